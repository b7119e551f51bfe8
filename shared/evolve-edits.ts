/** How the show file changes on the night, and what follows from it: for the takes a desk has in mind, for readers, for pictures. */
import { type CueRef, cueOf } from './cues.ts'
import { categoryWith, entryWith, movedBefore, segmentWith } from './edits.ts'
import type { EventOf } from './events.ts'
import { fileSetUp, type SetUp } from './evolve-set-up.ts'
import { addChange } from './feed.ts'
import { type CategoryId, type EntryId, own } from './ids.ts'
import { type ImageOf, imageOf, withImage } from './images.ts'
import { aboutOf } from './posts.ts'
import { reworded } from './reword.ts'
import { slideKey } from './rundown.ts'
import { type Category, categoryOf, entryOf, type Segment, type ShowFile, segmentOf } from './show-file.ts'
import { type LevelState, levelsOf, type ShowState } from './state.ts'

type Reworking = EventOf<
  | 'entry-edited'
  | 'category-edited'
  | 'entry-withdrawn'
  | 'segment-moved'
  | 'segment-inserted'
  | 'segment-edited'
  | 'segment-skipped'
  | 'category-staged'
>
export type Edit = Reworking | SetUp

/** Folds one edit. The programme is left alone: no take is refused because something else was edited (T1). */
export function evolveEdit(state: ShowState, event: Edit): ShowState {
  const file = state.showFile
  if (!file) return state
  const edited = withFile(state, fileWith(file, event))
  return inBounds(consequences(edited, file, event))
}

const withFile = (state: ShowState, showFile: ShowFile): ShowState => ({
  ...state,
  showFile,
  planSeq: state.position.seq,
})

/** The show file after one edit. */
export function fileWith(file: ShowFile, event: Edit): ShowFile {
  switch (event.kind) {
    case 'entry-edited':
      return entryRespelled(file, event)
    case 'category-edited':
      return categoryChanged(file, event)
    case 'entry-withdrawn':
      return changeEntry(file, event, (entry) => flagged(entry, 'withdrawn', event.withdrawn))
    case 'segment-moved': {
      const segment = segmentOf(file, event.segment)
      return segment ? { ...file, rundown: movedBefore(file.rundown, segment, event.before) } : file
    }
    case 'segment-inserted':
      return { ...file, rundown: movedBefore(file.rundown, event.segment as Segment, event.before) }
    case 'segment-edited':
      return changeSegment(file, event.segment, (segment) => segmentWith(segment, event.change))
    case 'segment-skipped':
      return changeSegment(file, event.segment, (segment) => flagged(segment, 'skipped', event.skipped))
    case 'category-staged':
      return changeCategory(file, event.category, (category) => flagged(category, 'offStage', !event.onStage))
    default:
      event satisfies SetUp
      return fileSetUp(file, event)
  }
}

/** A flag that is not set is absent: what was never edited reads as it always did (L3). */
function flagged<T extends object>(thing: T, flag: keyof T, on: boolean): T {
  const { [flag]: _, ...rest } = thing
  return (on ? { ...rest, [flag]: true } : rest) as T
}

const changeCategory = (
  file: ShowFile,
  id: CategoryId,
  change: (category: Category) => Category,
): ShowFile => ({
  ...file,
  categories: file.categories.map((category) => (category.id === id ? change(category) : category)),
})

const changeEntry = (
  file: ShowFile,
  { category: id, entry }: { category: CategoryId; entry: EntryId },
  change: (entry: Category['entries'][number]) => Category['entries'][number],
): ShowFile =>
  changeCategory(file, id, (category) => ({
    ...category,
    entries: category.entries.map((one) => (one.id === entry ? change(one) : one)),
  }))

const changeSegment = (file: ShowFile, id: string, change: (segment: Segment) => Segment): ShowFile => ({
  ...file,
  rundown: file.rundown.map((segment) => (segment.id === id ? change(segment) : segment)),
})

/** Entrants' pictures go by name: who is spelled right keeps the picture. */
function entryRespelled(file: ShowFile, event: EventOf<'entry-edited'>): ShowFile {
  const before = entryOf(categoryOf(file, event.category) ?? NOBODY, event.entry)
  const after = changeEntry(file, event, (entry) => entryWith(entry, event.change))
  const { entrant } = event.change
  if (!before || entrant === undefined) return after
  const stillNamed = after.categories.some((c) => c.entries.some((e) => e.entrant === before.entrant))
  return pictureCarried(
    after,
    { kind: 'entrant', name: before.entrant },
    { kind: 'entrant', name: entrant },
    stillNamed,
  )
}

const NOBODY: Category = { id: '', name: '', sponsor: null, entries: [] }

function categoryChanged(file: ShowFile, { category, change }: EventOf<'category-edited'>): ShowFile {
  const was = categoryOf(file, category)?.sponsor ?? null
  const after = changeCategory(file, category, (known) => categoryWith(known, change))
  if (!change.keepsLogo || !change.sponsor || was === null) return after
  const stillNamed =
    after.ceremony.presentedBy === was || after.categories.some(({ sponsor }) => sponsor === was)
  return pictureCarried(
    after,
    { kind: 'sponsor', name: was },
    { kind: 'sponsor', name: change.sponsor },
    stillNamed,
  )
}

/** The picture goes with the name, unless the new name has one of its own; it stays with whoever still bears the old one. */
function pictureCarried(file: ShowFile, from: ImageOf, to: ImageOf, stillNamed: boolean): ShowFile {
  const image = imageOf(file.images, from)
  if (image === null) return file
  const given = imageOf(file.images, to) === null ? withImage(file.images, to, image) : (file.images ?? [])
  return { ...file, images: stillNamed ? given : withImage(given, from, null) }
}

function consequences(state: ShowState, before: ShowFile, event: Edit): ShowState {
  switch (event.kind) {
    case 'entry-edited':
      return reworded(touched(state, event.category), before)
    case 'category-edited': {
      const next = reworded(touched(state, event.category), before)
      const isPublic = event.change.name !== undefined || event.change.sponsor !== undefined
      const told = isPublic ? toldAbout(next) : next
      return event.change.sponsor === undefined ? told : touched(told, ...sponsorSlides(before))
    }
    case 'entry-withdrawn':
      return staleSeals(touched(state, event.category), event)
    case 'segment-edited':
      return touched(state, slideKey(event.segment))
    case 'ceremony-edited':
      return toldAbout(touched(state, ...ceremonySlides(before)))
    case 'levels-set':
      return toldAbout(touched(state, ...before.categories.map(({ id }) => id)))
    case 'category-added':
      return toldAbout(state)
    case 'category-removed':
      return toldAbout(touched(state, event.category))
    case 'entry-added':
    case 'entry-removed':
    case 'entry-moved':
      return touched(state, event.category)
    default:
      return state
  }
}

/** Readers learn what the evening consists of now. Nobody can have another name for it: they hold the newest. */
const toldAbout = (state: ShowState): ShowState =>
  state.showFile
    ? { ...state, feed: addChange(state.feed, { kind: 'about', about: aboutOf(state.showFile) }) }
    : state

const ceremonySlides = (file: ShowFile): string[] =>
  file.rundown.filter(({ kind }) => kind === 'opening' || kind === 'end').map(({ id }) => slideKey(id))

const sponsorSlides = (file: ShowFile): string[] =>
  file.rundown.filter(({ kind }) => kind === 'sponsors').map(({ id }) => slideKey(id))

/** Takes that have this in mind are refused from now on (T1). */
export const touched = (state: ShowState, ...subjects: string[]): ShowState => ({
  ...state,
  armed: subjects.includes(armedSubject(state) ?? '') ? null : state.armed,
  revisions: {
    ...state.revisions,
    ...Object.fromEntries(subjects.map((subject) => [subject, state.position.seq])),
  },
})

/** What was armed is not what it was when somebody made it ready. */
const armedSubject = ({ armed, showFile }: ShowState): string | null =>
  (armed && showFile && cueOf(showFile, armed.cue)?.category) ?? null

/** Nobody may know whether a sealed result names the entry: every sealed level of the category must be sealed anew, whoever it names (E1). */
function staleSeals(state: ShowState, { category, entry, withdrawn }: EventOf<'entry-withdrawn'>): ShowState {
  const levels = Object.entries(levelsOf(state, category)).map(([id, level]): [string, LevelState] => {
    if (level.status !== 'sealed') return [id, level]
    const { withdrawn: known = [], ...rest } = level
    const now = withdrawn ? [...known, entry] : known.filter((other) => other !== entry)
    return [id, now.length === 0 ? rest : { ...rest, withdrawn: now }]
  })
  if (own(state.results, category) === undefined) return state
  return { ...state, results: { ...state.results, [category]: Object.fromEntries(levels) } }
}

/** What comes next is never a cue that is gone; a shortlist that has become shorter is shown as far as it goes. */
function inBounds(state: ShowState): ShowState {
  const file = state.showFile as ShowFile
  const bounded = (ref: CueRef | null): CueRef | null => {
    const cue = ref && cueOf(file, ref.cue)
    if (!ref || !cue) return null
    return ref.step < cue.steps ? ref : { ...ref, step: cue.steps - 1 }
  }
  const on = bounded(state.programme.on)
  const programme = on === state.programme.on ? state.programme : { ...state.programme, on }
  // What is passed over for a while is not armed when it comes back.
  const armed = state.armed && cueOf(file, state.armed.cue) ? state.armed : null
  return { ...state, programme, armed, pointer: bounded(state.pointer), preview: bounded(state.preview) }
}
