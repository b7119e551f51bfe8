/** CSV text to rows whose place is known, so that every mistake can be named by row and field. */
import { CsvError, parse } from 'csv-parse/sync'

export interface Row {
  /** Line of the table as a person counts: the header is row 1. */
  readonly row: number
  readonly fields: Readonly<Record<string, string>>
}

/** One mistake: which table, which row, which field, and a sentence. Never repeats what a results table says. */
export interface Problem {
  readonly table: string
  readonly row: number | null
  readonly field: string | null
  readonly sentence: string
}

/** `shortlist, row 7, column "sponsor": it is empty.` */
export const sentenceOf = ({ table, row, field, sentence }: Problem): string =>
  [table, row === null ? null : `row ${row}`, field === null ? null : `column "${field}"`]
    .filter((part) => part !== null)
    .join(', ')
    .concat(`: ${sentence}`)

/** Letters of one record; what is longer is an unclosed quotation mark. */
const LONGEST_RECORD = 50_000
/** A table is read while a show may be running: these keep the reading to a fraction of a second. */
const MOST_ROWS = 5000
const MOST_COLUMNS = 100
/** More than a person reads at once; whoever has this many sent another kind of table. */
export const MOST_PROBLEMS = 100

/** The rows of a table that must have these columns; or what is wrong with it. */
export function readTable(
  table: string,
  text: string,
  columns: readonly string[],
): { rows: Row[] } | { problems: Problem[] } {
  let records: string[][]
  try {
    records = parse(text, {
      bom: true,
      skip_empty_lines: false,
      relax_column_count: true,
      max_record_size: LONGEST_RECORD,
      // One more than the header and the most rows, so that it is seen that there are too many.
      to: MOST_ROWS + 2,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const row = typeof error['lines'] === 'number' ? error['lines'] : null
    return { problems: [{ table, row, field: null, sentence: csvSentence(error.code) }] }
  }
  const wrong = (row: number | null, sentence: string) => ({
    problems: [{ table, row, field: null, sentence }],
  })
  if (records.length > MOST_ROWS + 1) return wrong(null, `it has more than ${MOST_ROWS} rows.`)
  const header = (records[0] ?? []).map((name) => name.trim().toLowerCase())
  if (header.length > MOST_COLUMNS) return wrong(1, `it has more than ${MOST_COLUMNS} columns.`)
  const twice = columns.find((column) => header.indexOf(column) !== header.lastIndexOf(column))
  if (twice !== undefined) {
    return {
      problems: [{ table, row: 1, field: twice, sentence: 'this column stands in the header twice.' }],
    }
  }
  const missing = columns.filter((column) => !header.includes(column))
  if (missing.length > 0) {
    return {
      problems: missing.map((field) => ({
        table,
        row: 1,
        field,
        sentence: 'this column is missing from the header.',
      })),
    }
  }
  const rows: Row[] = []
  const problems: Problem[] = []
  for (const [index, cells] of records.entries()) {
    if (index === 0 || cells.every((cell) => cell.trim() === '')) continue
    const row = index + 1
    if (cells.length > header.length) {
      problems.push({ table, row, field: null, sentence: 'it has more cells than the header has columns.' })
    }
    rows.push({ row, fields: Object.fromEntries(header.map((name, i) => [name, (cells[i] ?? '').trim()])) })
  }
  return problems.length > 0 ? { problems: readable(problems) } : { rows }
}

/** The first problems of a list that may be as long as the table. */
export const readable = (problems: readonly Problem[]): Problem[] => problems.slice(0, MOST_PROBLEMS)

function csvSentence(code: string): string {
  if (code === 'CSV_MAX_RECORD_SIZE') return 'one record is far too long; a quotation mark may not be closed.'
  if (
    code.startsWith('CSV_QUOTE') ||
    code === 'INVALID_OPENING_QUOTE' ||
    code === 'CSV_INVALID_CLOSING_QUOTE'
  ) {
    return 'a quotation mark is not closed, or text follows it.'
  }
  return 'this is not a table of comma-separated values.'
}
