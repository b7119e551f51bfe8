/** Asks once more before the room sees it. */
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Tend } from '../link/tending.ts'
import type { Ask } from '../screen-asks.ts'
import './desk-modal.ts'
import { look } from './look.ts'

/** Fires `done` with a sentence once it is done, and `dismiss` when it is put away. */
@customElement('ask-dialog')
export class AskDialog extends LitElement {
  static override styles = [look]

  @property({ attribute: false }) ask!: Ask
  @property({ attribute: false }) tend!: Tend
  @property({ type: Boolean }) live = false
  @state() private sending = false
  @state() private refusal = ''

  private async act(): Promise<void> {
    if (this.sending) return
    this.sending = true
    this.refusal = ''
    const tended = await this.tend(this.ask.wish)
    this.sending = false
    if (tended.ok) this.dispatchEvent(new CustomEvent('done', { detail: this.ask.done }))
    else this.refusal = tended.sentence
  }

  protected override render() {
    const { heading, says, does } = this.ask
    const dismiss = () => this.dispatchEvent(new CustomEvent('dismiss'))
    return html`
      <desk-modal heading=${heading} @dismiss=${dismiss}>
        <p class="soft">${says}</p>
        <div slot="foot">
          <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
          <div class="row">
            <button class="danger" data-do="act" ?disabled=${!this.live || this.sending} @click=${this.act}>${does}</button>
            <button autofocus @click=${dismiss}>Leave it</button>
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
