/** Names and positions: what a thing is called, and where in the log it stands. */
import Type, { type Static } from 'typebox'

/** A slug: lower-case letters, digits and dashes, as it stands in addresses and in the log. */
export const Id = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,99}$' })
export type ShowId = string
export type CategoryId = string
export type EntryId = string
export type LevelId = string
export type SegmentId = string
export type CueId = string
export type PostId = string

/** Drawn by the client that issues a command; the answer to one id never changes (T2). */
export const CommandId = Type.String({ pattern: '^[A-Za-z0-9_-]{8,64}$' })
export type CommandId = string

/** Milliseconds since 1970, as the server's clock had it. */
export const Instant = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000 })
export type Instant = number

export const Seq = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

/** Drawn anew whenever a log is created, restored, rolled back or forked; the higher generation wins. */
export const Epoch = Type.Object(
  { generation: Type.Integer({ minimum: 1 }), id: Type.String({ pattern: '^[0-9a-f]{16}$' }) },
  { additionalProperties: false },
)
export type Epoch = Static<typeof Epoch>

/** A place in one log: the commit `seq` of the log drawn as `epoch`. */
export const Position = Type.Object({ epoch: Epoch, seq: Seq }, { additionalProperties: false })
export type Position = Static<typeof Position>

/** A place in the public feed; `n` counts public commits only, so it tells nothing of what is still sealed. */
export const FeedCursor = Type.Object({ epoch: Epoch, n: Seq }, { additionalProperties: false })
export type FeedCursor = Static<typeof FeedCursor>

export const sameEpoch = (a: Epoch, b: Epoch): boolean => a.generation === b.generation && a.id === b.id

/**
 * What a holder of `have` should do with something stamped `got`.
 * `alarm`: two logs claim the same generation; the picture held is kept and somebody must be told.
 */
export function compareEpochs(have: Epoch, got: Epoch): 'same' | 'newer' | 'older' | 'alarm' {
  if (got.generation > have.generation) return 'newer'
  if (got.generation < have.generation) return 'older'
  return got.id === have.id ? 'same' : 'alarm'
}
