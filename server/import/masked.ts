/** The tables of a draft as they may be shown: a cell that tells a result is a dot, whatever stands there, and nothing of a table of results but its header (E1). */
import type { RowView, TableView } from '#shared/import-view'
import type { DraftTable } from './draft.ts'
import { headersOf } from './header.ts'
import { isMasked } from './mapping.ts'
import { rowsBelow, widthOf } from './records.ts'

export const DOT = '●'
/** Letters of a cell that are shown. */
const SHOWN = 200

const maskedColumns = ({ uses, suggested, use }: DraftTable): boolean[] =>
  uses.map((one, column) => use === 'results' || isMasked(one, suggested[column]))

export function tableView(table: DraftTable): TableView {
  const { id, file, sheet, use, header, uses, suggested, category } = table
  const masked = maskedColumns(table)
  const names = header === null ? [] : headersOf(sheet.rows, header, widthOf(sheet))
  return {
    id,
    file,
    sheet: sheet.name,
    use,
    header,
    columns: uses.map((one, column) => ({
      header: names[column] ?? '',
      use: one,
      suggested: suggested[column]?.use ?? 'out',
      masked: masked[column] ?? true,
    })),
    rows: use === 'shortlist' ? rowsBelow(table).length : null,
    category,
    notes: use === 'shortlist' ? notesToTell(table, masked) : [],
  }
}

/** What was neutralised in a column of results says something of who stands there. */
const notesToTell = ({ sheet }: DraftTable, masked: readonly boolean[]): string[] =>
  sheet.notes.filter((_, at) => {
    const column = sheet.noted[at]?.column ?? null
    return column === null || masked[column] === false
  })

/** Some rows of a table, from the row of this number on; of a table of results, those up to its header. */
export function rowsOf(table: DraftTable, from: number, count: number): RowView[] {
  const { sheet, header, use } = table
  const masked = maskedColumns(table)
  const width = widthOf(sheet)
  const first = header?.row ?? Number.POSITIVE_INFINITY
  const last = header === null ? Number.NEGATIVE_INFINITY : header.row + header.count - 1
  return sheet.rows
    .filter(({ row }) => row >= from && (use === 'shortlist' || row <= last))
    .slice(0, count)
    .map(({ row, cells }) => {
      const isHeader = row >= first && row <= last
      const shown = (column: number): string =>
        masked[column] !== false && row > last ? DOT : (cells[column] ?? '').slice(0, SHOWN)
      return { row, isHeader, cells: Array.from({ length: width }, (_, column) => shown(column)) }
    })
}
