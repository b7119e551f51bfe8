/** The page of the screens, on a panel as it is shipped: what it says of them, to whom, on every screen. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { axeFinds } from '../helpers/axe.ts'
import { screenReport } from '../helpers/desk-screens.ts'
import { until } from '../helpers/house.ts'
import { mixedRoom } from '../helpers/mixed-room.ts'
import { openBench, takeButton } from './desk-browser.ts'
import { card, openScreens, said, useScreensDesk, WAITING } from './screens-desk.ts'

const { suite, screensDesk, tell, showing, wall } = useScreensDesk()

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

test('what is missing is told in words, with what to do', { tags: ['whole'] }, async () => {
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

test('twelve miniatures are live at once and no more, whatever the wall', { tags: ['whole'] }, async () => {
  const page = await suite.bench.desk()
  await page.setViewportSize({ width: 1920, height: 2400 })
  tell(Array.from({ length: 15 }, (_, n) => showing(`Screen ${n + 1}`)))
  await openScreens(page)
  const live = page.locator('screen-card iframe')
  // Twelve pages at once keep a busy machine busy for a while.
  await page.getByText('this one waits for a place').nth(2).waitFor({ timeout: 90_000 })
  expect(await live.count()).toBe(12)
  // As people count: 2 before 10. One that goes gives its place to one that waits.
  expect(await page.locator('screen-card h2').nth(1).innerText()).toBe('Screen 2')
  tell(Array.from({ length: 14 }, (_, n) => showing(`Screen ${n + 2}`)))
  await card(page, 'Screen 13').locator('iframe').waitFor({ timeout: 90_000 })
  expect(await live.count()).toBe(12)
})

test('a miniature whose card moves in the list goes on, and still follows the size of its box', {
  tags: ['whole'],
}, async () => {
  const room = ['Screen 1', 'Screen 2', 'Screen 3'].map((name) => showing(name))
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

test('editors and scrutineers see the screens and no button', { tags: ['whole'] }, async () => {
  for (const role of ['editor', 'scrutineer'] as const) {
    const page = await screensDesk(role)
    await said(page, '6 of 8 showing')
    expect(await page.locator('screens-page button').count()).toBe(0)
  }
  const operator = await screensDesk('operator')
  expect(await operator.locator('screens-page button').count()).toBeGreaterThan(30)
})

test('without a link nothing can be done, and nothing is claimed', { tags: ['whole'] }, async () => {
  const page = await screensDesk()
  await said(page, '6 of 8 showing')
  suite.bench.server.cut()
  await page.locator('.desk[data-link=lost]').waitFor()
  await said(page, 'Not known: no link')
  expect(await page.locator('screens-page button:enabled').count()).toBe(0)
  expect(await card(page, 'LED wall').locator('article').innerText()).toContain('not known')
})

test('without screens it says how one is added; without a show it is there all the same', {
  tags: ['whole'],
}, async () => {
  const page = await screensDesk('producer', [])
  await said(page, 'No screens yet')
  await said(page, `${suite.bench.server.origin}/stage`)
  const empty = await openBench(suite.browser, { empty: true })
  const bare = await empty.desk()
  empty.server.setScreens([screenReport('LED wall')])
  await bare.locator('[data-page=screens]').click()
  await card(bare, 'LED wall').waitFor()
  expect(await takeButton(bare).count()).toBe(0)
  await empty.close()
})

const fits = async (page: Page, width: number, height: number) => {
  await page.setViewportSize({ width, height })
  await said(page, '6 of 8 showing')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  expect(await page.locator('.page').evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
  const folder = process.env['SCREENSHOTS']
  if (folder) await page.screenshot({ path: `${folder}/screens-${width}.png` })
}

test('nothing runs off any screen', { tags: ['whole'] }, async () => {
  const page = await screensDesk()
  await fits(page, 1440, 900)
  await fits(page, 1920, 1080)
  await fits(page, 1280, 800)
  await fits(page, 768, 1024)
  await fits(page, 390, 844)
})

test('nothing stands in the way of assistive technology, wide, narrow and in the dialogs', {
  tags: ['whole'],
}, async () => {
  // One of every kind: a wall of them is only slower.
  const kinds = ['Bar', 'Foyer', 'Projector left', 'שלט בלובי']
  const page = await screensDesk(
    'producer',
    mixedRoom(suite.bench.server).filter(({ setup }) => kinds.includes(setup.name)),
  )
  await said(page, '2 of 4 showing')
  expect(await axeFinds(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await axeFinds(page)).toEqual([])
  // Few cards from here on: it is the dialogs that are looked at.
  tell([wall()], WAITING)
  for (const act of ['Set up LED wall', 'Remove LED wall', 'Add it']) {
    await page.getByRole('button', { name: act }).click()
    await page.locator('dialog[open]').waitFor()
    expect(await axeFinds(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('dialog[open]').waitFor({ state: 'detached' })
  }
  await page.locator('screens-page').evaluate((host) => {
    host.shadowRoot?.append(document.createElement('button'))
  })
  expect((await axeFinds(page)).join()).toContain('button-name')
})
