/** The way between the views where there is no room for all of them: tabs, as few as the room needs. */
import { say } from '../language/say.ts'
import '@awesome.me/webawesome/dist/components/tab/tab.js'
import '@awesome.me/webawesome/dist/components/tab-group/tab-group.js'
import type { WaTabShowEvent } from '@awesome.me/webawesome/dist/events/tab-show.js'
import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import { MENU_NAMES, MENU_PAGES, VIEWS, type View } from '../views.ts'
import './library.ts'
import { look } from './look.ts'

/** Where only one panel fits; where two do, the stage is always one of them and needs no tab. */
const ONE_PANEL = '(max-width: 719px)'

/** Fires `go` with a `View`. */
@customElement('desk-nav')
export class DeskNav extends LitElement {
  static override styles = [
    look,
    css`
      :host {
        background: var(--panel);
      }
      wa-tab-group {
        --track-width: 3px;
        --track-color: transparent;
        border-bottom: 1px solid var(--line);
      }
      wa-tab-group::part(body) {
        display: none;
      }
      /* Where not all of them fit, the row can be pushed along. */
      wa-tab-group::part(nav) {
        overflow-x: auto;
        scrollbar-width: none;
      }
      wa-tab-group::part(tabs) {
        width: 100%;
      }
      wa-tab {
        flex: 1;
        text-align: center;
        font-size: 13px;
      }
      @media (max-width: 430px) {
        wa-tab {
          font-size: 12px;
        }
      }
      wa-tab::part(base) {
        justify-content: center;
        width: 100%;
        min-height: 36px;
        padding: 5px 2px;
        outline-offset: -3px;
      }
      @media (pointer: coarse) {
        wa-tab::part(base) {
          min-height: 46px;
        }
      }
    `,
  ]

  @property({ attribute: false }) shown: View = 'stage'
  @state() private isOnePanel = false
  private readonly room = matchMedia(ONE_PANEL)
  private readonly measured = (): void => {
    this.isOnePanel = this.room.matches
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.room.addEventListener('change', this.measured)
    this.measured()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.room.removeEventListener('change', this.measured)
  }

  protected override render() {
    // A page of the menu has a tab while it is open: what was open before it is then a way back like any other.
    const menuPage = MENU_PAGES.find((page) => page === this.shown)
    const views: (readonly [View, string])[] = [
      ...(menuPage ? [[menuPage, MENU_NAMES[menuPage]] as const] : []),
      ...VIEWS.filter(([view]) => this.isOnePanel || view !== 'stage'),
    ]
    const active = this.isOnePanel || this.shown !== 'stage' ? this.shown : 'rundown'
    // Other tabs are another row of tabs: the library does not look again for the one that is active.
    return keyed(
      `${menuPage ?? ''}${this.isOnePanel}`,
      html`
        <nav aria-label=${say('Panels')}><wa-tab-group
          activation="manual"
          without-scroll-controls
          .active=${active}
          @wa-tab-show=${(event: WaTabShowEvent) => this.chosen(event.detail.name as View, active)}
        >
          ${views.map(([view, name]) => html`<wa-tab panel=${view} data-go=${view}>${name}</wa-tab>`)}
        </wa-tab-group></nav>
      `,
    )
  }

  /** The tabs also tell what was done to them; only what somebody chose is passed on. */
  private chosen(view: View, active: View): void {
    if (view !== active) this.dispatchEvent(new CustomEvent('go', { detail: view }))
  }
}

/** `go` is called for what somebody chose, and not for a tab that only shows what is open. */
export const deskNav = (shown: View, go: (view: View) => void): TemplateResult => html`
  <desk-nav .shown=${shown} @go=${(event: CustomEvent<View>) => go(event.detail)}></desk-nav>
`

declare global {
  interface HTMLElementTagNameMap {
    'desk-nav': DeskNav
  }
}
