/** Names and positions: what a thing is called, and where in the log it stands. */
import Type, { type Static } from 'typebox'

export { compareEpochs, sameEpoch } from './epochs.ts'

/** A slug: lower-case letters, digits and dashes, as it stands in addresses and in the log. */
export const Id = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,99}$' })
export type ShowId = string
export type CategoryId = string
export type EntryId = string
export type LevelId = string
export type SegmentId = string
export type CueId = string
export type PostId = string

/** What a record holds under a name that came from outside: "constructor" is a slug too. */
export const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

/** Drawn by the client that issues a command; the answer to one id never changes (T2). */
export const CommandId = Type.String({ pattern: '^[A-Za-z0-9_-]{8,64}$' })
export type CommandId = string

/** One desk: drawn by its page, and kept while the page is open or loaded anew. */
export const DeskId = Type.String({ pattern: '^[A-Za-z0-9_-]{8,64}$' })
export type DeskId = string

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
