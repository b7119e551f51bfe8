/** The page never jumps: its layout shift, as Chromium counts it, while an evening arrives. */
import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { addChange, closeCommit, type Feed } from '#shared/feed'
import type { PostBody } from '#shared/posts'
import { only } from '../helpers/whole.ts'
import { halfAnEvening, isLive, read, serve, showsExactly, withBrowser } from './live-browser.ts'
import { night } from './live-sample.ts'

withBrowser()

const MOST = 0.002

interface Shifts {
  sum: number
  what: string[]
}
declare global {
  interface Window {
    shifts: Shifts
  }
}

/** Runs in the page before its scripts: there it is an hour and a half into the evening of the sample. */
function onTheNight(): void {
  const behind = Date.now() - Date.UTC(2022, 6, 20, 21, 30)
  const now = Date.now.bind(Date)
  Date.now = () => now() - behind
}

/** Runs in the page before its scripts: adds up every shift no key or click asked for. */
function countShifts(): void {
  window.shifts = { sum: 0, what: [] }
  /** An entry names no more of what moved than this many. */
  const MOST_NAMED = 5
  const isWhereItWas = ({
    previousRect: a,
    currentRect: b,
  }: {
    previousRect: DOMRect
    currentRect: DOMRect
  }) => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number
      hadRecentInput: boolean
      sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[]
    })[]) {
      if (entry.hadRecentInput) continue
      // Other words in the same box begin elsewhere in it, and what was moved and carried back in one frame was seen nowhere else.
      if (entry.sources.length > 0 && entry.sources.length < MOST_NAMED && entry.sources.every(isWhereItWas))
        continue
      window.shifts.sum += entry.value
      for (const { node, previousRect, currentRect } of entry.sources) {
        const name =
          node instanceof Element
            ? `${node.localName}.${node.className}#${node.id}`
            : `“${node?.textContent}”`
        window.shifts.what.push(
          `${name} ${previousRect.x},${previousRect.y}+${previousRect.width},${previousRect.height} → ${currentRect.x},${currentRect.y}+${currentRect.width},${currentRect.height}`,
        )
      }
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

/** Once every shift so far was reported. */
const shiftsOf = (page: Page): Promise<Shifts> =>
  page.evaluate(
    () =>
      new Promise<Shifts>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(window.shifts), 50)))
      }),
  )

/** Scrolls to each picture, and waits until it is drawn: how wide each then was. */
const walkPast = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const widths: string[] = []
    for (const image of document.querySelectorAll<HTMLImageElement>('#posts figure img')) {
      image.scrollIntoView({ block: 'center', behavior: 'instant' })
      if (!image.complete)
        await new Promise((drawn) => {
          for (const end of ['load', 'error']) image.addEventListener(end, drawn, { once: true })
        })
      await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))
      widths.push(`${image.naturalWidth} px`)
    }
    return widths
  })

const added = (feed: Feed, id: string, body: PostBody): Feed =>
  closeCommit(
    addChange(feed, { kind: 'post', post: { id, rev: 1, at: 1_658_350_000_000, editedAt: null, body } }),
  )

/** Fifty posts, every fifth with a picture, as they become public one by one. */
function fifty(feed: Feed): Feed[] {
  const feeds: Feed[] = []
  let now = feed
  for (let i = 0; i < 50; i += 1) {
    const text = `Post ${i}. ${'Words upon words. '.repeat((i * 7) % 23)}`
    const image = { image: 'a'.repeat(64), width: 800, height: 450, alt: 'The stage', credit: 'A. Nobody' }
    now = added(now, `post-new-${i}`, {
      kind: 'text',
      text,
      by: 'Sarah Calkin',
      ...(i % 5 === 0 && { image }),
    })
    feeds.push(now)
  }
  return feeds
}

const SIZES = [
  { width: 390, height: 800 },
  { width: 1280, height: 800 },
]

async function open(feed: Feed, viewport: { width: number; height: number }, later = false) {
  const server = await serve(feed)
  const prepare = `(${countShifts})();${later ? '' : `(${onTheNight})()`}`
  const { page } = await read(server, { viewport }, { prepare: { content: prepare } })
  await isLive(page)
  return { server, page }
}

for (const viewport of SIZES) {
  describe(`at ${viewport.width} px`, only(viewport === SIZES[0]), () => {
    test.each([
      ['on the night', false],
      ['years later', true],
    ])('from the first paint until the page follows, %s', async (_when, later) => {
      const { page } = await open(halfAnEvening().feed(), viewport, later)
      const { sum, what } = await shiftsOf(page)
      expect(sum, [sum, ...what].slice(0, 12).join('\n')).toBeLessThanOrEqual(MOST)
    })

    test('fifty posts arrive while a reader is at the top', async () => {
      const evening = halfAnEvening()
      const { server, page } = await open(evening.feed(), viewport)
      const feeds = fifty(evening.feed())
      for (const feed of feeds) {
        server.publish(feed)
        await page.waitForSelector(`#p-${feed.posts.at(-1)?.id}`, { state: 'attached' })
      }
      await showsExactly(page, feeds.at(-1) as Feed)
      expect(await walkPast(page)).toEqual(Array(10).fill('800 px'))
      const { sum, what } = await shiftsOf(page)
      expect(sum, [sum, ...what].slice(0, 12).join('\n')).toBeLessThanOrEqual(MOST)
    })

    test('fifty posts arrive, and what is above is edited and deleted, while a reader is further down', async () => {
      const evening = halfAnEvening()
      for (let i = 0; i < 12; i += 1) evening.write(`p${i}`, `Post ${i}. ${'Words upon words. '.repeat(12)}`)
      const { server, page } = await open(evening.feed(), viewport)
      await page.evaluate(() => document.getElementById('p-post-p4')?.scrollIntoView())
      // Where the reader went is on the screen before anything comes.
      await shiftsOf(page)
      server.publish(evening.remove('p9'))
      server.publish(evening.edit('p8', 'A much longer post than before. '.repeat(60)))
      server.publish(evening.edit('p7', 'Short.'))
      const feeds = fifty(evening.feed())
      for (const [i, feed] of feeds.entries()) {
        server.publish(feed)
        await page.getByRole('button', { name: `${i + 1} new`, exact: true }).waitFor()
      }
      const { sum, what } = await shiftsOf(page)
      expect(sum, [sum, ...what].slice(0, 12).join('\n')).toBeLessThanOrEqual(MOST)
    })

    test('results come, are corrected and withdrawn: the table grows without a jump', async () => {
      const evening = night()
      evening.write('hello', 'Good evening.')
      const { server, page } = await open(evening.feed(), viewport)
      const then = async (feed: Feed) => {
        server.publish(feed)
        await showsExactly(page, feed)
      }
      await then(evening.reveal('innovation', 'winner', []))
      await then(evening.reveal('council-of-the-year', 'winner', ['manchester']))
      await then(evening.reveal('rising-star', 'winner', ['somebody']))
      await then(evening.correct('rising-star', 'winner', ['another'], 'Wrong card.'))
      await then(evening.retract('rising-star', 'winner', 'Under review.'))
      const { sum, what } = await shiftsOf(page)
      expect(sum, [sum, ...what].slice(0, 12).join('\n')).toBeLessThanOrEqual(MOST)
    })
  })
}

describe('the test can see', () => {
  test('a post that is put in without keeping the place', async () => {
    const { page } = await open(halfAnEvening().feed(), { width: 390, height: 800 })
    await page.evaluate(() => {
      const row = document.createElement('li')
      row.textContent = 'Words upon words. '.repeat(40)
      document.querySelector('#posts .list')?.prepend(row)
    })
    expect((await shiftsOf(page)).sum).toBeGreaterThan(MOST)
  })

  test('a picture without a size that comes late', async () => {
    const { page } = await open(halfAnEvening().feed(), { width: 390, height: 800 })
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          const picture = document.createElement('img')
          picture.onload = resolve
          picture.src = '/images/late'
          document.querySelector('#posts article .what')?.prepend(picture)
        }),
    )
    expect((await shiftsOf(page)).sum).toBeGreaterThan(MOST)
  })
})
