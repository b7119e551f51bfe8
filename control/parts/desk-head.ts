/** The top line: which ceremony, what time it is there, whether the link stands, who is at this desk. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Ceremony } from '#shared/show-file'
import { capOf } from '../keymap.ts'
import { say, sayWith } from '../language/say.ts'
import type { LinkState } from '../link/link-state.ts'
import type { RoomInStep } from '../room-in-step.ts'
import type { Session } from '../session.ts'
import { type DeskPageName, MENU_PAGES, VIEWS, type View } from '../views.ts'
import { clockTime } from '../words.ts'
import './desk-menu.ts'
import type { MenuAct } from './desk-menu.ts'
import './desk-tip.ts'
import './people-hint.ts'
import { look } from './look.ts'

const LINK = {
  live: ['●', say('Live|link')],
  connecting: ['○', say('Connecting…')],
  lost: ['✕', say('No link')],
} as const

/** The rundown stands beside the stage where there is room, and has no page here. */
const PAGES = VIEWS.filter(([view]) => view !== 'rundown').map(
  ([view, name]) => [view, view === 'stage' ? say('Desk') : name] as const,
)
/** On plain HTTP the session's cookie cannot be kept from whoever shares the network. */
const NOT_ENCRYPTED = html`
  <span class="plain" id="plain" tabindex="0" role="note" aria-label=${say('This desk is not encrypted')}>
    <span aria-hidden="true">⚠</span> <span class="unseen-narrow">${say('Not encrypted')}</span>
  </span>
  <desk-tip for="plain" placement="bottom">${say('Whoever is on this network can read along, and take over this desk. ENVELOPE_TLS puts the room on HTTPS.')}</desk-tip>
`

/** Fires `go` with a `View`, and `help`, `keys`, `invite`, `account`, `rehearsal` and `leave`. */
@customElement('desk-head')
export class DeskHead extends LitElement {
  static override styles = [
    look,
    css`
      header {
        display: flex;
        align-items: center;
        gap: 8px 18px;
        min-height: 48px;
        padding: 6px 8px 6px 14px;
        border-bottom: 1px solid var(--line);
        background: var(--panel);
      }
      svg {
        flex: none;
        color: var(--gold);
      }
      .name {
        flex: 1;
        min-width: 0;
        font-weight: 600;
        font-size: 15px;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .pages {
        display: flex;
        gap: 2px;
      }
      .pages [aria-current] {
        background: var(--lifted);
        color: var(--ink);
      }
      .missing {
        padding: 0 6px;
        border-radius: 9px;
        background: var(--on);
        color: #fff;
        font-size: 12px;
        font-weight: 600;
        line-height: 18px;
      }
      .locked,
      .plain {
        flex: none;
        padding: 2px 10px;
        border: 1px solid var(--warn);
        border-radius: var(--radius);
        color: var(--warn);
        font-weight: 600;
        white-space: nowrap;
      }
      .clock {
        font-size: 18px;
        font-weight: 500;
      }
      .link {
        display: inline-flex;
        gap: 7px;
        font-weight: 600;
        white-space: nowrap;
      }
      .link.live {
        color: var(--next-ink);
      }
      .link.lost {
        color: var(--on-ink);
      }
      desk-menu {
        flex: none;
      }
      @media (max-width: 1199px) {
        .pages {
          display: none;
        }
      }
      @media (max-width: 719px) {
        .unseen-narrow,
        .with-lock svg {
          display: none;
        }
        header {
          gap: 4px 12px;
        }
        .name {
          font-size: 14px;
        }
        .clock {
          font-size: 15px;
        }
      }
    `,
  ]

  @property({ attribute: false }) session!: Session
  @property({ attribute: false }) ceremony: Ceremony | null = null
  /** The show preflight is to check; without one there is nothing to check. */
  @property({ attribute: false }) show: string | null = null
  /** The server's clock minus ours, in milliseconds. */
  @property({ attribute: false }) clockOffset = 0
  @property() link: LinkState['status'] = 'connecting'
  /** The page that is open; null is the desk itself. */
  @property({ attribute: false }) page: DeskPageName | null = null
  @property({ attribute: false }) view: View = 'stage'
  /** Whoever may, and is not in one: the strip of a rehearsal has a button of its own. */
  @property({ type: Boolean }) mayRehearse = false
  /** Null while nothing is known of the screens. */
  @property({ attribute: false }) room: RoomInStep | null = null
  /** Edits are locked on this desk. */
  @property({ type: Boolean }) locked = false
  private ticking: ReturnType<typeof setInterval> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.ticking = setInterval(() => this.requestUpdate(), 500)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.ticking)
  }

  protected override render() {
    const [shape, word] = LINK[this.link]
    return html`
      <header class=${this.locked ? 'with-lock' : ''}>
        <svg viewBox="0 0 26 20" width="26" height="20" fill="none" stroke="currentColor" stroke-width="1.6" aria-hidden="true">
          <path d="M1 1h24v18H1z M1 1l12 10L25 1" stroke-linejoin="round" />
        </svg>
        <span class="name" dir="auto">${this.ceremony?.name ?? 'Envelope'}</span>
        <nav class="pages" aria-label=${say('Pages')}>
          ${PAGES.map(
            ([view, name]) => html`
              <button
                class="quiet"
                id="page-${view}"
                data-page=${view}
                aria-current=${this.isOn(view) ? 'page' : nothing}
                @click=${() => this.dispatchEvent(new CustomEvent('go', { detail: view }))}
              >
                ${name} ${view === 'screens' ? this.missing() : nothing}
              </button>
            `,
          )}
          <desk-tip for="page-screens" placement="bottom">${say('The screens of the room, one by one')} <kbd>${capOf('screens')}</kbd></desk-tip>
          <desk-tip for="page-edits" placement="bottom">${say('The running order, categories, sponsors and the look')} <kbd>${capOf('edits')}</kbd></desk-tip>
        </nav>
        ${this.locked ? html`<span class="locked" title=${say('{key} unlocks', { key: capOf('lock') })}><span aria-hidden="true">🔒︎</span> ${sayWith('{edits}locked', { edits: html`<span class="unseen-narrow">${say('Edits')} </span>` })}</span>` : nothing}
        ${isSecureContext ? nothing : NOT_ENCRYPTED}
        <span class="clock" role="timer" aria-label=${say('Time at the ceremony')}>
          ${clockTime(Date.now() + this.clockOffset, this.ceremony?.timeZone, true)}
        </span>
        <span class="link ${this.link}" data-link>
          <span aria-hidden="true">${shape}</span> ${word}
        </span>
        <desk-menu
          .session=${this.session}
          .show=${this.show}
          ?mayRehearse=${this.mayRehearse}
          @choose=${(event: CustomEvent<MenuAct>) => this.chosen(event.detail)}
        ></desk-menu>
      </header>
      ${this.session.alone && this.page !== 'people' ? html`<people-hint @people=${() => this.chosen('people')}></people-hint>` : nothing}
    `
  }

  /** Whatever is neither a page of its own nor the live blog is the desk itself. */
  private isOn(view: View): boolean {
    return view === 'stage' ? this.page === null && this.view !== 'blog' : view === this.view
  }

  private chosen(act: MenuAct): void {
    const page = MENU_PAGES.find((page) => page === act)
    this.dispatchEvent(page ? new CustomEvent('go', { detail: page }) : new CustomEvent(act))
  }

  /** Screens that should show what is on, and do not: seen from every page. */
  private missing() {
    const count = this.room === null ? 0 : this.room.of - this.room.showing
    return count === 0
      ? nothing
      : html`<span class="missing">${count}<span class="unseen"> ${say('not showing what is on')}</span></span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-head': DeskHead
  }
}
