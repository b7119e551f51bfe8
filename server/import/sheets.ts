/** What a reader makes of a file: sheets of rows whose place is known, or what is wrong and where. */
import type { Problem } from './tables.ts'

export interface SheetRow {
  /** As a person counts in the file, from 1. Rows without content are left out, and counted all the same. */
  readonly row: number
  /** As many as the row has up to its last one with content. */
  readonly cells: readonly string[]
}

/** Something that was neutralised or decided in reading: the same sentence for all its places in one column. */
export interface Noted {
  readonly sentence: string
  /** From 0; null where it concerns the rows or the sheet. */
  readonly column: number | null
  /** None where it concerns the column or the sheet. */
  readonly rows: readonly number[]
}

export interface Sheet {
  readonly name: string
  readonly rows: readonly SheetRow[]
  /** `noted` in words: "row 7, column C: a formula; its last value was taken". */
  readonly notes: readonly string[]
  /** Says where, never what. Who may not see results is not to be told the notes of their columns either. */
  readonly noted: readonly Noted[]
}

export type Read = { readonly sheets: Sheet[] } | { readonly problems: Problem[] }

const MB = 1024 * 1024
export const LARGEST_FILE = 20 * MB
/** Rows with content, in one sheet. */
export const MOST_ROWS = 5000
/** And those of its header, and of notes above it. */
export const ROWS_ABOVE = 50
/** Rows of delimited text, the empty ones too. */
export const MOST_LINES = 100_000
export const MOST_COLUMNS = 200
/** Cells with content, in all sheets. */
export const MOST_CELLS = 250_000
/** Letters in all of them. */
export const MOST_LETTERS = 8_000_000
/** What a cell of a spreadsheet can hold. */
export const LONGEST_CELL = 32_767
export const MOST_SHEETS = 100
/** The last row any spreadsheet has. */
export const LAST_ROW = 1_048_576

/** Reading ends here: the file, or one place in it, is not what can be read. Never says what stands there. */
export class BadTable extends Error {
  override readonly name = 'BadTable'
  readonly problems: Problem[]

  constructor(problems: Problem | Problem[]) {
    super('this table cannot be read')
    this.problems = [problems].flat()
  }
}

/** What is wrong with the whole of it: no row and no column is named. To be thrown. */
export const wrongFile = (table: string, sentence: string): BadTable =>
  new BadTable({ table, row: null, field: null, sentence })

/** 0 is A, 25 is Z, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  }
  return letters
}
