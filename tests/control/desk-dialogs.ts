/** Every dialog of the desk and how it is opened, for the tests that go through them all. */
import type { Locator, Page } from 'playwright'
import { screenReport } from '../helpers/desk-screens.ts'
import { type Bench, chooseInMenu, pressUntil, revealUntil } from './desk-browser.ts'

export const dialogs = (page: Page): Locator => page.locator('dialog[open]')
export const gone = (page: Page): Promise<void> => dialogs(page).waitFor({ state: 'detached' })

/** What has the focus, by what it is called on the page; `page` where nothing has. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let at = document.activeElement
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
    const { act = '', do: does = '', go = '', field = '' } = at instanceof HTMLElement ? at.dataset : {}
    return act || does || go || field || (at === document.body ? 'page' : (at?.localName ?? 'page'))
  })

export async function openMenu(page: Page): Promise<void> {
  await page.locator('[data-do=menu]').click()
  await page.locator('wa-dropdown-item:focus').waitFor()
}

/** A desk on which something has been revealed, so that every dialog can be opened. */
export async function revealedDesk(bench: Bench): Promise<Page> {
  const page = await bench.desk()
  for (const next of ['Title', 'Shortlist', 'Reveal']) await pressUntil(page, 'Space', next)
  await revealUntil(page, 'Envelope')
  bench.server.setScreens([screenReport('LED wall', { painted: bench.server.show.state().position })])
  return page
}

export const OF_THE_DESK: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['Keys', (page) => page.keyboard.press('?')],
  ['Set result', (page) => page.keyboard.press('s')],
  ['Retract', (page) => page.locator('[data-act=retract]').press('Enter')],
  ['Look into', (page) => page.locator('button.peek').click()],
  ['Lend a desk', (page) => chooseInMenu(page, 'Lend a desk')],
]
export const OF_THE_SCREENS: typeof OF_THE_DESK = [
  ['Add a screen', (page) => page.locator('[data-do=add-screen]').click()],
  ['Set up LED wall', (page) => page.getByRole('button', { name: 'Set up LED wall' }).click()],
  ['Remove', (page) => page.getByRole('button', { name: 'Remove LED wall' }).click()],
]

/** Opens them one after the other and puts each away by Escape. */
export async function throughDialogs(
  page: Page,
  look: (name: string) => Promise<void>,
  which = [...OF_THE_DESK, ...OF_THE_SCREENS],
): Promise<void> {
  for (const [name, open] of which) {
    if (name === OF_THE_SCREENS[0]?.[0]) {
      await page.keyboard.press('w')
      await page.locator('screens-page').waitFor()
    }
    await open(page)
    await page.getByRole('dialog', { name }).waitFor()
    await look(name)
    await page.keyboard.press('Escape')
    await gone(page)
  }
}
