/** What a column of the organisers' table can be: the words of the desk's list, and which of them would tell a result. */

export const IMPORT_FIELDS = [
  ['category', 'Category'],
  ['entrant', 'Entrant'],
  ['title', 'Title or work'],
  ['person', 'Person'],
  ['partners', 'Partners'],
  ['summary', 'Summary'],
  ['sponsor', 'Sponsor'],
  ['say', 'Pronunciation'],
  ['picture', 'Picture'],
  ['ref', 'Your own id'],
  ['order', 'Order'],
  ['shortlisted', 'On the shortlist?'],
  ['withdrawn', 'Withdrawn?'],
  ['stage', 'On stage or off?'],
  ['on-the-night', 'On the night?'],
  ['notes', 'Entry notes'],
  ['category-notes', 'Category notes'],
  ['category-id', 'Envelope category id'],
  ['entry-id', 'Envelope entry id'],
  ['winner', 'Winner'],
  ['level', 'Level'],
  ['result', 'Result'],
  ['place', 'Place'],
  ['status', 'Status'],
  ['tags', 'Tags'],
  ['citation', 'Citation'],
] as const

export type ImportField = (typeof IMPORT_FIELDS)[number][0]

/** `note` keeps a column with its entry, for the desk's eyes; `out` leaves it behind. */
export type ColumnUse = ImportField | 'note' | 'out'

/** Fields whose cells nobody is shown: they say, or may say, who has won. */
const TELLING: ReadonlySet<string> = new Set([
  'winner',
  'level',
  'result',
  'place',
  'status',
  'tags',
  'citation',
] satisfies ImportField[])

/** By its use alone: `out` is none of them, whatever the column holds. */
export const tellsResults = (use: ColumnUse): boolean => TELLING.has(use)

/** Fields that several columns may make up together. */
const JOINED: ReadonlySet<string> = new Set(['person', 'partners', 'winner', 'tags'] satisfies ImportField[])

/** Any other field is told by one column, and a second one with it is refused. */
export const mayRepeat = (use: ColumnUse): boolean => use === 'note' || use === 'out' || JOINED.has(use)

/** In English: what a sentence calls a column that has no heading of its own. */
export const labelOf = (field: ImportField): string =>
  IMPORT_FIELDS.find(([name]) => name === field)?.[1] ?? field
