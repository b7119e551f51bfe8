/** The rundown flattened: every cue the evening can take to screen, in order. Reads only the show file, so its length tells nothing. */
import type { CategoryId, CueId, LevelId, SegmentId } from './ids.ts'
import {
  type Category,
  competing,
  isOnStage,
  lowerLevels,
  nominated,
  type ShowFile,
  topLevel,
} from './show-file.ts'

export type CueKind =
  | 'opening'
  | 'text'
  | 'interval'
  | 'sponsors'
  | 'end'
  | 'title'
  | 'shortlist'
  | 'level'
  | 'envelope'
  | 'winner'

/** One thing that can be taken to screen. `steps` is at least 1. */
export interface Cue {
  readonly id: CueId
  readonly kind: CueKind
  readonly segment: SegmentId
  readonly steps: number
  readonly category: CategoryId | null
  /** The level that taking this cue reveals: set on `level` and `winner` cues only. */
  readonly level: LevelId | null
}

/** One step of one cue. */
export interface CueRef {
  readonly cue: CueId
  readonly step: number
}

/** So many entries can be read at once from the back of a room; a longer shortlist is shown in steps. */
export const ENTRIES_PER_STEP = 6

const stepsOfShortlist = (category: Category): number =>
  Math.max(1, Math.ceil(competing(category).length / ENTRIES_PER_STEP))

/** The entries of one step, spread evenly: ten entries are five and five, not six and four. */
export function entriesOfStep(category: Category, step: number): Category['entries'] {
  const entries = competing(category)
  const each = Math.ceil(entries.length / stepsOfShortlist(category))
  return entries.slice(step * each, (step + 1) * each)
}

function cuesOfCategory(file: ShowFile, segment: SegmentId, category: Category): Cue[] {
  const cue = (kind: CueKind, level: LevelId | null = null, steps = 1): Cue => ({
    id: level === null ? `${segment}:${kind}` : `${segment}:${kind}:${level}`,
    kind,
    segment,
    steps,
    category: category.id,
    level,
  })
  return [
    cue('title'),
    // An honorary award shows no shortlist.
    ...(nominated(category).length > 0 ? [cue('shortlist', null, stepsOfShortlist(category))] : []),
    ...lowerLevels(file).map((level) => cue('level', level.id)),
    cue('envelope'),
    cue('winner', topLevel(file).id),
  ]
}

const flattened = new WeakMap<ShowFile, Cue[]>()

/** All cues of the evening in the order of the rundown, without what is skipped or not presented on stage. The same file gives the same array. */
export function cuesOf(file: ShowFile): Cue[] {
  const known = flattened.get(file)
  if (known) return known
  const cues = file.rundown.flatMap((segment): Cue[] => {
    if (!isOnStage(file, segment)) return []
    if (segment.kind === 'category') {
      const category = file.categories.find((c) => c.id === segment.category)
      return category ? cuesOfCategory(file, segment.id, category) : []
    }
    return [
      { id: segment.id, kind: segment.kind, segment: segment.id, steps: 1, category: null, level: null },
    ]
  })
  flattened.set(file, cues)
  return cues
}

/** Undefined also for a cue of what is skipped, or not presented on stage. */
export const cueOf = (file: ShowFile, id: CueId): Cue | undefined => cuesOf(file).find((cue) => cue.id === id)

/** The step before or after `from`, over every step of every cue in order; from beyond the end, the last one. Null where there is none. */
export function neighbourOf(
  cues: readonly Pick<Cue, 'id' | 'steps'>[],
  from: CueRef | null,
  by: 1 | -1,
): CueRef | null {
  const steps = cues.flatMap(({ id, steps }) =>
    Array.from({ length: steps }, (_, step) => ({ cue: id, step })),
  )
  if (from === null) return by === -1 ? (steps.at(-1) ?? null) : null
  const at = steps.findIndex((step) => sameCue(step, from))
  return at < 0 ? null : (steps[at + by] ?? null)
}

/** Two nulls are the same. Whatever else the two carry, such as a revision, does not count. */
export const sameCue = (a: CueRef | null, b: CueRef | null): boolean =>
  a === b || (a !== null && b !== null && a.cue === b.cue && a.step === b.step)
