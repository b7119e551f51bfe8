/** The tables of a draft as they may be shown: a cell that tells a result is a dot, whatever stands there, and nothing of a table of results but its header (E1). */
import type { ColumnUse } from '#shared/import-fields'
import type { RowView, TableView } from '#shared/import-view'
import type { DraftTable } from './draft.ts'
import { headersOf } from './header.ts'
import { isMasked } from './mapping.ts'
import { rowsBelow, widthOf } from './records.ts'
import type { SheetRow } from './sheets.ts'

export const DOT = '●'
/** Letters of a cell that are shown. */
const SHOWN = 200

const maskedColumns = ({ uses, suggested, use }: DraftTable): boolean[] =>
  uses.map((one, column) => use === 'results' || isMasked(one, suggested[column]))

/** Of what is no shortlist neither how many rows it has nor what was noted in reading it. */
export function tableView(table: DraftTable): TableView {
  const { id, file, sheet, use, header, uses, suggested, category } = table
  const masked = maskedColumns(table)
  const names = namesOf(table)
  const isShortlist = use === 'shortlist'
  return {
    id,
    file,
    sheet: sheet.name,
    use,
    header,
    columns: names.map((name, column) => ({
      header: name,
      use: told(uses[column], isShortlist),
      suggested: told(suggested[column]?.use, isShortlist),
      masked: masked[column] ?? true,
    })),
    rows: isShortlist ? rowsBelow(table).filter((row) => isSeen(row, masked)).length : null,
    category,
    notes: isShortlist ? notesToTell(table, masked) : [],
  }
}

/** How many columns a table of results has beyond its header, and what stands there, is nobody's business. */
function namesOf({ sheet, header, use }: DraftTable): string[] {
  if (header === null) return []
  const names = headersOf(sheet.rows, header, widthOf(sheet))
  return use === 'shortlist' ? names : names.slice(0, names.findLastIndex((name) => name !== '') + 1)
}

/** Notes are kept of entries only. */
const told = (use: ColumnUse | undefined, isShortlist: boolean): ColumnUse =>
  use === undefined || (use === 'note' && !isShortlist) ? 'out' : use

/** What was neutralised in a column of results says something of who stands there. */
const notesToTell = ({ sheet }: DraftTable, masked: readonly boolean[]): string[] =>
  sheet.notes.filter((_, at) => {
    const column = sheet.noted[at]?.column ?? null
    return column === null || masked[column] === false
  })

/** A row that has a result and nothing else is as little seen as one that has nothing. */
const isSeen = ({ cells }: SheetRow, masked: readonly boolean[]): boolean =>
  cells.some((cell, column) => masked[column] === false && cell.trim() !== '')

/** Some rows of a table, from the row of this number on; of a table of results, those up to its header. */
export function rowsOf(table: DraftTable, from: number, count: number): RowView[] {
  const { sheet, header, use } = table
  const masked = maskedColumns(table)
  const width = use === 'shortlist' ? widthOf(sheet) : namesOf(table).length
  const first = header?.row ?? Number.POSITIVE_INFINITY
  const last = header === null ? Number.NEGATIVE_INFINITY : header.row + header.count - 1
  return sheet.rows
    .filter((one) => one.row >= from && (one.row <= last || (use === 'shortlist' && isSeen(one, masked))))
    .slice(0, count)
    .map(({ row, cells }) => {
      const isHeader = row >= first && row <= last
      const shown = (column: number): string =>
        masked[column] !== false && row > last ? DOT : (cells[column] ?? '').slice(0, SHOWN)
      return { row, isHeader, cells: Array.from({ length: width }, (_, column) => shown(column)) }
    })
}
