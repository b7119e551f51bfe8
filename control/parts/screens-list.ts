/** The screens of the room: whether each has painted what is on, and how well they keep together. */
import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ScreenReport } from '#shared/protocol'
import { roomInStep, type ScreenWord, screenName, wordFor } from '../room-in-step.ts'
import { look } from './look.ts'

const SHAPES = { showing: '●', behind: '◐', waiting: '○', silent: '!', away: '✕' }
const WORDS = { showing: 'showing', behind: 'behind', waiting: 'waiting', silent: 'not heard', away: 'gone' }
const ORDER: readonly ScreenWord[] = ['silent', 'away', 'behind', 'waiting', 'showing']

@customElement('screens-list')
export class ScreensList extends LitElement {
  static override styles = [
    look,
    css`
      h2 {
        display: flex;
        justify-content: space-between;
        padding: 10px 12px 4px;
      }
      ul {
        max-height: 168px;
        overflow-y: auto;
        padding-bottom: 8px;
      }
      li {
        display: grid;
        grid-template-columns: 16px 1fr auto auto;
        gap: 8px;
        align-items: baseline;
        padding: 4px 12px;
        font-size: 13px;
      }
      .showing .word,
      .showing .shape {
        color: var(--next-ink);
      }
      .behind .word,
      .behind .shape,
      .waiting .shape {
        color: var(--warn);
      }
      .silent .word,
      .silent .shape,
      .away .word,
      .away .shape {
        color: var(--on-ink);
        font-weight: 600;
      }
      .how {
        grid-column: 2 / -1;
        font-size: 12px;
      }
      .laggard {
        color: var(--warn);
      }
      p {
        padding: 2px 12px 12px;
        font-size: 13px;
      }
    `,
  ]

  @property({ attribute: false }) screens: readonly ScreenReport[] = []
  @property({ attribute: false }) programmeSeq = 0
  @property({ type: Boolean }) live = false

  protected override render() {
    const room = roomInStep(this.screens, this.programmeSeq)
    const spread = room.spread === null ? '' : ` · spread ${room.spread} ms`
    return html`
      <h2>
        <span>Screens</span>
        <span>${this.live ? `${room.showing} of ${room.of} showing${spread}` : 'not known'}</span>
      </h2>
      ${
        this.live && room.laggard
          ? html`<p class="laggard">${room.laggard.name} is last, by ${room.laggard.by} ms.</p>`
          : null
      }
      ${this.screens.length === 0 ? html`<p class="soft">No screen has opened the stage page yet.</p>` : null}
      <ul tabindex="0" aria-label="Screens">
        ${this.troubledFirst().map((screen) => {
          const word = this.live ? wordFor(screen, this.programmeSeq) : 'waiting'
          return html`
            <li class=${word} title=${screen.version === null ? '' : `Page ${screen.version}`}>
              <span class="shape" aria-hidden="true">${SHAPES[word]}</span>
              <span>${screenName(screen)}</span>
              <span class="soft">${screen.size}</span>
              <span class="word">${this.live ? WORDS[word] : 'not known'}</span>
              ${this.live && screen.connected ? html`<span class="how soft">${howItFares(screen)}</span>` : null}
            </li>
          `
        })}
      </ul>
    `
  }

  /** The list is short; whoever needs looking after stands where it is seen. */
  private troubledFirst(): ScreenReport[] {
    const rank = (screen: ScreenReport) => ORDER.indexOf(wordFor(screen, this.programmeSeq))
    return [...this.screens].sort((a, b) => rank(a) - rank(b))
  }
}

/** Its lateness, link, clock and lost pictures, as far as they are known. */
function howItFares({ moment, roundTrip, clockError, dropped }: ScreenReport): string {
  const parts = [
    moment && `${moment.late} ms late`,
    roundTrip !== null && `trip ${Math.round(roundTrip)} ms`,
    clockError === null ? 'no clock' : `clock ±${Math.max(1, Math.round(clockError))} ms`,
    dropped > 0 && `${dropped} dropped`,
  ]
  return parts.filter(Boolean).join(' · ')
}

declare global {
  interface HTMLElementTagNameMap {
    'screens-list': ScreensList
  }
}
