/** The readers' other pages, from the real edge: one post, all winners, earlier posts, other languages; with script and without. */
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Feed } from '#shared/feed'
import { axeFinds } from '../helpers/axe.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { evening } from '../helpers/given.ts'
import { type RealEdge, startEdge } from '../helpers/real-edge.ts'
import { only } from '../helpers/whole.ts'
import { isLive } from './live-browser.ts'
import { longEvening, newsroom, PICTURE, withFalseProofs } from './live-newsroom.ts'

const LIVE = '/live/lgc-awards-2022'
const SILENT = { javaScriptEnabled: false }

let browser: Browser
const open: { close(): Promise<unknown> }[] = []

beforeAll(async () => {
  // A host name that is no secure context: Web Crypto is not there.
  browser = await launchBrowser({ args: ['--host-resolver-rules=MAP live.test 127.0.0.1'] })
})
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})
afterAll(() => browser?.close())

async function edgeOf(feed: Feed, publicUrl?: string): Promise<RealEdge> {
  const edge = await startEdge(feed, publicUrl === undefined ? {} : { publicUrl })
  open.push(edge)
  return edge
}

async function read(edge: RealEdge, path: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 }, ...options })
  open.push(context)
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (line) => {
    // The room's pictures are not on this edge.
    if (line.type() === 'error' && !line.location().url.includes('/images/')) complaints.push(line.text())
  })
  await page.goto(`http://live.test:${edge.port()}${path}`)
  return { page, complaints }
}

const meta = (page: Page, name: string) => page.getAttribute(`meta[property="${name}"]`, 'content')
const link = (page: Page, rel: string) => page.getAttribute(`link[rel="${rel}"]`, 'href')
const idsOf = (page: Page) => page.$$eval('#posts .list article', (all) => all.map(({ id }) => id))

describe('what editors write', () => {
  test('is drawn piece by piece, with its labels, its picture and its corrections', async () => {
    const { page, complaints } = await read(await edgeOf(newsroom().feed()), LIVE, SILENT)
    const hello = page.locator('#p-post-hello')
    expect(await hello.locator('h3').innerText()).toBe('Dinner is over, the lights go down')
    expect(await hello.locator('.words li').count()).toBe(3)
    expect(await hello.locator('.words blockquote').innerText()).toBe('We have never had so close a jury.')
    expect(await hello.locator('.words a').getAttribute('href')).toBe('https://example.org/house')
    expect(await hello.locator('.flags').innerText()).toMatch(/key moment\s+The room\s+Preview/i)
    const image = hello.locator('img')
    expect(await image.getAttribute('alt')).toBe(PICTURE.alt)
    expect(await hello.locator('figcaption').innerText()).toBe('Picture: Ada Okafor')
    const box = await image.boundingBox()
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(PICTURE.width / PICTURE.height, 1)
    expect(await page.locator('#p-post-third .correction').innerText()).toMatch(
      /^Corrected at 21:\d\d\. It is the third year, not the fourth\.$/,
    )
    const gone = await page.locator('#p-post-rumour .what').innerText()
    expect(gone).toMatch(/^This post has been withdrawn\.\s+Withdrawn at 21:\d\d\. It was not so\.$/)
    expect(complaints).toEqual([])
  })

  test('a pinned post stands above the others, once; unpinned it is back in its place', async () => {
    const night = newsroom()
    const edge = await edgeOf(night.feed())
    const { page } = await read(edge, LIVE)
    await page.waitForSelector('.freshness[data-link="live"]')
    expect(await page.locator('.held article').getAttribute('id')).toBe('p-post-guide')
    expect(await idsOf(page)).not.toContain('p-post-guide')
    edge.tell(night.also({ kind: 'post-pinned', post: null }))
    await page.waitForSelector('.list #p-post-guide')
    expect(await page.locator('#p-post-guide').count()).toBe(1)
    expect(await page.locator('.held').count()).toBe(0)
  })

  test('a latecomer is told the moments of the evening, winners among them, newest first', async () => {
    const { page } = await read(await edgeOf(newsroom().feed()), LIVE, SILENT)
    await page.locator('.digest summary').click()
    expect(await page.locator('.digest li a').allInnerTexts()).toEqual([
      'Rising Star: مجلس المدينة',
      'Public/Private Partnership: Brighter Futures for Children and Reading BC and Bournemouth, Christchurch and Poole Council',
      'Three years in a row for Manchester: the hall stands.',
      'Council of the Year: Manchester City Council',
      'Dinner is over, the lights go down',
    ])
    expect(await page.locator('.bar').innerText()).toContain('3 of 4 awarded')
    expect(await page.locator('.bar').innerText()).toContain('next: Innovation')
  })
})

describe('one post', () => {
  test('has a page with its own title, its own picture to share, and what was told around it', async () => {
    const edge = await edgeOf(newsroom().feed(), 'https://live.example.org')
    const { page, complaints } = await read(edge, LIVE)
    await page.locator('#p-result-council-of-the-year_winner .when a').click()
    await page.waitForURL(`**${LIVE}/p/result-council-of-the-year_winner`)
    expect(await page.title()).toBe('Council of the Year: Manchester City Council – LGC Awards 2022')
    expect(await meta(page, 'og:title')).toBe(await page.title())
    expect(await meta(page, 'og:image')).toMatch(
      `https://live.example.org${LIVE}/share/result-council-of-the-year_winner-1.`,
    )
    expect(await link(page, 'canonical')).toBe(
      `https://live.example.org${LIVE}/p/result-council-of-the-year_winner`,
    )
    expect(await page.locator('.beside').innerText()).toMatch(
      /Before this, 21:\d\d\s+Highly Commended, Council of the Year: Great Yarmouth BC\s+After this, 21:\d\d\s+Three years/,
    )
    expect(await axeFinds(page)).toEqual([])
    await page.getByRole('link', { name: 'Read it in the live blog' }).click()
    await page.waitForSelector('#p-result-council-of-the-year_winner')
    expect(complaints).toEqual([])
  })

  test('there is none for what was never posted, or is deleted', async () => {
    const night = newsroom()
    const edge = await edgeOf(night.feed())
    expect((await edge.ask(`${LIVE}/p/post-hello`)).status).toBe(200)
    expect((await edge.ask(`${LIVE}/p/post-nobody`)).status).toBe(404)
    edge.tell(night.remove('hello'))
    expect((await edge.ask(`${LIVE}/p/post-hello`)).status).toBe(404)
  })

  test('[E2] a result is verified where it stands, also where Web Crypto is missing; a false one is found', async () => {
    const night = evening()
    const feed = night.take(7).publish().state().feed
    const edge = await edgeOf(feed)
    for (const path of ['/live/sample-2026', '/live/sample-2026/p/result-housing_winner']) {
      const { page, complaints } = await read(edge, path)
      // Until the script has the page the link leads to all proofs; one post's has it at once.
      if (!path.includes('/p/')) await isLive(page)
      expect(await page.evaluate(() => globalThis.crypto?.subtle === undefined)).toBe(true)
      const proof = page.locator('#p-result-housing_winner .proof')
      expect(await proof.innerText()).toMatch(/^Sealed at .+, opened at \d\d:\d\d · verify$/)
      await proof.getByRole('link').click()
      await proof.getByText('✓ Verified').waitFor()
      expect(complaints).toEqual([])
    }
    const { page } = await read(await edgeOf(withFalseProofs(feed)), '/live/sample-2026')
    await isLive(page)
    await page.locator('#p-result-housing_winner .proof a').click()
    await page.getByText('✗ Does not match').waitFor()
  })
})

describe('earlier posts', () => {
  test('are reached without script, page by page, to the first', { tags: ['whole'] }, async () => {
    const feed = longEvening().feed()
    const { page } = await read(await edgeOf(feed), LIVE, SILENT)
    const seen = [...(await idsOf(page)), 'p-post-guide']
    expect(seen).toHaveLength(41)
    const older = page.getByRole('link', { name: 'Older updates' })
    while ((await older.count()) > 0) {
      const next = (await older.getAttribute('href')) ?? ''
      expect(next).toContain('?at=')
      await older.click()
      await page.waitForURL(`**${next}`)
      seen.push(...(await idsOf(page)))
    }
    expect([...new Set(seen)].sort()).toEqual(feed.posts.map(({ id }) => `p-${id}`).sort())
    expect(await page.getAttribute('meta[name=robots]', 'content')).toBe('noindex, follow')
    await page.getByRole('link', { name: 'Newest updates' }).click()
    await page.waitForURL(`**${LIVE}`)
  })

  test('with script they come below, and the page stays where it is', async () => {
    const { page, complaints } = await read(await edgeOf(longEvening().feed()), LIVE)
    await page.waitForSelector('.freshness[data-link="live"]')
    const older = page.getByRole('link', { name: 'Older updates' })
    const last = (await idsOf(page)).at(-1) ?? ''
    await older.scrollIntoViewIfNeeded()
    const top = () => page.evaluate((id) => document.getElementById(id)?.getBoundingClientRect().top, last)
    const before = await top()
    await older.click()
    await page.waitForFunction(() => document.querySelectorAll('#posts .list article').length > 70)
    expect(await top()).toBe(before)
    expect(page.url()).not.toContain('?at=')
    await older.click()
    await page.waitForSelector('#p-post-hello')
    expect(await older.count()).toBe(0)
    expect(complaints).toEqual([])
  })

  test('a page of them is followed too: corrected, but nothing new comes to it', {
    tags: ['whole'],
  }, async () => {
    const night = longEvening()
    const edge = await edgeOf(night.feed())
    const { page } = await read(edge, `${LIVE}?at=post-n20`)
    await page.waitForSelector('.freshness[data-link="live"]')
    const before = await idsOf(page)
    expect(before[0]).toBe('p-post-n20')
    edge.tell(night.write('new', 'New'))
    edge.tell(night.edit('n19', 'Put right'))
    await page.locator('#p-post-n19').getByText('Put right').waitFor()
    expect(await idsOf(page)).toEqual(before)
    expect(await axeFinds(page)).toEqual([])
  })
})

describe('the winners', () => {
  test('by category and by entrant, with what is to come', async () => {
    const { page, complaints } = await read(await edgeOf(newsroom().feed()), `${LIVE}/winners`)
    expect(await page.title()).toBe('LGC Awards 2022 – winners')
    expect(await page.locator('.bar').innerText()).toMatch(/3 of 4 awarded\s+· next: Innovation/)
    expect(await page.locator('#c-council-of-the-year').innerText()).toMatch(
      /Council of the Year\s+Winner\s+Manchester City Council\s+Highly Commended\s+Great Yarmouth BC/,
    )
    expect(await page.locator('#c-rising-star').innerText()).toMatch(/نور الهاشمي\s+Corrected at 21:\d\d/)
    expect(await page.locator('#c-innovation').innerText()).toContain('Still to come')
    expect(await page.locator('.entrants dt').allInnerTexts()).toEqual([
      'Bournemouth, Christchurch and Poole Council',
      'Brighter Futures for Children and Reading BC',
      'Great Yarmouth BC',
      'Manchester City Council',
      'مجلس المدينة',
    ])
    expect(await axeFinds(page)).toEqual([])
    expect(complaints).toEqual([])
  })
})

describe('every language', () => {
  for (const [lang, dir, words] of [
    ['en', 'ltr', '3 of 4 awarded'],
    ['de', 'ltr', '3 von 4 vergeben'],
    ['fr', 'ltr', '3 prix sur 4 décernés'],
    ['es', 'ltr', '3 de 4 premios entregados'],
    ['ar', 'rtl', 'مُنحت 3 من 4'],
  ] as const) {
    test(
      `${lang}: the page says its language, carries its words, and leads on in it`,
      only(lang === 'ar'),
      async () => {
        const night = newsroom()
        const edge = await edgeOf(night.feed())
        const { page, complaints } = await read(edge, lang === 'en' ? LIVE : `${LIVE}?lang=${lang}`)
        expect(await page.getAttribute('html', 'lang')).toBe(lang)
        expect(await page.getAttribute('html', 'dir')).toBe(dir)
        await page.waitForSelector('.freshness[data-link="live"]')
        expect(await page.locator('.bar').innerText()).toContain(words)
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        expect(wide).toBeLessThanOrEqual(390)
        // What comes later is said in the same language.
        edge.tell(night.retract('rising-star', 'winner', null))
        const said = JSON.parse((await page.textContent('#outlook')) ?? '').language.words.resultWithdrawn
        await page.locator('#p-result-rising-star_winner').getByText(said).waitFor()
        expect(await axeFinds(page)).toEqual([])
        await page.locator('.winners .all a').click()
        await page.waitForURL('**/winners*')
        expect(await page.getAttribute('html', 'lang')).toBe(lang)
        expect(await page.locator('.languages a').count()).toBe(4)
        expect(await page.locator('link[hreflang]').count()).toBe(6)
        expect(complaints).toEqual([])
      },
    )
  }

  test('one that is not spoken is answered in English', async () => {
    const edge = await edgeOf(newsroom().feed())
    expect(String((await edge.ask(`${LIVE}?lang=tlh`)).body)).toContain('<html lang="en" dir="ltr">')
  })
})

test('a reader elsewhere has the venue’s clock, and their own on request', async () => {
  const { page } = await read(await edgeOf(newsroom().feed()), LIVE, { timezoneId: 'Asia/Tokyo' })
  const time = page.locator('#p-post-hello .when time')
  expect(await time.innerText()).toBe('21:00')
  await page.getByRole('button', { name: 'Show mine (GMT+9)' }).click()
  expect(await time.innerText()).toBe('05:00')
  expect(await page.locator('footer').innerText()).toContain('Times are your own (GMT+9).')
  await page.getByRole('button', { name: 'Show the venue’s (BST)' }).click()
  expect(await time.innerText()).toBe('21:00')
})

test('what search engines are told stands in the page, and cannot end it', async () => {
  const night = newsroom()
  night.write('evil', '</script><script>document.title = "taken"</script>')
  const { page, complaints } = await read(await edgeOf(night.feed()), LIVE)
  const told = JSON.parse((await page.textContent('script[type="application/ld+json"]')) ?? '')
  expect(told['@type']).toBe('LiveBlogPosting')
  expect(told.liveBlogUpdate[0].articleBody).toContain('</script>')
  expect(await page.title()).toBe('LGC Awards 2022 – live results')
  expect(complaints).toEqual([])
})
