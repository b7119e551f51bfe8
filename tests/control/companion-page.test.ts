/** The handbook and the page of buttons for a Stream Deck: as the room serves them, complete, readable at every width, and without a secret. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BUTTONS } from '#shared/press'
import { STATUS_FIELDS } from '#shared/show-status'
import { axeFinds } from '../helpers/axe.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { API_KEY, type House, startHouse } from '../helpers/house.ts'

let house: House
let browser: Browser
let page: Page
const complaints: string[] = []
beforeAll(async () => {
  house = await startHouse()
  browser = await launchBrowser()
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()))
  await page.goto(`${house.room}/help/companion`)
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const column = (heading: string, n: number): Promise<string[]> =>
  page
    .locator(`section:has(#${heading}) tbody tr > :nth-child(${n})`)
    .evaluateAll((cells) => cells.map((cell) => cell.textContent?.trim() ?? ''))

test('every button stands in its table with the address that presses it, and no other does', async () => {
  const addresses = await column('buttons', 2)
  expect(addresses.toSorted()).toEqual(BUTTONS.map((button) => `/api/v1/press/${button}`).toSorted())
  const told = await house.api('/api/v1/openapi.json')
  expect(Object.keys(((await told.json()) as { paths: object }).paths)).toContain('/api/v1/press/{button}')
})

test('every field of the status stands in its table, with a path that finds it', async () => {
  expect((await column('feedback', 1)).toSorted()).toEqual(
    [...STATUS_FIELDS].filter((field) => field !== 'show').toSorted(),
  )
  const status = (await (await house.api('/api/v1/status')).json()) as Record<string, unknown>
  for (const path of await column('feedback', 2)) {
    const found = path
      .split('.')
      .slice(1)
      .reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], status)
    expect(found, path).not.toBe(undefined)
  }
})

test('the fifteen keys are a Stream Deck’s, each button on it exists, and Take has no button beside it', async () => {
  const keys = await page
    .locator('.deck li')
    .evaluateAll((all) => all.map((key) => key.lastElementChild?.textContent))
  expect(keys).toHaveLength(15)
  const known = [...BUTTONS, ...STATUS_FIELDS.map((field) => `$.${field}`), 'free']
  expect(keys.filter((key) => !known.includes(key as never))).toEqual([])
  const at = keys.indexOf('take')
  const beside = [at - 1, at + 1].filter((n) => Math.floor(n / 5) === Math.floor(at / 5)).map((n) => keys[n])
  expect(beside).toEqual(['free'])
})

test('it names this room’s address, and neither its key nor anybody’s', async () => {
  expect(await page.locator('[data-origin]').innerText()).toBe(house.room)
  const whole = await page.content()
  for (const secret of [
    API_KEY,
    new URL(house.controlLink).hash.slice(5),
    house.stage.split('#')[1] ?? '#',
  ]) {
    expect(whole).not.toContain(secret)
  }
  expect(complaints).toEqual([])
})

test.each([1280, 390, 320])(
  'axe finds nothing at a width of %i, and nothing runs out sideways',
  async (width) => {
    await page.setViewportSize({ width, height: 900 })
    expect(await axeFinds(page)).toEqual([])
    const [inside, outside] = await page.evaluate(() => [
      document.documentElement.clientWidth,
      document.documentElement.scrollWidth,
    ])
    expect(outside).toBe(inside)
  },
)

const runsOut = () =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

test('the handbook opens at the task of its address, is searched from the keyboard, and needs nothing that it does not hold', async () => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`${house.room}/help#dead-screen`)
  await page.getByRole('heading', { level: 3 }).waitFor()
  await page.context().setOffline(true)
  const shown = () => page.getByRole('heading', { level: 3 }).allInnerTexts()
  expect(await shown()).toEqual(['One screen is dead or wrong'])
  await page.keyboard.press('/')
  await page.keyboard.type('retracted winner')
  await page.getByText('Nothing with all of these words.').waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('wrong winner')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'The wrong winner is on screen' }).waitFor()
  expect(await shown()).toHaveLength(1)
  await page.locator('#text h2').getByRole('link', { name: 'When it goes wrong' }).click()
  await page.locator('#wrong.book:not(.one)').waitFor()
  expect((await shown()).length).toBeGreaterThan(8)
  await page.context().setOffline(false)
  expect(complaints).toEqual([])
})

test('the sheet of keys is one page of paper', async () => {
  await page.goto(`${house.room}/help#keys`)
  const pagesOf = async () =>
    (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g)?.length
  expect(await pagesOf()).toBe(1)
  await page.emulateMedia({ media: 'print' })
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  )
  await page.emulateMedia({ media: 'screen' })
  await page.goto(`${house.room}/help#wrong`)
  await page.locator('#wrong.book:not(.one)').waitFor()
  expect(await pagesOf()).toBeGreaterThan(1)
})

test.each([
  ['start', 1280],
  ['before', 1280],
  ['keys', 390],
  ['systemd', 320],
] as const)(
  'axe finds nothing in the handbook at #%s, %i wide, and nothing runs out sideways',
  async (at, width) => {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${house.room}/help#${at}`)
    expect(await axeFinds(page)).toEqual([])
    expect(await runsOut()).toBe(false)
  },
)
