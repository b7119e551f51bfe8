/** More than two hundred payloads through every field that reaches readers: none runs, none makes an element, and each is read as it was typed. */
import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Feed } from '#shared/feed'
import type { Post } from '#shared/posts'
import { launchBrowser } from '../helpers/browser.ts'
import { foundIn, watchPolicy, wordsIn } from '../helpers/deep-look.ts'
import { hostileEvening } from '../helpers/hostile-show.ts'
import { PAYLOADS } from '../helpers/payloads.ts'
import { type RealEdge, startEdge } from '../helpers/real-edge.ts'
import { oneIn } from '../helpers/whole.ts'

const LONG = 120_000
const PAGES = ['', '/commitments', '/winners']
const KINDS = ['result', 'result taken back', 'text', 'withdrawn']
const kindOf = ({ body }: Post) => (body.kind === 'result' && !body.result ? 'result taken back' : body.kind)

let browser: Browser
let evening: readonly Feed[]
let edge: RealEdge
const pages: Page[] = []
/** Pages of single posts, three of each kind, and pages of earlier ones. */
const more: string[] = []
beforeAll(async () => {
  browser = await launchBrowser()
  evening = hostileEvening()
  const last = evening.at(-1) as Feed
  for (const kind of KINDS) {
    const all = last.posts.filter((post) => kindOf(post) === kind)
    const some = [all[0], all[Math.floor(all.length / 2)], all.at(-1)].map((post) => post?.id)
    expect(new Set(some).size).toBe(3)
    more.push(...some.map((id) => `/p/${id}`))
  }
  more.push(`?at=${last.posts[150]?.id}`, `?at=${last.posts.at(-50)?.id}`)
  edge = await startEdge(last)
})
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close()
})
afterAll(async () => {
  await browser?.close()
  await edge?.close()
})

async function open(path: string, javaScriptEnabled = true, from = edge) {
  const context = await browser.newContext({ javaScriptEnabled })
  const page = await context.newPage()
  pages.push(page)
  // A page without script still answers what a test asks of it.
  const heard = javaScriptEnabled ? await watchPolicy(page) : []
  const reply = await page.goto(`http://127.0.0.1:${from.port()}/live/hostile${path}`)
  return { page, heard, status: reply?.status() }
}

/** Spaces are the browser's; of what is written with Markdown's own signs the text shows another form. */
const squeezed = (words: string) => words.replace(/\s+/g, ' ')
const PLAIN = PAYLOADS.filter((text) => !/[`*|\\&]|\]\(|\]\[|^[>#-]|^\s|\n|[\t\u2028]/.test(text))

test(
  'there are more than two hundred of them, and the page holds words of each as they were typed',
  async () => {
    expect(PAYLOADS.length).toBeGreaterThan(200)
    expect(PLAIN.length).toBeGreaterThan(100)
    const { page } = await open('', false)
    const words = squeezed(await wordsIn(page))
    expect(PLAIN.filter((text) => !words.includes(squeezed(text)))).toEqual([])
  },
  LONG,
)

test(
  'drawn by the server they make no element, on any page',
  async () => {
    const { page } = await open('', false)
    for (const path of [...PAGES, ...oneIn(9, more)]) {
      const reply = await page.goto(`http://127.0.0.1:${edge.port()}/live/hostile${path}`)
      expect(reply?.status()).toBe(200)
      expect(await foundIn(page)).toEqual([])
    }
  },
  LONG,
)

test(
  'taken over by the script they make none, and nothing is forbidden because nothing is tried',
  async () => {
    for (const path of [...PAGES, ...more.slice(-1)]) {
      const { page, heard, status } = await open(path)
      expect(status).toBe(200)
      if (path === '' || path.startsWith('?')) await page.waitForSelector('.freshness[data-link="live"]')
      expect(await foundIn(page)).toEqual([])
      expect(heard).toEqual([])
    }
  },
  LONG,
)

test('arriving while the page is open they make none', { tags: ['whole'], timeout: LONG }, async () => {
  const [first, ...others] = evening as [Feed, ...Feed[]]
  const own = await startEdge(first)
  try {
    const { page, heard } = await open('', true, own)
    await page.waitForSelector('.freshness[data-link="live"]')
    for (const feed of others) {
      own.tell(feed)
      const newest = feed.posts.at(-1)
      await page.waitForSelector(`#p-${newest?.id}[data-rev="${newest?.rev}"]`, {
        timeout: 20_000,
        state: 'attached',
      })
      expect(await foundIn(page)).toEqual([])
    }
    for (const older = page.locator('[data-older]'); (await older.count()) > 0; ) {
      const shown = await page.locator('#posts article').count()
      await older.click()
      await expect.poll(() => page.locator('#posts article').count()).toBeGreaterThan(shown)
    }
    expect(await foundIn(page)).toEqual([])
    const words = squeezed(await wordsIn(page))
    expect(PLAIN.filter((text) => !words.includes(squeezed(text)))).toEqual([])
    expect(heard).toEqual([])
  } finally {
    await own.close()
  }
})

test('on the page of one post, of a result and of a withdrawn one, when it becomes another while it stands open', {
  tags: ['whole'],
  timeout: LONG,
}, async () => {
  const [before, after] = evening.slice(-2) as [Feed, Feed]
  const own = await startEdge(before)
  const texts = before.posts.filter(({ body }) => body.kind === 'text')
  // The tenth is withdrawn, the others are corrected.
  const ids = [texts[0], texts[9], texts[80]].map((post) => post?.id ?? '')
  try {
    const shown = await Promise.all(ids.map((id) => open(`/p/${id}`, true, own)))
    own.tell(after)
    for (const [n, { page, heard }] of shown.entries()) {
      const { rev } = after.posts.find(({ id }) => id === ids[n]) ?? { rev: 0 }
      await page.waitForSelector(`#p-${ids[n]}[data-rev="${rev}"]`)
      expect(rev).toBeGreaterThan(1)
      expect(await foundIn(page)).toEqual([])
      expect(heard).toEqual([])
    }
  } finally {
    await own.close()
  }
})

test('what the server tells programs holds them as data, under a type no browser draws', async () => {
  const head = JSON.parse(String((await edge.ask('/live/hostile/log/head')).body))
  for (const path of ['log/head', `log/${head.log}/since/0`, 'commitments.json']) {
    const { headers, body } = await edge.ask(`/live/hostile/${path}`)
    expect(headers['content-type']).toContain('application/json')
    expect(headers['x-content-type-options']).toBe('nosniff')
    JSON.parse(String(body))
  }
})

const BY_HAND =
  '<img pwn src=/nothing onerror=pwned()><a href="javascript:pwned()">x</a><script>pwned()</script>'

test('[twin] a payload put into the page by hand is found, and the policy forbids it and says so', async () => {
  const { page, heard } = await open('/commitments')
  await page.route('**/commitments', async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replace('</body>', `${BY_HAND}</body>`)
    await route.fulfill({ response, body })
  })
  await page.reload()
  await page.locator('[href^=javascript]').click()
  const thrown = await page.evaluate((html) => {
    try {
      document.body.innerHTML = html
      return 'nothing'
    } catch (error) {
      return String(error)
    }
  }, BY_HAND)
  expect(thrown).toContain('TrustedHTML')
  const forbidden = () => [...new Set(heard.map((what) => what.split(':')[0]))].sort()
  await expect.poll(forbidden).toEqual(['require-trusted-types-for', 'script-src-attr', 'script-src-elem'])
  expect(heard.join()).not.toContain('ran')
  const kinds = (await foundIn(page)).map((what) => what.split(':')[0])
  expect(kinds.sort()).toEqual(['a handler', 'a script', 'an address', 'an attribute'])
})

test('[twin] where no policy stands in its way, the same payload runs, and that is heard', async () => {
  const { page, heard } = await open('/commitments')
  await page.route('**/open', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<img pwn src=/nothing onerror=pwned()>' }),
  )
  await page.goto(`http://127.0.0.1:${edge.port()}/open`)
  await expect.poll(() => heard).toEqual([expect.stringContaining('a payload ran')])
  expect(await foundIn(page)).toHaveLength(2)
})
