/** Readers' other pages while they stand open: one post that becomes another, and earlier posts while new ones are written. */
import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { resultPostId } from '#shared/posts'
import { axeFinds } from '../helpers/axe.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { type RealEdge, startEdge } from '../helpers/real-edge.ts'
import { edited, longEvening, newsroom } from './live-newsroom.ts'
import type { Night } from './live-sample.ts'

const LIVE = '/live/lgc-awards-2022'
const STAR = resultPostId('rising-star', 'winner')

let browser: Browser
const open: { close(): Promise<unknown> }[] = []
beforeAll(async () => {
  browser = await launchBrowser()
})
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})
afterAll(() => browser?.close())

async function read(night: Night, path: string) {
  const edge: RealEdge = await startEdge(night.feed())
  open.push(edge)
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } })
  open.push(context)
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.location().url.includes('/images/')) complaints.push(line.text())
  })
  await page.goto(`http://127.0.0.1:${edge.port()}${path}`)
  return { edge, page, complaints }
}

const words = (page: Page) => page.locator('main').innerText()
const said = (page: Page) => page.getByRole('status').textContent()

describe('the page of one post', () => {
  test('[F2] a post is corrected, withdrawn and deleted where it stands open', async () => {
    const night = newsroom()
    const { edge, page, complaints } = await read(night, `${LIVE}/p/post-hello`)
    await page.locator('#p-post-hello h3').focus()
    const now = (text: string) => page.locator('main article').getByText(text).waitFor()
    edge.tell(
      night.also(
        edited('hello', '## Dinner is served\n\nFor *nine hundred*.', { correction: 'We miscounted.' }),
      ),
    )
    await now('We miscounted.')
    expect(await page.locator('#p-post-hello h3').innerText()).toBe('Dinner is served')
    expect(await words(page)).not.toContain('a jury')
    expect(await page.title()).toBe('Dinner is served – LGC Awards 2022')
    expect(await said(page)).toBe('Corrected: Dinner is served.')
    // The keyboard is where it was.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('h-post-hello')
    edge.tell(night.also({ kind: 'post-withdrawn', post: 'post-hello', reason: 'It was a rumour.' }))
    await now('It was a rumour.')
    expect(await words(page)).not.toContain('nine hundred')
    expect(await said(page)).toBe('Withdrawn: Dinner is served.')
    expect(await axeFinds(page)).toEqual([])
    edge.tell(night.remove('hello'))
    await now('This post has been deleted.')
    expect(await words(page)).not.toContain('rumour')
    expect(await page.title()).toBe('LGC Awards 2022')
    expect(await said(page)).toBe('This post has been deleted.')
    expect(await axeFinds(page)).toEqual([])
    expect(await page.locator('.bar a').getAttribute('href')).toContain(LIVE)
    expect(complaints).toEqual([])
  })

  test('[F2] a result is corrected and taken back, and verified as it is now; what stands beside it is named as it is now', async () => {
    const night = newsroom()
    const { edge, page, complaints } = await read(night, `${LIVE}/p/${STAR}`)
    await page.getByText('نور الهاشمي').waitFor()
    edge.tell(night.correct('rising-star', 'winner', ['somebody'], 'It was right the first time.'))
    await page.locator('main .entrant', { hasText: 'Norfolk CC' }).waitFor()
    expect(await page.title()).toBe('Rising Star: Norfolk CC – LGC Awards 2022')
    await page.locator('.proof a').click()
    await page.locator('.outcome[data-ok]').waitFor()
    expect(await page.locator('.beside').innerText()).toContain('This post has been withdrawn.')
    edge.tell(night.remove('rumour'))
    await page.locator('.beside [rel=prev]').waitFor({ state: 'detached' })
    edge.tell(night.retract('rising-star', 'winner', 'Under review.'))
    await page.getByText('This result has been withdrawn.').waitFor()
    expect(await words(page)).toContain('Under review.')
    expect(await page.locator('main .entrant, main .proof').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  test('[F2] what was missed while nobody answered is made up; what others write changes nothing', async () => {
    const night = newsroom()
    const { edge, page } = await read(night, `${LIVE}/p/post-hello`)
    edge.tell(night.edit('hello', 'As it was'))
    await page.locator('main article').getByText('As it was').waitFor()
    const shown = await page.locator('main').innerHTML()
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })))
    edge.tell(night.write('other', 'Words'))
    edge.tell(night.edit('hello', 'As it is'))
    edge.tell(night.write('another', 'Words'))
    expect(await page.locator('main').innerHTML()).toBe(shown)
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
    await page.locator('main article').getByText('As it is').waitFor()
    expect(await page.locator('main article').count()).toBe(1)
    expect(await words(page)).not.toContain('Words')
  })
})

describe('a page of earlier posts', () => {
  test('counts nothing in its title and offers nothing, wherever its reader is; what is taken back goes', async () => {
    const night = longEvening()
    const { edge, page, complaints } = await read(night, `${LIVE}?at=post-n60`)
    await page.waitForSelector('.freshness[data-link="live"]')
    const title = await page.title()
    expect(title).toMatch(/^LGC Awards 2022 – updates up to \d\d:\d\d$/)
    const ids = () => page.$$eval('#posts .list article', (all) => all.map(({ id }) => id))
    const before = await ids()
    await page.evaluate(() => document.getElementById('p-post-n40')?.scrollIntoView())
    for (const id of ['one', 'two', 'three']) edge.tell(night.write(id, 'New'))
    edge.tell(night.remove('n50'))
    await page.locator('#p-post-n50').waitFor({ state: 'detached' })
    expect(await page.title()).toBe(title)
    expect(await page.getByRole('button', { name: 'new' }).count()).toBe(0)
    expect(await ids()).toEqual(before.filter((id) => id !== 'p-post-n50'))
    expect(await page.locator('.pages a[rel=prev]').getAttribute('href')).toBe(`${LIVE}?at=post-n100`)
    expect(complaints).toEqual([])
  })

  test('[twin] the live page, further down, counts them', async () => {
    const night = longEvening()
    const { edge, page } = await read(night, LIVE)
    await page.waitForSelector('.freshness[data-link="live"]')
    await page.evaluate(() => document.getElementById('p-post-n90')?.scrollIntoView())
    for (const id of ['one', 'two', 'three']) edge.tell(night.write(id, 'New'))
    await page.waitForFunction(() => document.title.startsWith('(3) '))
  })
})
