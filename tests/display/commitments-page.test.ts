/** The page of fingerprints as a reader has it, from the real edge: before the show, without script, and at one press after it. */
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { feedSince } from '#shared/feed'
import { buildEdge, type Edge } from '../../server/edge/edge.ts'
import { createFeeds, type Feeds } from '../../server/edge/feeds.ts'
import { createPictures } from '../../server/edge/pictures.ts'
import { axeFinds } from '../helpers/axe.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { type Evening, evening } from '../helpers/given.ts'
import { awarded } from '../helpers/show.ts'

const distFolder = process.env['ENVELOPE_DIST'] ?? fileURLToPath(new URL('../../dist/', import.meta.url))
const PATH = '/live/sample-2026/commitments'

let browser: Browser
let feeds: Feeds
let edge: Edge
let origin = ''
const pages: Page[] = []

beforeAll(async () => {
  // A host name that is no secure context: Web Crypto is not there.
  browser = await launchBrowser({ args: ['--host-resolver-rules=MAP live.test 127.0.0.1'] })
  feeds = createFeeds(() => undefined)
  edge = await buildEdge({
    feeds,
    pictures: createPictures(feeds),
    distFolder,
    logger: pino({ level: 'silent' }),
  })
  await edge.app.listen({ port: 0, host: '127.0.0.1' })
  const address = edge.app.server.address()
  origin = `http://live.test:${typeof address === 'object' && address ? address.port : 0}`
})
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close()
})
afterAll(async () => {
  await edge?.close()
  await browser?.close()
})

const tell = (night: Evening) =>
  feeds.take({
    kind: 'public',
    show: 'sample-2026',
    update: feedSince(night.state(), feeds.get('sample-2026')?.cursor ?? null),
  })

async function read(
  options: BrowserContextOptions = {},
  path = PATH,
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 }, ...options })
  const page = await context.newPage()
  pages.push(page)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (line) => {
    if (line.type() === 'error') complaints.push(line.text())
  })
  await page.goto(`${origin}${path}`)
  return { page, complaints }
}

test('[E2] before, a reader sees every fingerprint; after, the same browser verifies it at one press', async () => {
  const night = evening()
  night.must({
    kind: 'set-result',
    category: 'housing',
    levels: [awarded('winner', ['h-3'])],
    reason: 'Judges met again',
  })
  tell(night)
  const { page, complaints } = await read()
  const commitments = night.state().feed.commitments
  const shown = (await page.locator('code').allInnerTexts()).map((text) => text.replaceAll(/\s/g, ''))
  for (const { commitment } of commitments.slice(-2)) expect(shown).toContain(commitment)
  const text = await page.innerText('body')
  for (const words of [
    '2 of 3 categories sealed, 0 published',
    'Judges met again',
    'Not sealed yet.',
    'Version 2',
  ])
    expect(text).toContain(words)
  expect(await page.getByRole('button').count()).toBe(0)
  expect(await axeFinds(page)).toEqual([])

  tell(night.take(7).publish())
  await page.reload()
  await page.getByRole('button', { name: 'Verify Winner, Housing' }).click()
  await page
    .locator('[data-outcome="housing_winner"]')
    .getByText('when this browser noted its fingerprint')
    .waitFor()
  await page.getByRole('button', { name: 'Verify all' }).click()
  await page.getByText('✓ The published result is verified.').waitFor()
  expect(await axeFinds(page)).toEqual([])
  expect(complaints).toEqual([])
})

test('[E2] a page that shows another fingerprint than it did before is caught', async () => {
  const { page } = await read()
  await page.evaluate(() => {
    const name = 'envelope.commitments.sample-2026'
    const noted = JSON.parse(localStorage.getItem(name) ?? '{}')
    localStorage.setItem(
      name,
      JSON.stringify({ ...noted, housing_winner_2: { commitment: '0'.repeat(64), at: 1 } }),
    )
  })
  await page.reload()
  await page.getByRole('button', { name: 'Verify all' }).click()
  await page.getByText('✗ 1 of 1 published results do not verify').waitFor()
  await page
    .locator('[data-outcome="housing_winner"]')
    .getByText('Not the fingerprint this browser noted')
    .waitFor()
})

test('without script it says everything there is to say, and the live blog leads to it', async () => {
  const { page } = await read({ javaScriptEnabled: false }, '/live/sample-2026')
  await page.getByRole('link', { name: 'Fingerprints of the sealed results' }).click()
  await page.locator('summary').first().click()
  const text = await page.innerText('body')
  for (const words of [
    'What this is',
    'SHA-256',
    'Published',
    'Council of h-3',
    '"entries":["h-3"]',
    'Secret number',
  ])
    expect(text).toContain(words)
  expect(await page.getByRole('button').count()).toBe(0)
  const file = await edge.app.inject(`${PATH}.json`)
  expect(file.json()).toMatchObject({ show: 'sample-2026', results: [{ category: { id: 'housing' } }] })
  expect((await edge.app.inject('/live/nobody/commitments')).statusCode).toBe(404)
})
