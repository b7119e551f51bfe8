/** Facts, in the past tense, as the log keeps them. A commit is the events of one command: half of it can never be stored or shown. */
import Type, { type Static } from 'typebox'
import { CategoryChange, CeremonyChange, EntryChange, SegmentChange, SettingsChange } from './edits.ts'
import { CommandId, DeskId, Id, Instant, Seq } from './ids.ts'
import { ImageId, ImageOf } from './images.ts'
import { LogForked as Forked, LogJoined as Joined } from './log-forks.ts'
import { LogLoss } from './log-loss.ts'
import { Words } from './post-words.ts'
import { Award, PostExtras } from './posts.ts'
import { Envelope, Hash, LevelResult } from './results.ts'
import { Witnessed } from './screens.ts'
import { Category, Entry, Levels, NewSegment, NoteText, ShowFile } from './show-file.ts'
import { Theme } from './theme.ts'

const strict = { additionalProperties: false }
const event = <K extends string, P extends Record<string, Type.TSchema>>(kind: K, fields: P) =>
  Type.Object({ kind: Type.Literal(kind), ...fields }, strict)

const key = Type.String({ minLength: 1, maxLength: 310 })
const cue = { cue: key, step: Type.Integer({ minimum: 0 }) }
const onLevel = { category: Id, level: Id }
const version = Type.Integer({ minimum: 1 })
const reason = Type.Union([Type.String({ maxLength: 300 }), Type.Null()])
const showAt = Instant
/** Null for what acts without a desk: automation. */
const Desk = Type.Union([DeskId, Type.Null()])

/** A result made known: what the envelope held, and the nonce that proves it was that (E2). */
const opened = { ...onLevel, version, commitment: Hash, nonce: Hash, result: LevelResult }

export const ShowOpened = event('show-opened', { showFile: ShowFile })
export const ResultSealed = event('result-sealed', {
  category: Id,
  envelopes: Type.Array(Envelope),
  reason,
  /** Readers are told when, and why anew: whoever gave the reason knew it. */
  told: Type.Optional(Type.Literal(true)),
  /** Who had entered the same before, where two people seal. */
  first: Type.Optional(Type.String()),
})
/**
 * Where two people seal: one of them has entered a result, which waits until another enters the same. `differs`: another one
 * waited, and was not the same; this takes its place.
 */
export const ResultEntered = event('result-entered', {
  category: Id,
  envelopes: Type.Array(Envelope),
  reason,
  desk: Desk,
  differs: Type.Optional(Type.Literal(true)),
})
export const CueTaken = event('cue-taken', { ...cue, showAt })
/** A reveal was made ready to be taken, as it was at this revision. Any change of it, and any other step, undoes that. */
export const RevealArmed = event('reveal-armed', { ...cue, revision: Seq, desk: Desk })
export const RevealDisarmed = event('reveal-disarmed', {})
export const RevealConfirmed = event('reveal-confirmed', { desk: Desk })
/** Somebody looked into the envelopes of a category. What they hold is not said here. */
export const Peeked = event('peeked', { category: Id })
/** From now on this desk drives. */
export const DeskDriving = event('desk-driving', { desk: DeskId })
/** The same as a take for the screens, and apart from it for the as-run log. */
export const SteppedBack = event('stepped-back', { ...cue, showAt })
export const ProgrammeCleared = event('programme-cleared', { showAt })
export const BlackoutSet = event('blackout-set', { on: Type.Boolean(), showAt })
export const PreviewChosen = event('preview-chosen', {
  to: Type.Union([Type.Object(cue, strict), Type.Null()]),
})
export const LevelRevealed = event('level-revealed', opened)
export const RevealRetracted = event('reveal-retracted', { ...onLevel, reason, showAt })
export const ResultCorrected = event('result-corrected', { ...opened, reason, showAt })
/** Something will become public when the hold ends. */
export const PublicationScheduled = event('publication-scheduled', {
  publication: key,
  category: Id,
  level: Type.Union([Id, Type.Null()]),
  dueAt: Instant,
})
export const PublicationSuspended = event('publication-suspended', { publication: key })
export const PublicationResumed = event('publication-resumed', { publication: key, dueAt: Instant })
/** The hold ended: readers may know. */
export const Published = event('published', { publication: key })
/** The pieces of a post's text; older posts have none, and are the text as it stands. */
const words = { words: Type.Optional(Words) }
export const PostWritten = event('post-written', {
  post: key,
  text: Type.String(),
  by: Type.String(),
  ...words,
  ...PostExtras,
  /** The draft it was, which is none any more. */
  draft: Type.Optional(key),
  /** What it was prepared for. */
  about: Type.Optional(Award),
})
export const PostEdited = event('post-edited', {
  post: key,
  text: Type.String(),
  ...words,
  ...PostExtras,
  /** What readers are told of the change; a mere polish has none. */
  correction: Type.Optional(Type.String()),
})
export const PostDeleted = event('post-deleted', { post: key })
/** Taken back in public: its place stays, and says so. */
export const PostWithdrawn = event('post-withdrawn', { post: key, reason })
/** The post that stands above the others; null is none. */
export const PostPinned = event('post-pinned', { post: Type.Union([key, Type.Null()]) })
/** A post that nobody but the desks has seen: for later, for a time, or for a winner. */
export const DraftKept = event('draft-kept', {
  draft: key,
  text: Type.String(),
  ...words,
  by: Type.String(),
  ...PostExtras,
  at: Type.Union([Instant, Type.Null()]),
  when: Type.Union([Award, Type.Null()]),
})
export const DraftDropped = event('draft-dropped', { draft: key })
export const ImageSet = event('image-set', { of: ImageOf, image: Type.Union([ImageId, Type.Null()]) })
/** What the notes of a cue are from now on, both of them. */
export const CueNoted = event('cue-noted', {
  cue: key,
  operator: Type.Union([NoteText, Type.Null()]),
  presenter: Type.Union([NoteText, Type.Null()]),
})
/** For the as-run log alone: nothing anybody sees comes of it. */
export const ScreensPainted = event('screens-painted', Witnessed)

/** Written by whatever keeps the log, and by no command: some of what it had acknowledged was lost. */
export const LogMended = event('log-mended', LogLoss)
/** Likewise: from here one machine went on alone, and here two histories are one again. */
export const LogForked = event('log-forked', Forked)
export const LogJoined = event('log-joined', Joined)

/** What was changed of the show file on the night. */
export const EntryEdited = event('entry-edited', { category: Id, entry: Id, change: EntryChange })
export const CategoryEdited = event('category-edited', { category: Id, change: CategoryChange })
export const EntryWithdrawn = event('entry-withdrawn', {
  category: Id,
  entry: Id,
  withdrawn: Type.Boolean(),
})
const before = Type.Union([Id, Type.Null()])
export const SegmentMoved = event('segment-moved', { segment: Id, before })
export const SegmentInserted = event('segment-inserted', { segment: NewSegment, before })
export const SegmentEdited = event('segment-edited', { segment: Id, change: SegmentChange })
export const SegmentSkipped = event('segment-skipped', { segment: Id, skipped: Type.Boolean() })
export const CategoryStaged = event('category-staged', { category: Id, onStage: Type.Boolean() })
export const CeremonyEdited = event('ceremony-edited', { change: CeremonyChange })
export const SettingsEdited = event('settings-edited', { change: SettingsChange })
export const LevelsSet = event('levels-set', { levels: Levels })
export const ThemeSet = event('theme-set', { theme: Type.Union([Theme, Type.Null()]) })
export const CategoryAdded = event('category-added', { category: Category, before })
export const CategoryRemoved = event('category-removed', { category: Id })
export const EntryAdded = event('entry-added', { category: Id, entry: Entry, before })
export const EntryRemoved = event('entry-removed', { category: Id, entry: Id })
export const EntryMoved = event('entry-moved', { category: Id, entry: Id, before })
export const SegmentRemoved = event('segment-removed', { segment: Id })
/** The envelopes of these levels were thrown away unopened; the fingerprints they had are said. */
export const ResultDiscarded = event('result-discarded', {
  category: Id,
  levels: Type.Array(Type.Object({ level: Id, version, commitment: Hash }, strict)),
  reason: Type.String({ maxLength: 300 }),
})
/** In two-person mode: one has asked, another has to agree. */
export const AnnouncementAsked = event('announcement-asked', {
  category: Id,
  desk: Type.Union([DeskId, Type.Null()]),
})

export const ShowEvent = Type.Union([
  ShowOpened,
  ResultSealed,
  ResultEntered,
  CueTaken,
  RevealArmed,
  RevealDisarmed,
  RevealConfirmed,
  Peeked,
  DeskDriving,
  SteppedBack,
  ProgrammeCleared,
  BlackoutSet,
  PreviewChosen,
  LevelRevealed,
  RevealRetracted,
  ResultCorrected,
  PublicationScheduled,
  PublicationSuspended,
  PublicationResumed,
  Published,
  PostWritten,
  PostEdited,
  PostDeleted,
  PostWithdrawn,
  PostPinned,
  DraftKept,
  DraftDropped,
  ImageSet,
  EntryEdited,
  CategoryEdited,
  EntryWithdrawn,
  SegmentMoved,
  SegmentInserted,
  SegmentEdited,
  SegmentSkipped,
  CategoryStaged,
  CeremonyEdited,
  SettingsEdited,
  LevelsSet,
  ThemeSet,
  CategoryAdded,
  CategoryRemoved,
  EntryAdded,
  EntryRemoved,
  EntryMoved,
  SegmentRemoved,
  ResultDiscarded,
  AnnouncementAsked,
  CueNoted,
  ScreensPainted,
  LogMended,
  LogForked,
  LogJoined,
])
export type ShowEvent = Static<typeof ShowEvent>
export type EventOf<K extends ShowEvent['kind']> = Extract<ShowEvent, { kind: K }>

/** The format of records written today. */
export const FORMAT = 6

/** One record of the log. `format` lets old records be upcast at the reading edge (L3). */
export const Commit = Type.Object(
  {
    format: Type.Literal(FORMAT),
    seq: Seq,
    at: Instant,
    by: Type.String({ minLength: 1, maxLength: 120 }),
    commandId: CommandId,
    events: Type.Array(ShowEvent),
  },
  strict,
)
export type Commit = Static<typeof Commit>
