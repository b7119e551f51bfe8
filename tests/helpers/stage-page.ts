/** Measures a stage page as a person at the back of the room would: where the letters are, and how large. */
import type { Page } from 'playwright'

/** Hundredths of the picture's height below which words cannot be read. */
const LEAST = { main: 4.5, any: 2.2 }

/** What is wrong with any page of the slide that is up, as sentences; empty if every letter is whole, apart and large enough. */
export async function offences(page: Page): Promise<string[]> {
  const found: string[] = []
  for (let at = 0; at < (await pagesOf(page)); at++) {
    await turnTo(page, at)
    found.push(...(await page.evaluate(measure, LEAST)))
  }
  return found
}

/** On how many pages the slide stands; what is on none of them nobody can read. */
export const pagesOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const parts = [
      ...document.querySelectorAll<HTMLElement>('#slides > .slide:not(.leaving, .waiting) [data-page]'),
    ]
    return 1 + Math.max(0, ...parts.map((part) => Number(part.dataset['page'])))
  })

/** Shows one page, as the screen itself does when its time has come. */
export const turnTo = (page: Page, at: number): Promise<void> =>
  page.evaluate((shown) => {
    const slide = document.querySelector<HTMLElement>('#slides > .slide:not(.leaving, .waiting)')
    const parts = [...(slide?.querySelectorAll<HTMLElement>('[data-page]') ?? [])]
    if (!slide || parts.length === 0) return
    for (const part of parts) part.classList.toggle('off', part.dataset['page'] !== String(shown))
    for (const box of slide.querySelectorAll('[data-parts]')) {
      const within = [...box.querySelectorAll('[data-page]')]
      box.classList.toggle('off', within.length > 0 && within.every((part) => part.matches('.off')))
    }
    slide.dataset['shown'] = String(slide.querySelectorAll('.entry:not(.off)').length)
  }, at)

function measure(least: { main: number; any: number }): string[] {
  const found: string[] = []
  const slide = [...document.querySelectorAll('#slides > .slide:not(.leaving, .waiting)')].at(-1)
  if (!slide) return ['there is no slide']
  const boxes: { words: string; owner: Element; box: DOMRect }[] = []
  const texts = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const words = node.textContent?.trim() ?? ''
    const owner = node.parentElement?.closest('[class*="line"]') ?? node.parentElement
    if (words === '' || !owner || node.parentElement?.closest('.off')) continue
    const size = (Number.parseFloat(getComputedStyle(owner).fontSize) / innerHeight) * 100
    const wanted = owner.classList.contains('line-main') ? least.main : least.any
    if (size < wanted) found.push(`"${words}" is ${size.toFixed(1)} % high, ${wanted} % is the least`)
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const box of range.getClientRects()) {
      if (
        box.left < -0.5 ||
        box.top < -0.5 ||
        box.right > innerWidth + 0.5 ||
        box.bottom > innerHeight + 0.5
      ) {
        found.push(`"${words}" leaves the picture`)
      }
      boxes.push({ words, owner, box })
    }
    for (let box: Element | null = owner; box && box !== slide.parentElement; box = box.parentElement) {
      const { overflowX, overflowY, textOverflow } = getComputedStyle(box)
      const clips = overflowX !== 'visible' || overflowY !== 'visible'
      if (clips && (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1)) {
        found.push(`"${words}" is clipped by its box`)
      }
      if (textOverflow === 'ellipsis') found.push(`"${words}" may end in an ellipsis`)
    }
  }
  // A line's box is taller than its letters: only the middle of it counts as ink.
  const ink = ({ left, right, top, height }: DOMRect) => ({
    left,
    right,
    top: top + height * 0.22,
    bottom: top + height * 0.8,
  })
  for (const [i, one] of boxes.entries()) {
    for (const other of boxes.slice(i + 1)) {
      if (one.owner === other.owner) continue
      const [a, b] = [ink(one.box), ink(other.box)]
      if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) {
        found.push(`"${one.words}" lies over "${other.words}"`)
      }
    }
  }
  if (boxes.length === 0) found.push('there are no words')
  const page = document.documentElement
  if (page.scrollHeight > innerHeight || page.scrollWidth > innerWidth) found.push('the page scrolls')
  return [...new Set(found)]
}
