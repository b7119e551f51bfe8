/** Every text of the real shortlist on every slide it can stand on: whole, apart, and readable from the back of a room. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Slide } from '#shared/stage-frame'
import { launchBrowser } from '../helpers/browser.ts'
import { extremes as extremeTexts, SIZES } from '../helpers/stage-extremes.ts'
import { offences } from '../helpers/stage-page.ts'
import { frameOf, type StageServer, startStageServer } from '../helpers/stage-server.ts'
import {
  categories,
  categoryNamed,
  ceremony,
  commendedOf,
  shortlistsOf,
  titleOf,
  winnerOf,
} from '../helpers/stage-slides.ts'

let server: StageServer
let browser: Browser
beforeAll(async () => {
  server = await startStageServer()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const CITATION =
  `${'For work that changed how a whole county thinks about its homes, its streets and the people in them. '.repeat(3)}`.trim()

let seq = 0
async function wrongWith(page: Page, slide: Slide): Promise<string[]> {
  seq += 1
  server.send(frameOf(seq, slide))
  await server.paintedAt(seq)
  return (await offences(page)).map((offence) => `${slide.kind}: ${offence}`)
}

async function wrongWithAll(width: number, height: number, slides: readonly Slide[]): Promise<string[]> {
  const page = await browser.newPage({ viewport: { width, height } })
  try {
    await page.goto(server.url)
    await page.locator('#slides > .slide').first().waitFor()
    const found: string[] = []
    for (const slide of slides) found.push(...(await wrongWith(page, slide)))
    return found
  } finally {
    await page.close()
  }
}

const rollOfAll = categories.map(({ name, entries }) => ({
  category: name,
  entrants: entries.slice(0, 1).map((entry) => entry.entrant),
}))
const plain: Slide[] = [
  { kind: 'holding', ceremony },
  { kind: 'opening', ceremony },
  { kind: 'end', ceremony, winners: [] },
  { kind: 'end', ceremony, winners: rollOfAll },
  { kind: 'text', title: 'Welcome', body: 'Tonight we celebrate the best of local government.' },
  { kind: 'interval', title: 'Interval', body: 'The ceremony continues in twenty minutes.' },
]
const perCategory = categories.flatMap((category) => [
  titleOf(category),
  ...shortlistsOf(category),
  {
    kind: 'envelope',
    category: (titleOf(category) as Extract<Slide, { kind: 'title' }>).category,
    level: 'Winner',
  } as Slide,
  commendedOf(category, category.entries.slice(0, 2)),
  winnerOf(category, [], { citation: null }),
])
const winners = categories.flatMap((category) => category.entries.map((entry) => winnerOf(category, [entry])))
const extremes = categories.flatMap((category) => {
  const longest = category.entries.toSorted(
    (a, b) => b.entrant.length + (b.title?.length ?? 0) - a.entrant.length - (a.title?.length ?? 0),
  )
  return [
    winnerOf(category, longest.slice(0, 1), { citation: CITATION }),
    winnerOf(category, longest.slice(0, 2)),
    winnerOf(category, longest.slice(0, 3)),
    commendedOf(category, longest.slice(0, 2)),
  ]
})

describe('[S1] at 1920×1080 nothing is clipped, nothing overlaps, nothing is too small', () => {
  it('the plain slides, and title, shortlist, envelope, commended and no award of all 22 categories', async () => {
    expect(await wrongWithAll(1920, 1080, [...plain, ...perCategory])).toEqual([])
  })

  it('each of the 183 entries as the winner', async () => {
    expect(winners.length).toBe(183)
    expect(await wrongWithAll(1920, 1080, winners)).toEqual([])
  })

  it('the longest of every category with a citation, as a tie of two and of three, and commended together', async () => {
    expect(await wrongWithAll(1920, 1080, extremes)).toEqual([])
  })
})

it('[S1] the same at 1280×720 for every third of them', async () => {
  const some = [...perCategory, ...extremes].filter((_, i) => i % 3 === 0)
  expect(await wrongWithAll(1280, 720, some)).toEqual([])
})

/** Every extreme meets every slide, and every slide and every extreme every size; `STAGE_FITS=all` lets each meet each. */
describe('[S1] texts of extreme length and of other scripts', () => {
  for (const [at, [width, height]] of SIZES.entries()) {
    it(`fit at ${width}×${height}`, async () => {
      const slides = extremeTexts.flatMap((extreme, i) =>
        extreme.slides.filter((_, j) => process.env['STAGE_FITS'] === 'all' || (i + j) % SIZES.length === at),
      )
      expect(slides.length).toBeGreaterThan(20)
      expect(await wrongWithAll(width, height, slides)).toEqual([])
    })
  }
})

it('the measure sees: planted words that are too small, out of the picture, clipped and on top of others are found', async () => {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  await page.goto(server.url)
  expect(await wrongWith(page, titleOf(categoryNamed('Housing')))).toEqual([])
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
  expect(found).toMatch(/"tiny" is 1\.9 % high/)
  expect(found).toMatch(/"outside" leaves the picture/)
  expect(found).toMatch(/"cut short" is clipped/)
  expect(found).toMatch(/lies over/)
  await page.close()
})
