/** Deletes a show: the name of its ceremony is typed, and what will be gone is said before. */
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { deleteShow } from '../house-shows.ts'
import { say, sayCount, sayWith } from '../language/say.ts'
import { contentsOf, type ShowWithRehearsals } from '../shows-words.ts'
import './desk-modal.ts'
import { look } from './look.ts'

const folded = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ')

/** Fires `done` with a sentence, and `dismiss` when it is put away. */
@customElement('show-delete-dialog')
export class ShowDeleteDialog extends LitElement {
  static override styles = [look]

  @property({ attribute: false }) at!: ShowWithRehearsals
  @state() private typed = ''
  @state() private deleting = false
  @state() private refusal = ''

  private readonly dismiss = (): void => void this.dispatchEvent(new CustomEvent('dismiss'))

  private async submit(event: Event): Promise<void> {
    event.preventDefault()
    const { ceremony, show } = this.at.show
    if (this.deleting || folded(this.typed) !== folded(ceremony)) return
    this.deleting = true
    this.refusal = ''
    const said = await deleteShow(show, this.typed)
    this.deleting = false
    if ('sentence' in said) this.refusal = said.sentence
    else this.dispatchEvent(new CustomEvent('done', { detail: say('{ceremony} is deleted.', { ceremony }) }))
  }

  protected override render() {
    const { show, rehearsals } = this.at
    const right = folded(this.typed) === folded(show.ceremony)
    const along =
      rehearsals.length === 0
        ? ''
        : ` ${sayCount(rehearsals.length, { one: 'Its rehearsal goes with it.', other: 'Its {n} rehearsals go with it.' })}`
    return html`
      <desk-modal heading=${say('Delete {ceremony}', { ceremony: show.ceremony })} @dismiss=${this.dismiss}>
        <p>
          ${say('Its plan, its results, its as-run log and its page for readers will be gone: {contents}.', { contents: contentsOf(show) })}${along}
          ${say('For 30 days it can be restored from this page.')}
        </p>
        <form id="form" @submit=${this.submit}>
          <label class="field">
            <span>${sayWith('Type the name of the ceremony: {name}', { name: html`<b class="name"><bdi>${show.ceremony}</bdi></b>` })}</span>
            <input
              name="name"
              autocomplete="off"
              spellcheck="false"
              dir="auto"
              autofocus
              @input=${(event: Event) => {
                this.typed = (event.target as HTMLInputElement).value
              }}
            />
          </label>
        </form>
        <div slot="foot">
          <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
          <div class="row">
            <button class="danger" data-do="delete" ?disabled=${!right || this.deleting} @click=${this.submit}>
              ${this.deleting ? say('Deleting…') : say('Delete the show')}
            </button>
            <button @click=${this.dismiss}>${say('Keep it')}</button>
          </div>
        </div>
      </desk-modal>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'show-delete-dialog': ShowDeleteDialog
  }
}
