/** The top line: which ceremony, what time it is there, whether the link stands, who is at this desk. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Ceremony } from '#shared/show-file'
import { capOf } from '../keymap.ts'
import type { LinkState } from '../link/link-state.ts'
import type { RoomInStep } from '../room-in-step.ts'
import type { Session } from '../session.ts'
import type { DeskPageName, View } from '../views.ts'
import { clockTime } from '../words.ts'
import { look } from './look.ts'

const LINK = {
  live: ['●', 'Live'],
  connecting: ['○', 'Connecting…'],
  lost: ['✕', 'No link'],
} as const

const PAGES: readonly (readonly [DeskPageName | null, View, string])[] = [
  [null, 'stage', 'Desk'],
  ['screens', 'screens', 'Screens'],
  ['pictures', 'pictures', 'Pictures'],
]

/** Fires `go` with a `View`, and `help`, `invite` and `leave`. */
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
      .buttons {
        display: flex;
        flex: none;
      }
      .preflight {
        display: inline-flex;
        align-items: center;
        padding: 5px 12px;
        border-radius: var(--radius);
        color: var(--ink-soft);
        font-weight: 500;
        text-decoration: none;
      }
      .preflight:hover {
        background: var(--lifted);
        color: var(--ink);
      }
      @media (max-width: 1199px) {
        .pages {
          display: none;
        }
      }
      @media (max-width: 719px) {
        header {
          gap: 4px 12px;
        }
        .who,
        .invite,
        .preflight {
          display: none;
        }
        .name {
          font-size: 14px;
        }
        .clock {
          font-size: 15px;
        }
        button {
          padding: 5px 8px;
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
  /** Null while nothing is known of the screens. */
  @property({ attribute: false }) room: RoomInStep | null = null
  private ticking: ReturnType<typeof setInterval> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.ticking = setInterval(() => this.requestUpdate(), 500)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.ticking)
  }

  private fire(what: 'help' | 'invite' | 'leave'): void {
    this.dispatchEvent(new CustomEvent(what))
  }

  protected override render() {
    const [shape, word] = LINK[this.link]
    return html`
      <header>
        <svg viewBox="0 0 26 20" width="26" height="20" fill="none" stroke="currentColor" stroke-width="1.6" aria-hidden="true">
          <path d="M1 1h24v18H1z M1 1l12 10L25 1" stroke-linejoin="round" />
        </svg>
        <span class="name" dir="auto">${this.ceremony?.name ?? 'Envelope'}</span>
        <nav class="pages" aria-label="Pages">
          ${PAGES.map(
            ([page, view, name]) => html`
              <button
                class="quiet"
                data-page=${view}
                title=${page === 'screens' ? `Key ${capOf('screens')}` : nothing}
                aria-current=${page === this.page ? 'page' : nothing}
                @click=${() => this.dispatchEvent(new CustomEvent('go', { detail: view }))}
              >
                ${name} ${page === 'screens' ? this.missing() : nothing}
              </button>
            `,
          )}
        </nav>
        <span class="clock" role="timer" aria-label="Time at the ceremony">
          ${clockTime(Date.now() + this.clockOffset, this.ceremony?.timeZone, true)}
        </span>
        <span class="link ${this.link}" data-link>
          <span aria-hidden="true">${shape}</span> ${word}
        </span>
        <span class="who soft" title="Role: ${this.session.role}">${this.session.name}</span>
        <span class="buttons">
          ${
            this.show === null
              ? nothing
              : html`<a class="preflight" href="/preflight?show=${encodeURIComponent(this.show)}" target="_blank" rel="noopener">Preflight</a>`
          }
          ${
            this.session.role === 'producer'
              ? html`<button class="quiet invite" @click=${() => this.fire('invite')}>Invite</button>`
              : nothing
          }
          <button class="quiet" @click=${() => this.fire('help')}>Keys</button>
          <button class="quiet" @click=${() => this.fire('leave')}>Sign out</button>
        </span>
      </header>
    `
  }

  /** Screens that should show what is on, and do not: seen from every page. */
  private missing() {
    const count = this.room === null ? 0 : this.room.of - this.room.showing
    return count === 0 ? nothing : html`<span class="missing" title="Not showing what is on">${count}</span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-head': DeskHead
  }
}
