/** Where the evening stands in its rundown: what comes next, what came before, and as which revision. */
import { type Cue, type CueRef, cueOf, cuesOf } from './cues.ts'
import type { CueId } from './ids.ts'
import { type LevelState, levelState, type ShowState } from './state.ts'

export const cuesIn = (state: ShowState): Cue[] => (state.showFile ? cuesOf(state.showFile) : [])

export const cueIn = (state: ShowState, id: CueId): Cue | undefined =>
  state.showFile ? cueOf(state.showFile, id) : undefined

/** What is known of the level a cue reveals; undefined for a cue that reveals none, and for one never sealed. */
export const levelOf = (state: ShowState, cue: Cue): LevelState | undefined =>
  cue.category !== null && cue.level !== null ? levelState(state, cue.category, cue.level) : undefined

/** A lower level whose envelope was opened and held no award: there is nothing to show. */
export const isEmptyLevel = (state: ShowState, cue: Cue): boolean => {
  const level = cue.kind === 'level' ? levelOf(state, cue) : undefined
  return level?.status === 'revealed' && level.result.entries.length === 0
}

/** The commit that last changed what taking this cue would show. */
export const revisionOf = (state: ShowState, cue: Cue): number =>
  (cue.category !== null ? state.revisions[cue.category] : undefined) ?? 1

/** The cue after this one in the order of the rundown. */
export function following(state: ShowState, id: CueId): Cue | undefined {
  const cues = cuesIn(state)
  return cues[cues.findIndex((cue) => cue.id === id) + 1]
}

/**
 * What the next take will show unless the operator chooses otherwise: the following step or cue.
 * A lower level that was sealed only after the rundown had passed it comes first, so that no commendation is lost.
 */
export function nextInOrder(state: ShowState): CueRef | null {
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
  const next = cues.slice(at + 1).find((cue) => !isEmptyLevel(state, cue))
  return next ? { cue: next.id, step: 0 } : null
}

/** What the next take will show. */
export const nextTarget = (state: ShowState): CueRef | null => state.preview ?? nextInOrder(state)

/** The step before: never one that would need an envelope opened, and none that has nothing to show. */
export function previousTarget(state: ShowState): CueRef | null {
  const { on } = state.programme
  // From the holding slide, back returns to what was cleared.
  if (on === null) return state.pointer
  if (on.step > 0) return { cue: on.cue, step: on.step - 1 }
  const cues = cuesIn(state)
  const before = cues
    .slice(
      0,
      cues.findIndex((cue) => cue.id === on.cue),
    )
    .filter((cue) => cue.level === null || levelOf(state, cue)?.status === 'revealed')
    .filter((cue) => !isEmptyLevel(state, cue))
    .at(-1)
  return before ? { cue: before.id, step: before.steps - 1 } : null
}
