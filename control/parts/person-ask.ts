/** Asks once more before somebody is shut out, or becomes another. */
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { PersonAsk } from '../person-asks.ts'
import './desk-modal.ts'
import { look } from './look.ts'

/** Fires `done` with a sentence once it is done, and `dismiss` when it is put away. */
@customElement('person-ask')
export class PersonAskDialog extends LitElement {
  static override styles = [look]

  @property({ attribute: false }) ask!: PersonAsk
  @state() private sending = false
  @state() private refusal = ''

  private async act(): Promise<void> {
    if (this.sending) return
    this.sending = true
    this.refusal = ''
    const answer = await this.ask.act()
    this.sending = false
    if ('sentence' in answer) this.refusal = answer.sentence
    else this.dispatchEvent(new CustomEvent('done', { detail: this.ask.done }))
  }

  protected override render() {
    const { heading, says, does, grave } = this.ask
    const dismiss = () => this.dispatchEvent(new CustomEvent('dismiss'))
    return html`
      <desk-modal heading=${heading} @dismiss=${dismiss}>
        <p class="soft" dir="auto">${says}</p>
        <div slot="foot">
          <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
          <div class="row">
            <button class=${grave ? 'danger' : 'main'} data-do="act" ?disabled=${this.sending} @click=${this.act}>${does}</button>
            <button autofocus @click=${dismiss}>Leave it</button>
          </div>
        </div>
      </desk-modal>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'person-ask': PersonAskDialog
  }
}
