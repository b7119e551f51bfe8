/** What the import says of itself, in words. Pure. */
import { IMPORT_FIELDS, tellsResults } from '#shared/import-fields'
import type { ColumnView, DifferenceItem, ImportView, TableUse } from '#shared/import-view'

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`

export const TABLE_USE_WORDS: Record<TableUse, string> = {
  shortlist: 'The shortlist',
  results: 'Results',
  unused: 'Not used',
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

/** What a column can be, as a person looks for it. */
export const USE_GROUPS: readonly UseGroup[] = [
  { label: 'Everybody sees', uses: IMPORT_FIELDS.filter(([use]) => !tellsResults(use) && !DESK.has(use)) },
  { label: 'Nobody sees before the envelope', uses: IMPORT_FIELDS.filter(([use]) => tellsResults(use)) },
  {
    label: 'For the desk',
    uses: [...IMPORT_FIELDS.filter(([use]) => DESK.has(use)), ['note', 'Kept as a note']],
  },
  { label: 'Otherwise', uses: [['out', 'Left out']] },
]

/** Why a column is as it was suggested, where that is no matter of course. */
export function whyUse({ use, masked, suggested }: ColumnView): string {
  if (use === 'out' && masked && suggested === 'out') return 'It could tell a result, so it is left out.'
  if (tellsResults(use as never)) return 'Sealed as it is read; nobody is shown it.'
  return use === 'note' ? 'No column Envelope knows: kept as a note for the desk.' : ''
}

/** A: the first column, as spreadsheets count. */
export const letterOf = (column: number): string =>
  (column >= 26 ? letterOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))

/** What the button would do, in one line. */
export function summaryOf({ preview, difference, results, target }: ImportView): string {
  const entries = preview.reduce((sum, { count }) => sum + count, 0)
  const sealed =
    results === null || results.toSeal.length === 0
      ? ''
      : `${counted(results.toSeal.length, 'result')} to seal`
  if (target.kind === 'new' || difference === null) {
    return [counted(preview.length, 'category', 'categories'), counted(entries, 'entry', 'entries'), sealed]
      .filter(Boolean)
      .join(', ')
  }
  return [...changesOf(difference), sealed].filter(Boolean).join(', ') || 'Nothing differs from the show'
}

const KINDS: readonly (readonly [DifferenceItem['kind'], string])[] = [
  ['added', 'added'],
  ['changed', 'changed'],
  ['gone', 'gone'],
  ['moved', 'in another order'],
]

const changesOf = (items: readonly DifferenceItem[]): string[] =>
  KINDS.map(([kind, word]) => [items.filter((item) => item.kind === kind).length, word] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)

/** Whether an import into a show would do anything at all. */
export function isIdle({ difference, results, reseal }: ImportView): boolean {
  if (difference === null) return false
  const seals = (results?.toSeal.length ?? 0) + (reseal === null ? 0 : (results?.sealedAlready.length ?? 0))
  return seals === 0 && difference.every(({ fate }) => fate === 'kept')
}

export const KIND_WORDS: Record<DifferenceItem['kind'], string> = {
  added: 'Added',
  changed: 'Changed',
  gone: 'Gone',
  moved: 'In another order',
}

export const fateWords = ({ fate }: DifferenceItem): string => {
  switch (fate) {
    case 'removed':
      return 'Is removed from the show'
    case 'withdrawn':
      return 'Is withdrawn: its category has a result'
    case 'kept':
      return 'Stays: it has a result. Discard that first if it shall go'
    default:
      return ''
  }
}
