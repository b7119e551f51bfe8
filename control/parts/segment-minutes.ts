/** What a segment of the rundown took, of what was planned; it counts while the segment is on. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type Spent, spentBy } from '#shared/segment-times'
import { segmentSays } from '../evening-words.ts'
import { Ticking } from '../ticking.ts'
import { look } from './look.ts'

@customElement('segment-minutes')
export class SegmentMinutes extends LitElement {
  static override styles = [
    look,
    css`
      :host {
        flex: none;
        font-size: 12px;
        font-weight: 400;
        line-height: 18px;
        color: var(--ink-soft);
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      .running {
        color: var(--ink);
      }
      .over {
        color: var(--warn);
        font-weight: 600;
      }
    `,
  ]

  @property({ attribute: false }) minutes: number | null = null
  /** Null for one that was never on. */
  @property({ attribute: false }) spent: Spent | null = null
  @property({ attribute: false }) clockOffset = 0

  constructor() {
    super()
    new Ticking(
      this,
      () => this.now,
      () => this.spent?.since != null,
    )
  }

  private get now(): number {
    return Date.now() + this.clockOffset
  }

  protected override render() {
    const says = segmentSays(this.minutes, this.spent && spentBy(this.spent, this.now))
    if (says === null) return nothing
    const running = this.spent?.since != null
    return html`<span class=${running ? 'running' : ''}>${says.words}</span>${
      says.over === null ? nothing : html` <span class="over">▲ ${says.over}</span>`
    }`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'segment-minutes': SegmentMinutes
  }
}
