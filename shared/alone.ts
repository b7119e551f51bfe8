/** A core whose Redis is out of reach: offered to go on alone, alone, or about to be one house again. */
import Type, { type Static } from 'typebox'
import type { Parted } from './histories.ts'
import type { Instant } from './ids.ts'

/** How long Redis is waited for before a desk speaks of it, in milliseconds. */
export const AWAY_MS = 5000

/** What Redis holds now that it answers again. */
export interface Reunion {
  /** Names what was compared: whoever chooses says what they saw. */
  readonly seen: string
  /** Only those of which something is to be said. */
  readonly shows: readonly Parted[]
}

export type AloneView =
  | {
      readonly state: 'away'
      readonly since: Instant
      /** Whether this is the core that leads, as far as it knows; else whom it saw lead last. */
      readonly leads: boolean
      readonly leader: string | null
      /** Why it could not go on; null where it can. */
      readonly not: string | null
    }
  | {
      readonly state: 'alone'
      readonly since: Instant
      readonly by: string
      /** This machine, as people call it. */
      readonly where: string
      /** Null while Redis is out of reach. */
      readonly reunion: Reunion | null
    }

/** `continue`: on this machine. `join`: one house again, by the history that is named. */
export const AloneWish = Type.Union([
  Type.Object({ do: Type.Literal('continue') }, { additionalProperties: false }),
  Type.Object(
    {
      do: Type.Literal('join'),
      keep: Type.Enum(['this', 'redis']),
      seen: Type.String({ minLength: 1, maxLength: 100 }),
    },
    { additionalProperties: false },
  ),
])
export type AloneWish = Static<typeof AloneWish>
