/** The screens of the room: whether each has painted what is on, and how well they keep together. */
import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ScreenReport } from '#shared/protocol'
import { say, sayWith } from '../language/say.ts'
import { type DeskShow, roomInStep, roomSentence, type ScreenWord, wordFor } from '../room-in-step.ts'
import { asError, asMs, SHAPES, shownWord } from '../screen-words.ts'
import { look } from './look.ts'

const ORDER: readonly ScreenWord[] = ['silent', 'away', 'behind', 'waiting', 'showing', 'elsewhere']

/** Fires `open` when the page of the screens is wanted. */
@customElement('screens-list')
export class ScreensList extends LitElement {
  static override styles = [
    look,
    css`
      h2 button {
        width: 100%;
        justify-content: space-between;
        padding: 8px 12px 4px;
        border: 0;
        border-radius: 0;
        background: none;
        font-size: 12px;
        color: var(--ink-soft);
      }
      h2 button:focus-visible {
        outline-offset: -2px;
      }
      ul {
        max-height: 168px;
        overflow-y: auto;
        padding-bottom: 8px;
      }
      li {
        display: grid;
        grid-template-columns: 16px 1fr auto auto;
        gap: 0 8px;
        align-items: baseline;
        padding: 4px 12px;
        font-size: 13px;
      }
      .name {
        overflow-wrap: anywhere;
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
  @property({ attribute: false }) desk!: DeskShow
  @property({ type: Boolean }) live = false

  protected override render() {
    const room = roomInStep(this.screens, this.desk)
    return html`
      <h2>
        <button title=${say('Open the page of the screens')} @click=${() => this.dispatchEvent(new CustomEvent('open'))}>
          <span>${say('Screens')}</span>
          <span>${this.live ? roomSentence(room) : say('not known')} <span aria-hidden="true">›</span></span>
        </button>
      </h2>
      ${
        this.live && room.laggard
          ? html`<p class="laggard">${sayWith('{screen} is last, by {n} ms.', { screen: html`<bdi>${room.laggard.name}</bdi>`, n: Math.round(room.laggard.by) })}</p>`
          : null
      }
      ${this.screens.length === 0 ? html`<p class="soft">${say('No screens yet.')}</p>` : null}
      <ul tabindex="0" aria-label=${say('Screens')}>
        ${this.troubledFirst().map((screen) => {
          const word = this.live ? wordFor(screen, this.desk) : 'waiting'
          return html`
            <li class=${word}>
              <span class="shape" aria-hidden="true">${SHAPES[word]}</span>
              <span class="name"><bdi>${screen.setup.name}</bdi></span>
              <span class="soft">${screen.size ?? ''}</span>
              <span class="word">${this.live ? shownWord(screen, word) : say('not known')}</span>
              ${this.live && screen.connected ? html`<span class="how soft">${howItFares(screen)}</span>` : null}
            </li>
          `
        })}
      </ul>
    `
  }

  /** The list is short; whoever needs looking after stands where it is seen. */
  private troubledFirst(): ScreenReport[] {
    const rank = (screen: ScreenReport) => ORDER.indexOf(wordFor(screen, this.desk))
    return [...this.screens].sort((a, b) => rank(a) - rank(b))
  }
}

/** Its lateness, link, clock and lost pictures, as far as they are known. */
function howItFares({ moment, roundTrip, clockError, dropped }: ScreenReport): string {
  const parts = [
    moment && say('{time} late', { time: asMs(moment.late) }),
    roundTrip !== null && say('trip {time}', { time: asMs(roundTrip) }),
    clockError === null ? say('no clock') : say('clock {time}', { time: asError(clockError) }),
    dropped > 0 && say('{n} dropped', { n: dropped }),
  ]
  return parts.filter(Boolean).join(' · ')
}

declare global {
  interface HTMLElementTagNameMap {
    'screens-list': ScreensList
  }
}
