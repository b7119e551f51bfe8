/** Takes a reveal back: names what is retracted and what the room and the readers will see. */
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { DeskLive } from '#shared/desk-view'
import type { Send } from '../desk.ts'
import { say } from '../language/say.ts'
import './desk-modal.ts'
import { look } from './look.ts'

/** Fires `dismiss` when it is done or put away. */
@customElement('retract-dialog')
export class RetractDialog extends LitElement {
  static override styles = [look]

  /** What is retracted: fixed when the dialog opens, whatever is revealed meanwhile. */
  @property({ attribute: false }) reveal!: NonNullable<DeskLive['lastReveal']>
  @property({ attribute: false }) send!: Send
  @property({ type: Boolean }) live = false
  @state() private reason = ''
  @state() private sending = false
  @state() private refusal = ''

  private done(): void {
    this.dispatchEvent(new CustomEvent('dismiss'))
  }

  private async retract(): Promise<void> {
    if (this.sending) return
    this.sending = true
    this.refusal = ''
    const { category, level, revision } = this.reveal
    const reason = this.reason.trim() || null
    const outcome = await this.send({ kind: 'retract', category, level, revision, reason })
    this.sending = false
    if (outcome.ok) this.done()
    else this.refusal = outcome.sentence
  }

  protected override render() {
    return html`
      <desk-modal heading=${say('Retract {what}?', { what: this.reveal.label })} @dismiss=${this.done}>
        <p class="soft">
          ${say('If the room is looking at this category, it goes to the holding slide. Readers who have been told see that the result was withdrawn; those who have not are never told. The result must be sealed again before it can be shown.')}
        </p>
        <label class="field">
          <span>${say('Reason, for the log and the readers (may be empty)')}</span>
          <input
            maxlength="300"
            dir="auto"
            autofocus
            @input=${(event: Event) => {
              this.reason = (event.target as HTMLInputElement).value
            }}
          />
        </label>
        <div slot="foot">
        <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
        <div class="row">
          <button class="danger" data-do="retract" ?disabled=${!this.live || this.sending} @click=${this.retract}>
            ${this.sending ? say('Retracting…') : say('Retract')}
          </button>
          <button @click=${this.done}>${say('Leave it')}</button>
        </div>
        </div>
      </desk-modal>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'retract-dialog': RetractDialog
  }
}
