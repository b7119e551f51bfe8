/** Files on their way to become pictures: looked at first, each given to what it shows, then set. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Send } from '../desk.ts'
import { type Thing, thingLabelled, thingOfFile } from '../picture-things.ts'
import { fileProblem, uploadPicture } from '../picture-upload.ts'
import './desk-modal.ts'
import './file-preview.ts'
import { look } from './look.ts'
import { picturesDialogLook } from './pictures-dialog-look.ts'

interface Picked {
  readonly file: File
  /** As typed or chosen; it names a thing, or not yet. */
  readonly label: string
  /** `frozen`: it is on screen or armed now, and changes only if it is pushed there. */
  readonly state: 'ready' | 'sending' | 'refused' | 'frozen' | 'done'
  readonly sentence: string
}

const pick = (file: File, label: string): Picked => {
  const problem = fileProblem(file)
  return { file, label, state: problem === null ? 'ready' : 'refused', sentence: problem ?? '' }
}

/** Fires `done` with a sentence once all are set, and `dismiss` when it is put away. */
@customElement('pictures-dialog')
export class PicturesDialog extends LitElement {
  static override styles = [look, picturesDialogLook]

  @property({ attribute: false }) files: readonly File[] = []
  /** What a single file was chosen for; otherwise names are compared. */
  @property({ attribute: false }) meant: Thing | null = null
  @property({ attribute: false }) things: readonly Thing[] = []
  @property({ attribute: false }) send!: Send
  @property({ type: Boolean }) live = false
  @state() private picked: readonly Picked[] = []
  @state() private sending = false
  @state() private refusal = ''
  private count = 0

  override connectedCallback(): void {
    super.connectedCallback()
    this.picked = this.files.map((file) =>
      pick(file, (this.meant ?? thingOfFile(this.things, file.name))?.label ?? ''),
    )
  }

  private change(at: number, change: Partial<Picked>): void {
    this.picked = this.picked.map((one, i) => (i === at ? { ...one, ...change } : one))
  }

  private inState(wanted: 'ready' | 'frozen'): number[] {
    return this.picked.flatMap(({ state, label }, at) =>
      state === wanted && thingLabelled(this.things, label) ? [at] : [],
    )
  }

  private problem(): string | null {
    const labels = this.inState('ready').map((at) => this.picked[at]?.label.trim())
    const twice = labels.find((label, at) => labels.indexOf(label) !== at)
    return twice === undefined ? null : `Two files are meant for ${twice}; leave one out.`
  }

  /** Sets what is ready; or pushes what is frozen to the screen, which is asked for by a button of its own. */
  private async set(wanted: 'ready' | 'frozen'): Promise<void> {
    if (this.sending) return
    this.refusal = this.problem() ?? ''
    if (this.refusal !== '') return
    this.sending = true
    // One after the other: the house takes in one picture at a time, and the link is shared with the show.
    for (const at of this.inState(wanted)) await this.setOne(at, wanted === 'frozen')
    this.sending = false
    if (this.picked.every(({ state }) => state === 'done')) {
      this.dispatchEvent(
        new CustomEvent('done', {
          detail: this.count === 1 ? 'The picture is set.' : `${this.count} pictures are set.`,
        }),
      )
    }
  }

  private async setOne(at: number, push: boolean): Promise<void> {
    const one = this.picked[at]
    const thing = one && thingLabelled(this.things, one.label)
    if (!one || !thing) return
    this.change(at, { state: 'sending' })
    const uploaded = await uploadPicture(one.file)
    if ('sentence' in uploaded) return this.change(at, { state: 'refused', sentence: uploaded.sentence })
    const outcome = await this.send({ kind: 'set-image', of: thing.of, image: uploaded.image, push })
    if (!outcome.ok) {
      const state = outcome.code === 'frozen' ? 'frozen' : 'refused'
      return this.change(at, { state, sentence: outcome.sentence })
    }
    this.count += 1
    this.change(at, { state: 'done', sentence: 'Set.' })
  }

  protected override render() {
    const count = this.inState('ready').length
    const frozen = this.inState('frozen').length
    const one = this.picked.length === 1
    const dismiss = () => this.dispatchEvent(new CustomEvent('dismiss'))
    return html`
      <desk-modal heading=${one ? 'Set a picture' : `Set ${this.picked.length} pictures`} @dismiss=${dismiss}>
        <p class="soft">
          It appears wherever its owner is shown; what is on screen now changes only if you push it there. Entries without a picture of their own
          show their entrant’s.
        </p>
        <datalist id="things">${this.things.map(({ label }) => html`<option value=${label}></option>`)}</datalist>
        <ul>${this.picked.map((picked, at) => this.file(picked, at))}</ul>
        <div slot="foot">
          <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
          <div class="row">
            <button class="main" data-do="set-pictures" ?disabled=${!this.live || this.sending || count === 0} @click=${() => this.set('ready')}>
              ${this.sending ? 'Setting…' : one ? 'Set the picture' : `Set ${count} of ${this.picked.length}`}
            </button>
            ${
              frozen === 0
                ? nothing
                : html`<button class="danger" data-do="push" ?disabled=${!this.live || this.sending} @click=${() => this.set('frozen')}>Push to the screen</button>`
            }
            <button ?disabled=${this.sending} @click=${dismiss}>${this.count > 0 ? 'Close' : 'Leave it'}</button>
          </div>
        </div>
      </desk-modal>
    `
  }

  private file({ file, label, state, sentence }: Picked, at: number): TemplateResult {
    const open = state === 'ready' || state === 'refused' || state === 'frozen'
    const missing = open && thingLabelled(this.things, label) === null
    return html`
      <li class=${state}>
        <span class="picture"><file-preview .file=${file}></file-preview></span>
        <div>
          <p class="file" dir="auto">${file.name}</p>
          <input
            list="things"
            aria-label="What ${file.name} shows"
            placeholder="Whose picture? Type to search"
            autocomplete="off"
            dir="auto"
            class=${missing ? 'missing' : ''}
            .value=${label}
            ?disabled=${!open || this.sending}
            @input=${(event: Event) => this.change(at, { label: (event.target as HTMLInputElement).value })}
          />
          <p class="word" role="status">
            ${state === 'sending' ? 'Setting…' : sentence || (missing ? 'Left out until it belongs to somebody.' : '')}
          </p>
        </div>
      </li>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pictures-dialog': PicturesDialog
  }
}
