/** What takes an edit of the show back: pure, from the show file as it was before. */
import type { EditWish } from './commands.ts'
import { type Edit as Fact, fileWith } from './evolve-edits.ts'
import { categoryOf, entryOf, type NewSegment, type Segment, type ShowFile, segmentOf } from './show-file.ts'

/** The edits that bring back what these change, in the order in which they have to be made. None for what cannot be brought back, and for what is not there. */
export function undoOf(file: ShowFile, edits: readonly EditWish[]): EditWish[] {
  const undone: EditWish[] = []
  let before = file
  for (const edit of edits) {
    undone.unshift(...undoOfOne(before, edit))
    before = fileWith(before, factOf(edit))
  }
  return undone
}

function undoOfOne(file: ShowFile, edit: EditWish): EditWish[] {
  switch (edit.kind) {
    case 'edit-entry': {
      const entry = entryIn(file, edit)
      return entry ? [{ ...edit, change: asItWas(entry, edit.change) }] : []
    }
    case 'edit-category': {
      const category = categoryOf(file, edit.category)
      if (!category) return []
      const { keepsLogo, ...change } = edit.change
      const was = asItWas(category, change, { onTheNight: false })
      return [{ ...edit, change: keepsLogo === undefined ? was : { ...was, keepsLogo } }]
    }
    case 'withdraw-entry':
      return [{ ...edit, withdrawn: entryIn(file, edit)?.withdrawn ?? false }]
    case 'skip-segment':
      return [{ ...edit, skipped: segmentOf(file, edit.segment)?.skipped ?? false }]
    case 'stage-category':
      return [{ ...edit, onStage: !categoryOf(file, edit.category)?.offStage }]
    case 'move-segment':
      return [{ ...edit, before: after(file.rundown, edit.segment) }]
    case 'insert-segment':
      return [{ kind: 'remove-segment', segment: edit.segment.id }]
    case 'edit-segment': {
      const segment = segmentOf(file, edit.segment)
      return segment ? [{ ...edit, change: asItWas(segment, edit.change) }] : []
    }
    case 'remove-segment':
      return inserted(file, segmentOf(file, edit.segment))
    case 'edit-ceremony':
      return [{ ...edit, change: asItWas(file.ceremony, edit.change) }]
    case 'edit-settings':
      return [{ ...edit, change: asItWas(file.settings, edit.change, OFF) }]
    case 'set-levels':
      return [{ ...edit, levels: file.levels }]
    case 'set-theme':
      return [{ ...edit, theme: file.theme ?? null }]
    case 'add-category':
      return [{ kind: 'remove-category', category: edit.category.id }]
    case 'remove-category':
      return categoryBack(file, edit.category)
    case 'add-entry':
      return [{ kind: 'remove-entry', category: edit.category, entry: edit.entry.id }]
    case 'remove-entry': {
      const { category } = edit
      const entry = entryIn(file, edit)
      const entries = categoryOf(file, category)?.entries ?? []
      return entry ? [{ kind: 'add-entry', category, entry, before: after(entries, entry.id) }] : []
    }
    case 'move-entry': {
      const entries = categoryOf(file, edit.category)?.entries ?? []
      return [{ ...edit, before: after(entries, edit.entry) }]
    }
  }
}

const OFF = { twoPerson: false, twoPersonSealing: false }

const entryIn = (file: ShowFile, where: { category: string; entry: string }) => {
  const category = categoryOf(file, where.category)
  return category && entryOf(category, where.entry)
}

/** What the changed fields held before; one that was absent is taken away again. */
const asItWas = <C extends object>(before: object, change: C, absent: object = {}): C =>
  Object.fromEntries(
    Object.keys(change).map((field) => [
      field,
      (before as Record<string, unknown>)[field] ?? (absent as Record<string, unknown>)[field] ?? null,
    ]),
  ) as C

/** What stands behind it; null is the end of the list. */
function after(list: readonly { readonly id: string }[], id: string): string | null {
  const at = list.findIndex((one) => one.id === id)
  return list[at + 1]?.id ?? null
}

const inserted = (file: ShowFile, segment: Segment | undefined): EditWish[] =>
  segment && segment.kind !== 'opening' && segment.kind !== 'end'
    ? [
        {
          kind: 'insert-segment',
          segment: segment as NewSegment,
          before: after(file.rundown, segment.id),
        },
      ]
    : []

function categoryBack(file: ShowFile, id: string): EditWish[] {
  const category = categoryOf(file, id)
  if (!category) return []
  const planned = file.rundown.find((s) => s.kind === 'category' && s.category === id)
  return [{ kind: 'add-category', category, before: after(file.categories, id) }, ...inserted(file, planned)]
}

/** The fact an edit becomes where nothing is said against it. */
function factOf(edit: EditWish): Fact {
  const { kind, ...fields } = edit
  return { kind: FACTS[kind], ...fields } as Fact
}

const FACTS: Record<EditWish['kind'], Fact['kind']> = {
  'edit-entry': 'entry-edited',
  'edit-category': 'category-edited',
  'withdraw-entry': 'entry-withdrawn',
  'move-segment': 'segment-moved',
  'insert-segment': 'segment-inserted',
  'edit-segment': 'segment-edited',
  'skip-segment': 'segment-skipped',
  'stage-category': 'category-staged',
  'edit-ceremony': 'ceremony-edited',
  'edit-settings': 'settings-edited',
  'set-levels': 'levels-set',
  'set-theme': 'theme-set',
  'add-category': 'category-added',
  'remove-category': 'category-removed',
  'add-entry': 'entry-added',
  'remove-entry': 'entry-removed',
  'move-entry': 'entry-moved',
  'remove-segment': 'segment-removed',
}
