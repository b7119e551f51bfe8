/** Which core leads, which stand by, and how far they are behind; and the button that lets another lead. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { type CoreSeen, type CoresView, isFit } from '#shared/cores'
import { standbySaid } from '../cores-words.ts'
import { HOLD_MS } from '../keymap.ts'
import type { HandOver } from '../link/handing-over.ts'
import { look } from './look.ts'

@customElement('cores-card')
export class CoresCard extends LitElement {
  static override styles = [
    look,
    css`
      section {
        display: grid;
        gap: 10px;
        max-width: 760px;
        margin: 0 auto 24px;
        padding: 14px 16px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--panel);
      }
      h2 {
        font-size: 15px;
      }
      ul {
        display: grid;
        gap: 8px;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
      }
      .where {
        overflow-wrap: anywhere;
        font-weight: 600;
      }
      .state {
        flex: 1 1 14ch;
      }
      .bad {
        color: var(--warn);
      }
      button {
        position: relative;
        overflow: hidden;
      }
      button.holding::after {
        content: '';
        position: absolute;
        inset: auto 0 0;
        height: 4px;
        background: var(--gold);
        transform-origin: left;
        animation: fill var(--hold) linear forwards;
      }
      @keyframes fill {
        from {
          transform: scaleX(0);
        }
      }
    `,
  ]

  @property({ attribute: false }) view!: CoresView
  @property({ attribute: false }) handOver!: HandOver
  @property({ type: Boolean }) live = false
  @property({ type: Boolean }) mayHandOver = false
  @state() private held: string | null = null
  @state() private said = ''
  private timer: ReturnType<typeof setTimeout> | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.timer)
  }

  private hold(to: string): void {
    if (this.held !== null) return
    this.held = to
    this.said = ''
    this.timer = setTimeout(() => {
      this.held = null
      void this.give(to)
    }, HOLD_MS)
  }

  private readonly letGo = (): void => {
    if (this.held === null) return
    clearTimeout(this.timer)
    this.held = null
    this.said = 'Hold the button until the bar is full.'
  }

  private async give(to: string): Promise<void> {
    this.said = 'Handing over…'
    this.said = (await this.handOver(to)) ?? `${to} leads. This desk goes there by itself.`
  }

  protected override render(): TemplateResult | typeof nothing {
    const { cores } = this.view
    if (cores.length === 0) return nothing
    return html`
      <section aria-label="Cores">
        <h2>Cores</h2>
        <ul>
          ${cores.map((core) => this.line(core))}
        </ul>
        <p class="soft" role="status">${this.said}</p>
      </section>
    `
  }

  private line(core: CoreSeen): TemplateResult {
    const isGood = core.role === 'leads' || isFit(core)
    return html`
      <li data-core=${core.address} data-role=${core.role}>
        <span class="where" dir="ltr">${core.address}</span>
        <span class="state ${isGood ? '' : 'bad'}">
          <span aria-hidden="true">${isGood ? '●' : '✕'}</span> ${standbySaid(core)}
        </span>
        ${this.mayHandOver && isFit(core) ? this.button(core) : nothing}
      </li>
    `
  }

  /** Held by hand or by key: nobody lets another machine lead by a slip. */
  private button({ address }: CoreSeen): TemplateResult {
    const isKey = ({ key }: KeyboardEvent) => key === ' ' || key === 'Enter'
    return html`
      <button
        class=${this.held === address ? 'holding' : ''}
        style="--hold: ${HOLD_MS}ms"
        data-do="hand-over"
        ?disabled=${!this.live}
        @pointerdown=${(event: PointerEvent) => event.button === 0 && this.hold(address)}
        @pointerup=${this.letGo}
        @pointerleave=${this.letGo}
        @pointercancel=${this.letGo}
        @contextmenu=${(event: Event) => event.preventDefault()}
        @keydown=${(event: KeyboardEvent) => isKey(event) && !event.repeat && this.hold(address)}
        @keyup=${this.letGo}
        @blur=${this.letGo}
      >
        Hold to let it lead
      </button>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cores-card': CoresCard
  }
}
