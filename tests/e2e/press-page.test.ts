/** A reporter's browser: in by the link, the winner before the readers have it, taken back before they ever do, and the link cut. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFinds } from '../helpers/axe.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { type House, newCommandId, SAMPLE, startHouse, until } from '../helpers/house.ts'

const SHOTS = process.env['ENVELOPE_SHOTS']
const WINNER = 'Manchester City Council'
let house: House
let browser: Browser
let page: Page
const troubles: string[] = []
beforeAll(async () => {
  house = await startHouse()
  await house.command({ kind: 'edit-settings', change: { publicHoldSeconds: 600, guardMs: 0 }, push: false })
  browser = await launchBrowser()
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  page = await context.newPage()
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (line) => {
    if (/Content Security Policy|Uncaught/.test(line.text())) troubles.push(line.text())
  })
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const link = async (name: string) => {
  const body = { id: newCommandId(), name, role: 'press' }
  const invited = await house.api('/control/people', { method: 'POST', body })
  return ((await invited.json()) as { link: string }).link
}
const shown = () => page.locator('body').innerText()
const shot = async (name: string) => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/press-${name}.png`, fullPage: true })
}

test('whoever has no link is told how to come by one', async () => {
  await page.goto(`${house.room}/press`)
  await page.getByText('Open the link you were given').waitFor()
  expect(await axeFinds(page)).toEqual([])
  await shot('stranger')
})

test('the winner stands there with the room, and says from when it may be used; readers know nothing', async () => {
  await page.goto(await link('Nellie Bly'))
  await page.getByText('The performance has not begun').waitFor()
  expect(page.url()).not.toContain('key=')
  await shot('before')
  await until('the winner', async () => {
    if ((await shown()).includes(WINNER)) return true
    await house.takeNext()
    return false
  })
  const card = page.locator('article.result', { hasText: WINNER }).first()
  await card.getByText(/Not before \d\d:\d\d, in \d+:\d\d/).waitFor()
  expect(await (await fetch(`${house.readers}/live/${SAMPLE}`)).text()).not.toContain(WINNER)
  await card.getByRole('button', { name: 'Copy as text' }).click()
  await card.getByRole('button', { name: 'Copied' }).waitFor()
  await shot('winner')
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 844 })
    expect(await axeFinds(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
  }
  await page.setViewportSize({ width: 1280, height: 844 })
  await shot('winner-wide')
})

test('what was taken back is said, loudly; a server that is gone is said too, and found again', {
  tags: ['whole'],
}, async () => {
  await house.command({
    kind: 'retract',
    category: 'council-of-the-year',
    level: 'winner',
    reason: 'The wrong card was read',
  })
  await page.getByRole('alert').getByText('Taken back: Council of the Year, Winner.').waitFor()
  await shot('taken-back')
  process.kill(house.children().core, 'SIGKILL')
  await page.getByText('No link: what is below may be behind').waitFor()
  await page.getByText('Live: as the room sees it').waitFor()
  expect(troubles).toEqual([])
})
