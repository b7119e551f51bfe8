/** Makes this year's show from last year's: a name, a date, and whether the entries come along. */
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { HouseShow } from '#shared/house-shows'
import { duplicate } from '../house-shows.ts'
import { say } from '../language/say.ts'
import { nextYear, renamedFor } from '../shows-words.ts'
import { newCommandId } from '../wishes.ts'
import './desk-modal.ts'
import { look } from './look.ts'

/** Fires `done` with a sentence, and `dismiss` when it is put away. */
@customElement('show-duplicate-dialog')
export class ShowDuplicateDialog extends LitElement {
  static override styles = [look]

  @property({ attribute: false }) show!: HouseShow
  @state() private name = ''
  @state() private date = ''
  @state() private entries = false
  @state() private making = false
  @state() private refusal = ''
  /** One wish, however often it is sent. */
  private readonly commandId = newCommandId()

  override connectedCallback(): void {
    super.connectedCallback()
    this.date = nextYear(this.show.date)
    this.name = renamedFor(this.show.ceremony, this.show.date, this.date)
  }

  private readonly dismiss = (): void => void this.dispatchEvent(new CustomEvent('dismiss'))

  private async submit(event: Event): Promise<void> {
    event.preventDefault()
    if (this.making) return
    const { commandId, name, date, entries } = this
    this.refusal = name.trim() === '' ? say('Give it a name.') : date === '' ? say('Say when it is.') : ''
    if (this.refusal !== '') return
    this.making = true
    const said = await duplicate(this.show.show, { commandId, name: name.trim(), date, entries })
    this.making = false
    if ('sentence' in said) this.refusal = said.sentence
    else
      this.dispatchEvent(
        new CustomEvent('done', { detail: say('{ceremony} is in preparation.', { ceremony: name.trim() }) }),
      )
  }

  protected override render() {
    return html`
      <desk-modal heading=${say('Duplicate {ceremony}', { ceremony: this.show.ceremony })} @dismiss=${this.dismiss}>
        <p class="soft">
          ${say('Categories, sponsors, the order of the evening, settings, look, notes and pictures come along. Results never do.')}
        </p>
        <form id="form" @submit=${this.submit}>
          <label class="field">
            <span>${say('Name of the ceremony')}</span>
            <input name="name" maxlength="400" dir="auto" autocomplete="off" .value=${this.name} @input=${(
              event: Event,
            ) => {
              this.name = (event.target as HTMLInputElement).value
            }} />
          </label>
        </form>
        <label class="field">
          <span>${say('Date')}</span>
          <input type="date" name="date" .value=${this.date} @input=${(event: Event) => {
            this.date = (event.target as HTMLInputElement).value
          }} />
        </label>
        <label class="row">
          <input type="checkbox" name="entries" .checked=${this.entries} @change=${(event: Event) => {
            this.entries = (event.target as HTMLInputElement).checked
          }} />
          ${say('The {n} entries too', { n: this.show.entries })}
        </label>
        <div slot="foot">
          <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
          <div class="row">
            <button class="main" data-do="duplicate" ?disabled=${this.making} @click=${this.submit}>
              ${this.making ? say('Making…') : say('Make the show')}
            </button>
            <button @click=${this.dismiss}>${say('Leave it|nothing made')}</button>
          </div>
        </div>
      </desk-modal>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'show-duplicate-dialog': ShowDuplicateDialog
  }
}
