/** One row of a shortlist as an entry; what no show could hold is named by row and column. */
import type { ImportField } from '#shared/import-fields'
import type { Entry } from '#shared/show-file'
import { saidBy } from './award-words.ts'
import type { Placed, Problems } from './places.ts'
import { namesOf, type TableRecord, textOf } from './records.ts'
import { partsOf, plain } from './words.ts'

/** What `ShowFile` allows. */
const LINE = 400
const NOTES = 4000
const MOST_PARTNERS = 40

const LINES: readonly ImportField[] = [
  'entrant',
  'title',
  'person',
  'summary',
  'say',
  'picture',
  'ref',
  'sponsor',
]

/** What the stage calls the entry: who entered, or else the work, or else the person. */
export const calledBy = (record: TableRecord): string =>
  namesOf(record, 'entrant') || textOf(record, 'title') || textOf(record, 'person')

/** It stands where an entry would be named: the row names nobody. */
export const isNoAward = (record: TableRecord): boolean => saidBy(calledBy(record)).kind === 'no award'

/** Of all columns that are said to name them; a semicolon divides, a comma never does. */
export const partnersOf = (record: TableRecord): string[] =>
  (record.cells.get('partners') ?? []).flatMap(({ text }) => partsOf(text))

/** What is said to be notes, then every column that is kept as one, line by line; null if there is nothing. */
export const notesOf = (record: TableRecord): string | null =>
  [textOf(record, 'notes'), record.notes ?? ''].filter(Boolean).join('\n') || null

const saysWithdrawn = (record: TableRecord): boolean =>
  saidBy(textOf(record, 'withdrawn')).kind === 'yes' ||
  (['status', 'withdrawn', 'result'] as const).some(
    (field) => saidBy(textOf(record, field)).kind === 'withdrawn',
  )

/** A row that is no entry of the show, and why; null if it is one. */
export function whyLeftOut(
  record: TableRecord,
  hasShortlistColumn: boolean,
): 'unfinished' | 'not shortlisted' | null {
  if (saidBy(textOf(record, 'status')).kind === 'unfinished') return 'unfinished'
  if (!hasShortlistColumn) return null
  const said = saidBy(textOf(record, 'shortlisted')).kind
  const isOn = said !== 'nothing' || /^(short|final|nomin)/.test(plain(textOf(record, 'shortlisted')))
  return isOn ? null : 'not shortlisted'
}

/** All of them stop the import: no show file could hold such an entry. */
export function problemsOfFields(at: Placed, problems: Problems): void {
  for (const field of LINES) {
    const length = field === 'entrant' ? namesOf(at.record, field).length : textOf(at.record, field).length
    if (length > LINE) problems.stop(at, field, `it has ${length} characters; ${LINE} is the most.`)
  }
  const partners = partnersOf(at.record)
  if (partners.length > MOST_PARTNERS)
    problems.stop(at, 'partners', `it names ${partners.length} partners; ${MOST_PARTNERS} is the most.`)
  if (partners.some((partner) => partner.length > LINE))
    problems.stop(at, 'partners', `one of them has more than ${LINE} characters.`)
  const notes = notesOf(at.record)?.length ?? 0
  if (notes > NOTES)
    problems.stop(
      at,
      'notes',
      `the notes of this row have ${notes} characters together; ${NOTES} is the most. Leave a column out.`,
    )
}

const maybe = <K extends string>(key: K, text: string): { [key in K]?: string } =>
  (text === '' ? {} : { [key]: text }) as { [key in K]?: string }

/** `entrant` falls back on the title and the person: then they are not said twice. */
export function entryFrom(record: TableRecord, id: string): Entry {
  const own = namesOf(record, 'entrant')
  const entrant = calledBy(record)
  const rest = (field: 'title' | 'person') => {
    const text = textOf(record, field)
    return text === '' || (own === '' && text === entrant) ? null : text
  }
  const notes = notesOf(record)
  return {
    id,
    entrant,
    partners: partnersOf(record),
    title: rest('title'),
    person: rest('person'),
    summary: textOf(record, 'summary') || null,
    ...maybe('say', textOf(record, 'say')),
    ...(saysWithdrawn(record) ? { withdrawn: true as const } : {}),
    ...maybe('notes', notes ?? ''),
    ...maybe('ref', textOf(record, 'ref')),
    ...maybe('picture', textOf(record, 'picture')),
  }
}
