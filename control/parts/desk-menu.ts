/** Who is at this desk, and behind the name whatever is seldom needed: no stray tap signs anybody out. */
import { heard } from '../language/heard.ts'
import { say } from '../language/say.ts'
import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js'
import '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js'
import type { WaSelectEvent } from '@awesome.me/webawesome/dist/events/select.js'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { mayMakePack, type Role } from '#shared/people'
import { holdKeys } from '../key-hold.ts'
import { capOf } from '../keymap.ts'
import { choose, otherLanguages } from '../language/choose.ts'
import type { Session } from '../session.ts'
import { MENU_NAMES, MENU_PAGES, type MenuPage } from '../views.ts'
import './library.ts'
import { look } from './look.ts'

export type MenuAct = MenuPage | 'help' | 'keys' | 'invite' | 'account' | 'rehearsal' | 'leave'

const ACTS: readonly string[] = [
  ...MENU_PAGES,
  'help',
  'keys',
  'invite',
  'account',
  'rehearsal',
  'leave',
] satisfies MenuAct[]
const ROLES: Readonly<Record<Role, string>> = {
  operator: say('operator'),
  editor: say('editor'),
  scrutineer: say('scrutineer'),
  producer: say('producer'),
  press: say('press'),
}
const isAct = (value: string): value is MenuAct => ACTS.includes(value)

/** Fires `choose` with a `MenuAct`. */
@customElement('desk-menu')
export class DeskMenu extends LitElement {
  static override styles = [
    look,
    css`
      button {
        max-width: 22ch;
      }
      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      svg {
        flex: none;
        width: 10px;
        height: 6px;
      }
      wa-dropdown::part(menu) {
        min-width: 200px;
      }
      wa-dropdown-item {
        min-height: 36px;
        padding: 6px 12px;
        font-size: 14px;
      }
      wa-dropdown-item::part(icon) {
        display: none;
      }
      .who {
        max-width: 24ch;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .leave {
        margin-top: 5px;
      }
      .leave::before {
        content: '';
        position: absolute;
        inset: -3px 0 auto;
        border-top: 1px solid var(--line);
      }
      @media (max-width: 719px) {
        button {
          padding-inline: 8px;
        }
        .name {
          display: none;
        }
      }
      @media (min-width: 720px) {
        .short {
          display: none;
        }
      }
      @media (pointer: coarse) {
        wa-dropdown-item {
          min-height: 48px;
        }
      }
    `,
  ]

  @property({ attribute: false }) session!: Session
  /** The show preflight is to check; without one there is nothing to check. */
  @property({ attribute: false }) show: string | null = null
  /** Whoever may, and is not in one: the strip of a rehearsal has a button of its own. */
  @property({ type: Boolean }) mayRehearse = false
  private giveKeysBack = (): void => undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.giveKeysBack()
  }

  /** An arrow that walks through the menu must not walk through the rundown too. */
  private opens(): void {
    this.giveKeysBack()
    this.giveKeysBack = holdKeys()
  }

  private chosen(event: WaSelectEvent): void {
    const value = String((event.detail.item as { value?: unknown }).value)
    for (const [lang] of otherLanguages()) if (value === lang) choose(lang)
    if (isAct(value)) this.dispatchEvent(new CustomEvent('choose', { detail: value }))
  }

  protected override render() {
    const { session, show } = this
    return html`
      <wa-dropdown
        placement="bottom-end"
        distance="4"
        @wa-show=${this.opens}
        @wa-hide=${() => this.giveKeysBack()}
        @wa-select=${this.chosen}
      >
        <button slot="trigger" class="quiet" data-do="menu">
          <span class="name" dir="auto">${heard(session.name)}</span>
          <span class="short">${say('Menu')}</span>
          <svg viewBox="0 0 10 6" fill="none" stroke="currentColor" stroke-width="1.6" aria-hidden="true">
            <path d="M1 1l4 4 4-4" stroke-linecap="round" stroke-linejoin="round" />
          </svg>
        </button>
        <wa-dropdown-item value="keys">${say('Keys')} <kbd slot="details">${capOf('keys')}</kbd></wa-dropdown-item>
        <wa-dropdown-item value="help">${say('Help')} <kbd slot="details">${capOf('help')}</kbd></wa-dropdown-item>
        ${
          show === null
            ? nothing
            : html`<wa-dropdown-item
                href="/preflight?show=${encodeURIComponent(show)}"
                target="_blank"
                rel="noopener"
                >${say('Preflight')}</wa-dropdown-item
              >`
        }
        <wa-dropdown-item value="ready">${MENU_NAMES.ready}</wa-dropdown-item>
        ${mayMakePack(session.role) ? html`<wa-dropdown-item value="pack">${MENU_NAMES.pack}</wa-dropdown-item>` : nothing}
        <wa-dropdown-item value="shows">${MENU_NAMES.shows}</wa-dropdown-item>
        ${
          session.role === 'producer'
            ? html`<wa-dropdown-item value="import">${MENU_NAMES.import}</wa-dropdown-item>
                <wa-dropdown-item value="people">${MENU_NAMES.people}</wa-dropdown-item>
                <wa-dropdown-item value="key">${MENU_NAMES.key}</wa-dropdown-item>
                <wa-dropdown-item value="invite">${say('Lend a desk')}</wa-dropdown-item>`
            : nothing
        }
        ${
          this.mayRehearse
            ? html`<wa-dropdown-item value="rehearsal">${say('Rehearsal')} <kbd slot="details">${capOf('rehearsal')}</kbd></wa-dropdown-item>`
            : nothing
        }
        ${session.account ? html`<wa-dropdown-item value="account">${say('Your account')}</wa-dropdown-item>` : nothing}
        ${otherLanguages().map(([lang, name]) => html`<wa-dropdown-item value=${lang} lang=${lang}>${name}</wa-dropdown-item>`)}
        <wa-dropdown-item class="leave" value="leave">${say('Sign out')} <span slot="details" class="who" dir="auto">${heard(session.name)}, ${ROLES[session.role]}</span></wa-dropdown-item>
      </wa-dropdown>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-menu': DeskMenu
  }
}
