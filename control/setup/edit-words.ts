/** What an edit is called where it can be undone: "Undo: the name of Housing". */
import type { EditWish } from '#shared/commands'
import type { ImageOf } from '#shared/images'
import { categoryOf, entryOf, type ShowFile, segmentOf } from '#shared/show-file'
import { say, sayCount } from '../language/say.ts'
import type { Edits } from './undo-stack.ts'

const FIELDS: Readonly<Record<string, string>> = {
  name: say('name'),
  date: say('date'),
  venue: say('venue'),
  presentedBy: say('host'),
  timeZone: say('time zone'),
  startsAt: say('start'),
  doorsAt: say('doors'),
  language: say('language'),
  sponsor: say('sponsor'),
  notes: say('notes'),
  onTheNight: say('“on the night”'),
  entrant: say('name'),
  partners: say('partners'),
  title: say('title'),
  person: say('person'),
  summary: say('summary'),
  say: say('pronunciation'),
  picture: say('picture’s file name'),
  ref: say('reference'),
  body: say('words'),
  minutes: say('minutes'),
}

const fieldsOf = (change: object): string =>
  Object.keys(change)
    .flatMap((field) => FIELDS[field] ?? [])
    .join(', ') || say('words')

/** Several are told by their number, unless they spell one sponsor anew. */
export function wordsOfEdits(file: ShowFile, all: Edits): string {
  const [first] = all
  if (!first) return say('nothing')
  if (first.kind === 'set-image') return pictureOf(first.of)
  const edits = all as readonly EditWish[]
  if (edits.length === 1) return wordsOfEdit(file, first)
  const isSponsor = edits.every(
    (edit) => 'change' in edit && ('sponsor' in edit.change || 'presentedBy' in edit.change),
  )
  return isSponsor
    ? say('the name of a sponsor')
    : sayCount(edits.length, { one: '{n} change', other: '{n} changes' })
}

/** By the names in `file`; what it does not hold any more is called by its id. */
export function wordsOfEdit(file: ShowFile, edit: EditWish): string {
  switch (edit.kind) {
    case 'edit-ceremony':
      return say('the ceremony’s {fields}', { fields: fieldsOf(edit.change) })
    case 'edit-settings':
      return say('the settings')
    case 'set-levels':
      return say('the levels')
    case 'set-theme':
      return say('the look')
    case 'edit-category':
      return say('the {fields} of {name}', {
        fields: fieldsOf(edit.change),
        name: categoryName(file, edit.category),
      })
    case 'add-category':
      return say('add {name}', { name: edit.category.name })
    case 'remove-category':
      return say('remove {name}', { name: categoryName(file, edit.category) })
    case 'stage-category':
      return say(edit.onStage ? 'present {name}' : 'do not present {name}', {
        name: categoryName(file, edit.category),
      })
    case 'edit-entry':
      return say('the {fields} of {name}', { fields: fieldsOf(edit.change), name: entryName(file, edit) })
    case 'withdraw-entry':
      return say(edit.withdrawn ? 'withdraw {name}' : 'let in {name}', { name: entryName(file, edit) })
    case 'add-entry':
      return say('add {name}', { name: edit.entry.entrant })
    case 'remove-entry':
      return say('remove {name}', { name: entryName(file, edit) })
    case 'move-entry':
      return say('move {name}', { name: entryName(file, edit) })
    case 'edit-segment':
      return say('the {fields} of {name}', {
        fields: fieldsOf(edit.change),
        name: segmentName(file, edit.segment),
      })
    case 'insert-segment':
      return say('insert {name}', {
        name:
          edit.segment.kind === 'category' ? categoryName(file, edit.segment.category) : edit.segment.title,
      })
    case 'remove-segment':
      return say('remove {name}', { name: segmentName(file, edit.segment) })
    case 'move-segment':
      return say('move {name}', { name: segmentName(file, edit.segment) })
    case 'skip-segment':
      return say(edit.skipped ? 'skip {name}' : 'bring back {name}', {
        name: segmentName(file, edit.segment),
      })
  }
}

const pictureOf = (of: ImageOf): string => {
  if (of.kind === 'background') return say('the picture behind the words')
  return 'name' in of ? say('the picture of {name}', { name: of.name }) : say('a picture')
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
  if ('title' in segment) return segment.title
  return segment.kind === 'opening' ? say('the opening') : say('the end')
}
