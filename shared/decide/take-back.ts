/** Rules of taking results back: a reveal that was wrong, and results that were sealed too early. */
import type { CommandOf } from '../commands.ts'
import { categoryOf, type ShowFile } from '../show-file.ts'
import { levelState, levelsOf, type ShowState } from '../state.ts'
import { accept, type Context, type Decision, refuse } from './decision.ts'
import { withdrawPrepared } from './drafts.ts'
import { changedSince } from './results.ts'

/** Shown at once, with no lead. Posts prepared for whom it named are withdrawn with it. */
export function decideRetract(
  state: ShowState,
  { category: id, level: levelId, reason, revision }: CommandOf<'retract'>,
  context: Context,
): Decision {
  const file = state.showFile as ShowFile
  const category = categoryOf(file, id)
  const level = file.levels.find((l) => l.id === levelId)
  if (!category) return refuse('no-such-category', { category: id })
  if (!level) return refuse('no-such-level', { level: levelId })
  if (levelState(state, id, levelId)?.status !== 'revealed') {
    return refuse('not-revealed', { category: category.name, level: level.name })
  }
  const changed = changedSince(state, category, revision)
  if (changed) return { refusal: changed }
  return accept(
    { kind: 'reveal-retracted', category: id, level: levelId, reason, showAt: context.now },
    ...withdrawPrepared(state, { category: id, level: levelId }, [], reason),
  )
}

/** All sealed levels of a category at once, unopened. What the room or a reader may have heard of is retracted or corrected instead. */
export function decideDiscard(
  state: ShowState,
  { category: id, reason, revision }: CommandOf<'discard-result'>,
): Decision {
  const file = state.showFile as ShowFile
  const category = categoryOf(file, id)
  if (!category) return refuse('no-such-category', { category: id })
  const changed = changedSince(state, category, revision)
  if (changed) return { refusal: changed }
  const levels = []
  for (const [level, known] of Object.entries(levelsOf(state, id))) {
    const name = file.levels.find((l) => l.id === level)?.name ?? level
    if (known.status === 'revealed')
      return refuse('already-revealed', { category: category.name, level: name })
    if (known.status === 'retracted')
      return refuse('result-retracted', { category: category.name, level: name })
    levels.push({ level, version: known.version, commitment: known.commitment })
  }
  if (levels.length === 0) return accept()
  return accept({ kind: 'result-discarded', category: id, levels, reason })
}
