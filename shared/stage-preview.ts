/** What a page asks of a frame that holds a stage without a link, and what it is told: over a port of their own, page to page, never over the wire. */
import type { StageDress } from './slides.ts'
import type { Slide } from './stage-frame.ts'

/** Where the frame's page is. */
export const PREVIEW_PAGE = '/preflight/frame'

/** Hands the port over, on which everything else is said. */
export const OPEN = 'envelope.preflight'

export type Ask =
  /** Answered by `Finding[]` for the first of them, as many as a moment allows: at least one. */
  | { readonly kind: 'check'; readonly slides: readonly Slide[]; readonly dress?: StageDress }
  /** Puts one page of a slide up to be looked at; answered by `Drawn`. */
  | {
      readonly kind: 'draw'
      readonly slide: Slide
      readonly page: number
      readonly dress?: StageDress
      /** With its pictures; measured slides have none. */
      readonly pictured?: true
    }

/** What was asked for, or the fonts whose letters could not be had: in others nothing is measured. */
export type Answer<T> = { readonly value: T } | { readonly missing: readonly string[] }

export interface Drawn {
  readonly pages: number
}

export interface Finding {
  readonly pages: number
  /** The first page with something wrong, counted from 0. */
  readonly page: number
  /** What is wrong, as sentences. */
  readonly offences: readonly string[]
  /** Scripts of letters that no font of ours has: a screen sets them in what it finds. */
  readonly scripts: readonly string[]
}
