/** Says on the results page, before it can happen, what the loss of this machine would mean. Fires `key` when somebody wants to do something about it. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { KeyView } from '#shared/key-view'
import { readKey } from '../key-acts.ts'
import { say } from '../language/say.ts'
import { look } from './look.ts'

@customElement('key-banner')
export class KeyBanner extends LitElement {
  static override styles = [
    look,
    css`
      section {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 8px 18px;
        margin-bottom: 14px;
        padding: 10px 14px;
        border: 1px solid var(--warn);
        border-radius: var(--radius);
        background: var(--warn-wash);
        color: var(--warn);
      }
      p {
        flex: 1 1 320px;
      }
    `,
  ]

  /** The show that is looked at. */
  @property() show = ''
  @property({ type: Boolean }) producer = false
  @state() private view: KeyView | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    void readKey().then((answer) => {
      if ('value' in answer) this.view = answer.value
    })
  }

  protected override render() {
    const { view } = this
    const isClosed = view?.closed.includes(this.show)
    if (!view || (view.exported && !isClosed)) return nothing
    return html`<section role="note" aria-label=${say('Key of the envelopes')} data-key=${isClosed ? 'closed' : 'alone'}>
      <p>
        ${
          isClosed
            ? html`<strong>${say('The key of this house does not open these envelopes.')}</strong> ${say('They were sealed on another machine; nothing can be revealed here before its key is brought.')}`
            : html`<strong>${say('The key of the envelopes lies on this machine alone.')}</strong> ${say('If the machine is lost, so are all sealed results: nobody can open them again.')}`
        }
        ${this.producer ? nothing : say('Tell a producer.')}
      </p>
      ${
        this.producer
          ? html`<button data-do="key" @click=${() => this.dispatchEvent(new CustomEvent('key', { bubbles: true, composed: true }))}>${isClosed ? say('Bring the key…') : say('Take a copy away…')}</button>`
          : nothing
      }
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'key-banner': KeyBanner
  }
}
