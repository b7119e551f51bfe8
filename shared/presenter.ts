/** What the presenter reads from the confidence monitor: now, next, how names are said, and how late it is. Knows no sealed result. */
import { stepLabel } from './cue-labels.ts'
import { notesOf } from './cue-notes.ts'
import { type CueRef, entriesOfStep } from './cues.ts'
import { type Instant, own, type SegmentId } from './ids.ts'
import { entriesNamed } from './posts.ts'
import { cueIn, levelOf, nextTarget } from './rundown.ts'
import { type Category, categoryOf, type ShowFile } from './show-file.ts'
import type { ShowState } from './state.ts'
import { plannedSegments } from './timing.ts'

/** One line of it: which category, and where in it. */
export interface PresenterCue {
  /** Null outside categories. */
  readonly category: string | null
  readonly sponsor: string | null
  /** "Shortlist 1 of 2", "Highly Commended". */
  readonly label: string
}

export interface SpokenName {
  readonly name: string
  readonly detail: string | null
  /** How it is said, if somebody wrote it down. */
  readonly say: string | null
}

/** When what is on was planned to begin and to end: minutes after the clocks of the place show `startsAt` on `date`. */
export interface PlannedTime {
  readonly date: string
  readonly startsAt: string
  readonly from: number
  readonly to: number
}

export interface PresenterCard {
  readonly now: PresenterCue | null
  readonly next: PresenterCue | null
  /** What was taken back while the room waits on the holding slide: the presenter must not go on with it. */
  readonly retracted?: PresenterCue
  /** What is to be said of the category. */
  readonly notes: string | null
  /** What the presenter must remember at the very step that is on. */
  readonly cueNote?: string | null
  /** Whom the room sees now, to be read out. */
  readonly names: readonly SpokenName[]
  readonly plan: PlannedTime | null
  /** The place whose clocks count. */
  readonly timeZone: string
  /** When the segment that is on began, as if it had been on without a break: what it took before counts. */
  readonly since: Instant
}

/** No winner is named before the room sees them (E1); of what comes next there is only what it is called. */
export function presenterCard(state: ShowState, file: ShowFile): PresenterCard {
  const { on } = state.programme
  const cueFor = (ref: CueRef | null): PresenterCue | null => {
    const cue = ref && cueIn(state, ref.cue)
    if (!ref || !cue) return null
    const category = cue.category === null ? undefined : categoryOf(file, cue.category)
    return {
      category: category?.name ?? null,
      sponsor: category?.sponsor ?? null,
      label: stepLabel(state, ref),
    }
  }
  const cue = on && cueIn(state, on.cue)
  const category = cue?.category ? categoryOf(file, cue.category) : undefined
  return {
    now: cueFor(on),
    next: cueFor(nextTarget(state)),
    ...(state.retracted && on === null ? { retracted: retractedCue(file, state.retracted) } : {}),
    notes: category?.notes ?? null,
    cueNote: cue ? notesOf(file, cue.id).presenter : null,
    names: on && category ? namesOn(state, category, on) : [],
    plan: cue ? planOf(file, cue.segment) : null,
    timeZone: file.ceremony.timeZone,
    since: state.segmentSince - (cue ? (own(state.segmentTimes, cue.segment)?.spentMs ?? 0) : 0),
  }
}

function retractedCue(
  file: ShowFile,
  { category, level }: NonNullable<ShowState['retracted']>,
): PresenterCue {
  return {
    category: categoryOf(file, category)?.name ?? category,
    sponsor: null,
    label: file.levels.find(({ id }) => id === level)?.name ?? level,
  }
}

function namesOn(state: ShowState, category: Category, on: CueRef): SpokenName[] {
  const cue = cueIn(state, on.cue)
  if (!cue) return []
  const level = levelOf(state, cue)
  const shown =
    cue.kind === 'shortlist'
      ? entriesOfStep(category, on.step)
      : level?.status === 'revealed'
        ? entriesNamed(category, level.result.entries)
        : []
  return shown.map(({ entrant, person, title, say }) => ({
    name: person ?? entrant,
    detail: person === null ? title : entrant,
    say: say ?? null,
  }))
}

/** Null where it cannot be told, and for an end that takes no time: nobody is late on it. */
function planOf(file: ShowFile, segment: SegmentId): PresenterCard['plan'] {
  const { date, startsAt } = file.ceremony
  const planned = plannedSegments(file).find((one) => one.segment === segment)
  if (startsAt === undefined || !planned || (planned.isEnd && planned.minutes === 0)) return null
  const { from, to } = planned
  return from === null || to === null ? null : { date, startsAt, from, to }
}
