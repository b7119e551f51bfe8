/** The key of the envelopes: what losing it means, a wrapped copy to take away, one to bring, and a test envelope. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { type KeyView, SHORTEST_PASSPHRASE, type WrappedKey } from '#shared/key-view'
import type { Role } from '#shared/people'
import { checkKey, exportKey, importKey, readKey } from '../key-acts.ts'
import { say } from '../language/say.ts'
import { printText, saveText } from '../text-away.ts'
import { keyPageLook } from './key-page-look.ts'
import { look } from './look.ts'
import { pageLook } from './page-look.ts'

type Field = 'passphrase' | 'again' | 'block' | 'theirs'

const EMPTY: Record<Field, string> = { passphrase: '', again: '', block: '', theirs: '' }

@customElement('key-page')
export class KeyPage extends LitElement {
  static override styles = [look, pageLook, keyPageLook]

  @property({ attribute: false }) who!: Role
  @state() private view: KeyView | null = null
  @state() private trouble = ''
  /** Where it was refused, and why. */
  @state() private refused: { readonly where: 'take' | 'bring' | 'test'; readonly sentence: string } | null =
    null
  @state() private said = ''
  @state() private fields = EMPTY
  @state() private wrapped: WrappedKey | null = null
  @state() private busy = false

  override connectedCallback(): void {
    super.connectedCallback()
    void this.read()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.fields = EMPTY
    this.wrapped = null
  }

  private async read(): Promise<void> {
    const answer = await readKey()
    this.trouble = 'sentence' in answer ? answer.sentence : ''
    if ('value' in answer) this.view = answer.value
  }

  private begin(): boolean {
    if (this.busy) return false
    this.busy = true
    this.refused = null
    this.said = ''
    return true
  }

  private refuse(where: 'take' | 'bring' | 'test', sentence: string): void {
    this.refused = { where, sentence }
  }

  private async take(): Promise<void> {
    const { passphrase, again } = this.fields
    if ([...passphrase].length < SHORTEST_PASSPHRASE)
      return this.refuse(
        'take',
        say('A passphrase has at least {n} characters; four or five words do well.', {
          n: SHORTEST_PASSPHRASE,
        }),
      )
    if (passphrase !== again) return this.refuse('take', say('The two passphrases differ.'))
    if (!this.begin()) return
    const answer = await exportKey(passphrase)
    this.busy = false
    if ('sentence' in answer) return this.refuse('take', answer.sentence)
    this.wrapped = answer.value
    this.fields = { ...this.fields, passphrase: '', again: '' }
    void this.read()
  }

  private async bring(): Promise<void> {
    if (!this.begin()) return
    const answer = await importKey(this.fields.block, this.fields.theirs)
    this.busy = false
    if ('sentence' in answer) return this.refuse('bring', answer.sentence)
    this.view = answer.value
    this.fields = EMPTY
    this.said = say('This house has the key {fingerprint} now.', answer.value)
  }

  private async test(): Promise<void> {
    if (!this.begin()) return
    const answer = await checkKey()
    this.busy = false
    if ('sentence' in answer) return this.refuse('test', answer.sentence)
    this.said = say('A test envelope was sealed and opened with the key {fingerprint}.', answer.value)
  }

  protected override render() {
    const { view } = this
    return html`
      <h1>${say('Key of the envelopes')}</h1>
      <div role="alert">${this.trouble ? html`<p class="refusal">${this.trouble}</p>` : nothing}</div>
      <div role="status">${this.said ? html`<p class="said">${this.said}</p>` : nothing}</div>
      ${view ? this.all(view) : this.trouble ? nothing : html`<p class="soft" aria-busy="true">${say('Reading…')}</p>`}
    `
  }

  private all(view: KeyView): TemplateResult {
    return html`
      <section class=${view.exported ? '' : 'warned'} aria-labelledby="losing">
        <h2 id="losing">${say('What losing it means')}</h2>
        <p>${say('Every sealed result is locked with this one key. It lies on this machine and nowhere else: not in the log, not in Redis, not in an export of a show. If this machine is stolen, breaks or is set up anew before the reveal, nobody can open the envelopes again, neither you nor we. The results would have to be collected and sealed once more.')}</p>
        ${
          view.source === 'memory'
            ? html`<p>${say('It is in the memory of this machine alone, and gone with every restart: then a producer brings it again, below. Until somebody has a copy, nothing can be sealed.')}</p>`
            : nothing
        }
        <p class="state">
          <strong>${view.exported ? say('A copy has been taken away.') : say('No copy of it has ever been taken away.')}</strong>
          ${view.exported ? say('Whoever has the block and the passphrase can open the envelopes.') : say('Take one now, and keep it where this machine is not.')}
        </p>
        <dl>
          <div><dt>${say('Fingerprint')}</dt><dd><code>${view.fingerprint}</code></dd></div>
          <div><dt>${say('Opens')}</dt><dd>${view.opens.length === 0 ? say('nothing is sealed yet') : view.opens.join(', ')}</dd></div>
          ${view.closed.length === 0 ? nothing : html`<div class="closed"><dt>${say('Does not open')}</dt><dd>${say('{names}: bring the key these were sealed with', { names: view.closed.join(', ') })}</dd></div>`}
        </dl>
        ${this.refusal('test')}
        <button data-do="test" ?disabled=${this.busy} @click=${this.test}>${say('Try it on a test envelope')}</button>
      </section>
      ${this.who === 'producer' ? html`${this.taking()} ${this.bringing(view)}` : html`<p class="soft">${say('A producer takes a copy away, or brings one.')}</p>`}
    `
  }

  private taking(): TemplateResult {
    return html`
      <section aria-labelledby="take">
        <h2 id="take">${say('Take a copy away')}</h2>
        ${
          this.wrapped
            ? this.block(this.wrapped)
            : html`
                <p class="soft">
                  ${say('You get a block of text, wrapped with a passphrase: of no use to whoever finds it without that. Keep the two apart.')}
                </p>
                ${this.field('passphrase', say('Passphrase, at least {n} characters', { n: SHORTEST_PASSPHRASE }))}
                ${this.field('again', say('The same once more'))} ${this.refusal('take')}
                <button class="main" data-do="take" ?disabled=${this.busy} @click=${this.take}>
                  ${this.busy ? say('Working…') : say('Make the block')}
                </button>
              `
        }
      </section>
    `
  }

  private block({ block, fingerprint }: WrappedKey): TemplateResult {
    const name = `seal-key-${fingerprint.replaceAll(' ', '')}.txt`
    return html`
      <pre tabindex="0" aria-label=${say('Wrapped key')}>${block}</pre>
      <div class="row">
        <button class="main" data-do="print" @click=${() => printText(say('Key of the envelopes'), block)}>${say('Print it')}</button>
        <button data-do="save" @click=${() => saveText(name, block)}>${say('Save it as a file')}</button>
        <button
          class="quiet"
          data-do="hide"
          @click=${() => {
            this.wrapped = null
          }}
        >
          ${say('I have it: hide it')}
        </button>
      </div>
    `
  }

  private bringing(view: KeyView): TemplateResult {
    return html`
      <section aria-labelledby="bring">
        <h2 id="bring">${say('Bring the key of another machine')}</h2>
        <p class="soft">
          ${say('For a second machine, or one that takes the place of the first: paste the block, or type it from paper.')}
          ${
            view.source === 'environment'
              ? say('The key of this house comes from ENVELOPE_SEAL_KEY, and is changed there only.')
              : say('Nothing that this house has sealed may depend on the key it has now.')
          }
        </p>
        <label class="field">
          <span>${say('Block')}</span>
          <textarea
            rows="7"
            spellcheck="false"
            autocomplete="off"
            data-field="block"
            maxlength="4000"
            .value=${this.fields.block}
            @input=${(event: Event) => this.typed('block', event)}
          ></textarea>
        </label>
        ${this.field('theirs', say('Its passphrase'))} ${this.refusal('bring')}
        <button class="main" data-do="bring" ?disabled=${this.busy || this.fields.block.trim() === '' || view.source === 'environment'} @click=${this.bring}>
          ${this.busy ? say('Working…') : say('Use this key')}
        </button>
      </section>
    `
  }

  private typed(field: Field, event: Event): void {
    this.fields = { ...this.fields, [field]: (event.target as HTMLInputElement | HTMLTextAreaElement).value }
  }

  private field(field: Field, label: string): TemplateResult {
    return html`<label class="field">
      <span>${label}</span>
      <input type="password" autocomplete="off" maxlength="200" data-field=${field} .value=${this.fields[field]} @input=${(event: Event) => this.typed(field, event)} />
    </label>`
  }

  private refusal(where: 'take' | 'bring' | 'test') {
    return html`<div role="alert">${this.refused?.where === where ? html`<p class="refusal">${this.refused.sentence}</p>` : nothing}</div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'key-page': KeyPage
  }
}
