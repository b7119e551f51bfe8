/** A sheet while it is read, whatever it is read from: every cell cleaned, counted and held to the limits. */
import { cleaned, cleanName } from './clean.ts'
import { createNoteTaker, notesOf } from './noted.ts'
import {
  BadTable,
  columnLetters,
  LONGEST_CELL,
  MOST_CELLS,
  MOST_COLUMNS,
  MOST_LETTERS,
  MOST_ROWS,
  ROWS_ABOVE,
  type Sheet,
  type SheetRow,
} from './sheets.ts'
import { MOST_PROBLEMS, type Problem } from './tables.ts'

/** What all sheets of a file may have together. */
export interface Budget {
  cells: number
  letters: number
}
/** One for each file: its sheets spend it together. */
export const newBudget = (): Budget => ({ cells: MOST_CELLS, letters: MOST_LETTERS })

/** What a cleaned text stands for, and what to say of that. */
export interface Meant {
  readonly text: string
  readonly sentence: string | null
}

export interface SheetDraft {
  readonly name: string
  /** A cell as the file has it; rows from 1, columns from 0. */
  put(row: number, column: number, raw: string, meant?: (text: string) => Meant): void
  note(sentence: string, row?: number | null, column?: number | null): void
  /** The same text goes to these rows of a column, where they have content and this cell is empty. */
  fill(fromRow: number, toRow: number, column: number): void
  /** Throws with every mistake found on the way. */
  finish(): Sheet
}

/** A bad cell is told when it is finished; what breaks a limit of the whole throws `BadTable` at once. */
export function createSheetDraft(called: string, budget: Budget): SheetDraft {
  const name = cleanName(called) || 'Sheet'
  const rows = new Map<number, string[]>()
  const problems: Problem[] = []
  const notes = createNoteTaker()

  function wrong(row: number | null, column: number | null, sentence: string): void {
    problems.push({ table: name, row, field: column === null ? null : columnLetters(column), sentence })
    if (problems.length >= MOST_PROBLEMS) throw new BadTable(problems)
  }

  /** What breaks a limit of the whole ends the reading: the rest is not looked at. */
  function tooMuch(sentence: string): never {
    problems.unshift({ table: name, row: null, field: null, sentence })
    throw new BadTable(problems)
  }

  function put(row: number, column: number, raw: string, meant?: (text: string) => Meant): void {
    if (raw === '') return
    if (raw.length > LONGEST_CELL) {
      wrong(row, column, `it has ${raw.length} characters; a cell may have ${LONGEST_CELL}.`)
      return
    }
    const { text, done } = cleaned(raw)
    for (const sentence of done) notes.note(sentence, row, column)
    const { text: stands, sentence } = meant?.(text) ?? { text, sentence: null }
    if (sentence !== null) notes.note(sentence, row, column)
    if (stands !== '') set(row, column, stands)
  }

  function set(row: number, column: number, text: string): void {
    if (column >= MOST_COLUMNS) {
      wrong(row, column, `it lies beyond column ${columnLetters(MOST_COLUMNS - 1)}, the last that is read.`)
      return
    }
    budget.cells -= 1
    budget.letters -= text.length
    if (budget.cells < 0) tooMuch(`it has more than ${MOST_CELLS} cells; copy what you need into a new file.`)
    if (budget.letters < 0) tooMuch(`its cells hold more than ${MOST_LETTERS / 1e6} million characters.`)
    const cells = rows.get(row) ?? []
    rows.set(row, cells)
    if (rows.size > MOST_ROWS + ROWS_ABOVE)
      tooMuch(`it has more than ${MOST_ROWS} rows; copy those you need into a new file.`)
    while (cells.length < column) cells.push('')
    cells[column] = text
  }

  return {
    name,
    put,
    note: notes.note,
    fill(fromRow, toRow, column) {
      const text = rows.get(fromRow)?.[column]
      if (!text) return
      for (const [row, cells] of rows) {
        if (row > fromRow && row <= toRow && !cells[column]) set(row, column, text)
      }
    },
    finish() {
      if (problems.length > 0) throw new BadTable(problems)
      const inOrder = [...rows]
        .toSorted(([a], [b]) => a - b)
        .map(([row, cells]): SheetRow => ({ row, cells }))
      const noted = notes.all()
      return { name, rows: inOrder, notes: notesOf(noted), noted }
    },
  }
}
