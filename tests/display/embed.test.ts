/** The live blog on a page of somebody else's, on another origin: it follows, nothing leaks in or out, and it says no more than it is asked. */
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { axeFinds } from '../helpers/axe.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { foundIn, watchPolicy, wordsIn } from '../helpers/deep-look.ts'
import { hostileEvening } from '../helpers/hostile-show.ts'
import { type RealEdge, startEdge } from '../helpers/real-edge.ts'
import { type ForeignPage, startForeignPage } from './foreign-page.ts'
import { halfAnEvening } from './live-browser.ts'
import { type Night, showFile } from './live-sample.ts'

const SHOTS = process.env['ENVELOPE_SHOTS']
let browser: Browser
let foreign: ForeignPage
let edge: RealEdge
let evening: Night
const pages: Page[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  foreign = await startForeignPage()
})
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close()
  await edge?.close()
})
afterAll(async () => {
  await browser?.close()
  await foreign?.close()
})

const here = () => `http://127.0.0.1:${edge.port()}`
const live = (show = showFile.id) => `${here()}/live/${show}`
const element = (attributes = '', inside = '') =>
  `<script type="module" src="${here()}/embed.js"></script><envelope-live src="${live()}" ${attributes}>${inside}</envelope-live>`

async function startEvening(): Promise<void> {
  evening = halfAnEvening()
  edge = await startEdge(evening.feed())
}

let count = 0
async function open(html: string, options: BrowserContextOptions = {}, headers: Record<string, string> = {}) {
  const page = await (
    await browser.newContext({ viewport: { width: 900, height: 900 }, ...options })
  ).newPage()
  pages.push(page)
  const heard = await watchPolicy(page)
  page.on('pageerror', (error) => (heard as string[]).push(error.message))
  count += 1
  await page.goto(foreign.say(`/story-${count}`, html, headers))
  return { page, heard }
}

const isLive = (page: Page) => page.locator('envelope-live .freshness[data-link=live]').waitFor()
const articles = (page: Page) => page.locator('envelope-live article').count()

test('one script tag and one element: the newest posts, live, by server-sent events and without a cookie', async () => {
  await startEvening()
  const cookies: string[] = []
  const { page, heard } = await open(`<h1>Awards night</h1>${element('limit="5"')}`)
  page.on('request', (request) => {
    if (request.headers()['cookie']) cookies.push(request.url())
  })
  await isLive(page)
  expect(await articles(page)).toBe(5)
  edge.tell(evening.write('new', 'Hot off the press'))
  await page.locator('envelope-live article').first().getByText('Hot off the press').waitFor()
  expect(await articles(page)).toBe(5)
  edge.tell(evening.edit('new', 'Hot off another press'))
  await page.getByText('Hot off another press').waitFor()
  edge.tell(evening.remove('new'))
  await page.getByText('Hot off another press').waitFor({ state: 'detached' })
  expect(heard).toEqual([])
  expect(cookies).toEqual([])
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/embed.png`, fullPage: true })
})

test('where no stream comes through it polls; where nothing does, its own children stand in for it', {
  tags: ['whole'],
}, async () => {
  await startEvening()
  const polling = await open('')
  await polling.page.route('**/events', (route) => route.abort())
  await polling.page.goto(foreign.say('/polling', element()))
  await isLive(polling.page)
  edge.tell(evening.write('late', 'By polling'))
  await polling.page.getByText('By polling').waitFor()

  const without = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  pages.push(without)
  await without.goto(foreign.say('/without', element('', '<a href="/live">Follow the evening</a>')))
  expect(await without.getByText('Follow the evening').isVisible()).toBe(true)
  const lost = await open('')
  await lost.page.route('**/embed.json*', (route) => route.abort())
  await lost.page.goto(foreign.say('/lost', element('', '<a href="/live">Follow the evening</a>')))
  await lost.page.locator('script').waitFor({ state: 'attached' })
  expect(await lost.page.getByText('Follow the evening').isVisible()).toBe(true)
})

test('what editors pinned is held above the others; whoever asks for what waited has the keyboard there', async () => {
  await startEvening()
  edge.tell(evening.also({ kind: 'post-pinned', post: 'post-hello' }))
  const { page } = await open(`${element('limit="3"')}<p style="height: 3000px">A long story.</p>`)
  await isLive(page)
  expect(await page.locator('envelope-live .held article').getAttribute('id')).toBe('p-post-hello')
  expect(await page.locator('envelope-live .list article').count()).toBe(3)
  expect(await page.locator('envelope-live #p-post-hello').count()).toBe(1)
  await page.evaluate(() => scrollTo(0, 200))
  edge.tell(evening.write('new', 'Hot off the press'))
  await page.getByRole('button', { name: '1 new', exact: true }).press('Enter')
  await page.getByText('Hot off the press').waitFor()
  const focused = () =>
    page.evaluate(() => document.querySelector('envelope-live')?.shadowRoot?.activeElement?.id)
  expect(await focused()).toBe('unread')
})

const RUDE = `<style>* { color: rgb(255, 0, 0) !important; letter-spacing: 5px; text-transform: uppercase }
  html { font-size: 62.5%; line-height: 3 } p, li, article, h2 { display: none } a { background: rgb(0, 255, 0) }
  :root { --paper: rgb(255, 0, 0); --sans: fantasy }</style>`

/** What every element of the embedded live blog looks like. */
const looks = (page: Page) =>
  page.evaluate(() =>
    [...(document.querySelector('envelope-live')?.shadowRoot?.querySelectorAll('*') ?? [])].map((one) => {
      const style = getComputedStyle(one)
      return [
        'color',
        'background-color',
        'display',
        'font-size',
        'font-family',
        'letter-spacing',
        'line-height',
        'text-transform',
      ]
        .map((name) => style.getPropertyValue(name))
        .join('|')
    }),
  )

test('no style of the page reaches in, and none of its own reaches out', async () => {
  await startEvening()
  const outside =
    '<h2 class="entrant">A heading</h2><p class="words">Words</p><article class="winner">X</article>'
  const plain = await open(`${outside}${element()}`)
  const rude = await open(`${RUDE}${outside}${element()}`)
  const bare = await open(outside)
  for (const { page } of [plain, rude]) await isLive(page)
  const calm = await looks(plain.page)
  expect(calm.length).toBeGreaterThan(100)
  expect(await looks(rude.page)).toEqual(calm)
  const around = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('h2, p, article')].map((one) => {
        const { color, font, margin, display, boxSizing } = getComputedStyle(one)
        return [color, font, margin, display, boxSizing].join('|')
      }),
    )
  expect(await around(plain.page)).toEqual(await around(bare.page))
  // [twin] The rude page is rude.
  expect(await around(rude.page)).not.toEqual(await around(bare.page))
  // Lit says its version there, and nothing else does.
  const globals = (page: Page) =>
    page.evaluate(() =>
      Object.keys(window).filter((name) => !/heardOfPolicy|pwned|litHtmlVersions/.test(name)),
    )
  expect(await globals(plain.page)).toEqual(await globals(bare.page))
})

test('the page dresses it by parts and custom properties, in dark and light, and says its language', {
  tags: ['whole'],
}, async () => {
  await startEvening()
  const style =
    '<style>envelope-live { --envelope-accent: rgb(0, 0, 200); --envelope-sans: monospace } envelope-live::part(entrant) { color: rgb(0, 128, 0) }</style>'
  const { page } = await open(`${style}${element('lang="de" theme="dark"')}`)
  await isLive(page)
  const css = (selector: string, name: string) =>
    page
      .locator(`envelope-live ${selector}`)
      .first()
      .evaluate((one, of) => getComputedStyle(one).getPropertyValue(of), name)
  expect(await css('.entrant', 'color')).toBe('rgb(0, 128, 0)')
  expect(await css('.by', 'font-family')).toBe('monospace')
  expect(await css('.envelope', 'background-color')).toBe('rgb(21, 19, 15)')
  expect(await page.locator('envelope-live .envelope').getAttribute('lang')).toBe('de')
  await page.locator('envelope-live').evaluate((one) => one.setAttribute('theme', 'light'))
  expect(await css('.envelope', 'background-color')).toBe('rgb(251, 249, 245)')
  await page.locator('envelope-live').evaluate((one) => one.setAttribute('lang', 'ar'))
  await page.locator('envelope-live .envelope[dir=rtl]').waitFor()
  await page.locator('envelope-live').evaluate((one) => one.setAttribute('limit', '2'))
  await expect.poll(() => articles(page)).toBe(2)
  const night = await open(`<main><h1>Awards night</h1>${element()}</main>`, {
    colorScheme: 'dark',
    reducedMotion: 'reduce',
  })
  await isLive(night.page)
  const ground = night.page.locator('envelope-live .envelope')
  expect(await ground.evaluate((one) => getComputedStyle(one).backgroundColor)).toBe('rgb(21, 19, 15)')
  edge.tell(evening.write('calm', 'Calm'))
  await night.page.getByText('Calm').waitFor()
  expect(await night.page.evaluate(() => document.getAnimations().length)).toBe(0)
  expect(await axeFinds(night.page)).toEqual([])
})

test('while its reader is further down nothing moves: what is new waits behind a button', async () => {
  await startEvening()
  const tall = '<p style="height: 1500px">Below</p>'
  const { page } = await open(`${element()}${tall}`)
  await isLive(page)
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  const before = await page.evaluate(() => document.body.scrollHeight)
  edge.tell(evening.write('while', 'While you were away'))
  const button = page.locator('envelope-live .arrivals button')
  await button.waitFor({ state: 'attached' })
  expect(await page.evaluate(() => document.body.scrollHeight)).toBe(before)
  await page.evaluate(() => scrollTo(0, 0))
  await page.getByText('While you were away').waitFor()
})

test('links lead to the server it came from, in a page of their own', async () => {
  await startEvening()
  const { page } = await open(element())
  await isLive(page)
  const links = await page.$$eval('envelope-live', ([one]) =>
    [...(one?.shadowRoot?.querySelectorAll('a') ?? [])].map(({ href }) => new URL(href).origin),
  )
  expect(new Set(links)).toEqual(new Set([here()]))
  const opened = page.context().waitForEvent('page')
  await page.locator('envelope-live h2 a').click()
  expect((await opened).url()).toBe(live())
  expect(page.url()).toContain(foreign.origin)
})

test('a page with a strict policy of its own may have it, and needs no leave for styles', async () => {
  await startEvening()
  const policy = `default-src 'none'; script-src ${here()}; connect-src ${here()}; img-src ${here()}; require-trusted-types-for 'script'; trusted-types lit-html`
  const { page, heard } = await open(element(), {}, { 'content-security-policy': policy })
  await isLive(page)
  const shown = page.locator('envelope-live .envelope')
  expect(await shown.evaluate((one) => getComputedStyle(one).backgroundColor)).toBe('rgb(251, 249, 245)')
  expect(heard).toEqual([])
})

test('hostile words make no element in it, nor in its frame', { tags: ['whole'] }, async () => {
  edge = await startEdge(hostileEvening().at(-1) ?? null)
  const { page, heard } = await open(
    `<script type="module" src="${here()}/embed.js"></script><envelope-live src="${live('hostile')}" limit="50"></envelope-live><iframe src="${live('hostile')}/embed?limit=50"></iframe>`,
  )
  await isLive(page)
  await page.frameLocator('iframe').locator('.freshness[data-link=live]').waitFor()
  expect(await foundIn(page)).toEqual([])
  expect(await wordsIn(page)).toContain('pwned()')
  expect(heard).toEqual([])
})
