/** The commands offered while one is typed: chosen with the arrows and Enter, or by a tap. */
import { css, html, nothing, type TemplateResult } from 'lit'
import { say, sayCount } from '../language/say.ts'
import { type Slash, type SlashName, slashAt, slashesFor, type TypedSlash } from './slash.ts'

export interface SlashMenu {
  readonly typed: TypedSlash
  readonly offers: readonly Slash[]
  readonly active: number
}

/** Null where no command is being typed, or none is called so. */
export function slashMenuAt(
  area: HTMLTextAreaElement,
  allowed: readonly SlashName[],
  before: SlashMenu | null,
): SlashMenu | null {
  const typed = area.selectionStart === area.selectionEnd ? slashAt(area.value, area.selectionStart) : null
  const offers = typed ? slashesFor(typed).filter(({ name }) => allowed.includes(name)) : []
  if (typed === null || offers.length === 0) return null
  return { typed, offers, active: Math.min(before?.active ?? 0, offers.length - 1) }
}

/** What a key means while the menu is open; null is the field's own. */
export function keyInMenu(menu: SlashMenu, key: string): SlashMenu | SlashName | 'close' | null {
  const { offers, active } = menu
  const to = (by: number) => ({ ...menu, active: (active + by + offers.length) % offers.length })
  if (key === 'ArrowDown') return to(1)
  if (key === 'ArrowUp') return to(-1)
  if (key === 'Escape') return 'close'
  return key === 'Enter' || key === 'Tab' ? (offers[active]?.name ?? null) : null
}

/** Drawn without a menu too, hidden: a status that is there already is heard when it changes. */
export const slashMenu = (menu: SlashMenu | null, choose: (name: SlashName) => void): TemplateResult => html`
  <div class="slashes" ?hidden=${menu === null}>
    <ul id="slashes" role="listbox" aria-label=${say('Commands')}>
      ${menu?.offers.map(
        ({ name, does }, i) => html`<li
          id="slash-${name}"
          role="option"
          aria-selected=${i === menu.active ? 'true' : 'false'}
          @mousedown=${(event: Event) => event.preventDefault()}
          @click=${() => choose(name)}
        ><code>/${name}</code> <span>${does}</span></li>`,
      )}
    </ul>
  </div>
  <p class="unseen" role="status">${menu === null ? nothing : sayCount(menu.offers.length, { one: '{n} command: arrows, then Enter.', other: '{n} commands: arrows, then Enter.' })}</p>
`

export const slashLook = css`
  .slashes {
    position: absolute;
    z-index: 3;
    inset-inline: 0;
    top: 100%;
    margin-top: 2px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--lifted);
    box-shadow: 0 8px 30px #000a;
  }
  .slashes ul {
    padding: 4px;
  }
  .slashes li {
    display: flex;
    align-items: baseline;
    gap: 10px;
    padding: 7px 10px;
    border-radius: 4px;
    cursor: pointer;
  }
  .slashes code {
    font: 600 14px / 1.3 ui-monospace, monospace;
  }
  .slashes span {
    color: var(--ink-soft);
    font-size: 13px;
  }
  .slashes [aria-selected='true'] {
    outline: 2px solid var(--focus);
    outline-offset: -2px;
    background: var(--raised);
  }
  .slashes [aria-selected='true'] span {
    color: var(--ink);
  }
  @media (pointer: coarse) {
    .slashes li {
      min-height: 44px;
    }
  }
`
