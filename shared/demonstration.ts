/** Shows that play by themselves for whoever passes by. Their name says so from the first commit on: there is no such show without the mark. */
import type { ShowId } from './ids.ts'

/** How the name of a demonstration begins. */
export const DEMONSTRATION = 'demonstration'

export const isDemonstration = (show: ShowId): boolean =>
  show === DEMONSTRATION || show.startsWith(`${DEMONSTRATION}-`)
