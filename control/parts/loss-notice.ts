/** Says on every page of the desk what the log lost of what had been acknowledged, until somebody has read it. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { DeskLive } from '#shared/desk-view'
import { say } from '../language/say.ts'
import { lossSaid } from '../trouble-words.ts'
import { clockTime } from '../words.ts'
import { look } from './look.ts'

const READ = 'envelope.loss-read'

const readHere = (): string | null => {
  try {
    return sessionStorage.getItem(READ)
  } catch {
    return null
  }
}

@customElement('loss-notice')
export class LossNotice extends LitElement {
  static override styles = [
    look,
    css`
      p {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
        padding: 8px 16px;
        border-bottom: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      .gone {
        background: var(--on);
        color: #fff;
      }
      .gone button {
        border-color: currentColor;
        color: inherit;
      }
      @media (pointer: coarse) {
        button {
          min-height: 44px;
        }
      }
    `,
  ]

  @property({ attribute: false }) live: DeskLive | null = null
  @property() timeZone: string | undefined = undefined
  @state() private read = readHere()

  private get name(): string {
    return `${this.live?.position.epoch.id}:${this.live?.mended?.seq}`
  }

  private put(): void {
    this.read = this.name
    try {
      sessionStorage.setItem(READ, this.name)
    } catch {
      // Then it is said again when the page is loaded anew.
    }
  }

  protected override render() {
    const mended = this.live?.mended
    if (!mended || this.read === this.name) return nothing
    const isGone = mended.lost > 0
    const sentence = lossSaid(mended, (at) => clockTime(at, this.timeZone, true))
    return html`
      <p class=${isGone ? 'gone' : 'back'} data-loss=${mended.lost}>
        <span><strong>${isGone ? say('Something was lost:') : say('Put back:')}</strong> <span dir="auto">${sentence}</span></span>
        <button class="quiet" data-do="loss-read" @click=${this.put}>${say('Noted')}</button>
      </p>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'loss-notice': LossNotice
  }
}
