/** Delimited text to a sheet: commas, tabs, semicolons or bars, any line ends, quoted as spreadsheets quote. */
import { CsvError, type Options, parse } from 'csv-parse/sync'
import { DELIMITER_NAMES, type Delimiter, delimiterOf } from './delimiter.ts'
import { createSheetDraft, type Meant, newBudget, type SheetDraft } from './sheet-draft.ts'
import { BadTable, MOST_LINES, type Sheet } from './sheets.ts'

/** Letters of one row; what is longer is an unclosed quotation mark. */
const LONGEST_ROW = 1_000_000
/** What Excel writes above a table for itself. */
const SEPARATOR = /^sep=([,;|\t])(\r\n|\n|\r)/i

/** Throws `BadTable`. Quotation marks where none can be are read once more, as letters. */
export function sheetFromText(text: string, name: string): Sheet {
  const said = SEPARATOR.exec(text)
  const delimiter = (said?.[1] as Delimiter | undefined) ?? delimiterOf(text)
  const begin = (): SheetDraft => {
    const draft = createSheetDraft(name, newBudget())
    if (delimiter !== null) draft.note(`its cells are parted by ${DELIMITER_NAMES[delimiter]}.`)
    return draft
  }
  const parting: Parting = { delimiter: delimiter ?? ',', skipped: said ? 1 : 0 }
  try {
    return readInto(begin(), text, parting, {}).finish()
  } catch (error) {
    if (!(error instanceof Stray)) throw error
    const again = begin()
    again.note('quotation marks inside cells are kept as they stand.')
    return rereadInto(again, text, parting, error).finish()
  }
}

interface Parting {
  readonly delimiter: Delimiter
  /** Rows above the first that is read. */
  readonly skipped: number
}

/** A quotation mark where none can be; it may be an inch, or a title. */
class Stray extends Error {
  readonly bad: BadTable
  constructor(bad: BadTable) {
    super('stray quotation mark')
    this.bad = bad
  }
}

/** Once more, with such marks as letters. Programs that write tabs quote nothing; elsewhere no cell may swallow a line for it. */
function rereadInto(draft: SheetDraft, text: string, parting: Parting, error: Stray): SheetDraft {
  try {
    if (parting.delimiter === '\t') return readInto(draft, text, parting, { quote: false })
    return readInto(draft, text, parting, { relax_quotes: true }, () => {
      throw error.bad
    })
  } catch (second) {
    throw second instanceof Stray ? error.bad : second
  }
}

function readInto(
  draft: SheetDraft,
  text: string,
  { delimiter, skipped }: Parting,
  quoting: Options,
  onLongCell?: () => void,
): SheetDraft {
  let row = 0
  const wrong = (sentence: string) => new BadTable({ table: draft.name, row: row + 1, field: null, sentence })
  const onRow = (cells: string[]): null => {
    row += 1
    if (row > MOST_LINES) {
      const sentence = `it has more than ${MOST_LINES} rows, most of them empty.`
      throw new BadTable({ table: draft.name, row: null, field: null, sentence })
    }
    if (row <= skipped) return null
    for (const [column, cell] of cells.entries()) {
      if (cell === '') continue
      if (onLongCell && /[\r\n]/.test(cell)) onLongCell()
      draft.put(row, column, cell, unfolded)
    }
    return null
  }
  try {
    parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      max_record_size: LONGEST_ROW,
      on_record: onRow,
      ...quoting,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // Its own words repeat the cell.
    if (error.code === 'INVALID_OPENING_QUOTE' || error.code === 'CSV_INVALID_CLOSING_QUOTE')
      throw new Stray(wrong('a quotation mark stands inside a cell; double it, or take it out.'))
    if (error.code === 'CSV_QUOTE_NOT_CLOSED')
      throw new Stray(wrong('a quotation mark is opened here, and not closed.'))
    if (error.code === 'CSV_MAX_RECORD_SIZE')
      throw wrong('it is far too long; a quotation mark may not be closed.')
    throw wrong('this is not a row of a table.')
  }
  return draft
}

const AS_TEXT = /^="([^"]*)"$/
const LINK = /^=HYPERLINK\(\s*"(?:[^"]|"")*"\s*[,;]\s*"((?:[^"]|"")*)"\s*\)$/i
const FORMULA = /^(?:=|[+\-@].*[(!|])/

/** Formulas as text compute nothing. Two kinds only wrap the text that a person saw. */
function unfolded(text: string): Meant {
  if (!FORMULA.test(text)) return { text, sentence: null }
  const quoted = AS_TEXT.exec(text)?.[1]
  if (quoted !== undefined) return { text: quoted.trim(), sentence: null }
  const link = LINK.exec(text)?.[1]
  if (link !== undefined) {
    const shown = unfolded(link.replaceAll('""', '"').trim())
    return { text: shown.text, sentence: 'a link (=HYPERLINK); its text was taken.' }
  }
  return { text, sentence: 'it begins like a formula; it is kept as text, and nothing is computed.' }
}
