/** Where the evening stands in its rundown: what comes next, what came before, and as which revision. */
import { type Cue, type CueRef, cueOf, cuesOf } from './cues.ts'
import { type CueId, own, type SegmentId } from './ids.ts'
import { type LevelState, levelState, type ShowState } from './state.ts'

/** Empty before a show is opened. */
export const cuesIn = (state: ShowState): Cue[] => (state.showFile ? cuesOf(state.showFile) : [])

/** Undefined before a show is opened, and for a cue the rundown does not come to. */
export const cueIn = (state: ShowState, id: CueId): Cue | undefined =>
  state.showFile ? cueOf(state.showFile, id) : undefined

/** What is known of the level a cue reveals; undefined for a cue that reveals none, and for one never sealed. */
export const levelOf = (state: ShowState, cue: Cue): LevelState | undefined =>
  cue.category !== null && cue.level !== null ? levelState(state, cue.category, cue.level) : undefined

/** The sealed level that a take of this step would open first; undefined if it opens none. */
export function opensFirst(state: ShowState, to: CueRef): Cue | undefined {
  const cues = cuesIn(state)
  const from = cues.findIndex((cue) => cue.id === to.cue)
  const first = cues.slice(Math.max(0, from)).find((cue) => !isPassedOver(state, cue))
  return from >= 0 && first && levelOf(state, first)?.status === 'sealed' ? first : undefined
}

/** A lower level whose envelope was opened and held no award, or that has no envelope: there is nothing to show. */
const isPassedOver = (state: ShowState, cue: Cue): boolean => {
  if (cue.kind !== 'level') return false
  const level = levelOf(state, cue)
  return level === undefined || (level.status === 'revealed' && level.result.entries.length === 0)
}

/** Whether a cue can be shown as it stands: nothing to open, nothing retracted, and not empty. */
const isShowable = (state: ShowState, cue: Cue): boolean =>
  cue.level === null || (levelOf(state, cue)?.status === 'revealed' && !isPassedOver(state, cue))

const lastStepOf = (cue: Cue): CueRef => ({ cue: cue.id, step: cue.steps - 1 })

/** The last step before this cue that can be shown as it stands. */
export function showableBefore(state: ShowState, id: CueId): CueRef | null {
  const cues = cuesIn(state)
  const at = cues.findIndex((cue) => cue.id === id)
  const before = cues.findLast((cue, i) => i < at && isShowable(state, cue))
  return before ? lastStepOf(before) : null
}

/** Under which name the revisions of a slide between categories are kept: no id holds a colon, so it is no category's. */
export const slideKey = (segment: SegmentId): string => `slide:${segment}`

/** The commit that last changed what taking this cue would show. */
export const revisionOf = (state: ShowState, cue: Cue): number =>
  own(state.revisions, cue.category ?? slideKey(cue.segment)) ?? 1

/** The cue after this one in the order of the rundown. */
export function following(state: ShowState, id: CueId): Cue | undefined {
  const cues = cuesIn(state)
  return cues[cues.findIndex((cue) => cue.id === id) + 1]
}

/**
 * What the next take will show unless the operator chooses otherwise: the following step or cue.
 * From the holding slide no envelope is opened: what was cleared comes back first, unless the room waits for what is right after a retract.
 */
export function nextInOrder(state: ShowState): CueRef | null {
  const next = afterPointer(state)
  const cue = next && cueIn(state, next.cue)
  const opens = cue && levelOf(state, cue)?.status === 'sealed'
  const comesRight = cue && state.retracted?.category === cue.category
  return opens && !comesRight && state.programme.on === null ? (pointerShowable(state) ?? next) : next
}

/**
 * The step or cue after the pointer.
 * A lower level that was sealed only after the rundown had passed it comes first, so that no commendation is lost.
 */
function afterPointer(state: ShowState): CueRef | null {
  const cues = cuesIn(state)
  const { pointer } = state
  if (pointer === null) return cues[0] ? { cue: cues[0].id, step: 0 } : null
  const at = cues.findIndex((cue) => cue.id === pointer.cue)
  const current = cues[at]
  if (!current) return null
  const passed = cues.find(
    (cue, i) =>
      i < at &&
      cue.kind === 'level' &&
      cue.category === current.category &&
      levelOf(state, cue)?.status === 'sealed',
  )
  if (passed) return { cue: passed.id, step: 0 }
  if (pointer.step + 1 < current.steps) return { cue: current.id, step: pointer.step + 1 }
  const next = cues.slice(at + 1).find((cue) => !isPassedOver(state, cue))
  return next ? { cue: next.id, step: 0 } : null
}

/** What the next take will show. */
export const nextTarget = (state: ShowState): CueRef | null => state.preview ?? nextInOrder(state)

/** What was taken last, or the nearest before it that can still be shown. */
function pointerShowable(state: ShowState): CueRef | null {
  const { pointer } = state
  const cue = pointer && cueIn(state, pointer.cue)
  if (!pointer || !cue) return null
  return isShowable(state, cue) ? pointer : showableBefore(state, cue.id)
}

/** The step before: never one that would need an envelope opened, and none that has nothing to show. */
export function previousTarget(state: ShowState): CueRef | null {
  const { on } = state.programme
  // From the holding slide, back returns to what was cleared.
  if (on === null) return pointerShowable(state)
  return on.step > 0 ? { cue: on.cue, step: on.step - 1 } : showableBefore(state, on.cue)
}
