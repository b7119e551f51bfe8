/** The live blog in a real browser: complete without script, and with it nothing lost, doubled or moved. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Feed, updateSince } from '#shared/feed'
import { resultPostId } from '#shared/posts'
import { launchBrowser } from '../helpers/browser.ts'
import { type LiveServer, startLiveServer } from '../helpers/live-server.ts'
import { type Night, night, showFile } from './live-sample.ts'

let browser: Browser
const servers: LiveServer[] = []
const pages: Page[] = []

beforeAll(async () => {
  // A host name that is no secure context, as at the venue.
  browser = await launchBrowser({ args: ['--host-resolver-rules=MAP live.test 127.0.0.1'] })
})
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close()
  for (const server of servers.splice(0)) await server.close()
})
afterAll(() => browser.close())

async function serve(feed: Feed): Promise<LiveServer> {
  const server = await startLiveServer(feed)
  servers.push(server)
  return server
}

interface Reader {
  readonly page: Page
  /** What went wrong on the page: errors, and whatever the content policy forbade. */
  readonly complaints: string[]
}

async function read(server: LiveServer, options: BrowserContextOptions = {}): Promise<Reader> {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(12_000)
  pages.push(page)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.text().includes('WebSocket connection')) complaints.push(line.text())
  })
  await page.goto(`http://live.test:${server.port}/live/${showFile.id}`)
  return { page, complaints }
}

const isLive = (page: Page) => page.waitForSelector('.freshness[data-link="live"]')

const idsOf = (page: Page): Promise<string[]> =>
  page.$$eval('#posts article', (all) => all.map((article) => article.id))

const idsIn = (feed: Feed): string[] => feed.posts.map((post) => `p-${post.id}`).reverse()

/** Waits until the page shows exactly the feed's posts in their newest form; the message of a failure says what it showed. */
async function showsExactly(page: Page, feed: Feed): Promise<void> {
  const wanted = feed.posts.map((post) => `p-${post.id}@${post.rev}`).reverse()
  await page
    .waitForFunction(
      (list) =>
        [...document.querySelectorAll<HTMLElement>('#posts article')]
          .map((article) => `${article.id}@${article.dataset['rev']}`)
          .join() === list.join(),
      wanted,
      { timeout: 12_000 },
    )
    .catch(() => {})
  const found = await page.$$eval('#posts article', (all) =>
    all.map((article) => `${article.id}@${(article as HTMLElement).dataset['rev']}`),
  )
  expect(found).toEqual(wanted)
}

/** An evening half over: an opening, both levels, a tie, no award, a correction, a withdrawal, editor's posts. */
function halfAnEvening(): Night {
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

describe('the page as served, without script', () => {
  test('says everything there is to say', async () => {
    const evening = halfAnEvening()
    evening.retract('innovation', 'highly-commended', 'It was not on the card.')
    const { page, complaints } = await read(await serve(evening.feed()), { javaScriptEnabled: false })
    const text = await page.innerText('body')
    for (const words of [
      'LGC Awards 2022',
      'Wednesday 20 July 2022',
      'Grosvenor House, London',
      '4 of 4 awarded',
      'Good evening from Park Lane.',
      'Manchester City Council',
      'A city council of “unusual” ambition.',
      'Sponsored by Zurich Municipal',
      'Brighter Futures for Children and Reading BC',
      'with Commando Joe’s, “Quoted” Partners & Sons and a third',
      'Sort **it Out <script>alert(1)</script>',
      'Bournemouth, Christchurch and Poole Council',
      'نور الهاشمي',
      'No award',
      'This post said before: Norfolk CC.',
      'The wrong card was read out.',
      'This result has been withdrawn.',
      'It was not on the card.',
      'Reload this page for newer updates.',
      'Times are those of the venue (BST).',
    ]) {
      expect(text).toContain(words)
    }
    expect(await idsOf(page)).toEqual(idsIn(evening.feed()))
    expect(await page.locator('#p-post-hello .words p').count()).toBe(2)
    const time = page.locator('#p-post-hello time')
    expect(await time.getAttribute('datetime')).toBe('2022-07-20T21:00:30+01:00')
    expect(await time.innerText()).toBe('21:00')
    const winners = await page.innerText('#winners')
    expect(winners).toContain('Manchester City Council')
    expect(winners).not.toContain('Norfolk CC')
    expect(await page.getAttribute('meta[property="og:title"]', 'content')).toBe(
      'LGC Awards 2022 – live results',
    )
    expect(complaints).toEqual([])
  })

  test('before anything happened, it says so', async () => {
    const { page } = await read(await serve(night().feed()), { javaScriptEnabled: false })
    expect(await page.innerText('#posts')).toContain('The evening has not begun')
    expect(await page.innerText('.bar')).toContain('0 of 4 awarded')
  })

  test('no script is taken from a post, and a post cannot end the data it stands in', async () => {
    const evening = night()
    evening.write('evil', '</script><script>document.title = "taken"</script> <img src=x onerror=alert(1)>')
    const { page, complaints } = await read(await serve(evening.feed()))
    await isLive(page)
    expect(await page.title()).toBe('LGC Awards 2022 – live results')
    expect(await page.innerText('#p-post-evil .words')).toContain('</script><script>')
    expect(await page.locator('img').count()).toBe(0)
    expect(complaints).toEqual([])
  })
})

describe('the page that follows', () => {
  test('taking over moves and changes nothing', async () => {
    const evening = halfAnEvening()
    const server = await serve(evening.feed())
    const still = await read(server, { javaScriptEnabled: false })
    const served = await still.page.innerText('main')
    const { page, complaints } = await read(server)
    await page.evaluate(() => {
      const first = document.querySelector('article')
      if (first) first.dataset['kept'] = 'yes'
    })
    await isLive(page)
    expect(await page.innerText('main')).toBe(served)
    evening.write('next', 'And on we go.')
    server.publish(evening.feed())
    await showsExactly(page, evening.feed())
    // The article that was served is the one that is there still: nothing was drawn anew.
    expect(await page.getAttribute('article[data-kept]', 'id')).toBe(idsIn(evening.feed())[1])
    expect(await page.locator('.masthead').count()).toBe(1)
    expect(complaints).toEqual([])
  })

  test('a page that another build has drawn is drawn anew, and follows', async () => {
    const evening = halfAnEvening()
    const server = await serve(evening.feed())
    const context = await browser.newContext()
    const page = await context.newPage()
    pages.push(page)
    await page.route('**/live/*', async (route) => {
      const response = await route.fetch()
      const body = (await response.text()).replace(/lit-part [\w+/]{11}=/g, 'lit-part AAAAAAAAAAA=')
      await route.fulfill({ response, body })
    })
    await page.goto(`http://live.test:${server.port}/live/${showFile.id}`)
    await isLive(page)
    expect(await page.locator('.masthead').count()).toBe(1)
    server.publish(evening.write('next', 'And on we go.'))
    await showsExactly(page, evening.feed())
  })

  test('[F1] posts arrive, are edited, corrected, withdrawn and deleted', async () => {
    const evening = night()
    const server = await serve(evening.feed())
    const { page, complaints } = await read(server)
    await isLive(page)
    const star = `#p-${resultPostId('rising-star', 'winner')}`
    const then = async (feed: Feed) => {
      server.publish(feed)
      await showsExactly(page, feed)
    }
    await then(evening.write('one', 'First wrods.'))
    await then(evening.opening('rising-star'))
    await then(evening.reveal('rising-star', 'winner', ['somebody']))
    expect(await page.innerText('.bar')).toContain('1 of 4 awarded')
    await then(evening.edit('one', 'First words.'))
    expect(await page.innerText('#p-post-one')).toContain('First words.')
    expect(await page.innerText('#p-post-one')).toContain('Edited at 21:02')
    await then(evening.correct('rising-star', 'winner', ['another'], 'Wrong card.'))
    expect(await page.innerText(`${star} .entrant`)).toBe('مجلس المدينة')
    expect(await page.innerText(`${star} .correction`)).toContain(
      'This post said before: Norfolk CC. Wrong card.',
    )
    await then(evening.retract('rising-star', 'winner', 'Under review.'))
    expect(await page.innerText(star)).toContain('This result has been withdrawn.')
    expect(await page.innerText('.bar')).toContain('0 of 4 awarded')
    expect(await page.innerText('#winners')).not.toContain('مجلس المدينة')
    await then(evening.remove('one'))
    expect(await page.innerText('body')).not.toContain('First words.')
    expect(complaints).toEqual([])
  })

  test('[F1] offline for several posts, then back: all of them, once, in order', async () => {
    const evening = halfAnEvening()
    const server = await serve(evening.feed())
    const { page } = await read(server)
    await isLive(page)
    server.away()
    await page.waitForSelector('.freshness[data-link="lost"]')
    expect(await page.innerText('.freshness')).toBe('Reconnecting, last update 21:04')
    for (let i = 0; i < 5; i += 1) evening.write(`missed-${i}`, `Missed ${i}`)
    evening.remove('hello')
    server.publish(evening.edit('missed-2', 'Missed and mended'))
    server.back()
    await showsExactly(page, evening.feed())
    await isLive(page)
    expect(await page.innerText('#p-post-missed-2')).toContain('Missed and mended')
  })

  test('[F1] lost, late, repeated and reordered updates', async () => {
    const evening = night()
    const server = await serve(evening.feed())
    const { page } = await read(server)
    await isLive(page)
    const zero = evening.feed()
    const one = evening.write('1', 'One')
    const two = evening.write('2', 'Two')
    const three = evening.write('3', 'Three')
    server.publish(three, { silently: true })
    server.send(updateSince(three, two.cursor))
    server.send(updateSince(two, one.cursor))
    server.send(updateSince(one, zero.cursor))
    server.send(updateSince(one, zero.cursor))
    await showsExactly(page, three)
    // Only the beat says that there is more.
    const four = evening.write('4', 'Four')
    server.publish(four, { silently: true })
    await showsExactly(page, four)
    server.send(updateSince(one, zero.cursor))
    server.publish(evening.write('5', 'Five'))
    await showsExactly(page, evening.feed())
  })

  test('[F1] a log restored from a copy replaces what was shown', async () => {
    const evening = halfAnEvening()
    const server = await serve(evening.feed())
    const { page } = await read(server)
    await isLive(page)
    const restored = night(showFile, { generation: 2, id: '00000000000000bb' })
    restored.write('again', 'From the copy.')
    server.publish(restored.feed())
    await showsExactly(page, restored.feed())
  })

  test('silence is noticed: a frozen server is left, and the page says that it is not live', async () => {
    const evening = night()
    const server = await serve(evening.feed())
    const { page } = await read(server)
    await isLive(page)
    server.freeze()
    server.publish(evening.write('unheard', 'Nobody was told.'))
    await page.waitForSelector('.freshness[data-link="lost"]', { timeout: 8000 })
    server.back()
    await showsExactly(page, evening.feed())
    await isLive(page)
  })

  test('a page older than the server says so and offers a reload', async () => {
    const server = await serve(night().feed())
    server.refuse('too-old')
    const { page } = await read(server)
    await page.getByText('This page is out of date').waitFor()
    server.refuse(null)
    await page.getByRole('button', { name: 'Reload' }).click()
    await isLive(page)
  })
})

describe('the reader is not disturbed', () => {
  async function readFurtherDown() {
    const evening = halfAnEvening()
    for (let i = 0; i < 12; i += 1) evening.write(`p${i}`, `Post ${i}. ${'Words upon words. '.repeat(12)}`)
    const server = await serve(evening.feed())
    const { page } = await read(server)
    await isLive(page)
    await page.evaluate(() => document.getElementById('p-post-p4')?.scrollIntoView())
    const top = () =>
      page.evaluate(() => document.getElementById('p-post-p4')?.getBoundingClientRect().top ?? Number.NaN)
    return { evening, server, page, top }
  }

  test('new posts wait behind a button; the page stays where it is', async () => {
    const { evening, server, page, top } = await readFurtherDown()
    const before = await top()
    for (let i = 0; i < 3; i += 1) server.publish(evening.write(`new-${i}`, `New ${i}`))
    const button = page.getByRole('button', { name: '3 new updates' })
    await button.waitFor()
    expect(await page.title()).toBe('(3) LGC Awards 2022 – live results')
    expect(await top()).toBe(before)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
    await button.click()
    await showsExactly(page, evening.feed())
    expect(await page.evaluate(() => document.activeElement?.closest('article')?.id)).toBe('p-post-new-2')
    expect(await page.locator('#p-post-new-2').isVisible()).toBe(true)
    expect(await page.title()).toBe('LGC Awards 2022 – live results')
  })

  test('what is edited or deleted further up moves nothing either', async () => {
    const { evening, server, page, top } = await readFurtherDown()
    const before = await top()
    server.publish(evening.remove('p9'))
    server.publish(evening.edit('p8', 'A much longer post than before. '.repeat(60)))
    await showsExactly(page, evening.feed())
    expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1)
  })

  test('scrolling back to the top shows what waits', async () => {
    const { evening, server, page } = await readFurtherDown()
    server.publish(evening.write('new', 'New'))
    await page.getByRole('button', { name: '1 new update' }).waitFor()
    await page.evaluate(() => scrollTo(0, 0))
    await showsExactly(page, evening.feed())
  })

  test('news is said politely, and gathered', async () => {
    const evening = night()
    const server = await serve(evening.feed())
    const { page } = await read(server)
    await isLive(page)
    const status = page.getByRole('status')
    expect(await status.textContent()).toBe('')
    server.publish(evening.write('one', 'Words'))
    server.publish(evening.reveal('council-of-the-year', 'winner', ['manchester']))
    await page.waitForFunction(() => document.querySelector('[role=status]')?.textContent !== '')
    expect(await status.textContent()).toBe('New post. Winner, Council of the Year: Manchester City Council.')
  })
})

describe('everybody can read it', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing after 50 inserts, ${colorScheme}`, async () => {
      const evening = halfAnEvening()
      evening.retract('innovation', 'winner', 'Under review.')
      const server = await serve(evening.feed())
      const { page } = await read(server, { colorScheme, reducedMotion: 'reduce' })
      await isLive(page)
      for (let i = 0; i < 50; i += 1) server.publish(evening.write(`p${i}`, `Post ${i}`))
      await showsExactly(page, evening.feed())
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
    })
  }

  for (const width of [320, 390, 1280]) {
    test(`nothing is wider than the page at ${width} px`, async () => {
      const server = await serve(halfAnEvening().feed())
      const { page } = await read(server, { viewport: { width, height: 800 } })
      await isLive(page)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide).toBeLessThanOrEqual(width)
    })
  }
})
