/** Remembers how slides were fitted, so that one that comes again at the same size costs no measuring. */
import { fit } from './fit.ts'
import { showPage } from './pages.ts'

/** So many looks are remembered; a category has fewer. */
const MOST = 24

/** What fitting left on a slide and its elements, in the order of the document. */
interface Fitted {
  readonly pages: number
  readonly style: string
  readonly breaks: boolean
  readonly places: readonly (readonly [at: number, page: string | undefined, parts: string | undefined])[]
}

export interface FitMemory {
  /** Fits a slide that looks like this; answers on how many pages. */
  fit(slide: HTMLElement, look: string): number
  /** The letters have changed: nothing measured before holds. */
  forget(): void
}

/** By look, window size and density; of more than `MOST` the one longest unused is forgotten. */
export function createFitMemory(): FitMemory {
  const remembered = new Map<string, Fitted>()
  return {
    fit(slide, look) {
      const key = `${innerWidth}×${innerHeight}@${devicePixelRatio} ${look}`
      const known = remembered.get(key)
      remembered.delete(key)
      const fitted = known ?? { ...tracesOf(slide, fit(slide)) }
      if (known) leaveTraces(slide, known)
      remembered.set(key, fitted)
      const [oldest] = remembered.keys()
      if (oldest !== undefined && remembered.size > MOST) remembered.delete(oldest)
      return fitted.pages
    },
    forget: () => remembered.clear(),
  }
}

const elementsOf = (slide: HTMLElement): HTMLElement[] => [...slide.querySelectorAll<HTMLElement>('*')]

const tracesOf = (slide: HTMLElement, pages: number): Fitted => ({
  pages,
  style: slide.style.cssText,
  breaks: !slide.classList.contains('fitting'),
  places: elementsOf(slide).flatMap((element, at) => {
    const { page, parts } = element.dataset
    return page === undefined && parts === undefined ? [] : [[at, page, parts] as const]
  }),
})

function leaveTraces(slide: HTMLElement, { pages, style, breaks, places }: Fitted): void {
  showPage(slide, null)
  slide.style.cssText = style
  slide.classList.toggle('fitting', !breaks)
  const elements = elementsOf(slide)
  for (const [at, page, parts] of places) {
    const element = elements[at]
    if (element && page !== undefined) element.dataset['page'] = page
    if (element && parts !== undefined) element.dataset['parts'] = parts
  }
  if (pages > 1) showPage(slide, 0)
}
