/** The parts taken from the library: menu, tabs and hints, and that nothing is fetched for them. */
import { expect, test } from 'vitest'
import { axeFinds, axeFindsInDialog } from '../helpers/axe.ts'
import { screenReport } from '../helpers/desk-screens.ts'
import { only } from '../helpers/whole.ts'
import { chooseInMenu, nextIs, pressUntil, useBench } from './desk-browser.ts'
import {
  focused,
  gone,
  OF_THE_DESK,
  OF_THE_SCREENS,
  openMenu,
  revealedDesk,
  throughDialogs,
} from './desk-dialogs.ts'

const suite = useBench()

const kinds = () => suite.bench.server.arrived.map((command) => command.kind)

test('arrows, Enter and Escape walk the menu; the rundown and the stage do not hear them', {
  tags: ['whole'],
}, async () => {
  const page = await revealedDesk(suite.bench)
  const before = kinds()
  await page.locator('[data-do=menu]').focus()
  await page.keyboard.press('Enter')
  await page.locator('wa-dropdown-item:focus').waitFor()
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'PageDown', 'b', 'x'])
    await page.keyboard.press(key)
  await page.keyboard.press('Escape')
  await page.getByRole('menu').waitFor({ state: 'hidden' })
  expect(await focused(page)).toBe('menu')
  await page.keyboard.press('Enter')
  await page.locator('wa-dropdown-item:focus').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await page.keyboard.press('Escape')
  await gone(page)
  expect(await focused(page)).toBe('menu')
  expect(kinds()).toEqual(before)
  await pressUntil(page, 'Space', 'Winner')
})

test('only producers are offered invitations, and preflight opens beside the desk', {
  tags: ['whole'],
}, async () => {
  const offered = async (role: 'producer' | 'operator') => {
    const page = await suite.bench.desk(role)
    await nextIs(page, 'Opening')
    await openMenu(page)
    return (await page.getByRole('menuitem').allInnerTexts()).join(' ')
  }
  expect(await offered('producer')).toMatch(/Keys.*Preflight.*People.*Lend a desk.*Sign out/s)
  expect(await offered('operator')).not.toMatch(/People|Lend/)
  const page = await suite.bench.desk()
  await nextIs(page, 'Opening')
  const beside = page.context().waitForEvent('page')
  await chooseInMenu(page, 'Preflight')
  expect((await beside).url()).toContain('/preflight?show=')
})

test('the tabs show one panel at a time, by keyboard and by finger, and survive a turned tablet', {
  tags: ['whole'],
}, async () => {
  const page = await suite.bench.desk()
  await nextIs(page, 'Opening')
  await page.setViewportSize({ width: 390, height: 844 })
  const selected = () => page.getByRole('tab', { selected: true }).allInnerTexts()
  await page.getByRole('tab', { name: 'Stage', selected: true }).waitFor()
  await page.getByRole('tab', { name: 'Live blog' }).click()
  await page.locator('blog-desk').waitFor()
  expect(await page.locator('main.stage').isVisible()).toBe(false)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await page.locator('rundown-list').waitFor()
  expect(await selected()).toEqual(['Rundown'])
  expect(await page.locator('blog-desk').isVisible()).toBe(false)
  // Room for two panels: the stage is one of them, and the tab that was chosen stays.
  await page.setViewportSize({ width: 844, height: 1024 })
  await page.locator('main.stage').waitFor()
  await page.getByRole('tab', { name: 'Stage' }).waitFor({ state: 'detached' })
  await page.getByRole('tab', { name: 'Rundown', selected: true }).waitFor()
  await page.getByRole('tab', { name: 'Screens' }).click()
  await page.locator('screens-page').waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('tab', { name: 'Screens', selected: true }).waitFor()
  await page.getByRole('tab', { name: 'Stage' }).click()
  await page.locator('main.stage').waitFor()
  expect(await selected()).toEqual(['Stage'])
  expect(kinds()).toEqual([])
  // Where the row is longer than the phone is wide, it can be pushed along to its last tab.
  await page.setViewportSize({ width: 320, height: 640 })
  const last = page.getByRole('tab').last()
  await last.scrollIntoViewIfNeeded()
  const box = await last.boundingBox()
  expect((box?.x ?? 999) + (box?.width ?? 999)).toBeLessThanOrEqual(321)
})

test('a page of the menu has a tab on a narrow desk while it is open, and what was open before it is a way back', {
  tags: ['whole'],
}, async () => {
  const page = await suite.bench.desk()
  await nextIs(page, 'Opening')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('tab', { name: 'Stage', selected: true }).waitFor()
  await chooseInMenu(page, 'Ready check')
  await page.locator('ready-page').waitFor()
  await page.getByRole('tab', { name: 'Ready check', selected: true }).waitFor()
  await page.getByRole('tab', { name: 'Stage' }).click()
  await page.locator('main.stage').waitFor()
  await page.getByRole('tab', { name: 'Ready check' }).waitFor({ state: 'detached' })
  await page.getByRole('tab', { name: 'Stage', selected: true }).waitFor()
})

test('a hint comes with the keyboard too, and does not rename what it explains', {
  tags: ['whole'],
}, async () => {
  const page = await suite.bench.desk()
  suite.bench.server.setScreens([screenReport('LED wall')])
  await page.keyboard.press('w')
  const hint = page.locator('screens-page desk-tip .body')
  const button = page.getByRole('button', { name: 'Who is who', exact: true })
  await button.waitFor()
  expect(await hint.isVisible()).toBe(false)
  await button.focus()
  await hint.waitFor()
  const described = await button.evaluate((it) => {
    const by = (it.getRootNode() as ShadowRoot).getElementById(it.getAttribute('aria-describedby') ?? '')
    return by?.textContent
  })
  expect(described).toBe('Every screen shows its name, large, for a minute')
  await page.keyboard.press('Escape')
  await hint.waitFor({ state: 'hidden' })
})

test('the word that something is done moves nothing, and goes by itself', { tags: ['whole'] }, async () => {
  const page = await suite.bench.desk()
  suite.bench.server.setScreens([screenReport('LED wall')])
  await page.keyboard.press('w')
  const setUp = page.getByRole('button', { name: 'Set up LED wall' })
  await setUp.waitFor()
  const before = await setUp.boundingBox()
  await setUp.click()
  await page.locator('[data-do=save]').click()
  const word = page.locator('passing-word p')
  await word.getByText('LED wall is saved.').waitFor()
  expect(await setUp.boundingBox()).toEqual(before)
  await word.waitFor({ state: 'detached' })
})

test('nothing is asked of anybody outside the house, whatever is opened', async () => {
  const page = await revealedDesk(suite.bench)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.reload()
  await nextIs(page, 'Envelope')
  await openMenu(page)
  await page.keyboard.press('Escape')
  await throughDialogs(page, async () => undefined)
  expect(asked.some((url) => url.endsWith('.js'))).toBe(true)
  expect(asked.filter((url) => !url.startsWith(suite.bench.server.origin))).toEqual([])
})

const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }

for (const [name, size] of [
  ['wide', WIDE],
  ['narrow', NARROW],
] as const)
  test(
    `nothing stands in the way of assistive technology, ${name}, with the menu open`,
    only(size === WIDE),
    async () => {
      const page = await revealedDesk(suite.bench)
      await page.setViewportSize(size)
      expect(await axeFinds(page)).toEqual([])
      await openMenu(page)
      expect(await axeFinds(page)).toEqual([])
    },
  )

test.each([
  ['desk', OF_THE_DESK],
  ['screens', OF_THE_SCREENS],
] as const)(
  'nothing stands in the way of assistive technology in the dialogs of the %s',
  { tags: ['whole'] },
  async (_name, which) => {
    const page = await revealedDesk(suite.bench)
    const look = async (name: string) => {
      for (const size of [NARROW, WIDE]) {
        await page.setViewportSize(size)
        expect(await axeFindsInDialog(page), `${name}, ${size.width} wide`).toEqual([])
      }
    }
    await throughDialogs(page, look, [...which])
    await page.keyboard.press('?')
    await page.locator('help-dialog').evaluate((host) => {
      host.shadowRoot?.querySelector('desk-modal')?.append(document.createElement('button'))
    })
    expect((await axeFindsInDialog(page)).join()).toContain('button-name')
  },
)
