/** Rules of editing the show on the night: what may change, and that nothing changes on screen by accident. */
import type { Command, CommandOf } from '../commands.ts'
import { alike, categoryWith, entryWith, trimmed } from '../edits.ts'
import { evolve } from '../evolve.ts'
import type { Edit } from '../evolve-edits.ts'
import { frozenSegments, looksDifferent } from '../frozen.ts'
import type { SegmentId } from '../ids.ts'
import { may } from '../people.ts'
import { type Refusal, refusal } from '../refusals.ts'
import { type Category, categoryOf, competing, type Entry, entryOf, type ShowFile } from '../show-file.ts'
import { levelState, type ShowState } from '../state.ts'
import { accept, type Context, type Decision, refuse } from './decision.ts'
import { drives } from './driving.ts'
import { nameOfSegment, planRundownEdit, segmentsOf } from './rundown-edits.ts'
import { planSetUp, type SettingUp } from './set-up.ts'

export type Editing = Exclude<Extract<Command, { push: boolean }>, { kind: 'revise' }>

/** What a command comes to before anybody has looked at the screen: the edit and the segments it belongs to, nothing to do, or a refusal. */
export type EditPlan = { readonly edit: Edit; readonly segments: readonly SegmentId[] } | Decision

/** What is wrong with the edit is said first, and only then what it would change on screen (`frozen`). */
export function decideEdit(state: ShowState, command: Editing, context: Context): Decision {
  const plan = planEdit(state, state.showFile as ShowFile, command)
  if (!('edit' in plan)) return plan
  const after = evolve(state, plan.edit)
  return frozenBy(state, after, plan.segments, command.push, context) ?? accept(plan.edit)
}

/** Only who may take may change what the room sees, and only from the desk that drives. */
export function frozenBy(
  state: ShowState,
  after: ShowState,
  segments: readonly SegmentId[],
  push: boolean,
  { by }: Context,
): { readonly refusal: Refusal } | null {
  const file = state.showFile as ShowFile
  const inUse = frozenSegments(state)
  const frozen =
    inUse.find(({ segment }) => segments.includes(segment)) ??
    (looksDifferent(state, after) ? inUse[0] : undefined)
  if (!frozen) return null
  if (!push || !may(by.role, 'take')) {
    const what = nameOfSegment(file, frozen.segment)
    return { refusal: refusal('frozen', { what, where: frozen.where }) }
  }
  return drives(state, by) ? null : { refusal: refusal('not-driving', { who: state.driver?.name ?? '' }) }
}

/** What one edit comes to, before anybody has looked at the screen. */
export function planEdit(state: ShowState, file: ShowFile, command: Editing): EditPlan {
  switch (command.kind) {
    case 'edit-entry':
      return planEditEntry(file, command)
    case 'edit-category':
      return planEditCategory(file, command)
    case 'withdraw-entry':
      return planWithdraw(state, file, command)
    case 'move-segment':
    case 'insert-segment':
    case 'edit-segment':
    case 'skip-segment':
    case 'stage-category':
      return planRundownEdit(state, file, command)
    default:
      command satisfies SettingUp
      return planSetUp(state, file, command)
  }
}

function found(
  file: ShowFile,
  { category: id, entry: entryId }: { category: string; entry: string },
): { category: Category; entry: Entry } | Decision {
  const category = categoryOf(file, id)
  if (!category) return refuse('no-such-category', { category: id })
  const entry = entryOf(category, entryId)
  return entry ? { category, entry } : refuse('no-such-entry', { category: category.name, entry: entryId })
}

function planEditEntry(file: ShowFile, command: CommandOf<'edit-entry'>): EditPlan {
  const at = found(file, command)
  if (!('entry' in at)) return at
  const change = trimmed(command.change)
  if (alike(at.entry, entryWith(at.entry, change))) return accept()
  const { category, entry } = command
  return {
    edit: { kind: 'entry-edited', category, entry, change },
    segments: segmentsOf(file, category),
  }
}

function planEditCategory(file: ShowFile, command: CommandOf<'edit-category'>): EditPlan {
  const category = categoryOf(file, command.category)
  if (!category) return refuse('no-such-category', { category: command.category })
  const change = trimmed(command.change)
  if (alike(category, categoryWith(category, change))) return accept()
  return {
    edit: { kind: 'category-edited', category: category.id, change },
    segments: segmentsOf(file, category.id),
  }
}

/** Who won is not asked, for nobody may know: a sealed result has to be sealed anew whoever it names (E1). */
function planWithdraw(state: ShowState, file: ShowFile, command: CommandOf<'withdraw-entry'>): EditPlan {
  const at = found(file, command)
  if (isRefusedPlan(at)) return at
  const { category, entry } = at
  // It competes in nothing that it could be taken out of.
  if (entry.writeIn) return refuse('no-such-entry', { category: category.name, entry: entry.entrant })
  if ((entry.withdrawn ?? false) === command.withdrawn) return accept()
  if (command.withdrawn) {
    const words = { entry: entry.entrant, category: category.name }
    const level = file.levels.find(({ id }) => {
      const known = levelState(state, category.id, id)
      return known?.status === 'revealed' && known.result.entries.includes(entry.id)
    })
    if (level) return refuse('entry-awarded', { ...words, level: level.name })
    if (competing(category).length === 1) return refuse('last-entry', words)
  }
  return {
    edit: {
      kind: 'entry-withdrawn',
      category: category.id,
      entry: entry.id,
      withdrawn: command.withdrawn,
    },
    segments: segmentsOf(file, category.id),
  }
}

const isRefusedPlan = (plan: object): plan is Decision => !('entry' in plan)
