/** What the desk asks of a page that measures slides in the same browser, and what it is told: page to page, never over the wire. */
import type { StageDress } from './slides.ts'
import type { Slide } from './stage-frame.ts'

/** Where that page is. */
export const FIT_PAGE = '/preflight/fit'

/** Hands the port over, on which everything else is said; answered by `FitAnswer` of kind `ready`. */
export const FIT_OPEN = 'envelope.fit'

export interface FitPicture {
  readonly label: string
  readonly slide: Slide
}

export interface FitAsk {
  readonly pictures: readonly FitPicture[]
  readonly dress: StageDress
}

export type FitAnswer =
  | { readonly kind: 'ready' }
  /** How many of the pictures offend, and how much room it takes to see which and why. */
  | { readonly kind: 'measured'; readonly offenders: number; readonly height: number }
  | { readonly kind: 'failed' }
