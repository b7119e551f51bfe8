/** The shortlist as a table: every entry with all its fields, and of results nothing. Imported again it is the same shortlist. */
import type { Category, Entry, ShowFile } from '#shared/show-file'
import { withoutWriteIns } from '#shared/write-ins'
import type { Cell } from './csv.ts'

const yes = (on: boolean | undefined): Cell => (on ? 'yes' : null)

const HEAD = [
  'Category',
  'Sponsor',
  'Off stage',
  'On the night',
  'Category notes',
  'Entrant',
  'Title',
  'Person',
  'Partners',
  'Summary',
  'Pronunciation',
  'Picture',
  'Withdrawn',
  'Entry notes',
  'ID',
  'Envelope category id',
  'Envelope entry id',
]

/** A category without entries has a row all the same. */
export const shortlistTable = (file: ShowFile): Cell[][] => [
  HEAD,
  ...withoutWriteIns(file).categories.flatMap((category) =>
    category.entries.length === 0
      ? [rowOf(category, null)]
      : category.entries.map((entry) => rowOf(category, entry)),
  ),
]

const rowOf = (category: Category, entry: Entry | null): Cell[] => [
  category.name,
  category.sponsor,
  yes(category.offStage),
  yes(category.onTheNight),
  category.notes ?? null,
  entry?.entrant ?? null,
  entry?.title ?? null,
  entry?.person ?? null,
  entry?.partners.join('; ') ?? null,
  entry?.summary ?? null,
  entry?.say ?? null,
  entry?.picture ?? null,
  yes(entry?.withdrawn),
  entry?.notes ?? null,
  entry?.ref ?? null,
  category.id,
  entry?.id ?? null,
]
