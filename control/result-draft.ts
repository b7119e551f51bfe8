/** A result while it is being entered: pure, held in memory only, and forgotten when the dialog closes. */
import type { DeskPlan } from '#shared/desk-view'
import type { CategoryId, EntryId, LevelId } from '#shared/ids'
import { say } from './language/say.ts'
import type { Mark } from './rundown-view.ts'
import type { WishOf } from './wishes.ts'
import { isNamed, type WriteInDraft, writeInOf } from './write-in-draft.ts'

/** `none` is an explicit "no award"; a level neither ticked nor `none` is not decided yet. */
export interface LevelDraft {
  readonly entries: readonly EntryId[]
  readonly none: boolean
  readonly citation: string
  readonly writeIns: readonly WriteInDraft[]
}

export interface ResultDraft {
  readonly category: CategoryId
  /** The category as it stood when the draft was begun. */
  readonly revision: number
  /** Null seals every level that is still closed; a level's id corrects that one. */
  readonly correct: LevelId | null
  readonly levels: Readonly<Record<LevelId, LevelDraft>>
  readonly reason: string
}

const EMPTY: LevelDraft = { entries: [], none: false, citation: '', writeIns: [] }

/** `revision` is the category's as it was drawn; for another one the result is refused (T1). */
export const newDraft = (category: CategoryId, correct: LevelId | null, revision = 1): ResultDraft => ({
  category,
  revision,
  correct,
  levels: {},
  reason: '',
})

/** For a level nobody has touched, one with nothing in it. */
export const levelDraft = (draft: ResultDraft, level: LevelId): LevelDraft => draft.levels[level] ?? EMPTY

const withLevel = (draft: ResultDraft, level: LevelId, to: Partial<LevelDraft>): ResultDraft => ({
  ...draft,
  levels: { ...draft.levels, [level]: { ...levelDraft(draft, level), ...to } },
})

/** Ticks or unticks an entry. One entry stands on one level only; ticking one withdraws "no award". */
export function tickEntry(draft: ResultDraft, level: LevelId, entry: EntryId): ResultDraft {
  const had = levelDraft(draft, level).entries.includes(entry)
  const without = Object.keys(draft.levels).reduce(
    (d, id) => withLevel(d, id, { entries: levelDraft(d, id).entries.filter((e) => e !== entry) }),
    draft,
  )
  if (had) return without
  return withLevel(without, level, { entries: [...levelDraft(without, level).entries, entry], none: false })
}

/** Ticked again, the level is undecided; its entries and write-ins go either way. */
export const tickNone = (draft: ResultDraft, level: LevelId): ResultDraft =>
  withLevel(draft, level, { none: !levelDraft(draft, level).none, entries: [], writeIns: [] })

/** As it is typed; blanks at its ends go when it is sent. */
export const writeCitation = (draft: ResultDraft, level: LevelId, citation: string): ResultDraft =>
  withLevel(draft, level, { citation })

/** Told apart within the draft; the house gives each an id of its own. */
function nextId(draft: ResultDraft): string {
  const used = Object.values(draft.levels).flatMap(({ writeIns }) => writeIns.map(({ id }) => id))
  let n = 1
  while (used.includes(`write-in--${n}`)) n += 1
  return `write-in--${n}`
}

/** One more to be written in; it withdraws "no award". */
export function addWriteIn(
  draft: ResultDraft,
  level: LevelId,
  known: Partial<WriteInDraft> = {},
): ResultDraft {
  const added = { entrant: '', title: '', person: '', partners: '', ...known, id: nextId(draft) }
  return withLevel(draft, level, { writeIns: [...levelDraft(draft, level).writeIns, added], none: false })
}

/** Nothing changes for an id that nobody has on this level. */
export const changeWriteIn = (
  draft: ResultDraft,
  level: LevelId,
  id: string,
  change: Partial<WriteInDraft>,
): ResultDraft =>
  withLevel(draft, level, {
    writeIns: levelDraft(draft, level).writeIns.map((one) => (one.id === id ? { ...one, ...change } : one)),
  })

/** The next one added may get its id: they tell write-ins apart within the draft alone. */
export const dropWriteIn = (draft: ResultDraft, level: LevelId, id: string): ResultDraft =>
  withLevel(draft, level, { writeIns: levelDraft(draft, level).writeIns.filter((one) => one.id !== id) })

/** Whether there is something to lose, so that leaving is asked first; a reason alone is nothing. */
export const isTouched = (draft: ResultDraft): boolean =>
  Object.values(draft.levels).some(
    (l) => l.none || l.entries.length > 0 || l.writeIns.length > 0 || l.citation !== '',
  )

/** The levels this draft decides. */
export function levelsInPlay(
  draft: ResultDraft,
  levels: DeskPlan['show']['levels'],
  marks: readonly { level: LevelId; mark: Mark }[],
): DeskPlan['show']['levels'] {
  const is = (id: LevelId, mark: Mark) => marks.some((m) => m.level === id && m.mark === mark)
  if (draft.correct !== null) return levels.filter(({ id }) => id === draft.correct)
  // The wrong card of one level: the others stay sealed as they are, and nobody has to know them.
  const oneIsRetracted = marks.some(({ mark }) => mark === 'retracted')
  return levels.filter(({ id }) => !is(id, 'revealed') && !(oneIsRetracted && is(id, 'sealed')))
}

/** Replacing what was sealed or shown before needs a reason. */
export const needsReason = (draft: ResultDraft, marks: readonly { level: LevelId; mark: Mark }[]): boolean =>
  draft.correct !== null ||
  marks.some(({ mark }) => mark === 'sealed' || mark === 'stale' || mark === 'retracted')

/** The command, or what is still missing, as a sentence. */
export function wishOfDraft(
  draft: ResultDraft,
  inPlay: DeskPlan['show']['levels'],
  marks: readonly { level: LevelId; mark: Mark }[],
): WishOf<'set-result'> | WishOf<'correct-result'> | string {
  const undecided = inPlay.find(({ id }) => {
    const { entries, writeIns, none } = levelDraft(draft, id)
    return entries.length === 0 && writeIns.length === 0 && !none
  })
  if (undecided) return say('{level}: tick an entry, or “No award”.', { level: undecided.name })
  const nameless = inPlay.find(({ id }) => !levelDraft(draft, id).writeIns.every(isNamed))
  if (nameless) return say('{level}: say who wins, or take the line away.', { level: nameless.name })
  const reason = draft.reason.trim()
  if (reason === '' && needsReason(draft, marks)) return say('Say why: an earlier result is being replaced.')
  const results = inPlay.map(({ id }) => {
    const { entries, writeIns, citation } = levelDraft(draft, id)
    const words = { level: id, citation: citation.trim() || null }
    if (writeIns.length === 0) return { ...words, entries: [...entries] }
    return {
      ...words,
      entries: [...entries, ...writeIns.map((writeIn) => writeIn.id)],
      writeIns: writeIns.map(writeInOf),
    }
  })
  const [first] = results
  if (!first) return say('Every level of this category has been revealed; choose the one to correct.')
  const { category, revision } = draft
  return draft.correct === null
    ? { kind: 'set-result', category, revision, levels: results, reason: reason || null }
    : { kind: 'correct-result', category, revision, ...first, reason }
}
