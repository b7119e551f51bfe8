/** All that a show is at one position of its log. Holds no unrevealed result in the clear, so no view can leak one. */
import type { CueRef } from './cues.ts'
import { emptyFeed, type Feed } from './feed.ts'
import {
  type CategoryId,
  type CommandId,
  type DeskId,
  type EntryId,
  type Epoch,
  type Instant,
  type LevelId,
  own,
  type Position,
} from './ids.ts'
import type { LogLoss } from './log-loss.ts'
import type { PostDraft } from './post-drafts.ts'
import type { Envelope, LevelResult } from './results.ts'
import type { SegmentTimes } from './segment-times.ts'
import type { ShowFile } from './show-file.ts'

/** One level of one category. A level that was never sealed has no `LevelState`: unknown is not "no award". */
export type LevelState =
  | {
      readonly status: 'sealed'
      readonly version: number
      readonly commitment: string
      readonly box: string
      /** Why it was sealed anew, if it was. */
      readonly reason: string | null
      /** Entries withdrawn since it was sealed: while there are any, it must be sealed anew before it is revealed. */
      readonly withdrawn?: readonly EntryId[]
    }
  | {
      readonly status: 'revealed'
      readonly version: number
      readonly commitment: string
      readonly nonce: string
      readonly result: LevelResult
      /** Why it replaced an earlier one, if it did. */
      readonly reason: string | null
    }
  | { readonly status: 'retracted'; readonly version: number; readonly reason: string | null }

export interface Programme {
  /** What was taken last; null is the holding slide. */
  readonly on: CueRef | null
  readonly black: boolean
  /** The commit that last changed what the room sees: what a take must have seen (T1). */
  readonly seq: number
  /** When screens paint it (S2). */
  readonly showAt: Instant
}

/** A reveal that was made ready: one deliberate act of the two. */
export interface Armed extends CueRef {
  /** The envelopes of its category as they were then; sealed anew, it is armed no more. */
  readonly revision: number
  readonly by: string
  readonly desk: DeskId | null
  /** Who said, at another desk, that it is the right one. */
  readonly confirmedBy: string | null
}

/** A result that one person entered, and another has to enter as well before it is sealed. In no view: that it waits is told to whoever entered it. */
export interface Entered {
  readonly by: string
  readonly desk: DeskId | null
  readonly reason: string | null
  /** The category as it was then: changed since, it begins anew. */
  readonly revision: number
  readonly envelopes: readonly Envelope[]
}

/** What became of an entry, for whoever made it. */
export type EntryStanding = 'waits' | 'differs'

export interface Announcing {
  readonly category: CategoryId
  readonly by: string
  readonly desk: DeskId | null
  /** The category as it was then: changed since, it has to be asked for again. */
  readonly revision: number
}

/** The one desk whose presses move the stage. */
export interface Driver {
  readonly desk: DeskId
  readonly name: string
  readonly since: Instant
}

/** Something on its way to the readers. `level` null is the opening of a category. */
export interface Publication {
  readonly id: string
  readonly category: CategoryId
  readonly level: LevelId | null
  readonly dueAt: Instant
  readonly suspended: boolean
}

export interface ShowState {
  readonly position: Position
  /** Time of the last commit; never decreases. */
  readonly at: Instant
  /** Whose commit that was. */
  readonly by: string
  readonly showFile: ShowFile | null
  /** The commit that last changed the plan: a desk that holds it need not be sent it again. */
  readonly planSeq: number
  /** The commit that last changed a note: the plan is told anew, and no picture of the room is. */
  readonly notesSeq: number
  readonly programme: Programme
  /** Who changed what the room sees last. */
  readonly programmeBy: string
  /** When the segment taken last began, by the moment screens painted it: what an interval counts from, and what is held against the plan. */
  readonly segmentSince: Instant
  /** When each segment that was on began, and how long it has been on in all. */
  readonly segmentTimes: SegmentTimes
  /** The last cue taken: the next is counted from here, also after clear. */
  readonly pointer: CueRef | null
  /** The operator's choice of what comes next; null is the order of the rundown. */
  readonly preview: CueRef | null
  readonly armed: Armed | null
  readonly driver: Driver | null
  /** What was taken back last, while the room still waits for what is right: the next step clears it. */
  readonly retracted: { readonly category: CategoryId; readonly level: LevelId } | null
  /** In two-person mode: what somebody asked to announce, until another agrees. */
  readonly announcing: Announcing | null
  readonly results: Readonly<Record<CategoryId, Readonly<Record<LevelId, LevelState>>>>
  /** The last version of what was sealed and thrown away: the next envelope counts on from it, and has a fingerprint of its own. */
  readonly discarded: Readonly<Record<CategoryId, Readonly<Record<LevelId, number>>>>
  /** Where two people seal: what one of them has entered. */
  readonly entered: Readonly<Record<CategoryId, Entered>>
  /** Entries among the accepted commands: they get the same answer for ever (T2). */
  readonly entries: Readonly<Record<CommandId, EntryStanding>>
  /** The commit that last changed what a take in this category would show (T1); slides between categories as `slide:<segment>`. */
  readonly revisions: Readonly<Record<CategoryId, number>>
  /** Levels revealed and not retracted, oldest first. */
  readonly reveals: readonly { readonly category: CategoryId; readonly level: LevelId }[]
  readonly publications: readonly Publication[]
  /** In the order they were first kept. In no view but the desks' own. */
  readonly drafts: readonly PostDraft[]
  /** The commit that last changed a draft: a desk that holds them need not be sent them again. */
  readonly draftsSeq: number
  /** The change of the programme that screens were last heard to have painted, and which screens were. */
  readonly witnessed: { readonly of: number; readonly screens: readonly string[] }
  /** What the log lost last, and the commit that says so. */
  readonly mended: (LogLoss & { readonly seq: number }) | null
  /** The epoch by which pictures are called, where the log was put back whole: they are the same, and stand still. */
  readonly pictured: Epoch | null
  readonly feed: Feed
  /** Accepted commands and where they stand (T2). */
  readonly accepted: Readonly<Record<CommandId, number>>
}

/** Before the first commit; `showFile` is null until a show is opened. */
export const initialState = (epoch: Epoch): ShowState => ({
  position: { epoch, seq: 0 },
  at: 0,
  by: '',
  showFile: null,
  planSeq: 0,
  notesSeq: 0,
  programme: { on: null, black: false, seq: 0, showAt: 0 },
  programmeBy: '',
  segmentSince: 0,
  segmentTimes: {},
  pointer: null,
  preview: null,
  armed: null,
  driver: null,
  retracted: null,
  announcing: null,
  results: {},
  discarded: {},
  entered: {},
  entries: {},
  revisions: {},
  reveals: [],
  publications: [],
  drafts: [],
  draftsSeq: 0,
  witnessed: { of: 0, screens: [] },
  mended: null,
  pictured: null,
  feed: emptyFeed(epoch),
  accepted: {},
})

/** What is known of every level of a category; empty before it was ever sealed. */
export const levelsOf = (state: ShowState, category: CategoryId): Readonly<Record<LevelId, LevelState>> =>
  own(state.results, category) ?? {}

/** Undefined for a level that was never sealed, and for one whose envelope was discarded. */
export const levelState = (state: ShowState, category: CategoryId, level: LevelId): LevelState | undefined =>
  own(levelsOf(state, category), level)

/** What would be known of a result that nobody sealed: for pictures and packs, where the words are all that counts. */
export const revealedAs = (result: LevelResult): LevelState => ({
  status: 'revealed',
  version: 1,
  commitment: '',
  nonce: '',
  result,
  reason: null,
})

/** Sealed before an entry of its category was withdrawn: it may name it, and nobody can know. */
export const isStale = (level: LevelState | undefined): boolean =>
  level?.status === 'sealed' && level.withdrawn !== undefined

/** The commit that took a command, or undefined if none did (T2). */
export const acceptedAs = (state: ShowState, id: CommandId): number | undefined => own(state.accepted, id)
