/** What the import says of itself, in words. Pure. */
import { IMPORT_FIELDS, tellsResults } from '#shared/import-fields'
import type { ColumnView, DifferenceItem, ImportView, TableUse } from '#shared/import-view'
import { heard } from '../language/heard.ts'
import { say, sayCount } from '../language/say.ts'

/** As `1 entry` or `181 entries`, in the language of the desk. */
export const entriesWords = (n: number): string => sayCount(n, { one: '{n} entry', other: '{n} entries' })

export const TABLE_USE_WORDS: Record<TableUse, string> = {
  shortlist: say('The shortlist'),
  results: say('Results'),
  unused: say('Not used'),
}

interface UseGroup {
  readonly label: string
  readonly uses: readonly (readonly [use: string, label: string])[]
}

const DESK: ReadonlySet<string> = new Set([
  'say',
  'picture',
  'ref',
  'order',
  'shortlisted',
  'withdrawn',
  'stage',
  'on-the-night',
  'notes',
  'category-notes',
  'category-id',
  'entry-id',
])

const FIELDS = IMPORT_FIELDS.map(([use, label]) => [use, say(label)] as const)

/** What a column can be, as a person looks for it. */
export const USE_GROUPS: readonly UseGroup[] = [
  { label: say('Everybody sees'), uses: FIELDS.filter(([use]) => !tellsResults(use) && !DESK.has(use)) },
  { label: say('Nobody sees before the envelope'), uses: FIELDS.filter(([use]) => tellsResults(use)) },
  {
    label: say('For the desk'),
    uses: [...FIELDS.filter(([use]) => DESK.has(use)), ['note', say('Kept as a note')]],
  },
  { label: say('Otherwise'), uses: [['out', say('Left out')]] },
]

/** Why a column is as it was suggested, where that is no matter of course. */
export function whyUse({ use, masked, suggested }: ColumnView): string {
  if (use === 'out' && masked && suggested === 'out') return say('It could tell a result, so it is left out.')
  if (tellsResults(use as never)) return say('Sealed as it is read; nobody is shown it.')
  return use === 'note' ? say('No column Envelope knows: kept as a note for the desk.') : ''
}

/** A: the first column, as spreadsheets count. */
export const letterOf = (column: number): string =>
  (column >= 26 ? letterOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))

const SEALING = {
  ahead: { one: '{n} result to seal', other: '{n} results to seal' },
  done: { one: '{n} result sealed', other: '{n} results sealed' },
} as const

/** What the button would do, or has done, in one line. */
export function summaryOf(
  { preview, difference, results, target }: ImportView,
  when: 'ahead' | 'done' = 'ahead',
): string {
  const entries = preview.reduce((sum, { count }) => sum + count, 0)
  const toSeal = results?.toSeal.length ?? 0
  const sealed = toSeal === 0 ? '' : sayCount(toSeal, SEALING[when])
  if (target.kind === 'new' || difference === null) {
    return [
      sayCount(preview.length, { one: '{n} category', other: '{n} categories' }),
      entriesWords(entries),
      sealed,
    ]
      .filter(Boolean)
      .join(', ')
  }
  return [...changesOf(difference), sealed].filter(Boolean).join(', ') || say('Nothing differs from the show')
}

const KINDS = [
  ['added', '{n} added'],
  ['changed', '{n} changed'],
  ['gone', '{n} gone'],
  ['moved', '{n} in another order'],
] as const

const changesOf = (items: readonly DifferenceItem[]): string[] =>
  KINDS.map(([kind, word]) => [items.filter((item) => item.kind === kind).length, word] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => say(word, { n: count }))

/** Whether an import into a show would do anything at all. */
export function isIdle({ difference, results, reseal }: ImportView): boolean {
  if (difference === null) return false
  const seals = (results?.toSeal.length ?? 0) + (reseal === null ? 0 : (results?.sealedAlready.length ?? 0))
  return seals === 0 && difference.every(({ fate }) => fate === 'kept')
}

export const KIND_WORDS: Record<DifferenceItem['kind'], string> = {
  added: say('Added'),
  changed: say('Changed'),
  gone: say('Gone'),
  moved: say('In another order'),
}

/** Empty for what is added or changed: only what is gone has a fate. */
export const fateWords = ({ fate }: DifferenceItem): string => {
  switch (fate) {
    case 'removed':
      return say('Is removed from the show')
    case 'withdrawn':
      return say('Is withdrawn: its category has a result')
    case 'kept':
      return say('Stays: it has a result. Discard that first if it shall go')
    default:
      return ''
  }
}

/** A column as the table calls it; one that the table lacks, as the desk calls it. */
export function columnSaid(column: string, { tables }: ImportView): string {
  const label = FIELDS.find((_, at) => IMPORT_FIELDS[at]?.[1] === column)?.[1]
  const stands = tables.some(({ columns }) => columns.some(({ header }) => header === column))
  return label === undefined || stands ? column : label
}

/** What was put right in reading, and in which rows. */
export const noteSaid = (note: string): string =>
  heard(note).replace(/\b(\d+) to (\d+)\b/g, (_, from: string, to: string) =>
    say('{from} to {to}', { from, to }),
  )

/** What differs, by the server's words for it. */
const DIFFERS: Readonly<Record<string, string>> = {
  Entrant: say('Entrant'),
  Title: say('Title'),
  Person: say('Person'),
  Partners: say('Partners'),
  Summary: say('Summary'),
  Pronunciation: say('Pronunciation'),
  Notes: say('Notes'),
  'Own id': say('Own id'),
  Picture: say('Picture'),
  Name: say('Name'),
  Sponsor: say('Sponsor'),
  Entries: say('Entries'),
}
const YES_OR_NO: Readonly<Record<string, string>> = {
  Withdrawn: say('Withdrawn'),
  'Result comes on the night': say('Result comes on the night'),
  'Presented on stage': say('Presented on stage'),
}

/** By the server's word for it; one that is not known here is said as it came. */
export const fieldSaid = (field: string): string => DIFFERS[field] ?? YES_OR_NO[field] ?? field

/** Only the yes and no of fields that have nothing else: all other values are the table's own. */
export const valueSaid = (field: string, value: string): string =>
  !(field in YES_OR_NO) ? value : value === 'yes' ? say('yes') : value === 'no' ? say('no') : value
