/** What became of a log that had lost some of what was acknowledged, in one sentence for the desk. */
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

/** `clock` tells a time of day. */
export function lossSentence(
  { known, kept, lost, from, to, what }: LogLoss,
  clock: (at: Instant) => string,
): string {
  const missing = known - kept
  const which = missing === 1 ? `commit ${known}` : `commits ${kept + 1} to ${known}`
  const when =
    from === 0 ? '' : from === to ? `, made at ${clock(from)}` : `, made from ${clock(from)} to ${clock(to)}`
  if (missing === 0)
    return 'Redis had lost part of this show; this machine put it back, and nothing is missing.'
  const them = missing === 1 ? 'it' : 'them'
  if (lost === 0)
    return `Redis had lost ${which}${when}; this machine put ${them} back, and nothing is missing.`
  const named = what.length === 0 ? '' : ` (${what.join('; ')}${lost > what.length ? '; …' : ''})`
  return `Redis has lost ${which}${when}${named}; look at the stage and the live blog, and do again what is missing.`
}
