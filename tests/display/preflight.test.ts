/** Preflight as an operator has it: signed in to a real house, on a show of their own, in a real browser. */
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { axeFinds } from '../helpers/axe.ts'
import { emptyMonitors, launchBrowser } from '../helpers/browser.ts'
import { type House, startHouse } from '../helpers/house.ts'

const SHORTLIST = `category,sponsor,entrant,partners,title,person,summary
Housing,Northgate,Kent County Council,,A warm home for every family,,
Housing,Northgate,Surrey County Council,,From cold to warm,,
Lifetime,,สภาเทศบาลนคร,,,Maryam Said,
`
/** Holding, opening, end twice; title, shortlist, envelope of two; and of each at both levels: entries, ties, a citation, no award. */
const PICTURES = 4 + 2 * 3 + 2 * (2 + 1 + 2) + 2 * (1 + 2)

/** A busy machine takes its time. */
const LONG = 120_000

let house: House
let browser: Browser
let signedIn: BrowserContext
beforeAll(async () => {
  house = await startHouse()
  const ceremony = {
    name: 'Small Awards',
    date: '2026-12-01',
    venue: null,
    presentedBy: null,
    timeZone: 'UTC',
  }
  const body = { id: 'small', ceremony, shortlist: SHORTLIST }
  const reply = await house.api('/api/v1/shows', { method: 'POST', body })
  expect(reply.status).toBe(201)
  browser = await launchBrowser()
  signedIn = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  })
  await emptyMonitors(signedIn)
  const desk = await signedIn.newPage()
  await desk.goto(house.controlLink)
  await desk.locator('[data-link=live]').waitFor()
  await desk.close()
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

let page: Page
let complaints: string[]
beforeEach(async () => {
  complaints = []
  page = await signedIn.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (line) => {
    if (/Content Security Policy|Uncaught/.test(line.text())) complaints.push(line.text())
  })
})
afterEach(async () => {
  await page.close()
  expect(complaints).toEqual([])
})

const open = (show = 'small') => page.goto(`${house.room}/preflight?show=${show}`)
const press = (what: string) => page.locator(`[data-do=${what}]`).click()
const summary = () => page.locator('[data-summary]')
const drawn = () => page.locator('.others stage-miniature iframe.ready')

const violations = () => axeFinds(page)

async function check(): Promise<string> {
  await press('start')
  return (await summary().innerText({ timeout: LONG })).trim()
}

it('checks every picture at six sizes, says so in one line, shows them all to everybody, and asks the server for pages and the plan only', async () => {
  const asked: string[] = []
  const sockets: string[] = []
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`))
  page.on('websocket', (socket) => sockets.push(socket.url()))
  await open()
  expect(await page.locator('[data-do=start]').innerText()).toBe(`Check ${PICTURES} pictures`)
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-do'))).toBe('start')
  await page.keyboard.press('Enter')
  await summary().waitFor({ timeout: LONG })
  expect(await summary().innerText()).toMatch(
    new RegExp(`${PICTURES} pictures checked at six sizes · 0 offenders · \\d+ s`),
  )
  // Letters that no shipped font has are a note, not an offence.
  expect(await page.locator('.letters').innerText()).toMatch(/Thai: \d+ pictures/)
  expect(await page.locator('.letters').innerText()).not.toMatch(/Latin|Arabic/)
  expect(await page.locator('[data-picture]').count()).toBe(PICTURES)
  const frame = page.frameLocator('[data-picture]:nth-child(4) iframe.ready')
  expect(await frame.locator('.slide').innerText()).toContain('Housing')
  const others = asked.filter((what) => !/^GET \/(assets\/|favicon)/.test(what))
  expect(others).toEqual(['GET /preflight', 'GET /api/v1/shows/small', 'GET /preflight/frame'])
  expect(sockets).toEqual([])

  // Everybody can use it, on a phone too.
  expect(await violations()).toEqual([])
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await page.locator('.look').first().click()
  expect(await violations()).toEqual([])
})

it('a slide that does not hold its words is found, at the sizes where it does not, and stands first', {
  tags: ['whole'],
}, async () => {
  await page.route('**/assets/*.css', async (route) => {
    const answer = await route.fetch()
    const planted =
      '.envelope .line-main { font-size: 3vw !important; } .title .line-main { white-space: nowrap; font-size: 60vh !important; }'
    await route.fulfill({ response: answer, body: `${await answer.text()}\n${planted}` })
  })
  await open()
  expect(await check()).toMatch(/pictures checked at six sizes · 4 offenders/)
  const first = page.locator('main > section').nth(1)
  expect(await first.locator('h2').innerText()).toBe('4 offenders')
  const offender = (name: string) => page.locator('[data-offender]', { hasText: name })
  const sizesOf = async (name: string) =>
    (await offender(name).locator('figcaption').allInnerTexts()).map((words) => words.split(' ')[0])
  expect(await offender('Housing — Title').innerText()).toContain('“Housing” leaves the picture')
  expect(await sizesOf('Housing — Title')).toEqual(expect.arrayContaining(['1920×1080', '1080×1920']))
  // 3 % of the width are too little of the height where a screen is not wide.
  expect(await sizesOf('Housing — Envelope')).toEqual(['1080×1920', '1024×768'])
  expect(await offender('Housing — Envelope').innerText()).toMatch(/is 1\.7 % high, 4\.5 % is the least/)
  expect(await page.locator('.chip.wrong').count()).toBe(5)
  expect(await page.locator('.chip.right').innerText()).toContain('3840×1080')
  expect(await page.locator('[data-picture]').count()).toBe(PICTURES - 4)
})

it('can be stopped, goes on where it was, and checks the sizes of the room', {
  tags: ['whole'],
}, async () => {
  await open()
  await page.getByLabel('Add a size of the room').fill('wide')
  await page.keyboard.press('Enter')
  expect(await page.locator('#size-problem').innerText()).toContain('width×height')
  await page.getByLabel('Add a size of the room').fill('2880x720')
  await page.keyboard.press('Enter')
  expect(await page.locator('.chip').last().innerText()).toContain('2880×720')
  await press('start')
  await press('stop')
  await page.locator('[data-do=start]').waitFor()
  const before = await page.locator('progress').count()
  expect(before).toBe(0)
  expect(await check()).toMatch(/checked at seven sizes · 0 offenders/)
  // Remembered by this browser, and forgotten when it is told to.
  await page.reload()
  await page.getByRole('button', { name: 'Remove 2880×720' }).click()
  expect(await page.locator('.chip').count()).toBe(6)
})

it('letters that do not come are said, and nothing is measured in others', { tags: ['whole'] }, async () => {
  await page.route('**/*.woff2', (route) => route.abort())
  await open()
  await press('start')
  await page.getByRole('alert').filter({ hasText: 'Letters could not be loaded: Stage Serif' }).waitFor()
  expect(await page.locator('[data-do=start]').innerText()).toBe(`Check ${PICTURES} pictures`)
})

it('is filtered by category and size; one picture is looked at closely, and the next by an arrow key', {
  tags: ['whole'],
}, async () => {
  await open()
  await page.getByLabel('Category').selectOption('Lifetime')
  await page.getByLabel('Size', { exact: true }).selectOption('1080×1920')
  expect(await page.locator('[data-picture]').count()).toBe(3 + 2 * 3)
  await drawn().first().waitFor()
  expect(
    await drawn()
      .first()
      .evaluate((frame: HTMLIFrameElement) => [frame.width, frame.height]),
  ).toEqual(['1080', '1920'])
  await page.locator('.look').first().focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  expect(await dialog.locator('h2').innerText()).toBe('Lifetime — Title')
  await dialog.locator('iframe.ready').waitFor()
  await page.keyboard.press('ArrowRight')
  expect(await dialog.locator('h2').innerText()).toBe('Lifetime — Shortlist')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
})

it('is drawn for paper, and then printed', { tags: ['whole'] }, async () => {
  await page.addInitScript(() => {
    window.print = () =>
      document.body.setAttribute('data-printed', String(document.querySelectorAll('iframe.ready').length))
  })
  await open()
  await page.getByLabel('Category').selectOption('Lifetime')
  await press('print')
  await page.locator('[data-printed]').waitFor()
  expect(await page.locator('body').getAttribute('data-printed')).toBe(String(3 + 2 * 3))
})

it('says in a sentence why there is nothing to check', async () => {
  const says = (words: string) => page.getByRole('alert').filter({ hasText: words }).waitFor()
  await page.goto(`${house.room}/preflight`)
  await says('No show was named')
  await open('nothing')
  await says('There is no show called nothing.')
  const stranger = await browser.newContext()
  const strange = await stranger.newPage()
  await strange.goto(`${house.room}/preflight?show=small`)
  await strange.getByRole('alert').filter({ hasText: 'Sign in to the control panel' }).waitFor()
  await stranger.close()
})

it('is a press away from the control panel, in a window of its own', { tags: ['whole'] }, async () => {
  await page.goto(`${house.room}/control?show=small`)
  await page.locator('[data-do=menu]').click()
  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('menuitem', { name: 'Preflight' }).click(),
  ])
  await opened.locator('[data-do=start]').waitFor()
  expect(new URL(opened.url()).search).toBe('?show=small')
  await opened.close()
})
