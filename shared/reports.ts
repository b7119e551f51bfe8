/** What the server writes down of a show for whoever asks: the as-run log and the results, as they go over HTTP. */
import type { AsRunLine } from './as-run.ts'
import type { Position } from './ids.ts'
import type { RevealedResult } from './revealed-results.ts'
import type { Ceremony } from './show-file.ts'

interface Report {
  readonly show: string
  /** Whether the results are decoys: a sheet of them must not be taken for the real ones. */
  readonly rehearsal: boolean
  readonly ceremony: Ceremony
  /** As far as the log was read. */
  readonly position: Position
  /** The hash of the newest record: it stands for the whole log up to there. */
  readonly head: string
}

export interface AsRunReport extends Report {
  readonly lines: readonly AsRunLine[]
}

export interface ResultsReport extends Report {
  readonly results: readonly RevealedResult[]
  /** How many categories the rundown has. */
  readonly categories: number
}
