/** The page that others frame, and oEmbed: complete without script, framed by anybody while no other page is, and silent until asked. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFinds } from '../helpers/axe.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { type RealEdge, startEdge } from '../helpers/real-edge.ts'
import { type ForeignPage, startForeignPage } from './foreign-page.ts'
import { halfAnEvening } from './live-browser.ts'
import { type Night, showFile } from './live-sample.ts'

const SHOTS = process.env['ENVELOPE_SHOTS']
let browser: Browser
let foreign: ForeignPage
let edge: RealEdge
let evening: Night
beforeAll(async () => {
  browser = await launchBrowser()
  foreign = await startForeignPage()
  evening = halfAnEvening()
  edge = await startEdge(evening.feed())
})
afterAll(async () => {
  await browser?.close()
  await foreign?.close()
  await edge?.close()
})

const here = () => `http://127.0.0.1:${edge.port()}`
const path = `/live/${showFile.id}`
const frame = (page = '/embed') =>
  `<iframe title="Live" width="600" height="400" src="${here()}${path}${page}"></iframe>`

async function open(address: string, javaScriptEnabled = true): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage()
  await page.goto(address)
  return page
}

test('in a frame of another page it is complete without script, and live with it', async () => {
  const still = await open(foreign.say('/still', frame('/embed?limit=3')), false)
  expect(await still.frameLocator('iframe').locator('article').count()).toBe(3)
  const page = await open(foreign.say('/moving', frame('/embed?lang=de')))
  const inside = page.frameLocator('iframe')
  await inside.locator('.freshness[data-link=live]').waitFor()
  expect(await inside.locator('html').getAttribute('lang')).toBe('de')
  edge.tell(evening.write('framed', 'Seen in a frame'))
  await inside.getByText('Seen in a frame').waitFor()
  expect(await axeFinds(await open(`${here()}${path}/embed`))).toEqual([])
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/embed-frame.png` })
})

test('[twin] no other page of the readers may be framed', async () => {
  const ask = async (page: string) => (await edge.ask(`${path}${page}`)).headers
  const framed = await ask('/embed')
  expect(framed['content-security-policy']).toContain('frame-ancestors *')
  expect(framed['content-security-policy']).toContain("require-trusted-types-for 'script'")
  for (const page of ['', '/winners', '/commitments']) {
    const headers = await ask(page)
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  }
  const page = await open(foreign.say('/forbidden', frame('')))
  await expect.poll(() => page.frames().at(-1)?.url()).toContain('chrome-error')
})

test('it says its height to the page that asks, by that page’s origin, and again when it changes; unasked it says nothing', async () => {
  const page = await open(
    foreign.say(
      '/heights',
      `<script>heard = []; onmessage = ({ data, origin }) => heard.push({ ...data, origin })</script>${frame()}`,
    ),
  )
  await page.frameLocator('iframe').locator('.freshness[data-link=live]').waitFor()
  const heard = () =>
    page.evaluate(() => (window as unknown as { heard: { height: number; origin: string }[] }).heard)
  expect(await heard()).toEqual([])
  await page.evaluate((origin) => frames[0]?.postMessage({ envelope: 'height' }, origin), here())
  await expect.poll(heard).toHaveLength(1)
  const [first] = await heard()
  expect(first?.origin).toBe(here())
  expect(first?.height).toBeGreaterThan(400)
  evening.write('tall', 'One more line. '.repeat(80))
  edge.tell(evening.feed())
  await expect.poll(async () => (await heard()).at(-1)?.height).toBeGreaterThan((first?.height ?? 0) + 40)
})

test('what is fetched from foreign pages may be, and by anybody: the script, the beginning, the log, pictures’ routes; no cookie is set', async () => {
  const { headers: head } = await edge.ask(`${path}/log/head`)
  for (const address of ['/embed.js', `${path}/embed.json`, `${path}/log/head`]) {
    const { status, headers } = await edge.ask(address)
    expect(status).toBe(200)
    expect(headers['access-control-allow-origin']).toBe('*')
    expect(headers['access-control-allow-credentials']).toBeUndefined()
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers['etag']).toBeTruthy()
    const again = await edge.ask(address, { 'if-none-match': String(headers['etag']) })
    expect(again.status).toBe(304)
  }
  expect(head['cache-control']).toContain('max-age=1')
  const packed = await edge.ask('/embed.js', { 'accept-encoding': 'br' })
  expect(packed.headers['content-encoding']).toBe('br')
  expect(packed.body.length).toBeLessThan(26 * 1024)
})

test('oEmbed answers for pages of ours, as JSON and XML, within the size that is asked for', async () => {
  const ask = (url: string, more = '') =>
    edge.ask(`/oembed?url=${encodeURIComponent(url)}${more}`, { host: new URL(here()).host })
  const { status, headers, body } = await ask(`${here()}${path}?lang=de`, '&maxwidth=400&maxheight=300')
  expect(status).toBe(200)
  expect(headers['content-type']).toContain('application/json')
  const said = JSON.parse(String(body))
  expect(said).toMatchObject({
    version: '1.0',
    type: 'rich',
    width: 400,
    height: 300,
    title: showFile.ceremony.name,
  })
  const page = await open(foreign.say('/oembed', said.html))
  await page.frameLocator('iframe').locator('.freshness[data-link=live]').waitFor()
  const xml = await ask(`${here()}${path}/winners`, '&format=xml')
  expect(xml.headers['content-type']).toContain('text/xml')
  const read = await page.evaluate((text) => {
    const document = new DOMParser().parseFromString(text, 'text/xml')
    return [
      document.querySelector('parsererror')?.textContent ?? null,
      document.querySelector('html')?.textContent,
    ]
  }, String(xml.body))
  expect(read).toEqual([null, expect.stringContaining(`${path}/embed`)])
  expect((await ask('https://evil.invalid/live/x')).status).toBe(404)
  expect((await ask(`${here()}/live/no-such-show`)).status).toBe(404)
  expect((await ask('javascript:alert(1)')).status).toBe(404)
  expect((await ask(`${here()}${path}`, '&format=yaml')).status).toBe(501)
})

test('an edge ends while a page that follows it is open, and does not wait for it', async () => {
  const own = await startEdge(evening.feed())
  const page = await open(`http://127.0.0.1:${own.port()}${path}`)
  await page.waitForSelector('.freshness[data-link="live"]')
  await own.close()
  await page.waitForSelector('.freshness[data-link="lost"]')
})
