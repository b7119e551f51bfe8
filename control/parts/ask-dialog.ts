/** Asks once more before the room sees it, or somebody is shut out. */
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { say } from '../language/say.ts'
import './desk-modal.ts'
import { look } from './look.ts'

export interface Question {
  readonly heading: string
  readonly says: string
  readonly does: string
  /** What is said once it is done. */
  readonly done: string
}

/** Fires `done` with a sentence once it is done, and `dismiss` when it is put away. */
@customElement('ask-dialog')
export class AskDialog extends LitElement {
  static override styles = [look]

  @property({ attribute: false }) ask!: Question
  /** What comes of it; a `sentence` in it says why it was not done. */
  @property({ attribute: false }) act!: () => Promise<object | { readonly sentence: string }>
  /** The button is a red one. */
  @property({ type: Boolean }) grave = false
  @property({ type: Boolean }) live = false
  @state() private sending = false
  @state() private refusal = ''

  private async go(): Promise<void> {
    if (this.sending) return
    this.sending = true
    this.refusal = ''
    const answer = await this.act()
    this.sending = false
    if ('sentence' in answer) this.refusal = answer.sentence
    else this.dispatchEvent(new CustomEvent('done', { detail: this.ask.done }))
  }

  protected override render() {
    const { heading, says, does } = this.ask
    const dismiss = () => this.dispatchEvent(new CustomEvent('dismiss'))
    return html`
      <desk-modal heading=${heading} @dismiss=${dismiss}>
        <p class="soft" dir="auto">${says}</p>
        <div slot="foot">
          <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
          <div class="row">
            <button class=${this.grave ? 'danger' : 'main'} data-do="act" ?disabled=${!this.live || this.sending} @click=${this.go}>${does}</button>
            <button autofocus @click=${dismiss}>${say('Leave it')}</button>
          </div>
        </div>
      </desk-modal>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ask-dialog': AskDialog
  }
}
