/** More than a screen can hold at a size the room can read stands on pages that turn by themselves, again and again. */

/** Milliseconds a page stays: a moment to find it, then the time to read its letters. */
const FIND = 4000
const READ_LETTER = 45
const LONGEST = 20_000

/** Milliseconds in which one page gives way to the next. */
const TURN = 400

const all = (slide: HTMLElement, selector: string): HTMLElement[] => [
  ...slide.querySelectorAll<HTMLElement>(selector),
]

/** Shows one page and hides the others; null shows everything at once and forgets the pages. */
export function showPage(slide: HTMLElement, page: number | null): void {
  slide.classList.toggle('paged', page !== null)
  for (const part of all(slide, '[data-page]')) {
    part.classList.toggle('off', page !== null && part.dataset['page'] !== String(page))
    if (page === null) delete part.dataset['page']
  }
  for (const box of all(slide, '[data-parts]')) {
    const parts = all(box, '[data-page]')
    box.classList.toggle('off', parts.length > 0 && parts.every((part) => part.classList.contains('off')))
  }
  slide.dataset['shown'] = String(all(slide, '.entry:not(.off)').length)
}

/** Spreads the parts over as few pages as `holds` allows, as evenly as it allows. Answers how many there are. */
export function pagesOf(slide: HTMLElement, holds: () => boolean): number {
  const parts = partsOf(slide, holds)
  const few = greedy(slide, parts, holds)
  const each = Math.ceil(parts.length / few)
  parts.forEach((part, i) => {
    part.dataset['page'] = String(Math.floor(i / each))
  })
  const even = Math.ceil(parts.length / each)
  for (let page = 0; page < even; page++) {
    showPage(slide, page)
    if (!holds()) return greedy(slide, parts, holds)
  }
  return even
}

/** A part lower than this much of the slide is sure to stand on a page of its own if the highest such part does. */
const LOW = 0.33

/** An entry that no page can hold is taken apart into its lines. */
function partsOf(slide: HTMLElement, holds: () => boolean): HTMLElement[] {
  const parts = all(slide, '[data-part]')
  const heights = new Map(parts.map((part) => [part, part.offsetHeight]))
  const heightOf = (part: HTMLElement) => heights.get(part) ?? 0
  for (const part of parts) part.dataset['page'] = '-'
  const standsAlone = (part: HTMLElement): boolean => {
    part.dataset['page'] = '0'
    showPage(slide, 0)
    part.dataset['page'] = '-'
    return holds()
  }
  const low = parts.filter((part) => heightOf(part) < slide.clientHeight * LOW)
  const [highest] = [...low].sort((a, b) => heightOf(b) - heightOf(a))
  const lowStand = new Set(highest && standsAlone(highest) ? low : [])
  return parts.flatMap((part) => {
    if (lowStand.has(part) || part.children.length < 2 || standsAlone(part)) return [part]
    delete part.dataset['page']
    part.classList.remove('off')
    part.dataset['parts'] = ''
    return [...part.children].filter(
      (child): child is HTMLElement => child instanceof HTMLElement && !child.matches('figure'),
    )
  })
}

function greedy(slide: HTMLElement, parts: readonly HTMLElement[], holds: () => boolean): number {
  for (const part of parts) part.dataset['page'] = '-'
  let page = 0
  let filled = 0
  for (const part of parts) {
    part.dataset['page'] = String(page)
    showPage(slide, page)
    if (filled > 0 && !holds()) {
      page += 1
      filled = 0
      part.dataset['page'] = String(page)
    }
    filled += 1
  }
  return page + 1
}

/** The pages of one slide, with a small light for each. */
export interface Turning {
  /** Turns them from now on; `elapsed` tells the milliseconds since the slide's moment, the same on every screen. */
  begin(elapsed: () => number): void
  /** Ends it and takes the lights away. */
  end(): void
}

/** Screens agree on the page by the time alone: one that comes late opens on the page the others show. */
export function pagesToTurn(slide: HTMLElement, pages: number): Turning {
  if (pages < 2) return { begin: () => undefined, end: () => undefined }
  const stays = Array.from({ length: pages }, (_, page) => TURN + readingTime(slide, page))
  const lights = slide.appendChild(document.createElement('div'))
  lights.className = 'turns'
  lights.setAttribute('aria-hidden', 'true')
  lights.append(...Array.from({ length: pages }, () => document.createElement('i')))
  let waiting: ReturnType<typeof setTimeout> | undefined

  const show = (page: number) => {
    showPage(slide, page)
    for (const [i, light] of [...lights.children].entries()) light.classList.toggle('here', i === page)
  }
  const rest = (elapsed: () => number) => {
    const { page, left } = pageAt(stays, elapsed())
    show(page)
    slide.classList.remove('turning')
    waiting = setTimeout(() => turn(elapsed), Math.max(0, left - TURN))
  }
  const turn = (elapsed: () => number) => {
    slide.classList.add('turning')
    waiting = setTimeout(() => rest(elapsed), Math.min(TURN, pageAt(stays, elapsed()).left))
  }

  show(0)
  return {
    begin: (elapsed) => {
      clearTimeout(waiting)
      rest(elapsed)
    },
    end: () => {
      clearTimeout(waiting)
      lights.remove()
      slide.classList.remove('turning')
    },
  }
}

function readingTime(slide: HTMLElement, page: number): number {
  const parts = all(slide, `[data-page="${page}"]`)
  const letters = parts.reduce((sum, part) => sum + (part.textContent?.length ?? 0), 0)
  return Math.min(LONGEST, FIND + READ_LETTER * letters)
}

/** A timer may ring a little early, and the clock be corrected by a little: so near its end a page is over, in milliseconds. */
const AS_GOOD_AS_OVER = 50

/** Which page is up so long after the first one came, and for how many milliseconds more. */
export function pageAt(stays: readonly number[], elapsed: number): { page: number; left: number } {
  const round = stays.reduce((sum, stay) => sum + stay, 0)
  const since = Number.isFinite(elapsed) ? elapsed + AS_GOOD_AS_OVER : 0
  let into = ((since % round) + round) % round
  for (const [page, stay] of stays.entries()) {
    if (into < stay) return { page, left: stay - into + AS_GOOD_AS_OVER }
    into -= stay
  }
  return { page: 0, left: round }
}
