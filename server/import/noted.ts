/** Collects what was neutralised and where, and says it: one sentence for all its places in one column. */
import { columnLetters, type Noted } from './sheets.ts'

export interface NoteTaker {
  note(sentence: string, row?: number | null, column?: number | null): void
  all(): Noted[]
}

/** Stretches of rows named before it says how many more. */
const MOST_STRETCHES = 12

/** `all` tells sentence by sentence, in the order they first came up. */
export function createNoteTaker(): NoteTaker {
  const found = new Map<string, Map<number | null, Set<number>>>()
  return {
    note(sentence, row = null, column = null) {
      const columns = found.get(sentence) ?? new Map<number | null, Set<number>>()
      found.set(sentence, columns)
      const rows = columns.get(column) ?? new Set<number>()
      columns.set(column, rows)
      if (row !== null) rows.add(row)
    },
    all: () =>
      [...found].flatMap(([sentence, columns]) =>
        [...columns].map(([column, rows]) => ({
          sentence,
          column,
          rows: [...rows].toSorted((a, b) => a - b),
        })),
      ),
  }
}

/** One for each, at the same place: by that it is told which of them may be read (E1). */
export const notesOf = (noted: readonly Noted[]): string[] => noted.map(noteOf)

function noteOf({ sentence, column, rows }: Noted): string {
  const place = [
    rows.length > 0 ? rowsOf(rows) : null,
    column === null ? null : `column ${columnLetters(column)}`,
  ].filter((part) => part !== null)
  return place.length === 0 ? sentence : `${place.join(', ')}: ${sentence}`
}

/** "row 7", or "rows 2 to 40, 57". */
function rowsOf(rows: readonly number[]): string {
  const stretches: [number, number][] = []
  for (const row of rows) {
    const last = stretches.at(-1)
    if (last && row === last[1] + 1) last[1] = row
    else stretches.push([row, row])
  }
  const named = stretches.slice(0, MOST_STRETCHES)
  const left = stretches.slice(MOST_STRETCHES).reduce((sum, [from, to]) => sum + to - from + 1, 0)
  const words = named.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`)).join(', ')
  return `${rows.length === 1 ? 'row' : 'rows'} ${words}${left > 0 ? ` and ${left} more` : ''}`
}
