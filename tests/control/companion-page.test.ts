/** The handbook and the page of buttons for a Stream Deck: as the room serves them, complete, readable at every width, and without a secret. */
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BUTTONS } from '#shared/press'
import { STATUS_FIELDS } from '#shared/show-status'
import { axeFinds } from '../helpers/axe.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { API_KEY, type House, startHouse } from '../helpers/house.ts'
import { only } from '../helpers/whole.ts'

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

for (const width of [1280, 390, 320])
  test(
    `axe finds nothing at a width of ${width}, and nothing runs out sideways`,
    only(width === 320),
    async () => {
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

test.each(['en', 'de'])('the sheet of keys in “%s” is one page of paper', async (lang) => {
  await page.goto(`${house.room}/help/${lang}#keys`)
  const pagesOf = async () =>
    (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g)?.length
  expect(await pagesOf()).toBe(1)
  await page.emulateMedia({ media: 'print' })
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  )
  await page.emulateMedia({ media: null })
  await page.goto(`${house.room}/help/${lang}#wrong`)
  await page.locator('#wrong.book:not(.one)').waitFor()
  expect(await pagesOf()).toBeGreaterThan(1)
})

for (const [at, width, isAmongTheFew] of [
  ['/help#start', 1280, true],
  ['/help#before', 1280, false],
  ['/help#keys', 390, false],
  ['/help#systemd', 320, false],
  ['/help/de#start', 1280, false],
  ['/help/de#keys', 390, false],
  ['/help/de#screens', 320, true],
] as const)
  test(
    `axe finds nothing in the handbook at ${at}, ${width} wide, and nothing runs out sideways`,
    only(isAmongTheFew),
    async () => {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(`${house.room}${at}`)
      expect(await axeFinds(page)).toEqual([])
      expect(await runsOut()).toBe(false)
    },
  )

/** The title of the task that is read at `path`, and the address it is read at. */
async function readAt(
  path: string,
  browsing: BrowserContextOptions,
  chosen?: string,
): Promise<[string, string]> {
  const context = await browser.newContext(browsing)
  if (chosen) await context.addInitScript((lang) => localStorage.setItem('envelope.language', lang), chosen)
  const reader = await context.newPage()
  await reader.goto(`${house.room}${path}`)
  await reader.locator('article:not([hidden]) h3').first().waitFor()
  const title = await reader.locator('article:not([hidden]) h3').first().innerText()
  const { pathname, hash } = new URL(reader.url())
  await context.close()
  return [title, pathname + hash]
}

test('/help is read in the language the desk would speak; an address with a language in that one, and without script all of it stands there', async () => {
  const [german, english] = ['Schwarz, und das Bild zurück', 'Black, and the picture again']
  const inGerman = { locale: 'de-AT' }
  expect(await readAt('/help#lift', inGerman)).toEqual([german, '/help/de#lift'])
  expect(await readAt('/help#lift', { locale: 'fr-FR' })).toEqual([english, '/help#lift'])
  expect(await readAt('/help#lift', inGerman, 'en')).toEqual([english, '/help#lift'])
  expect(await readAt('/help#lift', { locale: 'en-GB' }, 'de')).toEqual([german, '/help/de#lift'])
  expect(await readAt('/help/en#lift', inGerman)).toEqual([english, '/help/en#lift'])
  expect(await readAt('/help#lift', { ...inGerman, javaScriptEnabled: false })).toEqual([
    'The wrong winner is on screen',
    '/help#lift',
  ])
})

test('each page leads to the same task in the other language, is searched in its own, and paints nothing before it knows which', {
  tags: ['whole'],
}, async () => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`${house.room}/help/en#lift`)
  await page.getByRole('link', { name: 'Deutsch' }).click()
  await page.getByRole('heading', { level: 3, name: 'Schwarz, und das Bild zurück' }).waitFor()
  expect(await page.title()).toBe('Schwarz, und das Bild zurück – Hilfe – Envelope')
  await page.getByRole('button', { name: 'Diese Seite drucken' }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('zurückgezogener Gewinner')
  await page.getByText('Nichts mit allen diesen Wörtern.').waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('notfallpaket stick')
  await page.keyboard.press('Enter')
  await page.locator('#emergency-pack:not([hidden]), #use-the-pack:not([hidden])').waitFor()
  await page.getByRole('link', { name: 'English' }).click()
  await page.waitForURL(/\/help\/en#(?:emergency-pack|use-the-pack)$/)
  for (const lang of ['en', 'de']) {
    const scripts = (await (await fetch(`${house.room}/help/${lang}`)).text()).match(/<script[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(0)
    expect(scripts.filter((tag) => !tag.includes('blocking="render"'))).toEqual([])
  }
  expect(complaints).toEqual([])
})

test('F1 at a desk in German opens the German task beside the stage', { tags: ['whole'] }, async () => {
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1440, height: 900 } })
  const desk = await context.newPage()
  await desk.goto(house.controlLink)
  await desk.locator('[data-link=live]').waitFor()
  await desk.keyboard.press('F1')
  const help = desk.frameLocator('help-panel iframe')
  await help.getByRole('heading', { level: 3, name: 'Fahren und zurückgehen' }).waitFor()
  expect(await help.locator('html').getAttribute('lang')).toBe('de')
  expect(await help.locator('.top h1').innerText()).toContain('Inhalt')
  expect(await desk.locator('help-panel a').getAttribute('href')).toBe('/help/de#take')
  await context.close()
})
