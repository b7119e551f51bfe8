/** Signing in, losing the link, and getting it back. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { axeFinds } from '../helpers/axe.ts'
import { asAnother } from '../helpers/desk-server.ts'
import { until } from '../helpers/house.ts'
import { chooseInMenu, nextIs, openBench, pressUntil, takeButton, useBench } from './desk-browser.ts'

const suite = useBench()

const linkIs = (page: Page, status: 'live' | 'lost') => page.locator(`.desk[data-link=${status}]`).waitFor()
const enabledActs = (page: Page) => page.locator('button[data-act]:enabled').count()

test('the printed link signs in at once, and its key is gone from the address bar', async () => {
  const page = await suite.bench.desk()
  expect(page.url()).toBe(`${suite.bench.server.origin}/control`)
  await page.reload()
  await linkIs(page, 'live')
})

test('a wrong key is refused with a sentence; a right one opens the desk; signing out closes it', async () => {
  const page = await suite.browser.newPage()
  await page.goto(`${suite.bench.server.origin}/control`)
  await page.getByLabel('One-time key').fill('nonsense')
  await page.keyboard.press('Enter')
  await page.getByText('This key is not accepted').waitFor()
  await page.getByLabel('One-time key').fill(suite.bench.server.key())
  await page.keyboard.press('Enter')
  await linkIs(page, 'live')
  await chooseInMenu(page, 'Sign out')
  await page.getByLabel('One-time key').waitFor()
  await page.context().close()
})

test('a second desk is invited by a link that can be copied', { tags: ['whole'] }, async () => {
  const page = await suite.bench.desk()
  await chooseInMenu(page, 'Lend a desk')
  await page.getByRole('button', { name: 'Make a link' }).click()
  await page.getByRole('button', { name: 'Copy the link' }).click()
  await page.getByText('Copied.').waitFor()
  const link = await page.locator('copy-field input').inputValue()
  const other = await suite.browser.newPage()
  await other.goto(link)
  await linkIs(other, 'live')
  await other.context().close()
})

test('a lost link makes the desk inert and says so; it comes back by itself, with what happened meanwhile', async () => {
  const page = await suite.bench.desk()
  suite.bench.server.cut()
  await linkIs(page, 'lost')
  await page.getByText('No link to the server.').waitFor()
  expect(await enabledActs(page)).toBe(0)
  await page.keyboard.press('Space')
  asAnother(suite.bench.server, { kind: 'preview', to: { cue: 'interval', step: 0 } })
  suite.bench.server.mend()
  await linkIs(page, 'live')
  await nextIs(page, 'Interval')
  expect(suite.bench.server.arrived).toEqual([])
  await pressUntil(page, 'Space', 'Children’s Services — Title')
})

test('ontime#2200: a server that falls silent counts as lost within four seconds', async () => {
  const page = await suite.bench.desk()
  suite.bench.server.freeze()
  await page.locator('.desk[data-link=lost]').waitFor({ timeout: 5000 })
  expect(await enabledActs(page)).toBe(0)
  suite.bench.server.thaw()
  await linkIs(page, 'live')
})

test('[T1] a take whose answer is lost is not sent again', async () => {
  const page = await suite.bench.desk()
  suite.bench.server.holdNextCommand()
  await page.keyboard.press('Space')
  await page.getByText('TAKING…').waitFor()
  suite.bench.server.cut()
  await page.getByText('Look at the programme before you press again').waitFor()
  suite.bench.server.mend()
  await linkIs(page, 'live')
  await pressUntil(page, 'Space', 'Council of the Year — Title')
  const ids = suite.bench.server.arrived.map((command) => command.id)
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(2)
})

test('[T2] a post whose answer is lost goes out again under the same id and stands there once', async () => {
  const page = await suite.bench.desk()
  suite.bench.server.loseNextAnswer()
  await page.locator('blog-desk textarea').fill('The doors are open')
  await page.locator('blog-desk textarea').press('Control+Enter')
  await page.locator('blog-post').getByText('The doors are open').waitFor()
  const isKept = () => page.evaluate(() => Object.keys(sessionStorage).some((key) => key.endsWith('.outbox')))
  expect(await isKept()).toBe(true)
  suite.bench.server.cut()
  await linkIs(page, 'lost')
  suite.bench.server.mend()
  await linkIs(page, 'live')
  await until('the post to be let go', async () => !(await isKept()))
  const ids = suite.bench.server.arrived.map((command) => command.id)
  expect(ids.length).toBeGreaterThan(1)
  expect(new Set(ids).size).toBe(1)
  expect(suite.bench.server.show.state().feed.posts).toHaveLength(1)
})

test('a draft survives a reload', { tags: ['whole'] }, async () => {
  const page = await suite.bench.desk()
  await page.locator('blog-desk textarea').fill('Half a sentence')
  await page.reload()
  await linkIs(page, 'live')
  expect(await page.locator('blog-desk textarea').inputValue()).toBe('Half a sentence')
  expect(suite.bench.server.arrived).toEqual([])
})

test('a desk whose session has ended is shown the door', async () => {
  const page = await suite.bench.desk()
  suite.bench.server.forgetSessions()
  await page.getByText('This desk was signed out.').waitFor()
})

test('a server without a show says so', { tags: ['whole'] }, async () => {
  const empty = await openBench(suite.browser, { empty: true })
  const page = await empty.desk()
  await page.getByText('No show is on air').waitFor()
  await empty.close()
})

test('the monitors cannot take the keyboard away', { tags: ['whole'] }, async () => {
  const page = await suite.bench.desk()
  await nextIs(page, 'Opening')
  const box = await page.locator('bus-monitor[bus=programme] iframe').boundingBox()
  await page.mouse.click((box?.x ?? 0) + 40, (box?.y ?? 0) + 40)
  await pressUntil(page, 'Space', 'Council of the Year — Title')
})

test('nothing stands in the way of assistive technology, wide or narrow, with and without a dialog', {
  tags: ['whole'],
}, async () => {
  const page = await suite.bench.desk()
  await pressUntil(page, 'Space', 'Title')
  await pressUntil(page, 'Space', 'Shortlist')
  await pressUntil(page, 'Space', 'Reveal')
  asAnother(suite.bench.server, { kind: 'write-post', text: 'Good evening' })
  await page.locator('blog-post').getByText('Good evening').waitFor()
  expect(await axeFinds(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await axeFinds(page)).toEqual([])
  for (const key of ['s', '?']) {
    await page.keyboard.press(key)
    await page.locator('dialog[open]').waitFor()
    expect(await axeFinds(page)).toEqual([])
    await page.keyboard.press('Escape')
  }
  suite.bench.server.cut()
  await linkIs(page, 'lost')
  expect(await axeFinds(page)).toEqual([])
})

test('nothing runs off a tablet or a phone', { tags: ['whole'] }, async () => {
  const page = await suite.bench.desk()
  await nextIs(page, 'Opening')
  for (const [width, height] of [
    [1024, 768],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    await takeButton(page).click({ trial: true })
  }
})
