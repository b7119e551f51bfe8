/** What an edit is called where it can be undone: "Undo: the name of Housing". */
import type { EditWish } from '#shared/commands'
import type { ImageOf } from '#shared/images'
import { categoryOf, entryOf, type ShowFile, segmentOf } from '#shared/show-file'
import type { Edits } from './undo-stack.ts'

const FIELDS: Readonly<Record<string, string>> = {
  name: 'name',
  date: 'date',
  venue: 'venue',
  presentedBy: 'host',
  timeZone: 'time zone',
  startsAt: 'start',
  doorsAt: 'doors',
  language: 'language',
  sponsor: 'sponsor',
  notes: 'notes',
  onTheNight: '“on the night”',
  entrant: 'name',
  partners: 'partners',
  title: 'title',
  person: 'person',
  summary: 'summary',
  say: 'pronunciation',
  picture: 'picture’s file name',
  ref: 'reference',
  body: 'words',
  minutes: 'minutes',
}

const fieldsOf = (change: object): string =>
  Object.keys(change)
    .flatMap((field) => FIELDS[field] ?? [])
    .join(', ') || 'words'

export function wordsOfEdits(file: ShowFile, all: Edits): string {
  const [first] = all
  if (!first) return 'nothing'
  if (first.kind === 'set-image') return pictureOf(first.of)
  const edits = all as readonly EditWish[]
  if (edits.length === 1) return wordsOfEdit(file, first)
  const isSponsor = edits.every(
    (edit) => 'change' in edit && ('sponsor' in edit.change || 'presentedBy' in edit.change),
  )
  return isSponsor ? 'the name of a sponsor' : `${edits.length} changes`
}

export function wordsOfEdit(file: ShowFile, edit: EditWish): string {
  switch (edit.kind) {
    case 'edit-ceremony':
      return `the ceremony’s ${fieldsOf(edit.change)}`
    case 'edit-settings':
      return 'the settings'
    case 'set-levels':
      return 'the levels'
    case 'set-theme':
      return 'the look'
    case 'edit-category':
      return `the ${fieldsOf(edit.change)} of ${categoryName(file, edit.category)}`
    case 'add-category':
      return `add ${edit.category.name}`
    case 'remove-category':
      return `remove ${categoryName(file, edit.category)}`
    case 'stage-category':
      return `${edit.onStage ? 'present' : 'do not present'} ${categoryName(file, edit.category)}`
    case 'edit-entry':
      return `the ${fieldsOf(edit.change)} of ${entryName(file, edit)}`
    case 'withdraw-entry':
      return `${edit.withdrawn ? 'withdraw' : 'let in'} ${entryName(file, edit)}`
    case 'add-entry':
      return `add ${edit.entry.entrant}`
    case 'remove-entry':
      return `remove ${entryName(file, edit)}`
    case 'move-entry':
      return `move ${entryName(file, edit)}`
    case 'edit-segment':
      return `the ${fieldsOf(edit.change)} of ${segmentName(file, edit.segment)}`
    case 'insert-segment':
      return `insert ${edit.segment.kind === 'category' ? categoryName(file, edit.segment.category) : edit.segment.title}`
    case 'remove-segment':
      return `remove ${segmentName(file, edit.segment)}`
    case 'move-segment':
      return `move ${segmentName(file, edit.segment)}`
    case 'skip-segment':
      return `${edit.skipped ? 'skip' : 'bring back'} ${segmentName(file, edit.segment)}`
  }
}

const pictureOf = (of: ImageOf): string => {
  if (of.kind === 'background') return 'the picture behind the words'
  return 'name' in of ? `the picture of ${of.name}` : 'a picture'
}

const categoryName = (file: ShowFile, id: string): string => categoryOf(file, id)?.name ?? id

function entryName(file: ShowFile, { category, entry }: { category: string; entry: string }): string {
  const known = categoryOf(file, category)
  return (known && entryOf(known, entry)?.entrant) ?? entry
}

function segmentName(file: ShowFile, id: string): string {
  const segment = segmentOf(file, id)
  if (!segment) return id
  if (segment.kind === 'category') return categoryName(file, segment.category)
  return 'title' in segment ? segment.title : `the ${segment.kind}`
}
