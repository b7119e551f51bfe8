/** Makes a slide's words as large as its box allows, measured on the real layout; transforms do not disturb it. */
import { pagesOf, showPage } from './pages.ts'

/** So often the room left is halved: what that leaves is a thirtieth of the way from the least size to the most. */
const STEPS = 5

/** Pages are all measured at every step: the last hair of size is not worth it there. */
const STEPS_PAGED = 4

/** From here on a slide is large enough; more lines would not help it. */
const LARGE = 0.42

/** One line more must gain at least this much. */
const CLEARLY = 0.1

/** Lines more than an element asked for that are tried, one after the other. */
const EXTRA_LINES = [0, 1, 2, Number.POSITIVE_INFINITY]

/** What one layout showed; asking it again would cost another. */
interface Measured {
  readonly whole: boolean
  /** By how many lines the worst element exceeds what it asked for. */
  readonly extraLines: number
}

/** Sets `--fit` (1 to 0, down to the smallest readable size); what does not fit even so is spread over pages. Answers how many there are. */
export function fit(slide: HTMLElement): number {
  const set = (name: '--fit' | '--shrink', value: number) => slide.style.setProperty(name, value.toFixed(4))

  showPage(slide, null)
  const parts = partsToMeasure(slide)
  // Balanced lines are as many as others, and cost far more to measure.
  slide.classList.add('measured', 'fitting')
  set('--shrink', 1)
  set('--fit', 1)
  // Most slides hold at their best, and every layout costs: this one alone decides.
  if (holdsIn(slide, parts) && extraLinesOf(parts.lines) <= 0) {
    slide.classList.remove('measured')
    return 1
  }
  set('--fit', 0)
  // A word wider than the slide at the smallest readable size is broken, and no other.
  slide.classList.toggle('fitting', wordsHold(parts.lines))

  const known = new Map<number, Measured>()
  const at = (size: number): Measured => {
    const before = known.get(size)
    if (before) return before
    set('--fit', size)
    const measured = { whole: holdsIn(slide, parts), extraLines: extraLinesOf(parts.lines) }
    known.set(size, measured)
    return measured
  }
  // Few lines before many, unless one more makes them clearly larger: the back row reads size, not shape.
  let best = -1
  for (const extra of EXTRA_LINES) {
    const size = largest(0, STEPS, (value) => at(value).whole && at(value).extraLines <= extra)
    if (size !== null && size > best + CLEARLY) best = size
    if (best >= LARGE) break
  }
  const pages = best >= 0 ? 1 : fitPages(slide, set)
  if (best >= 0) set('--fit', best)
  slide.classList.remove('measured')
  return pages
}

/** The largest value up to 1 that holds, found by halving; null if not even `low` does. */
function largest(low: number, steps: number, holds: (value: number) => boolean): number | null {
  if (!holds(low)) return null
  if (holds(1)) return 1
  let good = low
  let high = 1
  for (let i = 0; i < steps; i++) {
    const middle = (good + high) / 2
    if (holds(middle)) good = middle
    else high = middle
  }
  return good
}

function fitPages(slide: HTMLElement, set: (name: '--fit' | '--shrink', value: number) => void): number {
  set('--fit', 0)
  const holds = () => holdsIn(slide, partsToMeasure(slide))
  const pages = pagesOf(slide, holds)
  const allHold = (name: '--fit' | '--shrink') => (value: number) => {
    set(name, value)
    return Array.from({ length: pages }, (_, page) => page).every((page) => {
      showPage(slide, page)
      return holds()
    })
  }
  const size = largest(0, STEPS_PAGED, allHold('--fit'))
  set('--fit', size ?? 0)
  // Beyond reading size everything may shrink, but nothing is ever cut off.
  if (size === null) set('--shrink', largest(0.1, STEPS, allHold('--shrink')) ?? 0.1)
  showPage(slide, 0)
  return pages
}

interface Parts {
  readonly body: HTMLElement | null
  readonly content: HTMLElement | null
  readonly lines: readonly HTMLElement[]
}

const partsToMeasure = (slide: HTMLElement): Parts => ({
  body: slide.querySelector<HTMLElement>('.body'),
  content: slide.querySelector<HTMLElement>('.content'),
  lines: [...slide.querySelectorAll<HTMLElement>('[class*="line"]')],
})

const wordsHold = (lines: readonly HTMLElement[]): boolean =>
  lines.every((line) => line.scrollWidth <= line.clientWidth + 1)

function holdsIn(slide: HTMLElement, { body, content, lines }: Parts): boolean {
  if (!body || !content) return true
  return (
    content.offsetHeight <= roomIn(body) + 1 && slide.scrollHeight <= slide.clientHeight && wordsHold(lines)
  )
}

function roomIn(box: HTMLElement): number {
  const { paddingTop, paddingBottom } = getComputedStyle(box)
  return box.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom)
}

/** Elements with `data-lines` ask to be set in no more lines than that; half a line is no line. */
const extraLinesOf = (lines: readonly HTMLElement[]): number =>
  lines.reduce((most, line) => {
    const wished = line.dataset['lines']
    if (wished === undefined) return most
    const lineHeight = Number.parseFloat(getComputedStyle(line).lineHeight)
    return Math.max(most, line.offsetHeight / lineHeight - 0.5 - Number(wished))
  }, 0)
