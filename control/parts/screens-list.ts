/** The screens of the room, and whether each has painted what is on. */
import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ScreenReport } from '#shared/protocol'
import { screenWord } from '../words.ts'
import { look } from './look.ts'

const SHAPES = { showing: '●', behind: '◐', waiting: '○', away: '✕' }
const WORDS = { showing: 'showing', behind: 'behind', waiting: 'waiting', away: 'gone' }

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
      .away .word,
      .away .shape {
        color: var(--on-ink);
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
    const there = this.screens.filter((screen) => screen.connected).length
    return html`
      <h2><span>Screens</span><span>${this.live ? `${there} connected` : 'not known'}</span></h2>
      ${this.screens.length === 0 ? html`<p class="soft">No screen has opened the stage page yet.</p>` : null}
      <ul tabindex="0" aria-label="Screens">
        ${this.screens.map((screen) => {
          const word = this.live ? screenWord(screen, this.programmeSeq) : 'waiting'
          return html`
            <li class=${word}>
              <span class="shape" aria-hidden="true">${SHAPES[word]}</span>
              <span>${screen.bus === 'programme' ? 'Stage' : 'Preview'} ${screen.screen.slice(0, 6)}</span>
              <span class="soft">${screen.size}</span>
              <span class="word">${this.live ? WORDS[word] : 'not known'}</span>
            </li>
          `
        })}
      </ul>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'screens-list': ScreensList
  }
}
