/** What the page is drawn from, and what can be done on it. */
import type { Picture } from '#shared/every-slide'
import type { ShowFile } from '#shared/show-file'
import type { Findings } from './check.ts'
import type { Size } from './sizes.ts'

/** One picture looked at closely. */
export interface Closer {
  readonly index: number
  readonly size: Size
  readonly page: number
  readonly pages: number
}

export interface View {
  readonly file: ShowFile
  readonly pictures: readonly Picture[]
  readonly sizes: readonly Size[]
  readonly found: Findings
  readonly running: boolean
  /** Seconds spent measuring. */
  readonly seconds: number
  /** Why the check could not go on, or why a size was not understood. */
  readonly problem: string | null
  readonly sizeProblem: string | null
  /** Of the contact sheet; null is every category. */
  readonly category: string | null
  readonly size: Size
  readonly closer: Closer | null
  /** How many miniatures are drawn for paper; null while nothing is to be printed. */
  readonly printing: number | null
}

export interface Acts {
  start(): void
  stop(): void
  again(): void
  /** Answers whether the text was a size. */
  addSize(text: string): boolean
  dropSize(size: Size): void
  choose(change: Partial<Pick<View, 'category' | 'size'>>): void
  look(closer: Closer | null): void
  print(): void
}
