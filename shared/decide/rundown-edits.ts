/** Rules of changing the order of the evening: move, insert, edit and skip segments, and take a category off the stage. */
import type { CommandOf } from '../commands.ts'
import { alike, movedBefore, segmentWith } from '../edits.ts'
import type { SegmentId } from '../ids.ts'
import { cueIn } from '../rundown.ts'
import { categoryOf, MOST_SEGMENTS, type Segment, type ShowFile, segmentOf } from '../show-file.ts'
import type { ShowState } from '../state.ts'
import { accept, type Decision, refuse } from './decision.ts'
import type { EditPlan } from './edits.ts'

export type RundownEditing =
  | CommandOf<'move-segment'>
  | CommandOf<'insert-segment'>
  | CommandOf<'edit-segment'>
  | CommandOf<'skip-segment'>
  | CommandOf<'stage-category'>

const KINDS: Record<Segment['kind'], string> = {
  opening: 'The opening',
  category: 'The category',
  text: 'The slide',
  interval: 'The interval',
  sponsors: 'The sponsors',
  end: 'The end',
}

/** What a segment is called in a sentence. */
export function nameOfSegment(file: ShowFile, id: SegmentId): string {
  const segment = segmentOf(file, id)
  if (!segment) return id
  if (segment.kind === 'category') return categoryOf(file, segment.category)?.name ?? segment.category
  return 'title' in segment ? segment.title : KINDS[segment.kind]
}

/** A plan only: what would change nothing has no edit, and whether the rest is frozen is asked of it later. */
export function planRundownEdit(state: ShowState, file: ShowFile, command: RundownEditing): EditPlan {
  switch (command.kind) {
    case 'move-segment':
      return planMove(file, command)
    case 'insert-segment':
      return planInsert(file, command)
    case 'edit-segment':
      return planEditSegment(file, command)
    case 'skip-segment':
      return planSkip(state, file, command)
    case 'stage-category':
      return planStage(state, file, command)
  }
}

/** Where in the rundown a category stands. */
export const segmentsOf = (file: ShowFile, category: string): SegmentId[] =>
  file.rundown.flatMap((s) => (s.kind === 'category' && s.category === category ? [s.id] : []))

const noSuch = (segment: string): Decision => refuse('no-such-segment', { segment })

function planMove(file: ShowFile, { segment: id, before }: CommandOf<'move-segment'>): EditPlan {
  const segment = segmentOf(file, id)
  if (!segment) return noSuch(id)
  if (before !== null && !segmentOf(file, before)) return noSuch(before)
  const order = before === id ? file.rundown : movedBefore(file.rundown, segment, before)
  if (order.every((one, i) => one.id === file.rundown[i]?.id)) return accept()
  return { edit: { kind: 'segment-moved', segment: id, before }, segments: [id] }
}

function planInsert(file: ShowFile, { segment, before }: CommandOf<'insert-segment'>): EditPlan {
  if (before !== null && !segmentOf(file, before)) return noSuch(before)
  if (segmentOf(file, segment.id)) {
    return refuse('segment-exists', { what: nameOfSegment(file, segment.id) })
  }
  if (segment.kind === 'category') {
    const category = categoryOf(file, segment.category)
    if (!category) return refuse('no-such-category', { category: segment.category })
    const stands = file.rundown.some((s) => s.kind === 'category' && s.category === category.id)
    if (stands) return refuse('segment-exists', { what: category.name })
  }
  if (file.rundown.length >= MOST_SEGMENTS) return refuse('rundown-full')
  return { edit: { kind: 'segment-inserted', segment, before }, segments: [] }
}

function planEditSegment(file: ShowFile, { segment: id, change }: CommandOf<'edit-segment'>): EditPlan {
  const segment = segmentOf(file, id)
  if (!segment) return noSuch(id)
  const strange = (['title', 'body'] as const).find(
    (field) => change[field] !== undefined && !(field in segment),
  )
  if (strange) return refuse('no-such-words', { what: nameOfSegment(file, id), field: strange })
  if (alike(segment, segmentWith(segment, change))) return accept()
  return { edit: { kind: 'segment-edited', segment: id, change }, segments: [id] }
}

/** Where the evening stands it goes on from: that cannot be pulled away from under it, not even on purpose. */
export function inHand(state: ShowState, file: ShowFile, id: SegmentId): Decision | null {
  const stands = [state.programme.on, state.pointer].some(
    (ref) => ref !== null && cueIn(state, ref.cue)?.segment === id,
  )
  return stands ? refuse('in-hand', { what: nameOfSegment(file, id) }) : null
}

/** The same of any of them. */
export const holding = (state: ShowState, file: ShowFile, ids: readonly SegmentId[]): Decision | null =>
  ids.map((id) => inHand(state, file, id)).find((refused) => refused !== null) ?? null

function planSkip(
  state: ShowState,
  file: ShowFile,
  { segment: id, skipped }: CommandOf<'skip-segment'>,
): EditPlan {
  const segment = segmentOf(file, id)
  if (!segment) return noSuch(id)
  if ((segment.skipped ?? false) === skipped) return accept()
  return (
    inHand(state, file, id) ?? { edit: { kind: 'segment-skipped', segment: id, skipped }, segments: [id] }
  )
}

function planStage(
  state: ShowState,
  file: ShowFile,
  { category: id, onStage }: CommandOf<'stage-category'>,
): EditPlan {
  const category = categoryOf(file, id)
  if (!category) return refuse('no-such-category', { category: id })
  if ((category.offStage ?? false) === !onStage) return accept()
  const segments = segmentsOf(file, id)
  return (
    holding(state, file, segments) ?? { edit: { kind: 'category-staged', category: id, onStage }, segments }
  )
}
