/** What one bus shows: the real stage page, in miniature, out of reach of keyboard and pointer. */
import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { say } from '../language/say.ts'
import { look } from './look.ts'
import { StageScale, stageFrameLook } from './stage-frame.ts'

@customElement('bus-monitor')
export class BusMonitor extends LitElement {
  static override styles = [
    look,
    stageFrameLook,
    css`
      figure {
        margin: 0;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        border: 2px solid var(--tally);
        border-radius: 8px;
        overflow: hidden;
        background: #000;
      }
      :host([bus='programme']) {
        --tally: var(--on);
        --tally-text: #fff;
      }
      :host([bus='preview']) {
        --tally: var(--next);
        --tally-text: #fff;
      }
      :host([stale]) {
        --tally: var(--line-strong);
        --tally-text: var(--ink-soft);
      }
      figcaption {
        display: flex;
        align-items: baseline;
        gap: 10px;
        min-height: 30px;
        padding: 4px 10px 6px;
        background: var(--tally);
        color: var(--tally-text);
      }
      :host([stale]) figcaption {
        background: var(--lifted);
      }
      b {
        font-size: 13px;
        letter-spacing: 0.06em;
      }
      .what {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-size: 13px;
      }
      iframe {
        background: #000;
      }
      .over {
        position: absolute;
        inset: 0;
        display: grid;
        place-content: center;
        justify-items: center;
        gap: 4px;
        text-align: center;
        background: #0c0d0fd9;
        color: var(--ink);
      }
      .black {
        background: repeating-linear-gradient(135deg, #000 0 14px, #1a0909 14px 28px);
      }
      .over strong {
        font-size: 20px;
        letter-spacing: 0.08em;
      }
      .black strong {
        color: var(--on-ink);
      }
    `,
  ]

  @property({ reflect: true }) bus: 'programme' | 'preview' = 'programme'
  @property() what = ''
  @property() show = ''
  @property({ type: Boolean }) black = false
  /** The link is lost: what is drawn may be old. */
  @property({ type: Boolean, reflect: true }) stale = false

  constructor() {
    super()
    new StageScale(this)
  }

  protected override render() {
    const programme = this.bus === 'programme'
    return html`
      <figure>
        <figcaption>
          <b>${programme ? say('ON') : say('NEXT')}</b>
          <span class="what" dir="auto" title=${this.what}>${this.what}</span>
        </figcaption>
        <div class="screen">
          <iframe
            src="/stage?bus=${this.bus}&monitor=1&show=${encodeURIComponent(this.show)}"
            title=${programme ? say('Programme: what the room sees') : say('Preview: what the next take will show')}
            tabindex="-1"
            scrolling="no"
          ></iframe>
          ${this.overlay()}
        </div>
      </figure>
    `
  }

  private overlay() {
    if (this.stale)
      return html`<div class="over"><span>${say('Not live: this picture may be old')}</span></div>`
    if (!this.black) return null
    return html`<div class="over black"><strong>${say('BLACKOUT')}</strong><span>${say('The room sees a black screen')}</span></div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bus-monitor': BusMonitor
  }
}
