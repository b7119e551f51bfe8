/** Above everything: that this is a rehearsal, and that the evening is about to begin while the room still rehearses. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ShowFile } from '#shared/show-file'
import type { ShowsView } from '#shared/shows-view'
import { stillInRehearsal } from '../air-view.ts'
import { capOf } from '../keymap.ts'
import { say } from '../language/say.ts'
import { look } from './look.ts'

/** Fires `open` when the dialog of rehearsals is wanted. */
@customElement('rehearsal-strip')
export class RehearsalStrip extends LitElement {
  static override styles = [
    look,
    css`
      .strip,
      .late {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 18px;
        padding: 6px 14px;
      }
      .strip {
        background: #666600;
        color: #fff;
      }
      b {
        font-size: 30px;
        font-weight: 800;
        letter-spacing: 0.2em;
        line-height: 1.2;
      }
      p {
        flex: 1 1 200px;
        min-width: 0;
      }
      .strip button {
        border-color: #fff;
        background: #3d3d00;
        color: #fff;
      }
      .strip button:hover {
        background: #2b2b00;
      }
      .late {
        padding-block: 10px;
        background: var(--warn);
        color: #1a1400;
      }
      .late p {
        font-size: 17px;
        line-height: 1.3;
      }
      .late button,
      .late button:hover:not(:disabled) {
        border-color: #1a1400;
        background: #1a1400;
        color: #fff;
      }
      @media (max-width: 719px) {
        .strip,
        .late {
          padding: 4px 12px;
        }
        b {
          font-size: 22px;
          letter-spacing: 0.12em;
        }
        .strip p,
        .strip kbd {
          display: none;
        }
        .strip b {
          flex: 1;
        }
        .late p {
          font-size: 15px;
        }
      }
    `,
  ]

  @property({ attribute: false }) show: ShowFile | null = null
  @property({ attribute: false }) shows: ShowsView | null = null
  @property({ attribute: false }) clockOffset = 0
  @property({ type: Boolean }) mayAct = false
  private ticking: ReturnType<typeof setInterval> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.ticking = setInterval(() => this.requestUpdate(), 1000)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.ticking)
  }

  private readonly open = (): void => void this.dispatchEvent(new CustomEvent('open'))

  protected override render() {
    const late = stillInRehearsal(this.shows, Date.now() + this.clockOffset)
    return html`
      ${this.show?.rehearsal ? this.strip(this.show.id) : nothing}
      <div role="alert">
        ${
          late === null
            ? nothing
            : html`
              <div class="late" data-late>
                <p><strong>${say('You are still in rehearsal.')}</strong> ${late}</p>
                ${this.mayAct ? html`<button @click=${this.open}>${say('Put the performance on air…')}</button>` : nothing}
              </div>
            `
        }
      </div>
    `
  }

  private strip(show: string) {
    const isOnAir = this.shows === null || this.shows.onAir === show
    return html`
      <div class="strip" role="region" aria-label=${say('Rehearsal')}>
        <b>${say('REHEARSAL')}</b>
        <p>
          ${
            isOnAir
              ? say('Decoy results, drawn at random. Readers see nothing of it.')
              : say('It is over: the room looks at another show.')
          }
        </p>
        ${this.mayAct ? html`<button data-open @click=${this.open}>${say('Reset or end…')} <kbd>${capOf('rehearsal')}</kbd></button>` : nothing}
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rehearsal-strip': RehearsalStrip
  }
}
