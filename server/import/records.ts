/** The rows of a table under its header, cell by cell, as the fields they were said to be. */
import type { ColumnUse, ImportField } from '#shared/import-fields'
import { type HeaderPlace, headersOf } from './header.ts'
import type { Sheet, SheetRow } from './sheets.ts'
import { partsOf, plain, unguarded } from './words.ts'

/** A column that was said to be something, and what it is called. */
export interface Said {
  readonly column: number
  readonly header: string
  readonly use: ColumnUse
}

/** A table as the producer has it read. */
export interface TableChoice {
  readonly sheet: Sheet
  readonly header: HeaderPlace | null
  readonly uses: readonly ColumnUse[]
  /** What every row belongs to where no column says it. */
  readonly category: string | null
}

export interface TableRecord {
  readonly row: number
  /** Every cell of a field in the order of its columns; cells that are empty are left out. */
  readonly cells: ReadonlyMap<ImportField, readonly { readonly column: Said; readonly text: string }[]>
  /** What a field says, all its columns together. */
  readonly texts: ReadonlyMap<ImportField, string>
  /** Columns nobody knows, as "Column: value" lines. */
  readonly notes: string | null
}

const MOST_COLUMNS = 200

/** The columns of its longest row, and 200 at the most. */
export const widthOf = ({ rows }: Sheet): number =>
  Math.min(
    MOST_COLUMNS,
    rows.reduce((most, { cells }) => Math.max(most, cells.length), 0),
  )

/** None while there is no header; where that stands once more, those rows are among them. */
export const rowsBelow = ({ sheet, header }: Pick<TableChoice, 'sheet' | 'header'>): SheetRow[] =>
  header === null ? [] : sheet.rows.filter(({ row }) => row >= header.row + header.count)

/** None while there is no header; a column that nothing was said of is left behind. */
export const columnsOf = ({ sheet, header, uses }: TableChoice): Said[] =>
  header === null
    ? []
    : headersOf(sheet.rows, header, widthOf(sheet)).map((name, column) => ({
        column,
        header: name,
        use: uses[column] ?? 'out',
      }))

const line = ({ cells }: SheetRow): string =>
  cells
    .map((cell) => plain(cell))
    .join('\n')
    .trimEnd()

/** Rows in which the header stands once more, as on each page of a printed list: no entry is called by the names of its columns. */
export function headersAgain({ sheet, header }: Pick<TableChoice, 'sheet' | 'header'>): number[] {
  if (header === null) return []
  const names = sheet.rows
    .filter(
      ({ row, cells }) =>
        row >= header.row && row < header.row + header.count && cells.filter(Boolean).length > 1,
    )
    .map(line)
  return rowsBelow({ sheet, header }).flatMap((one) => (names.includes(line(one)) ? [one.row] : []))
}

type Cells = Map<ImportField, { column: Said; text: string }[]>

const known = new WeakMap<TableChoice, TableRecord[]>()

/** The rows that say anything at all. A table that nobody has changed is not read again. */
export function recordsOf(table: TableChoice): TableRecord[] {
  const before = known.get(table)
  if (before) return before
  const columns = columnsOf(table).filter(({ use }) => use !== 'out')
  const again = new Set(headersAgain(table))
  const records = rowsBelow(table).flatMap(({ row, cells }) => {
    if (again.has(row)) return []
    const fields: Cells = new Map()
    const notes: string[] = []
    for (const column of columns) {
      const text = unguarded(cells[column.column] ?? '')
      if (text === '' || column.use === 'out') continue
      if (column.use === 'note')
        notes.push(`${column.header || `Column ${letterOf(column.column)}`}: ${text}`)
      else fields.set(column.use, [...(fields.get(column.use) ?? []), { column, text }])
    }
    if (fields.size === 0 && notes.length === 0) return []
    if (table.category !== null && !fields.has('category'))
      fields.set('category', [{ column: NO_COLUMN, text: table.category }])
    return [{ row, cells: fields, texts: textsOf(fields), notes: notes.join('\n') || null }]
  })
  known.set(table, records)
  return records
}

const NO_COLUMN: Said = { column: -1, header: '', use: 'category' }

/** Several columns of a person are first and last name. */
const textsOf = (fields: Cells): Map<ImportField, string> =>
  new Map(
    [...fields].map(([field, given]) => [
      field,
      given.map(({ text }) => text).join(field === 'person' ? ' ' : '; '),
    ]),
  )

/** Empty where the row does not say it. */
export const textOf = ({ texts }: TableRecord, field: ImportField): string => texts.get(field) ?? ''

/** Joint entrants, separated by semicolons in the table, are one line of names on every screen. */
export const namesOf = (record: TableRecord, field: ImportField): string =>
  partsOf(textOf(record, field)).join(', ')

/** The letter over a column of a spreadsheet: A for the first, AA for the 27th. */
export const letterOf = (column: number): string =>
  (column >= 26 ? letterOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
