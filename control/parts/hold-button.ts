/** A button that is held to fire, by hand or by key: nobody does by a slip what is wide. */
import { css, html, LitElement } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { HOLD_MS } from '../keymap.ts'
import { say } from '../language/say.ts'
import { look } from './look.ts'

/** What is said when it was let go before that. */
export const LET_GO = say('Hold the button until the bar is full.')

/** Fires `held` once it was held long enough, and `short` when it was let go before. */
@customElement('hold-button')
export class HoldButton extends LitElement {
  static override styles = [
    look,
    css`
      :host {
        display: inline-block;
      }
      button {
        position: relative;
        overflow: hidden;
        width: 100%;
        min-height: 40px;
        padding-inline: 16px;
        touch-action: none;
        user-select: none;
      }
      button.holding::after {
        content: '';
        position: absolute;
        inset: auto 0 0;
        height: 4px;
        background: var(--gold);
        transform-origin: left;
        animation: fill ${HOLD_MS}ms linear forwards;
      }
      @keyframes fill {
        from {
          transform: scaleX(0);
        }
      }
      /* Not the green of what is taken next. */
      button.wide:not(:disabled) {
        border-color: var(--gold);
        color: var(--gold);
      }
      @media (pointer: coarse) {
        button {
          min-height: 48px;
        }
      }
    `,
  ]

  @property() label = ''
  /** What it is called where it is looked for. */
  @property() does = ''
  @property() kind: 'wide' | 'plain' = 'plain'
  @property({ type: Boolean }) disabled = false
  @state() private holding = false
  private timer: ReturnType<typeof setTimeout> | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.timer)
    this.holding = false
  }

  private hold(): void {
    if (this.holding || this.disabled) return
    this.holding = true
    this.timer = setTimeout(() => {
      this.holding = false
      this.dispatchEvent(new CustomEvent('held'))
    }, HOLD_MS)
  }

  private readonly letGo = (): void => {
    if (!this.holding) return
    clearTimeout(this.timer)
    this.holding = false
    this.dispatchEvent(new CustomEvent('short'))
  }

  protected override render() {
    const isKey = ({ key }: KeyboardEvent) => key === ' ' || key === 'Enter'
    return html`
      <button
        class="${this.kind} ${this.holding ? 'holding' : ''}"
        data-do=${this.does}
        ?disabled=${this.disabled}
        @pointerdown=${(event: PointerEvent) => event.button === 0 && this.hold()}
        @pointerup=${this.letGo}
        @pointerleave=${this.letGo}
        @pointercancel=${this.letGo}
        @contextmenu=${(event: Event) => event.preventDefault()}
        @keydown=${(event: KeyboardEvent) => isKey(event) && !event.repeat && this.hold()}
        @keyup=${this.letGo}
        @blur=${this.letGo}
      >
        ${this.label}
      </button>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hold-button': HoldButton
  }
}
