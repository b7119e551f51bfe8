/** Rules of a revision: several edits and the results that came with them, in one commit, or nothing at all. */
import type { CommandOf } from '../commands.ts'
import { evolve } from '../evolve.ts'
import type { Edit } from '../evolve-edits.ts'
import type { SegmentId } from '../ids.ts'
import type { Refusal } from '../refusals.ts'
import type { ShowFile } from '../show-file.ts'
import type { ShowState } from '../state.ts'
import type { Context } from './decision.ts'
import { type Editing, frozenBy, planEdit } from './edits.ts'

export interface Revised {
  readonly edits: readonly Edit[]
  /** The show as it is after them: what the results are sealed against. */
  readonly after: ShowState
}

/** Every edit on top of those before it; or why there are none. */
export function planRevision(
  state: ShowState,
  command: CommandOf<'revise'>,
  context: Context,
): Revised | { readonly refusal: Refusal } {
  const next = { ...state.position, seq: state.position.seq + 1 }
  let after: ShowState = { ...state, position: next }
  const edits: Edit[] = []
  const segments: SegmentId[] = []
  for (const edit of command.edits) {
    const whole = { ...edit, id: command.id, push: command.push } as Editing
    const plan = planEdit(after, after.showFile as ShowFile, whole)
    if (!('edit' in plan)) {
      if ('refusal' in plan) return plan
      continue
    }
    edits.push(plan.edit)
    segments.push(...plan.segments)
    after = evolve(after, plan.edit)
  }
  const frozen = edits.length === 0 ? null : frozenBy(state, after, segments, command.push, context)
  return frozen ?? { edits, after }
}
