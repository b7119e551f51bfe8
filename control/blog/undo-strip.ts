/** Ten seconds in which what was just published is taken off the page again, and is back in the composer. */
import { css, html, LitElement, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { say } from '../language/say.ts'
import { look } from '../parts/look.ts'

export const UNDO_MS = 10_000

/** Fires `undo`, and `over` once the time is up. */
@customElement('undo-strip')
export class UndoStrip extends LitElement {
  static override styles = [
    look,
    css`
      .strip {
        position: relative;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 12px;
        padding: 6px 6px 8px 12px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--raised);
        overflow: hidden;
      }
      .what {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      button {
        min-width: 112px;
      }
      progress {
        position: absolute;
        inset: auto 0 0;
        width: 100%;
        height: 3px;
        border: 0;
        background: transparent;
        appearance: none;
      }
      progress::-webkit-progress-bar {
        background: transparent;
      }
      progress::-webkit-progress-value {
        background: var(--gold);
      }
      progress::-moz-progress-bar {
        background: var(--gold);
      }
    `,
  ]

  /** The first words of the post. */
  @property() what = ''
  /** By the clock of this page. */
  @property({ type: Number }) until = 0
  @property({ type: Boolean }) off = false
  @state() private left = UNDO_MS
  private ticking: ReturnType<typeof setInterval> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.ticking = setInterval(() => this.count(), 100)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.ticking)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('until')) this.left = this.until - performance.now()
  }

  private count(): void {
    this.left = this.until - performance.now()
    if (this.left <= 0 && !this.off) this.dispatchEvent(new CustomEvent('over'))
  }

  protected override render() {
    const seconds = Math.max(0, Math.ceil(this.left / 1000))
    return html`
      <div class="strip">
        <span class="what"><strong>${say('Published.')}</strong> <span class="soft" dir="auto">${this.what}</span></span>
        <button type="button" data-do="undo" ?disabled=${this.off} @click=${() => this.dispatchEvent(new CustomEvent('undo'))}>${say('Undo')} <span aria-hidden="true">(${seconds} s)</span></button>
        <progress max=${UNDO_MS} .value=${Math.max(0, this.left)} aria-label=${say('Time left to undo')}></progress>
      </div>
      <p class="unseen" role="status">${say('Published. Undo within ten seconds.')}</p>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'undo-strip': UndoStrip
  }
}
