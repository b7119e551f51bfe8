/** One line on how the evening keeps to its plan: the countdown before it, then late or on time, and the end to come. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { readTimes } from '#shared/desk-times'
import type { DeskLive, DeskPlan } from '#shared/desk-view'
import { timingOf } from '#shared/timing'
import { eveningSays, type Said, type Sign } from '../evening-words.ts'
import { say } from '../language/say.ts'
import { Ticking } from '../ticking.ts'
import { aheadIn } from '../zones.ts'
import { look } from './look.ts'

/** State never by colour alone: a shape stands before the words. */
const SHAPES: Record<Sign, string> = { 'on-time': '●', late: '▲', early: '▼', waiting: '◷' }

@customElement('evening-times')
export class EveningTimes extends LitElement {
  static override styles = [
    look,
    css`
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 26px;
        min-height: 30px;
        padding: 4px 14px;
        border-bottom: 1px solid var(--line);
        background: var(--panel);
        font-size: 14px;
        line-height: 21px;
        font-variant-numeric: tabular-nums;
      }
      b {
        font-weight: 600;
      }
      .more {
        color: var(--ink-soft);
      }
      .on-time {
        color: var(--next-ink);
      }
      .late {
        color: var(--warn);
      }
      .early {
        color: var(--focus);
      }
      .plan b {
        font-weight: 400;
        color: var(--ink-soft);
      }
      .end {
        margin-inline-start: auto;
      }
      @media (max-width: 719px) {
        .line {
          gap: 0 16px;
          padding-inline: 12px;
          font-size: 13px;
        }
        [data-stage='before'] .waiting ~ .end {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) plan!: DeskPlan
  @property({ attribute: false }) view!: DeskLive
  /** The server's clock minus ours, in milliseconds. */
  @property({ attribute: false }) clockOffset = 0

  constructor() {
    super()
    new Ticking(this, () => this.now)
  }

  private get now(): number {
    return Date.now() + this.clockOffset
  }

  protected override render(): TemplateResult {
    const { show } = this.plan
    const { timeZone } = show.ceremony
    const timing = timingOf(show, readTimes(show, this.view.times), aheadIn(timeZone), this.now)
    return html`
      <section class="line" aria-label=${say('How the evening keeps to its plan')} data-stage=${timing.stage}>
        ${eveningSays(timing, timeZone, this.now).map((said) => this.said(said))}
      </section>
    `
  }

  private said({ about, sign, words, more }: Said): TemplateResult {
    return html`
      <p class="${about} ${sign ?? ''}" data-about=${about} data-sign=${sign ?? nothing}>
        ${sign === null ? nothing : html`<span aria-hidden="true">${SHAPES[sign]}</span> `}<b>${words}</b>${
          more === null ? nothing : html` <span class="more">(${more})</span>`
        }
      </p>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'evening-times': EveningTimes
  }
}
