/** The second pair of eyes: what is armed, for whoever is to confirm it at another desk before it is taken. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { DeskLive } from '#shared/desk-view'
import { heard } from '../language/heard.ts'
import { say } from '../language/say.ts'
import type { Outcome } from '../link/courier.ts'
import { look } from './look.ts'

/** Fires `peek` when somebody wants to look into the envelopes first. */
@customElement('confirm-card')
export class ConfirmCard extends LitElement {
  static override styles = [
    look,
    css`
      section {
        display: grid;
        gap: 10px;
        margin: 0 0 12px;
        padding: 14px 16px;
        border: 2px solid var(--on-ink);
        border-radius: 8px;
        background: var(--on-wash);
      }
      strong {
        font-size: 20px;
        line-height: 1.25;
        overflow-wrap: anywhere;
      }
      .main {
        min-height: 48px;
        padding-inline: 22px;
      }
    `,
  ]

  @property({ attribute: false }) view!: DeskLive
  @property({ attribute: false }) confirm!: () => Promise<Outcome> | null
  @property({ type: Boolean }) live = false
  @state() private refusal = ''

  private async say(): Promise<void> {
    const outcome = await this.confirm()
    this.refusal = outcome && !outcome.ok ? outcome.sentence : ''
  }

  protected override render() {
    const { armed, next } = this.view
    if (!armed || !next) return nothing
    if (armed.confirmedBy !== null) {
      return html`<section><p>${say('{what}: confirmed by {by}. The next take opens the envelope.', { what: next.label, by: heard(armed.confirmedBy) })}</p></section>`
    }
    return html`
      <section aria-label=${say('Confirm the reveal')}>
        <p>${say('{by} has armed a reveal and waits for you. Is this the category the room waits for, and its right envelope?', { by: heard(armed.by) })}</p>
        <strong dir="auto">${next.label}</strong>
        <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
        <div class="row">
          <button class="main" data-do="confirm" ?disabled=${!this.live} @click=${this.say}>${say('Confirm')}</button>
          <button data-do="peek" @click=${() => this.dispatchEvent(new CustomEvent('peek'))}>${say('Look into the envelope…')}</button>
        </div>
      </section>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'confirm-card': ConfirmCard
  }
}
