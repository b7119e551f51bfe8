/** The page of the screens, on a panel as it is shipped: what it says, and what is asked of the screens. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import type { ScreenReport } from '#shared/protocol'
import { LINK_TOKEN, screenReport } from '../helpers/desk-screens.ts'
import { until } from '../helpers/house.ts'
import { mixedRoom } from '../helpers/mixed-room.ts'
import { nextIs, openBench, pressUntil, takeButton, useBench } from './desk-browser.ts'

const suite = useBench()
const WAITING = [{ code: 'ACD346', size: '1920×1080', address: '192.168.1.23' }]

const wishes = () => suite.bench.server.screens.wishes
const tell = (...room: Parameters<typeof suite.bench.server.setScreens>) =>
  suite.bench.server.setScreens(...room)
const card = (page: Page, name: string) =>
  page.locator('screen-card').filter({ has: page.getByRole('heading', { name, exact: true }) })
const said = (page: Page, words: string) => page.locator('screens-page').getByText(words).waitFor()

/** A desk with the page of the screens open. */
async function screensDesk(
  role?: Parameters<typeof suite.bench.desk>[0],
  room?: ScreenReport[],
): Promise<Page> {
  const page = await suite.bench.desk(role)
  tell(room ?? mixedRoom(suite.bench.server), WAITING)
  await page.keyboard.press('w')
  await page.locator('screens-page').waitFor()
  return page
}

const painted = () => ({ painted: suite.bench.server.show.state().position })
const wall = () => screenReport('LED wall', painted())

test('[S2] one sentence for the room, the troubled by name, and everything that is known of each', async () => {
  const page = await screensDesk()
  await said(page, '6 of 8 showing · spread 59 ms')
  await said(page, 'Projector right is last, by 59 ms')
  expect(await page.locator('.troubles').innerText()).toMatch(/gone: Bar\s+not heard: Foyer/)
  const right = card(page, 'Projector right')
  expect((await right.locator('dl').innerText()).replace(/\s+/g, ' ')).toBe(
    'Late 71 ms Link 88 ms Clock ±9 ms Drops 3 Page 3f9a1c',
  )
  expect(await right.locator('dd.bad').allInnerTexts()).toEqual(['71 ms', '3'])
  expect(await card(page, 'Bar').locator('.word').innerText()).toContain('gone')
  expect(await card(page, 'Foyer').locator('.word').innerText()).toContain('not heard')
  expect(await card(page, 'Foyer').locator('article').innerText()).toContain('raised 12 %')
  const colour = (name: string) =>
    card(page, name)
      .locator('.word')
      .evaluate((word) => getComputedStyle(word).color)
  expect(await colour('Bar')).toBe('rgb(255, 122, 114)')
  expect(await colour('LED wall')).not.toBe(await colour('Bar'))
})

test('what is missing is told in words, with what to do', async () => {
  const page = await screensDesk()
  const left = card(page, 'Projector left').locator('details')
  await left.locator('summary').click()
  await left.getByText('Start the server with ENVELOPE_TLS=auto').waitFor()
  expect(await card(page, 'שלט בלובי').locator('summary').innerText()).toContain('Open twice')
  expect(await card(page, 'OBS lower third').locator('summary').innerText()).toContain('Another version')
  expect(await card(page, 'LED wall').locator('details').count()).toBe(0)
})

test('a miniature asks for the picture of its screen, in its proportions; one that is gone has none', async () => {
  const page = await screensDesk()
  const addressOf = async (name: string) =>
    new URL((await card(page, name).locator('iframe').getAttribute('src')) ?? '', 'http://desk')
  const confidence = await addressOf(
    'Confidence monitor at the lectern, stage left, behind the flower arrangement',
  )
  expect(confidence.pathname).toBe('/stage')
  expect(Object.fromEntries(confidence.searchParams)).toMatchObject({
    monitor: '1',
    bus: 'presenter',
    layout: 'confidence',
  })
  expect(confidence.searchParams.has('show')).toBe(false)
  const box = await card(page, 'LED wall').locator('iframe').boundingBox()
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(3840 / 1080, 1)
  expect(await card(page, 'Bar').locator('iframe').count()).toBe(0)
})

test('twelve miniatures are live at once and no more, whatever the wall', async () => {
  const page = await suite.bench.desk()
  await page.setViewportSize({ width: 1920, height: 2400 })
  tell(Array.from({ length: 15 }, (_, n) => screenReport(`Screen ${n + 1}`, painted())))
  await page.keyboard.press('w')
  await page.locator('screens-page').waitFor()
  const live = page.locator('screen-card iframe')
  // Twelve pages at once keep a busy machine busy for a while.
  await page.getByText('this one waits for a place').nth(2).waitFor({ timeout: 90_000 })
  expect(await live.count()).toBe(12)
  // As people count: 2 before 10. One that goes gives its place to one that waits.
  expect(await page.locator('screen-card h2').nth(1).innerText()).toBe('Screen 2')
  tell(Array.from({ length: 14 }, (_, n) => screenReport(`Screen ${n + 2}`, painted())))
  await card(page, 'Screen 13').locator('iframe').waitFor({ timeout: 90_000 })
  expect(await live.count()).toBe(12)
})

test('a miniature whose card moves in the list goes on, and still follows the size of its box', async () => {
  const room = ['Screen 1', 'Screen 2', 'Screen 3'].map((name) => screenReport(name, painted()))
  const page = await screensDesk('producer', room)
  await card(page, 'Screen 1').locator('iframe').waitFor()
  tell(room.map((one, n) => (n === 0 ? { ...one, setup: { ...one.setup, name: 'Screen 9' } } : one)))
  const moved = card(page, 'Screen 9').locator('screen-miniature')
  await moved.locator('iframe').waitFor()
  expect(await page.locator('screen-card h2').allInnerTexts()).toEqual(['Screen 2', 'Screen 3', 'Screen 9'])
  const scale = () => moved.evaluate((one) => one.style.getPropertyValue('--scale'))
  const before = await scale()
  await page.setViewportSize({ width: 420, height: 900 })
  await until('another scale', async () => (await scale()) !== before)
})

test('a page that shows a code is added from the list, once it has a name', async () => {
  const page = await screensDesk()
  await page.locator('[data-pair=ACD346]').click()
  await page.locator('[data-do=add]').click()
  await page.getByText('Give the screen a name').waitFor()
  await page.locator('[data-field=name]').fill('  Balcony ')
  await page.locator('input[value=lobby]').check()
  await page.keyboard.press('Escape')
  await page.locator('add-screen-dialog').waitFor({ state: 'detached' })
  expect(wishes()).toEqual([])
  await page.locator('[data-pair=ACD346]').click()
  await page.locator('[data-field=name]').fill('  Balcony ')
  await page.locator('input[value=lobby]').check()
  await page.locator('[data-do=add]').click()
  await said(page, 'Balcony is a screen now.')
  const setup = { name: 'Balcony', show: null, layout: 'lobby', background: 'stage', raise: 0 }
  expect(wishes()).toEqual([{ kind: 'pair', code: 'ACD346', setup }])
  await card(page, 'Balcony').waitFor()
  expect(await page.locator('[data-pair]').count()).toBe(0)
})

test('a code is typed as it comes; a wrong one is refused in words, and the form stays', async () => {
  const page = await screensDesk()
  await page.locator('[data-do=add-screen]').click()
  await page.keyboard.type('acd-347')
  await page.locator('[data-field=name]').fill('Balcony')
  await page.locator('[data-do=add]').click()
  await page.getByText('No screen shows this code').waitFor()
  await page.locator('[data-field=code]').fill('acd-346')
  await page.locator('[data-do=add]').click()
  await said(page, 'Balcony is a screen now.')
  expect(wishes().map((wish) => 'code' in wish && wish.code)).toEqual(['ACD347', 'ACD346'])
})

test('a link is a key: shown once, copied, and not lost by a slip', async () => {
  const page = await screensDesk()
  await page.locator('[data-do=add-screen]').click()
  await page.locator('input[value=link]').check()
  await page.locator('[data-field=name]').fill('OBS main')
  await page.locator('input[value=lower-third]').check()
  expect(await page.locator('input[name=background][value=transparent]').isChecked()).toBe(true)
  await page.locator('input[name=background][value=green]').check()
  await page.locator('[data-do=add]').click()
  const link = page.locator('copy-field input')
  expect(await link.inputValue()).toBe(`${suite.bench.server.origin}/stage#screen=${LINK_TOKEN}`)
  await page.getByText('This link is a key').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('Copy the link, then press “Done”').waitFor()
  await page.getByRole('button', { name: 'Copy the link' }).click()
  await page.getByText('Copied.').waitFor()
  await page.getByRole('button', { name: 'Done' }).click()
  await said(page, 'OBS main is added.')
  expect(await page.locator('screens-page').innerHTML()).not.toContain(LINK_TOKEN)
  expect(wishes()).toMatchObject([{ kind: 'link', setup: { layout: 'lower-third', background: 'green' } }])
})

test('a screen is renamed and set up anew; a name that is taken is refused', async () => {
  const page = await screensDesk()
  await page.getByRole('button', { name: 'Set up LED wall' }).click()
  await page.locator('[data-field=name]').fill('Foyer')
  await page.locator('[data-do=save]').click()
  await page.getByText('There is a screen called Foyer already.').waitFor()
  await page.locator('[data-field=name]').fill('Main wall')
  await page.locator('[data-field=show]').selectOption('lgc-awards-2022')
  await page.locator('[data-field=raise]').fill('15')
  await page.locator('[data-do=save]').click()
  await said(page, 'Main wall is saved.')
  await card(page, 'Main wall').getByText('raised 15 %').waitFor()
  expect(wishes()).toEqual([
    {
      kind: 'assign',
      screen: 'LEDwall-screen',
      setup: { name: 'Main wall', show: 'lgc-awards-2022', layout: 'full', background: 'stage', raise: 15 },
    },
  ])
})

test('names and reloads go at once while nothing is on, and are asked twice while something is', async () => {
  const page = await screensDesk('operator', [wall()])
  await page.locator('[data-do=identify-all]').click()
  await said(page, 'For a minute every screen shows its name.')
  await page.getByRole('button', { name: 'Reload LED wall' }).click()
  await said(page, 'LED wall loads its page anew.')
  await pressUntil(page, 'Space', 'Council of the Year — Title')
  await page.getByRole('button', { name: 'Identify LED wall' }).click()
  await page.getByText('the room reads it').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('[data-do=reload-all]').click()
  await page.locator('[data-do=act]').click()
  await said(page, 'Every screen loads its page anew.')
  expect(wishes()).toEqual([
    { kind: 'identify', screen: null },
    { kind: 'reload', screen: 'LEDwall-screen' },
    { kind: 'reload', screen: null },
  ])
})

test('removing names the screen and what happens; a refusal is read as a sentence', async () => {
  const page = await screensDesk('producer', [wall(), screenReport('Bar', { connected: false })])
  suite.bench.server.screens.refuseNext = 'no-such-screen'
  await page.getByRole('button', { name: 'Remove Bar' }).click()
  await page.getByRole('heading', { name: 'Remove Bar?' }).waitFor()
  await page.locator('[data-do=act]').click()
  await page.getByText('it may have been removed meanwhile').waitFor()
  await page.locator('[data-do=act]').click()
  await said(page, 'Bar is removed.')
  await card(page, 'Bar').waitFor({ state: 'detached' })
  expect(await card(page, 'LED wall').count()).toBe(1)
  suite.bench.server.screens.refuseNext = 'too-many'
  await page.locator('[data-do=identify-all]').click()
  await said(page, 'Too many attempts')
})

test('the take bar stays and its keys work; in a dialog and in a field they do not', async () => {
  const page = await screensDesk()
  await nextIs(page, 'Opening')
  await page.locator('[data-do=add-screen]').click()
  await page.getByRole('button', { name: 'Leave it' }).focus()
  await page.keyboard.press('PageDown')
  await page.keyboard.press('w')
  expect(await page.locator('dialog[open]').count()).toBe(1)
  await page.keyboard.press('Escape')
  await page.locator('add-screen-dialog').waitFor({ state: 'detached' })
  expect(suite.bench.server.arrived).toEqual([])
  await pressUntil(page, 'Space', 'Council of the Year — Title')
  await page.keyboard.press('w')
  await page.locator('screens-page').waitFor({ state: 'detached' })
  await pressUntil(page, 'Space', 'Council of the Year — Shortlist')
})

test('everything is done from the keyboard, and the focus comes back to where it was', async () => {
  const page = await screensDesk('producer', [wall()])
  const focused = () =>
    page.evaluate(() => {
      let at = document.activeElement
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
      return at?.getAttribute('aria-label') ?? at?.textContent?.trim()
    })
  await page.locator('[data-do=add-screen]').focus()
  const met: (string | null | undefined)[] = []
  while (met.at(-1) !== 'Set up LED wall' && met.length < 12) {
    await page.keyboard.press('Tab')
    met.push(await focused())
  }
  expect(met).toContain('Identify LED wall')
  await page.keyboard.press('Enter')
  await page.locator('screen-dialog dialog[open]').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('screen-dialog').waitFor({ state: 'detached' })
  expect(await focused()).toBe('Set up LED wall')
})

test('editors and scrutineers see the screens and no button', async () => {
  for (const role of ['editor', 'scrutineer'] as const) {
    const page = await screensDesk(role)
    await said(page, '6 of 8 showing')
    expect(await page.locator('screens-page button').count()).toBe(0)
  }
  const operator = await screensDesk('operator')
  expect(await operator.locator('screens-page button').count()).toBeGreaterThan(30)
})

test('without a link nothing can be done, and nothing is claimed', async () => {
  const page = await screensDesk()
  await said(page, '6 of 8 showing')
  suite.bench.server.cut()
  await page.locator('.desk[data-link=lost]').waitFor()
  await said(page, 'Not known: no link')
  expect(await page.locator('screens-page button:enabled').count()).toBe(0)
  expect(await card(page, 'LED wall').locator('article').innerText()).toContain('not known')
})

test('without screens it says how one is added; without a show it is there all the same', async () => {
  const page = await screensDesk('producer', [])
  await said(page, 'No screens yet')
  await said(page, `${suite.bench.server.origin}/stage`)
  const empty = await openBench(suite.pages, suite.browser, { empty: true })
  const bare = await empty.desk()
  empty.server.setScreens([screenReport('LED wall')])
  await bare.locator('[data-page=screens]').click()
  await card(bare, 'LED wall').waitFor()
  expect(await takeButton(bare).count()).toBe(0)
  await empty.close()
})

/** The frames hold the stage, which is looked at elsewhere. */
const violations = async (page: Page) =>
  (await new AxeBuilder({ page }).options({ iframes: false }).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  )

const fits = async (page: Page, width: number, height: number) => {
  await page.setViewportSize({ width, height })
  await said(page, '6 of 8 showing')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  expect(await page.locator('.page').evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
  const folder = process.env['SCREENSHOTS']
  if (folder) await page.screenshot({ path: `${folder}/screens-${width}.png` })
}

test('nothing runs off any screen', async () => {
  const page = await screensDesk()
  await fits(page, 1440, 900)
  await fits(page, 1920, 1080)
  await fits(page, 1280, 800)
  await fits(page, 768, 1024)
  await fits(page, 390, 844)
})

test('nothing stands in the way of assistive technology, wide, narrow and in the dialogs', async () => {
  // One of every kind: a wall of them is only slower.
  const kinds = ['Bar', 'Foyer', 'Projector left', 'שלט בלובי']
  const page = await screensDesk(
    'producer',
    mixedRoom(suite.bench.server).filter(({ setup }) => kinds.includes(setup.name)),
  )
  await said(page, '2 of 4 showing')
  expect(await violations(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await violations(page)).toEqual([])
  // Few cards from here on: it is the dialogs that are looked at.
  tell([wall()], WAITING)
  for (const act of ['Set up LED wall', 'Remove LED wall', 'Add it']) {
    await page.getByRole('button', { name: act }).click()
    await page.locator('dialog[open]').waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('dialog[open]').waitFor({ state: 'detached' })
  }
  await page.locator('screens-page').evaluate((host) => {
    host.shadowRoot?.append(document.createElement('button'))
  })
  expect((await violations(page)).join()).toContain('button-name')
})
