/** Makes a slide's words as large as its box allows, measured on the real layout; transforms do not disturb it. */
import { pagesOf, showPage } from './pages.ts'

const STEPS = 7

/** From here on a slide is large enough; more lines would not help it. */
const LARGE = 0.42

/** One line more must gain at least this much. */
const CLEARLY = 0.1

/** Sets `--fit` (1 to 0, down to the smallest readable size); what does not fit even so is spread over pages. Answers how many there are. */
export function fit(slide: HTMLElement): number {
  const set = (name: '--fit' | '--shrink', value: number) => slide.style.setProperty(name, value.toFixed(4))
  const largest = (name: '--fit' | '--shrink', low: number, holds: () => boolean): number => {
    set(name, 1)
    if (holds()) return 1
    let high = 1
    let good = low
    for (let i = 0; i < STEPS; i++) {
      const middle = (good + high) / 2
      set(name, middle)
      if (holds()) good = middle
      else high = middle
    }
    set(name, good)
    return good
  }

  showPage(slide, null)
  set('--shrink', 1)
  set('--fit', 0)
  // A word wider than the slide at the smallest readable size is broken, and no other.
  slide.classList.add('fitting')
  slide.classList.toggle('fitting', wordsHold(slide))
  // Few lines before many, unless one more makes them clearly larger: the back row reads size, not shape.
  let best = -1
  for (const extra of [0, 1, 2, Number.POSITIVE_INFINITY]) {
    set('--fit', 0)
    const holds = () => holdsIn(slide) && hasFewLines(slide, extra)
    if (!holds()) continue
    const size = largest('--fit', 0, holds)
    if (size > best + CLEARLY) best = size
    if (best >= LARGE) break
  }
  if (best >= 0) {
    set('--fit', best)
    return 1
  }
  set('--fit', 0)
  const pages = pagesOf(slide, () => holdsIn(slide))
  const eachPage = (holds: () => boolean) => () =>
    Array.from({ length: pages }, (_, page) => page).every((page) => {
      showPage(slide, page)
      return holds()
    })
  const holds = eachPage(() => holdsIn(slide))
  // Beyond reading size everything may shrink, but nothing is ever cut off.
  if (holds()) largest('--fit', 0, holds)
  else largest('--shrink', 0.1, holds)
  showPage(slide, 0)
  return pages
}

const wordsHold = (slide: HTMLElement): boolean =>
  linesOf(slide).every((line) => line.scrollWidth <= line.clientWidth + 1)

function holdsIn(slide: HTMLElement): boolean {
  const body = slide.querySelector<HTMLElement>('.body')
  const content = slide.querySelector<HTMLElement>('.content')
  if (!body || !content) return true
  return (
    content.offsetHeight <= roomIn(body) + 1 && slide.scrollHeight <= slide.clientHeight && wordsHold(slide)
  )
}

function roomIn(box: HTMLElement): number {
  const { paddingTop, paddingBottom } = getComputedStyle(box)
  return box.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom)
}

const linesOf = (slide: HTMLElement): HTMLElement[] => [
  ...slide.querySelectorAll<HTMLElement>('[class*="line"]'),
]

/** Elements with `data-lines` ask to be set in no more lines than that. */
function hasFewLines(slide: HTMLElement, extra: number): boolean {
  return linesOf(slide).every((line) => {
    const wished = Number(line.dataset['lines'] ?? Number.POSITIVE_INFINITY) + extra
    return line.offsetHeight <= (wished + 0.5) * Number.parseFloat(getComputedStyle(line).lineHeight)
  })
}
