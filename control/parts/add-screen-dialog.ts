/** Makes a page a screen: by the code it shows, or by a link that is a screen wherever it is opened. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { ShowId } from '#shared/ids'
import type { ScreensView } from '#shared/protocol'
import { asCode, type ScreenSetup } from '#shared/screens'
import { say, sayWith } from '../language/say.ts'
import type { Tend } from '../link/tending.ts'
import { codeProblem, newSetup, screenLink, setupProblem, shownCode, trimmed } from '../screen-draft.ts'
import { addScreenLook } from './add-screen-look.ts'
import './copy-field.ts'
import type { DeskModal } from './desk-modal.ts'
import './desk-modal.ts'
import { look } from './look.ts'
import { setupFields, setupFieldsLook } from './setup-fields.ts'

const WAYS = [
  ['pair', say('It shows a code'), say('A browser at the screen, opened at this server’s address')],
  ['link', say('A link for OBS or a kiosk'), say('Where nobody can type, or read a code')],
] as const
type Way = (typeof WAYS)[number][0]

/** Fires `done` with a sentence once the screen is there, and `dismiss` when it is put away. */
@customElement('add-screen-dialog')
export class AddScreenDialog extends LitElement {
  static override styles = [look, setupFieldsLook, addScreenLook]

  @property({ attribute: false }) view!: ScreensView
  @property({ attribute: false }) shows: readonly ShowId[] = []
  @property({ attribute: false }) tend!: Tend
  @property({ type: Boolean }) live = false
  /** Already chosen among those that wait. */
  @property() code = ''
  @state() private way: Way = 'pair'
  @state() private setup: ScreenSetup = newSetup()
  @state() private link = ''
  @state() private sending = false
  @state() private refusal = ''
  @query('desk-modal') private readonly modal!: DeskModal
  @query('[data-field=name]') private readonly nameField!: HTMLInputElement | null

  override connectedCallback(): void {
    super.connectedCallback()
    this.code = shownCode(this.code)
  }

  /** The code is there already: what is missing is the name. */
  protected override async firstUpdated(): Promise<void> {
    if (this.code === '') return
    await this.modal.updateComplete
    this.nameField?.focus()
  }

  private problem(): string | null {
    const wrongCode = this.way === 'pair' ? codeProblem(this.code) : null
    return wrongCode ?? setupProblem(this.setup, this.view.screens, null)
  }

  private async add(): Promise<void> {
    if (this.sending) return
    this.refusal = this.problem() ?? ''
    if (this.refusal !== '') return
    const setup = trimmed(this.setup)
    this.sending = true
    const tended = await this.tend(
      this.way === 'pair' ? { kind: 'pair', code: asCode(this.code), setup } : { kind: 'link', setup },
    )
    this.sending = false
    if (!tended.ok) this.refusal = tended.sentence
    else if (this.way === 'pair') this.finish(say('{name} is a screen now.', { name: setup.name }))
    else this.link = screenLink(location.origin, tended.value.token ?? '')
  }

  private finish(sentence: string): void {
    this.dispatchEvent(new CustomEvent('done', { detail: sentence }))
  }

  private choose(code: string): void {
    this.code = shownCode(code)
    this.refusal = ''
    this.nameField?.focus()
  }

  protected override render() {
    const made = this.link !== ''
    const dismiss = () =>
      made
        ? this.finish(say('{name} is added.', { name: this.setup.name.trim() }))
        : this.dispatchEvent(new CustomEvent('dismiss'))
    return html`
      <desk-modal
        heading=${say('Add a screen')}
        ?guarded=${made}
        @dismiss=${dismiss}
        @held-back=${() => {
          this.refusal = say('Copy the link, then press “Done”: it is not shown again.')
        }}
      >
        ${made ? this.made() : this.form()}
        <div slot="foot">
          <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
          <div class="row">
            ${
              made
                ? nothing
                : html`<button class="main" data-do="add" ?disabled=${!this.live || this.sending} @click=${this.add}>
                    ${this.way === 'pair' ? say('Add this screen') : say('Make the link')}
                  </button>`
            }
            <button @click=${dismiss}>${made ? say('Done') : say('Leave it|nothing made')}</button>
          </div>
        </div>
      </desk-modal>
    `
  }

  private form(): TemplateResult {
    return html`
      <fieldset>
        <legend class="unseen">${say('How it is added')}</legend>
        <div class="layouts">
          ${WAYS.map(
            ([way, name, when]) => html`
              <label class="choice">
                <input
                  type="radio"
                  name="way"
                  value=${way}
                  .checked=${way === this.way}
                  @change=${() => {
                    this.way = way
                    this.refusal = ''
                  }}
                />
                <span><b>${name}</b><br /><span class="soft">${when}</span></span>
              </label>
            `,
          )}
        </div>
      </fieldset>
      ${this.way === 'pair' ? this.codes() : nothing}
      ${setupFields(this.setup, this.shows, this.sending, (setup) => {
        this.setup = setup
      })}
    `
  }

  private codes(): TemplateResult {
    const { waiting } = this.view
    return html`
      <div class="codes">
        <label class="field">
          <span>${say('The code on the screen')}</span>
          <input
            class="code"
            data-field="code"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            maxlength="12"
            placeholder="··· ···"
            ?autofocus=${this.code === ''}
            .value=${this.code}
            ?disabled=${this.sending}
            @input=${(event: Event) => {
              this.code = (event.target as HTMLInputElement).value
              this.refusal = ''
            }}
          />
        </label>
        <div class="field">
          <span id="waiting">${waiting.length === 0 ? say('No page waits now') : say('Or choose it, once you have seen this code on it')}</span>
          ${
            waiting.length === 0
              ? html`<p class="soft">${sayWith('Open {address} on the screen; its code appears there and here.', { address: html`<b>${location.origin}/stage</b>` })}</p>`
              : html`<ul aria-labelledby="waiting">
                  ${waiting.map(
                    ({ code, size, address }) => html`
                      <li>
                        <button aria-pressed=${asCode(this.code) === code ? 'true' : 'false'} @click=${() => this.choose(code)}>
                          <b>${shownCode(code)}</b> <span class="soft">${size} · ${address}</span>
                        </button>
                      </li>
                    `,
                  )}
                </ul>`
          }
        </div>
      </div>
    `
  }

  private made(): TemplateResult {
    return html`
      <copy-field label=${say('Open it in OBS, vMix or the kiosk: it is {name} there', { name: this.setup.name.trim() })} .text=${this.link}></copy-field>
      <p class="refusal">
        ${say('This link is a key: whoever has it is this screen and sees what it shows. It is shown now and never again. Lost it? Remove the screen and add it anew.')}
      </p>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'add-screen-dialog': AddScreenDialog
  }
}
