/** Wishes: imperative, may be refused. Every one that reaches the server is parsed against `Command`. */
import Type, { type Static } from 'typebox'
import { CategoryChange, CeremonyChange, EntryChange, SegmentChange, SettingsChange } from './edits.ts'
import { CommandId, DeskId, Epoch, Id, Instant, Seq } from './ids.ts'
import { ImageId, ImageOf } from './images.ts'
import { Award, PostExtras } from './posts.ts'
import { LevelResult } from './results.ts'
import { Witnessed } from './screens.ts'
import { Category, Entry, Levels, NewSegment, NoteText, ShowFile } from './show-file.ts'
import { Theme } from './theme.ts'

const strict = { additionalProperties: false }
const cueId = Type.String({ pattern: '^[a-z0-9:-]{1,310}$' })
const step = Type.Integer({ minimum: 0, maximum: 100 })
const reason = Type.String({ pattern: '\\S', maxLength: 300 })
/** Something to read: at least one character that is not a space. */
const text = Type.String({ pattern: '\\S', maxLength: 4000 })
const postId = Type.String({ pattern: '^[A-Za-z0-9_-]{1,220}$' })

const command = <K extends string, P extends Record<string, Type.TSchema>>(kind: K, fields: P) =>
  Type.Object({ id: CommandId, kind: Type.Literal(kind), ...fields }, strict)

/** What the operator was looking at: the log, and the commit that last changed the programme. */
export const Seen = Type.Object({ epoch: Epoch, programmeSeq: Seq }, strict)
export type Seen = Static<typeof Seen>

/** What the operator means: a step of a cue, as it was when the desk drew it. */
export const Target = Type.Object({ cue: cueId, step, revision: Seq }, strict)
export type Target = Static<typeof Target>

const levelResults = Type.Array(Type.Object({ level: Id, ...LevelResult.properties }, strict), {
  minItems: 1,
  maxItems: 8,
})

const results = Type.Array(Type.Object({ category: Id, levels: levelResults }, strict), { maxItems: 200 })

/** Starts a show from its show file; results that are known already are sealed in the same commit. */
export const OpenShow = command('open-show', {
  showFile: ShowFile,
  results,
})
export const Take = command('take', { from: Seen, to: Target })
export const Back = command('back', { from: Seen })
/** The first of the two acts of a reveal: what is armed may be taken, and nothing is opened yet. */
export const Arm = command('arm', { from: Seen, to: Target })
export const Disarm = command('disarm', {})
/** A second person, at another desk, says that what is armed is the category and the winner the room waits for. */
export const Confirm = command('confirm', { to: Target })
/** Looks into the envelopes of a category before they are opened; the answer goes to whoever asked, and to nobody else. */
export const Peek = command('peek', { category: Id })
/** Makes this desk the one that drives; names the desk it takes over from, as it saw it. */
export const Drive = command('drive', { from: Type.Union([DeskId, Type.Null()]) })
export const Clear = command('clear', {})
export const Blackout = command('blackout', { on: Type.Boolean() })
/** Chooses what the next take will show; `null` returns to the order of the rundown. */
export const Preview = command('preview', {
  to: Type.Union([Type.Object({ cue: cueId, step }, strict), Type.Null()]),
})
/** The commit that last changed the category, as the desk saw it: what was decided since is not overwritten unseen (T1). */
const seenRevision = { revision: Type.Optional(Seq) }
export const Retract = command('retract', {
  category: Id,
  level: Id,
  ...seenRevision,
  reason: Type.Union([reason, Type.Null()]),
})
/** Seals every level of a category that is not revealed; a level not named is sealed as "no award". */
export const SetResult = command('set-result', {
  category: Id,
  ...seenRevision,
  levels: levelResults,
  reason: Type.Union([reason, Type.Null()]),
})
/** Replaces a revealed result. A new fact: the old one stays in the log. */
export const CorrectResult = command('correct-result', {
  category: Id,
  level: Id,
  ...seenRevision,
  ...LevelResult.properties,
  reason,
})
const rev = Type.Integer({ minimum: 1 })
const draft = Type.String({ pattern: '^[A-Za-z0-9_-]{8,64}$' })
/** Published at once; `draft` is the one it was, with the revision that was looked at. */
export const WritePost = command('write-post', {
  text,
  ...PostExtras,
  draft: Type.Optional(Type.Object({ draft, rev }, strict)),
})
/** All of the post as it is to be; with a `correction` readers are told what was wrong. */
export const EditPost = command('edit-post', {
  post: postId,
  rev,
  text,
  ...PostExtras,
  correction: Type.Optional(reason),
})
/** Taken back in public: a dated note stays in its place. */
export const WithdrawPost = command('withdraw-post', {
  post: postId,
  rev,
  reason: Type.Union([reason, Type.Null()]),
})
/** Stands above the others from now on; null is none. */
export const PinPost = command('pin-post', { post: Type.Union([postId, Type.Null()]) })
/** Keeps a post that is not to be published yet; `rev` is the one that was looked at, 0 for a new one. */
export const KeepDraft = command('keep-draft', {
  draft,
  rev: Type.Integer({ minimum: 0 }),
  text,
  ...PostExtras,
  at: Type.Union([Instant, Type.Null()]),
  when: Type.Union([Award, Type.Null()]),
})
export const DropDraft = command('drop-draft', { draft, rev })
export const DeletePost = command('delete-post', { post: postId })
/** Gives something its picture, which the house has taken in already; null takes it away. What is on screen or armed changes only with `push`. */
export const SetImage = command('set-image', {
  of: ImageOf,
  image: Type.Union([ImageId, Type.Null()]),
  push: Type.Optional(Type.Boolean()),
})
/** What is on screen or armed is not edited by accident: `push` says that the room is meant to see it. */
const push = Type.Boolean()
const before = Type.Union([Id, Type.Null()])
/** Corrects a spelling. */
export const EditEntry = command('edit-entry', { category: Id, entry: Id, change: EntryChange, push })
export const EditCategory = command('edit-category', { category: Id, change: CategoryChange, push })
/** Takes an entry out of the competition, or lets it in again. */
export const WithdrawEntry = command('withdraw-entry', {
  category: Id,
  entry: Id,
  withdrawn: Type.Boolean(),
  push,
})
/** Puts a segment before another one; null is the end of the evening. */
export const MoveSegment = command('move-segment', { segment: Id, before, push })
export const InsertSegment = command('insert-segment', { segment: NewSegment, before, push })
export const EditSegment = command('edit-segment', { segment: Id, change: SegmentChange, push })
export const SkipSegment = command('skip-segment', { segment: Id, skipped: Type.Boolean(), push })
/** Takes a category off the stage: the rundown passes it over, and its result is announced without the room. */
export const StageCategory = command('stage-category', { category: Id, onStage: Type.Boolean(), push })
export const EditCeremony = command('edit-ceremony', { change: CeremonyChange, push })
export const EditSettings = command('edit-settings', { change: SettingsChange, push })
/** All levels, the highest first. Which there are is fixed once anything was sealed; what they are called is not. */
export const SetLevels = command('set-levels', { levels: Levels, push })
/** Null: the colours and letters of the house. */
export const SetTheme = command('set-theme', { theme: Type.Union([Theme, Type.Null()]), push })
/** Adds a category, with the entries it has, before another one of the list; null is its end. The rundown is another matter. */
export const AddCategory = command('add-category', { category: Category, before, push })
/** Also takes it out of the rundown. */
export const RemoveCategory = command('remove-category', { category: Id, push })
export const AddEntry = command('add-entry', { category: Id, entry: Entry, before, push })
export const RemoveEntry = command('remove-entry', { category: Id, entry: Id, push })
export const MoveEntry = command('move-entry', { category: Id, entry: Id, before, push })
export const RemoveSegment = command('remove-segment', { segment: Id, push })

/** The edits of a show, each of which can also be one of several in a `revise`. */
export const EDITS = [
  EditEntry,
  EditCategory,
  WithdrawEntry,
  MoveSegment,
  InsertSegment,
  EditSegment,
  SkipSegment,
  StageCategory,
  EditCeremony,
  EditSettings,
  SetLevels,
  SetTheme,
  AddCategory,
  RemoveCategory,
  AddEntry,
  RemoveEntry,
  MoveEntry,
  RemoveSegment,
] as const

/** More than the largest show has things to change. */
const MOST_EDITS = 4000

/** One of several edits: the command without its id, and pushed or not with all the others. */
const OneEdit = Type.Union(
  EDITS.map((edit) => Type.Omit(edit, ['id', 'push'], strict)) as unknown as Type.TSchema[],
) as unknown as Type.TUnsafe<EditWish>
type EditWishOf<C> = C extends { id: string; push: boolean } ? Omit<C, 'id' | 'push'> : never
export type EditWish = EditWishOf<Static<(typeof EDITS)[number]>>

/** Several edits and the results that came with them: all of it in one commit, or nothing. */
export const Revise = command('revise', {
  edits: Type.Array(OneEdit, { maxItems: MOST_EDITS }),
  results,
  /** Why results that were sealed before are sealed anew; null where none was. */
  reason: Type.Union([reason, Type.Null()]),
  push,
})
/** A category whose sealed results are thrown away has none again: unknown, which is not "no award". */
export const DiscardResult = command('discard-result', { category: Id, ...seenRevision, reason })
/** Makes the result of a category public that is not presented on stage. */
export const Announce = command('announce', { category: Id })
/** Writes down what must not be forgotten at a cue; null rubs it out, and what is not named stays as it is. */
export const NoteCue = command('note-cue', {
  cue: cueId,
  operator: Type.Optional(Type.Union([NoteText, Type.Null()])),
  presenter: Type.Optional(Type.Union([NoteText, Type.Null()])),
})
/** Issued by the clock when a publication falls due. */
export const Publish = command('publish', { publication: Type.String({ maxLength: 220 }) })
/** Issued by the house when the screens have painted, or had the time to. */
export const Witness = command('witness', Witnessed)

export const Command = Type.Union([
  OpenShow,
  Take,
  Arm,
  Disarm,
  Confirm,
  Peek,
  Drive,
  Back,
  Clear,
  Blackout,
  Preview,
  Retract,
  SetResult,
  CorrectResult,
  WritePost,
  EditPost,
  DeletePost,
  WithdrawPost,
  PinPost,
  KeepDraft,
  DropDraft,
  SetImage,
  ...EDITS,
  Revise,
  DiscardResult,
  Announce,
  NoteCue,
  Publish,
  Witness,
])
export type Command = Static<typeof Command>
export type CommandOf<K extends Command['kind']> = Extract<Command, { kind: K }>

/** A command's own fields, before a client has given it an id. */
export type Wish = Command extends infer C ? (C extends Command ? Omit<C, 'id'> : never) : never
