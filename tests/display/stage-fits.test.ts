/** Every text of the real shortlist on every slide it can stand on: whole, apart, and readable from the back of a room. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StageDress } from '#shared/slides'
import type { Slide } from '#shared/stage-frame'
import { DEFAULT_THEME } from '#shared/theme'
import { nameOf, SIZES, type Size } from '../../display/preflight/sizes.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { extremes } from '../helpers/stage-extremes.ts'
import { lettersOn, offences, openMeasuringPage, pagesOf } from '../helpers/stage-page.ts'
import { frameOf, type StageServer, startStageServer } from '../helpers/stage-server.ts'
import {
  cardOf,
  categoryNamed,
  ceremony,
  commendedOf,
  shortlistsOf,
  titleOf,
  winnerOf,
} from '../helpers/stage-slides.ts'
import { isUsual } from '../helpers/usual-sizes.ts'
import { IS_WHOLE, only } from '../helpers/whole.ts'

let server: StageServer
let browser: Browser
let origin: string
beforeAll(async () => {
  server = await startStageServer()
  browser = await launchBrowser()
  origin = new URL(server.url).origin
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

interface Named {
  readonly label: string
  readonly slide: Slide
}

/** What is wrong with any of them at this size: "label: sentence". */
async function wrongWithAll(size: Size, pictures: readonly Named[]): Promise<string[]> {
  const measuring = await openMeasuringPage(browser, origin, size)
  try {
    const found = await measuring.check(pictures.map(({ slide }) => slide))
    expect(found.length).toBe(pictures.length)
    return found.flatMap(({ offences: wrong }, i) =>
      wrong.map((sentence) => `${pictures[i]?.label}: ${sentence}`),
    )
  } finally {
    await measuring.close()
  }
}

const [usual] = SIZES as [Size, ...Size[]]
/** Every extreme at some size; in the whole, all of them at all. The whole sample is measured by preflight itself, in `e2e/from-a-table`. */
describe('[S1] nothing is clipped, nothing overlaps, nothing is too small', () => {
  for (const [at, size] of SIZES.entries()) {
    it(
      `texts of extreme length and of other scripts on every slide at ${nameOf(size)}`,
      only(isUsual(size)),
      async () => {
        const some = extremes.flatMap(({ name, slides }, i) =>
          slides.flatMap((slide, j): Named[] =>
            IS_WHOLE || (i + j) % SIZES.length === at ? [{ label: `${name}, ${slide.kind}`, slide }] : [],
          ),
        )
        expect(some.length).toBeGreaterThan(20)
        expect(await wrongWithAll(size, some)).toEqual([])
      },
    )
  }
})

let seq = 0
/** The whole way: a frame over a socket, drawn by a real screen. */
async function show(page: Page, slide: Slide, dress: StageDress = {}): Promise<void> {
  seq += 1
  server.send(frameOf(seq, slide, dress))
  await server.paintedAt(seq)
  await page.evaluate(() => document.fonts.ready)
}

describe('what is measured is what a screen shows', () => {
  const housing = categoryNamed('Housing')
  const some: Slide[] = [
    { kind: 'holding', ceremony },
    { kind: 'opening', ceremony },
    { kind: 'end', ceremony, winners: [] },
    { kind: 'text', title: 'Welcome', body: 'Tonight we celebrate the best of local government.' },
    { kind: 'interval', title: 'Interval', body: 'The ceremony continues in twenty minutes.' },
    titleOf(housing),
    ...shortlistsOf(housing),
    { kind: 'envelope', category: cardOf(housing), level: 'Winner' },
    commendedOf(housing, housing.entries.slice(0, 2)),
    winnerOf(housing, housing.entries.slice(0, 1), { citation: 'For homes that last.' }),
    winnerOf(housing, housing.entries.slice(0, 3)),
    winnerOf(housing, []),
  ]

  const sans: StageDress = { theme: { ...DEFAULT_THEME, letters: 'sans' } }
  const ways: [Size, string, StageDress][] = [
    [usual, '', {}],
    [SIZES[4] as Size, '', {}],
    [usual, ' in other letters', sans],
  ]
  for (const [size, how, dress] of ways) {
    it(
      `[S1] a frame over a socket is drawn to the pixel as preflight draws it at ${nameOf(size)}${how}`,
      only(how === ''),
      async () => {
        const measuring = await openMeasuringPage(browser, origin, size)
        const page = await browser.newPage({
          viewport: size,
          reducedMotion: 'reduce',
          serviceWorkers: 'block',
        })
        await page.goto(server.url)
        await page.locator('#slides > .slide').first().waitFor()
        for (const slide of some) {
          await show(page, slide, dress)
          const pages = await measuring.draw(slide, dress)
          const letters = await lettersOn(page)
          expect(letters.length).toBeGreaterThan(0)
          expect(letters).toEqual(await lettersOn(measuring.page))
          expect(await pagesOf(page)).toBe(pages)
          expect(await offences(page)).toEqual([])
        }
        await page.close()
        await measuring.close()
      },
    )
  }
})

it('the measure sees: planted words that are too small, out of the picture, clipped and on top of others are found', async () => {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, serviceWorkers: 'block' })
  await page.goto(server.url)
  await page.locator('#slides > .slide').first().waitFor()
  await show(page, titleOf(categoryNamed('Housing')))
  expect(await offences(page)).toEqual([])
  await page.evaluate(() => {
    const slide = document.querySelector('#slides > .slide:not(.leaving, .waiting)')
    const plant = (words: string, style: Partial<CSSStyleDeclaration>) => {
      const line = document.createElement('p')
      line.className = 'line-main'
      line.textContent = words
      Object.assign(line.style, { position: 'absolute', fontSize: '60px', ...style })
      slide?.append(line)
    }
    plant('tiny', { fontSize: '20px', left: '0', top: '0' })
    plant('outside', { left: '1850px', top: '300px', width: '400px', whiteSpace: 'nowrap' })
    plant('cut short', {
      left: '100px',
      top: '800px',
      width: '60px',
      overflow: 'hidden',
      whiteSpace: 'nowrap',
    })
    plant('Over the title', {
      left: '700px',
      top: '500px',
      width: '600px',
      height: '200px',
      fontSize: '150px',
    })
  })
  const found = (await offences(page)).join('\n')
  expect(found).toMatch(/“tiny” is 1\.9 % high/)
  expect(found).toMatch(/“outside” leaves the picture/)
  expect(found).toMatch(/“cut short” is clipped/)
  expect(found).toMatch(/lies over/)
  await page.close()
})
