/** What became of a log that had lost some of what was acknowledged. */
import Type, { type Static } from 'typebox'
import { Epoch, Instant, Seq } from './ids.ts'

/** So many acts are named; a desk's picture has its size. */
export const MOST_NAMED = 5

export const LogLoss = {
  /** Under which it was known. */
  was: Epoch,
  /** The last commit that had been acknowledged, and the last of them that was still there. */
  known: Seq,
  kept: Seq,
  /** How many are gone for good; 0 where all were put back. */
  lost: Seq,
  /** When the first and the last of the missing were made; 0 where nobody knows. */
  from: Instant,
  to: Instant,
  /** What was done by those that are gone, as the as-run log calls it. */
  what: Type.Array(Type.String({ maxLength: 200 }), { maxItems: MOST_NAMED }),
}
const LogLossObject = Type.Object(LogLoss)
export type LogLoss = Static<typeof LogLossObject>
