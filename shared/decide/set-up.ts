/** Rules of preparing a show: its ceremony, levels and look, and which categories, entries and segments there are. */
import type { CommandOf } from '../commands.ts'
import { alike, ceremonyWith, movedBefore, settingsWith, trimmed } from '../edits.ts'
import { fileWith } from '../evolve-edits.ts'
import type { SetUp } from '../evolve-set-up.ts'
import type { SegmentId } from '../ids.ts'
import {
  categoryOf,
  entryOf,
  MOST_CATEGORIES,
  MOST_ENTRIES,
  problemsOf,
  type ShowFile,
  segmentOf,
} from '../show-file.ts'
import { levelsOf, type ShowState } from '../state.ts'
import { problemsOfTheme } from '../theme.ts'
import { problemsOfWriteIns } from '../write-ins.ts'
import { accept, refuse } from './decision.ts'
import type { EditPlan } from './edits.ts'
import { holding, inHand, nameOfSegment, segmentsOf } from './rundown-edits.ts'

type SetUpKind =
  | 'edit-ceremony'
  | 'edit-settings'
  | 'set-levels'
  | 'set-theme'
  | 'add-category'
  | 'remove-category'
  | 'add-entry'
  | 'remove-entry'
  | 'move-entry'
  | 'remove-segment'
export type SettingUp = CommandOf<SetUpKind>

/** A plan only: what would change nothing has no edit, and whether the rest is frozen is asked of it later. */
export function planSetUp(state: ShowState, file: ShowFile, command: SettingUp): EditPlan {
  switch (command.kind) {
    case 'edit-ceremony': {
      const change = trimmed(command.change)
      if (alike(ceremonyWith(file.ceremony, change), file.ceremony)) return accept()
      return { edit: { kind: 'ceremony-edited', change }, segments: [] }
    }
    case 'edit-settings': {
      if (alike(settingsWith(file.settings, command.change), file.settings)) return accept()
      return { edit: { kind: 'settings-edited', change: command.change }, segments: [] }
    }
    case 'set-levels':
      return planLevels(state, file, command)
    case 'set-theme': {
      if (alike(command.theme, file.theme ?? null)) return accept()
      const [problem] = command.theme ? problemsOfTheme(command.theme) : []
      if (problem) return refuse('theme-unreadable', { detail: problem })
      return { edit: { kind: 'theme-set', theme: command.theme }, segments: [] }
    }
    case 'add-category':
      return planAddCategory(file, command)
    case 'remove-category':
      return planRemoveCategory(state, file, command)
    case 'add-entry':
    case 'remove-entry':
    case 'move-entry':
      return planEntry(state, file, command)
    case 'remove-segment':
      return planRemoveSegment(state, file, command)
  }
}

/** Only a show file without a mistake follows from an edit of one without. */
function sound(file: ShowFile, edit: SetUp, segments: readonly SegmentId[] = []): EditPlan {
  const [problem] = problemsOf(fileWith(file, edit))
  return problem === undefined ? { edit, segments } : refuse('bad-show-file', { detail: problem })
}

/** An envelope is sealed for every level; a level more or less, and what was sealed would be short of one. */
function planLevels(state: ShowState, file: ShowFile, { levels }: CommandOf<'set-levels'>): EditPlan {
  if (alike(levels, file.levels)) return accept()
  const ids = (list: ShowFile['levels']) => list.map(byId)
  const decided = file.categories.filter(({ id }) => Object.keys(levelsOf(state, id)).length > 0)
  const shown = decided.find(({ id }) =>
    Object.values(levelsOf(state, id)).some(({ status }) => status !== 'sealed'),
  )
  const [first] = decided
  if (first && !alike(ids(levels), ids(file.levels))) return refuse('levels-fixed', { what: first.name })
  if (shown) return refuse('levels-named', { what: shown.name })
  // What the evening stands on is shown by its levels, and not taken from under it.
  const stands = alike(ids(levels), ids(file.levels))
    ? null
    : holding(
        state,
        file,
        file.categories.flatMap(({ id }) => segmentsOf(file, id)),
      )
  return stands ?? sound(file, { kind: 'levels-set', levels })
}

const byId = ({ id }: { id: string }): string => id

function planAddCategory(file: ShowFile, { category, before }: CommandOf<'add-category'>): EditPlan {
  if (categoryOf(file, category.id)) return refuse('category-exists', { category: category.name })
  if (before !== null && !categoryOf(file, before)) return refuse('no-such-category', { category: before })
  if (file.categories.length >= MOST_CATEGORIES) return refuse('show-full', { what: 'The show' })
  const [problem] = problemsOfWriteIns([category])
  if (problem) return refuse('bad-show-file', { detail: problem })
  return sound(file, { kind: 'category-added', category, before })
}

const hasResult = (state: ShowState, category: string): boolean =>
  Object.keys(levelsOf(state, category)).length > 0

function planRemoveCategory(
  state: ShowState,
  file: ShowFile,
  { category: id }: CommandOf<'remove-category'>,
): EditPlan {
  const category = categoryOf(file, id)
  if (!category) return refuse('no-such-category', { category: id })
  if (hasResult(state, id)) return refuse('has-result', { category: category.name })
  const segments = segmentsOf(file, id)
  return holding(state, file, segments) ?? sound(file, { kind: 'category-removed', category: id }, segments)
}

function planEntry(
  state: ShowState,
  file: ShowFile,
  command: CommandOf<'add-entry' | 'remove-entry' | 'move-entry'>,
): EditPlan {
  const category = categoryOf(file, command.category)
  if (!category) return refuse('no-such-category', { category: command.category })
  const { id, name } = category
  const segments = segmentsOf(file, id)
  const before = 'before' in command ? command.before : null
  if (before !== null && !entryOf(category, before))
    return refuse('no-such-entry', { category: name, entry: before })
  if (command.kind === 'add-entry') {
    const { entry } = command
    if (entryOf(category, entry.id)) return refuse('entry-exists', { category: name, entry: entry.id })
    if (category.entries.length >= MOST_ENTRIES) return refuse('show-full', { what: name })
    const [problem] = problemsOfWriteIns([{ name, entries: [entry] }])
    if (problem) return refuse('bad-show-file', { detail: problem })
    return sound(file, { kind: 'entry-added', category: id, entry, before }, segments)
  }
  const entry = entryOf(category, command.entry)
  if (!entry) return refuse('no-such-entry', { category: name, entry: command.entry })
  if (command.kind === 'remove-entry') {
    // Whom the result names is not asked, for nobody may know (E1).
    if (hasResult(state, id)) return refuse('has-result', { category: name })
    return sound(file, { kind: 'entry-removed', category: id, entry: entry.id }, segments)
  }
  const order = before === entry.id ? category.entries : movedBefore(category.entries, entry, before)
  if (alike(order.map(byId), category.entries.map(byId))) return accept()
  return { edit: { kind: 'entry-moved', category: id, entry: entry.id, before }, segments }
}

function planRemoveSegment(
  state: ShowState,
  file: ShowFile,
  { segment: id }: CommandOf<'remove-segment'>,
): EditPlan {
  const segment = segmentOf(file, id)
  if (!segment) return refuse('no-such-segment', { segment: id })
  if (segment.kind === 'opening' || segment.kind === 'end') {
    return refuse('opens-and-ends', { what: nameOfSegment(file, id) })
  }
  return inHand(state, file, id) ?? { edit: { kind: 'segment-removed', segment: id }, segments: [id] }
}
