/** A word that something is done: it floats over the foot of a page, moves nothing, and goes by itself. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { look } from './look.ts'

const STAYS_MS = 6000

// The library's own toast writes `style` attributes, which the security policy of this house refuses.
@customElement('passing-word')
export class PassingWord extends LitElement {
  static override styles = [
    look,
    css`
      :host {
        position: sticky;
        z-index: 3;
        inset-block-end: 0;
        height: 0;
        pointer-events: none;
      }
      div {
        position: absolute;
        inset: auto 0 12px;
        display: grid;
        justify-items: center;
      }
      p {
        display: flex;
        align-items: baseline;
        gap: 10px;
        max-width: 100%;
        padding: 10px 16px;
        border: 1px solid var(--line-strong);
        border-inline-start: 4px solid var(--next);
        border-radius: var(--radius);
        background: var(--lifted);
        box-shadow: 0 8px 30px #000a;
        font-weight: 500;
        overflow-wrap: anywhere;
      }
      svg {
        flex: none;
        width: 12px;
        height: 10px;
        color: var(--next-ink);
      }
    `,
  ]

  @state() private sentence = ''
  private going: ReturnType<typeof setTimeout> | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.going)
  }

  /** An empty sentence takes back the one that is there. */
  say(sentence: string): void {
    clearTimeout(this.going)
    this.sentence = sentence
    if (sentence !== '') this.going = setTimeout(() => this.say(''), STAYS_MS)
  }

  protected override render() {
    return html`
      <div role="status">
        ${
          this.sentence === ''
            ? nothing
            : html`<p>
                <svg viewBox="0 0 12 10" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
                  <path d="M1 5l3.5 3.5L11 1" />
                </svg>
                <span>${this.sentence}</span>
              </p>`
        }
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passing-word': PassingWord
  }
}
