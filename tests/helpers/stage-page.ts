/** Stage pages under preflight's own measure: a real one, slide by slide, and the one preflight measures in, which takes a whole set at once. */
import type { Browser, Page } from 'playwright'
import type { StageDress } from '#shared/slides'
import type { Slide } from '#shared/stage-frame'
import { type Answer, type Ask, type Drawn, type Finding, OPEN } from '#shared/stage-preview'
import { LEAST, measure } from '../../display/preflight/measure.ts'
import type { Size } from '../../display/preflight/sizes.ts'

const UP = '#slides > .slide:not(.leaving, .waiting)'

/** What is wrong with any page of the slide that is up, as sentences; empty if every letter is whole, apart and large enough. */
export async function offences(page: Page): Promise<string[]> {
  // Slides here come without the announcement that lets a screen have their letters before them.
  await page.evaluate(() => document.fonts.ready)
  const found: string[] = []
  for (let at = 0; at < (await pagesOf(page)); at++) {
    await turnTo(page, at)
    found.push(...(await page.evaluate(measure, LEAST)))
  }
  return found
}

/** On how many pages the slide stands; what is on none of them nobody can read. */
export const pagesOf = (page: Page): Promise<number> =>
  page.evaluate((up) => {
    const parts = [...document.querySelectorAll<HTMLElement>(`${up} [data-page]`)]
    return 1 + Math.max(0, ...parts.map((part) => Number(part.dataset['page'])))
  }, UP)

/** Shows one page, as the screen itself does when its time has come. */
export const turnTo = (page: Page, at: number): Promise<void> =>
  page.evaluate(
    ({ shown, up }) => {
      const slide = document.querySelector<HTMLElement>(up)
      const parts = [...(slide?.querySelectorAll<HTMLElement>('[data-page]') ?? [])]
      if (!slide || parts.length === 0) return
      for (const part of parts) part.classList.toggle('off', part.dataset['page'] !== String(shown))
      for (const box of slide.querySelectorAll('[data-parts]')) {
        const within = [...box.querySelectorAll('[data-page]')]
        box.classList.toggle('off', within.length > 0 && within.every((part) => part.matches('.off')))
      }
      slide.dataset['shown'] = String(slide.querySelectorAll('.entry:not(.off)').length)
    },
    { shown: at, up: UP },
  )

/** Every text of the slide that is up: its words, its rectangles and its size. */
export const lettersOn = (page: Page): Promise<string[]> =>
  page.evaluate((up) => {
    const slide = document.querySelector(up)
    if (!slide) return []
    const found: string[] = []
    const texts = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const words = node.textContent?.trim() ?? ''
      if (words === '' || !node.parentElement) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const boxes = [...range.getClientRects()].map((box) =>
        [box.left, box.top, box.width, box.height].map((side) => side.toFixed(1)).join(' '),
      )
      found.push(`${words}: ${getComputedStyle(node.parentElement).fontSize}: ${boxes.join(', ')}`)
    }
    return found
  }, UP)

export interface MeasuringPage {
  readonly page: Page
  /** All of these, in their order. */
  check(slides: readonly Slide[]): Promise<Finding[]>
  /** Puts one up; answers on how many pages it stands. */
  draw(slide: Slide, dress?: StageDress): Promise<number>
  close(): Promise<void>
}

/** The page preflight measures in, alone in a window of this size. `origin` serves the built pages. */
export async function openMeasuringPage(
  browser: Browser,
  origin: string,
  { width, height }: Size,
): Promise<MeasuringPage> {
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' })
  await page.goto(`${origin}/display/preflight/frame.html`)
  const ask = (wish: Ask) =>
    page.evaluate(
      ({ open, asked }) =>
        new Promise<Answer<unknown>>((resolve) => {
          const { port1: ours, port2: theirs } = new MessageChannel()
          ours.onmessage = ({ data }) => resolve(data)
          window.postMessage(open, location.origin, [theirs])
          ours.postMessage(asked)
        }),
      { open: OPEN, asked: wish },
    )
  const told = <T>(answer: Answer<unknown>): T => {
    if (!('value' in answer)) throw new Error(`Letters are missing: ${answer.missing.join()}`)
    return answer.value as T
  }
  return {
    page,
    async check(slides) {
      const found: Finding[] = []
      while (found.length < slides.length) {
        const some = slides.slice(found.length, found.length + 50)
        found.push(...told<Finding[]>(await ask({ kind: 'check', slides: some })))
      }
      return found
    },
    draw: async (slide, dress = {}) => told<Drawn>(await ask({ kind: 'draw', slide, page: 0, dress })).pages,
    close: () => page.close(),
  }
}
