/** Field by field, what a table says otherwise than the show does. Of what it has no column for it says nothing. */
import type { EditWish } from '#shared/commands'
import type { CategoryChange, EntryChange } from '#shared/edits'
import type { ImportField } from '#shared/import-fields'
import type { FieldChange } from '#shared/import-view'
import type { Category, Entry } from '#shared/show-file'
import { lookOf } from './words.ts'

type Says = ReadonlySet<ImportField | 'note'>

interface Changed {
  readonly fields: FieldChange[]
  readonly edits: EditWish[]
}

/** The fields of an entry that a table can say, what they are called, and by which columns. */
const ENTRY_FIELDS: readonly (readonly [keyof EntryChange, string, readonly (ImportField | 'note')[]])[] = [
  ['entrant', 'Entrant', ['entrant', 'title', 'person']],
  ['title', 'Title', ['title']],
  ['person', 'Person', ['person']],
  ['partners', 'Partners', ['partners']],
  ['summary', 'Summary', ['summary']],
  ['say', 'Pronunciation', ['say']],
  ['notes', 'Notes', ['notes', 'note']],
  ['ref', 'Own id', ['ref']],
  ['picture', 'Picture', ['picture']],
]

const wordsOf = (value: unknown): string =>
  Array.isArray(value) ? value.join('; ') : typeof value === 'string' ? value : ''

const isSaid = (columns: readonly (ImportField | 'note')[], says: Says): boolean =>
  columns.some((column) => says.has(column))

/** What an added entry says, for whoever reads the list. */
export const fieldsOf = (entry: Entry, says: Says): FieldChange[] =>
  ENTRY_FIELDS.filter(
    ([field, , columns]) => !['entrant', 'title', 'person'].includes(field) && isSaid(columns, says),
  )
    .map(([field, label]) => ({ field: label, from: '', to: wordsOf(entry[field]) }))
    .filter(({ to }) => to !== '')

/** To withdraw it, or let it in again, is an edit of its own, and told as one more field. */
export function entryChanges(category: string, before: Entry, after: Entry, says: Says): Changed {
  const changed = ENTRY_FIELDS.filter(
    ([field, , columns]) => isSaid(columns, says) && wordsOf(before[field]) !== wordsOf(after[field]),
  )
  const fields = changed.map(([field, label]) => ({
    field: label,
    from: wordsOf(before[field]),
    to: wordsOf(after[field]),
  }))
  const change = Object.fromEntries(changed.map(([field]) => [field, after[field] ?? null])) as EntryChange
  const edits: EditWish[] =
    changed.length > 0 ? [{ kind: 'edit-entry', category, entry: after.id, change }] : []
  const withdrawn = after.withdrawn ?? false
  if (isSaid(['withdrawn', 'status'], says) && (before.withdrawn ?? false) !== withdrawn) {
    fields.push({ field: 'Withdrawn', from: withdrawn ? 'no' : 'yes', to: withdrawn ? 'yes' : 'no' })
    edits.push({ kind: 'withdraw-entry', category, entry: after.id, withdrawn })
  }
  return { fields, edits }
}

/** To take it off the stage, or back, is an edit of its own. Of its entries nothing is compared here. */
export function categoryChanges(before: Category, after: Category, says: Says): Changed {
  const fields: FieldChange[] = []
  const change: CategoryChange = {}
  const tell = (field: string, from: string, to: string) => fields.push({ field, from, to })
  if (before.name !== after.name) {
    tell('Name', before.name, after.name)
    change.name = after.name
  }
  if (says.has('sponsor') && before.sponsor !== after.sponsor) {
    tell('Sponsor', before.sponsor ?? '', after.sponsor ?? '')
    change.sponsor = after.sponsor
    // The same one, spelled otherwise: its logo stays.
    if (lookOf(before.sponsor ?? '') === lookOf(after.sponsor ?? '')) change.keepsLogo = true
  }
  if (says.has('category-notes') && before.notes !== after.notes) {
    tell('Notes', before.notes ?? '', after.notes ?? '')
    change.notes = after.notes ?? null
  }
  const yes = (on: boolean) => (on ? 'yes' : 'no')
  const [wasNight, isNight] = [before.onTheNight ?? false, after.onTheNight ?? false]
  if (says.has('on-the-night') && wasNight !== isNight) {
    tell('Result comes on the night', yes(wasNight), yes(isNight))
    change.onTheNight = isNight
  }
  const edits: EditWish[] = fields.length > 0 ? [{ kind: 'edit-category', category: after.id, change }] : []
  const [wasOn, isOn] = [!before.offStage, !after.offStage]
  if (says.has('stage') && wasOn !== isOn) {
    tell('Presented on stage', yes(wasOn), yes(isOn))
    edits.push({ kind: 'stage-category', category: after.id, onStage: isOn })
  }
  return { fields, edits }
}
