/** Tables for the import's tests: written as text, read as the wizard reads them, and what comes of them in words. */
import type { ImportChange, ImportProblem, NewShow } from '#shared/import-view'
import { changedBy, type Draft, newDraft, withFile } from '../../server/import/draft.ts'
import { type ImportPlan, planOf } from '../../server/import/plan.ts'
import type { Sheet } from '../../server/import/sheets.ts'
import type { House, ImportWish, ShowNow } from '../../server/import/target.ts'

/** Cells divided by "|"; the first line is row 1. A line left empty is a row without content. */
export const sheetOf = (text: string, name = 'Sheet1'): Sheet => ({
  name,
  rows: text
    .trim()
    .split('\n')
    .map((line, at) => ({ row: at + 1, cells: line.split('|').map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== '')),
  notes: [],
  noted: [],
})

export const NEW: NewShow = {
  kind: 'new',
  id: 'awards',
  ceremony: { name: 'Awards', date: '2026-11-20', venue: '', presentedBy: '', timeZone: 'Europe/London' },
}

export const houseWith = (...shows: ShowNow[]): House => ({
  has: (id) => shows.some(({ file }) => file.id === id),
  show: (id) => shows.find(({ file }) => file.id === id) ?? null,
  isTimeZone: (zone) => /^(UTC|\w+\/\w+)$/.test(zone),
})

interface Asked {
  readonly change?: ImportChange
  readonly house?: House
  readonly files?: readonly (readonly [file: string, ...sheets: Sheet[]])[]
}

export const draftOf = (text: string, { change = {}, files = [] }: Asked = {}): Draft => {
  const first = withFile(newDraft(NEW), 'awards.csv', [sheetOf(text)])
  return changedBy(
    files.reduce((draft, [file, ...sheets]) => withFile(draft, file, sheets), first),
    change,
  )
}

export const planFor = (text: string, asked: Asked = {}): ImportPlan =>
  planOf(draftOf(text, asked), asked.house ?? houseWith())

export const placed = ({ row, column, sentence }: ImportProblem): string =>
  [row === null ? null : `row ${row}`, column, sentence].filter(Boolean).join(', ')

/** Every problem of a plan as one line; those of results begin with a "●". */
export const problemsOf = ({ view }: ImportPlan): string[] => [
  ...view.problems.map(placed),
  ...(view.results?.problems ?? []).map((problem) => `● ${placed(problem)}`),
]

export function wishOf(plan: ImportPlan): ImportWish {
  if (plan.wish === null) throw new Error(`Not ready: ${problemsOf(plan).join('; ') || 'questions'}`)
  return plan.wish
}

/** "Housing: Winner = york; Highly Commended = —", for every category with a result. */
export function resultsOf(plan: ImportPlan): string[] {
  const { results } = wishOf(plan)
  return results.map(
    ({ category, levels }) =>
      `${category}: ${levels.map(({ level, entries }) => `${level} = ${entries.join(' + ') || '—'}`).join('; ')}`,
  )
}

/** "Housing: York, Brent — A better future": what the shortlist will be. */
export function shortlistOf(plan: ImportPlan): string[] {
  const wish = wishOf(plan)
  if (wish.kind !== 'open-show') throw new Error('This is not a new show.')
  return wish.showFile.categories.map(
    ({ name, entries }) =>
      `${name}: ${entries.map(({ entrant, title, person }) => [entrant, title, person].filter(Boolean).join(' — ')).join(', ')}`,
  )
}
