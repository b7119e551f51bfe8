/** Readers of the live blog in a real browser, and what a test asks of them. */
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { Feed } from '#shared/feed'
import { launchBrowser } from '../helpers/browser.ts'
import { type LiveServer, startLiveServer } from '../helpers/live-server.ts'
import { type Night, night, showFile } from './live-sample.ts'

let browser: Browser
const servers: LiveServer[] = []
const pages: Page[] = []

/** One browser for a file of tests; pages and servers are closed after each test. */
export function withBrowser(): void {
  beforeAll(async () => {
    // A host name that is no secure context, as at the venue.
    browser = await launchBrowser({ args: ['--host-resolver-rules=MAP live.test 127.0.0.1'] })
  })
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close()
    for (const server of servers.splice(0)) await server.close()
  })
  afterAll(() => browser.close())
}

export async function serve(feed: Feed, alter?: (html: string) => string): Promise<LiveServer> {
  const server = await startLiveServer(feed, alter)
  servers.push(server)
  return server
}

interface Reader {
  readonly page: Page
  /** What went wrong on the page: errors, and whatever the content policy forbade. */
  readonly complaints: string[]
}

interface Preparing {
  /** Runs in the page before its own scripts. */
  readonly prepare?: (() => void) | { readonly content: string }
  /** The test turns the page's clock. */
  readonly clock?: boolean
}

export async function read(
  server: LiveServer,
  options: BrowserContextOptions = {},
  { prepare, clock = false }: Preparing = {},
): Promise<Reader> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 800 },
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  pages.push(page)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.text().includes('WebSocket connection')) complaints.push(line.text())
  })
  if (prepare) await page.addInitScript(prepare)
  if (clock) await page.clock.install()
  await page.goto(`http://live.test:${server.port}/live/${showFile.id}`)
  return { page, complaints }
}

export const isLive = (page: Page) => page.waitForSelector('.freshness[data-link="live"]')

/** What a reader sees there: hidden words and the line breaks of the source are not in it. */
export const seen = (page: Page, selector: string): Promise<string> => page.innerText(selector)

export const idsOf = (page: Page): Promise<string[]> =>
  page.$$eval('#posts article', (all) => all.map((article) => article.id))

export const idsIn = (feed: Feed): string[] => feed.posts.map((post) => `p-${post.id}`).reverse()

/** Waits until the page shows exactly the feed's posts in their newest form; the message of a failure says what it showed. */
export async function showsExactly(page: Page, feed: Feed): Promise<void> {
  const wanted = feed.posts.map((post) => `p-${post.id}@${post.rev}`).reverse()
  await page
    .waitForFunction(
      (list) =>
        [...document.querySelectorAll<HTMLElement>('#posts article')]
          .map((article) => `${article.id}@${article.dataset['rev']}`)
          .join() === list.join(),
      wanted,
      { timeout: 30_000 },
    )
    .catch(() => {})
  const found = await page.$$eval('#posts article', (all) =>
    all.map((article) => `${article.id}@${(article as HTMLElement).dataset['rev']}`),
  )
  expect(found).toEqual(wanted)
}

/** An evening half over: an opening, both levels, a tie, no award, a correction, a withdrawal, editor's posts. */
export function halfAnEvening(): Night {
  const evening = night()
  evening.write('hello', 'Good evening from Park Lane.\n\nDinner is over.\nThe lights go down.')
  evening.opening('council-of-the-year')
  evening.reveal('council-of-the-year', 'highly-commended', ['great-yarmouth'])
  evening.reveal('council-of-the-year', 'winner', ['manchester'], 'A city council of “unusual” ambition.')
  evening.reveal('public-private-partnership', 'winner', ['reading', 'bcp'])
  evening.reveal('rising-star', 'winner', ['somebody'])
  evening.correct('rising-star', 'winner', ['another'], 'The wrong card was read out.')
  evening.reveal('innovation', 'highly-commended', ['long'])
  evening.reveal('innovation', 'winner', [])
  return evening
}

/** A reader in the midst of an evening: post `p4` is read, with more above it than fits the screen. */
export async function readFurtherDown(options?: BrowserContextOptions) {
  const evening = halfAnEvening()
  for (let i = 0; i < 12; i += 1) evening.write(`p${i}`, `Post ${i}. ${'Words upon words. '.repeat(12)}`)
  const server = await serve(evening.feed())
  const { page, complaints } = await read(server, options)
  await isLive(page)
  await page.evaluate(() => document.getElementById('p-post-p4')?.scrollIntoView())
  const top = () =>
    page.evaluate(() => document.getElementById('p-post-p4')?.getBoundingClientRect().top ?? Number.NaN)
  return { evening, server, page, top, complaints }
}
