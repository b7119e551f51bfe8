/** The control panel's view: the plan, sent once per revision, and a small live part sent with every change. */
import type { Target } from './commands.ts'
import { labelOfCue, labelOfStep } from './cue-labels.ts'
import { type CueKind, type CueRef, cuesOf } from './cues.ts'
import { askedFor } from './decide/announce.ts'
import { nextPublication } from './decide/publications.ts'
import { type DeskTimes, deskTimes } from './desk-times.ts'
import { frozenSegments } from './frozen.ts'
import {
  type CategoryId,
  type CueId,
  type Instant,
  type LevelId,
  own,
  type Position,
  type SegmentId,
} from './ids.ts'
import type { Role } from './people.ts'
import { cueIn, nextTarget, opensFirst, previousTarget, revisionOf } from './rundown.ts'
import { categoryOf, type ShowFile } from './show-file.ts'
import { type Driver, isStale, type LevelState, levelsOf, type ShowState } from './state.ts'

/** The evening as planned: everything a desk draws that a take does not change. */
export interface DeskPlan {
  /** The commit this plan dates from: a desk that holds it need not be sent it again. */
  readonly revision: number
  readonly show: ShowFile
  readonly cues: readonly DeskCue[]
}

export interface DeskCue {
  readonly id: CueId
  readonly kind: CueKind
  readonly steps: number
  readonly category: CategoryId | null
  readonly level: LevelId | null
  readonly label: string
}

/** Per level of a category: `-` unknown, `s` sealed, `r` revealed, `x` retracted, `n` sealed but to be sealed anew; in the order of the show's levels. */
export type LevelMarks = string

/** What a take will do, in words and as the command to send. */
export interface NextTake {
  readonly to: Target
  readonly label: string
  /** True if taking it opens an envelope. */
  readonly reveals: boolean
}

/** At most 4 KB on the wire, whatever the evening holds. */
export interface DeskLive {
  readonly position: Position
  readonly planRevision: number
  readonly at: Instant
  readonly programme: {
    readonly seq: number
    readonly on: CueRef | null
    readonly label: string
    readonly black: boolean
    /** Who changed it last. */
    readonly by: string
  }
  readonly next: NextTake | null
  /** The reveal that was made ready; the next take is it, or it is armed no more. */
  readonly armed: { readonly by: string; readonly confirmedBy: string | null } | null
  /** A second person has to confirm what is armed. */
  readonly twoPerson: boolean
  /** The desk whose presses move the stage; null before the first. */
  readonly driver: Driver | null
  /** What was taken back while the room waits for what is right. */
  readonly retracted: string | null
  /** True if the operator chose what comes next, against the order of the rundown. */
  readonly chosen: boolean
  /** What back would return to. */
  readonly back: string | null
  readonly marks: Readonly<Record<CategoryId, LevelMarks>>
  /** The commit that last changed what a take in this category would show, where it is not the first; slides between categories as `slide:<segment>`. */
  readonly revisions: Readonly<Record<CategoryId, number>>
  readonly lastReveal: {
    readonly category: CategoryId
    readonly level: LevelId
    readonly label: string
    /** The category as it stands: what is retracted is what was looked at. */
    readonly revision: number
  } | null
  /** What readers will be told next, and when; null if nothing is on its way. */
  readonly onItsWay: { readonly count: number; readonly dueAt: Instant | null } | null
  /** In two-person mode: what waits for another person's agreement to be announced. */
  readonly announcing: { readonly category: CategoryId; readonly by: string } | null
  /** Segments that are edited only if somebody means to change what is on screen. */
  readonly frozen: readonly SegmentId[]
  /** What every segment took so far. */
  readonly times: DeskTimes
  /** What the log lost last of what had been acknowledged; null where it never did. */
  readonly mended: ShowState['mended']
  /** Whose view it is: what that role may do is in `people.ts`. */
  readonly role: Role
}

export interface DeskView {
  readonly plan: DeskPlan
  readonly live: DeskLive
}

const nameOf = (file: ShowFile, category: CategoryId | null): string | null =>
  (category !== null ? categoryOf(file, category)?.name : undefined) ?? null

/** "Housing — Winner". */
const levelLabel = (file: ShowFile, { category, level }: { category: CategoryId; level: LevelId }): string =>
  `${nameOf(file, category) ?? category} — ${file.levels.find((l) => l.id === level)?.name ?? level}`

function nextTake(state: ShowState): NextTake | null {
  const target = nextTarget(state)
  const cue = target && cueIn(state, target.cue)
  if (!target || !cue) return null
  const reveals = opensFirst(state, target) !== undefined
  const label = labelOfStep(state, target)
  return {
    to: { ...target, revision: revisionOf(state, cue) },
    label: reveals ? `Reveal ${label}` : label,
    reveals,
  }
}

const MARKS = { sealed: 's', revealed: 'r', retracted: 'x' } as const

function announcingOf(state: ShowState): DeskLive['announcing'] {
  const asked = state.announcing && askedFor(state, state.announcing.category)
  const isOpen =
    asked && Object.values(levelsOf(state, asked.category)).some(({ status }) => status === 'sealed')
  return isOpen ? { category: asked.category, by: asked.by } : null
}

const markOf = (level: LevelState | undefined): string =>
  isStale(level) ? 'n' : level ? MARKS[level.status] : '-'

function marksOf(state: ShowState, file: ShowFile): Record<CategoryId, LevelMarks> {
  return Object.fromEntries(
    Object.entries(state.results).map(([category, levels]) => [
      category,
      file.levels.map(({ id }) => markOf(own(levels, id))).join(''),
    ]),
  )
}

function onItsWay(state: ShowState): DeskLive['onItsWay'] {
  const count = state.publications.length
  return count === 0 ? null : { count, dueAt: nextPublication(state)?.dueAt ?? null }
}

/** The notes are part of the plan, though the room is drawn without them. */
const planRevision = (state: ShowState): number => Math.max(state.planSeq, state.notesSeq)

/** What a retract takes back: the result the room is looking at, else the last one it was shown. */
function lastReveal(state: ShowState, file: ShowFile): ShowState['reveals'][number] | undefined {
  const on = state.programme.on && cueIn(state, state.programme.on.cue)
  const shown = on && state.reveals.find((r) => r.category === on.category && r.level === on.level)
  return shown ?? state.reveals.findLast(({ category }) => !categoryOf(file, category)?.offStage)
}

/** What the desk is drawn from. Says which levels are sealed; what they hold is not in the state to be said. Null before the show is opened. */
export function deskView(state: ShowState, role: Role): DeskView | null {
  const file = state.showFile
  if (!file) return null
  const last = lastReveal(state, file)
  const back = previousTarget(state)
  return {
    plan: {
      revision: planRevision(state),
      show: file,
      cues: cuesOf(file).map((cue) => ({
        id: cue.id,
        kind: cue.kind,
        steps: cue.steps,
        category: cue.category,
        level: cue.level,
        label: labelOfCue(file, cue),
      })),
    },
    live: {
      position: state.position,
      planRevision: planRevision(state),
      at: state.at,
      programme: {
        seq: state.programme.seq,
        on: state.programme.on,
        label: state.programme.on ? labelOfStep(state, state.programme.on) : 'Holding slide',
        black: state.programme.black,
        by: state.programmeBy,
      },
      next: nextTake(state),
      armed: state.armed && { by: state.armed.by, confirmedBy: state.armed.confirmedBy },
      twoPerson: file.settings.twoPerson === true,
      driver: state.driver,
      retracted: state.retracted && levelLabel(file, state.retracted),
      chosen: state.preview !== null,
      back: back && labelOfStep(state, back),
      marks: marksOf(state, file),
      revisions: Object.fromEntries(Object.entries(state.revisions).filter(([, seq]) => seq > 1)),
      lastReveal: last
        ? {
            ...last,
            label: levelLabel(file, last),
            revision: own(state.revisions, last.category) ?? 1,
          }
        : null,
      onItsWay: onItsWay(state),
      announcing: announcingOf(state),
      frozen: frozenSegments(state).map(({ segment }) => segment),
      times: deskTimes(file, state.segmentTimes),
      mended: state.mended,
      role,
    },
  }
}
