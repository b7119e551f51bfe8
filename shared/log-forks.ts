/** Two facts of a log that was out of reach: from here a machine went on alone, and here two histories became one again. */
import Type, { type Static } from 'typebox'
import { Epoch, Instant, Seq } from './ids.ts'
import { MOST_NAMED } from './log-loss.ts'

export const LogForked = {
  /** The log it was until then, and the last commit this machine knew of it. */
  was: Epoch,
  known: Seq,
  /** The machine that went on, as people call it. */
  where: Type.String({ maxLength: 200 }),
}

export const LogJoined = {
  /** The history that was kept, and how many commits of it the other had not. */
  kept: Epoch,
  brought: Seq,
  /** The history that was set aside; null where there was nothing in it that the other had not. */
  aside: Type.Union([Epoch, Type.Null()]),
  /** The last commit they had in common. */
  parted: Seq,
  /** How many commits were set aside, when the first and the last of them were made (0 where none was), and what they did. */
  lost: Seq,
  from: Instant,
  to: Instant,
  what: Type.Array(Type.String({ maxLength: 200 }), { maxItems: MOST_NAMED }),
}
const LogJoinedObject = Type.Object(LogJoined)
export type LogJoined = Static<typeof LogJoinedObject>
