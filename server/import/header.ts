/** Which row of a sheet says what the columns are: notes may stand above it, and it may be two rows. */

import { meaningOf } from './aliases.ts'
import { mayBeSaid } from './award-words.ts'
import type { SheetRow } from './sheets.ts'

export interface HeaderPlace {
  /** As a person counts in the file. */
  readonly row: number
  /** 1 or 2. */
  readonly count: number
}

/** A header stands within the first rows, or the table has none. */
const LOOKED_AT = 40
/** What is longer is a note, not the name of a column. */
const LONGEST_NAME = 60

const filled = ({ cells }: SheetRow): string[] =>
  cells.map((cell) => cell.trim()).filter((cell) => cell !== '')

/** How many columns of a row have a name that is known. Words of results do not count: no result decides where the table begins (E1). */
const known = (row: SheetRow): number =>
  new Set(
    filled(row)
      .filter((cell) => cell.length <= LONGEST_NAME && !mayBeSaid(cell))
      .map(meaningOf)
      .filter((meaning) => meaning !== null),
  ).size

/** The first row that names two columns or more; or one; or has two cells at all. What stands below it is not asked (E1). */
export function findHeader(rows: readonly SheetRow[]): HeaderPlace | null {
  const looked = rows.slice(0, LOOKED_AT)
  const at = [2, 1]
    .map((most) => looked.findIndex((row) => known(row) >= most && filled(row).length >= 2))
    .concat(looked.findIndex((row) => filled(row).length >= 2))
    .concat(looked.findIndex((row) => filled(row).length >= 1))
    .find((index) => index >= 0)
  if (at === undefined) return null
  const row = looked[at] as SheetRow
  const [above, below] = [looked[at - 1], looked[at + 1]]
  if (above && above.row === row.row - 1 && isGroupsOf(above, row)) return { row: above.row, count: 2 }
  if (below && below.row === row.row + 1 && known(below) >= 2 && isGroupsOf(row, below))
    return { row: row.row, count: 2 }
  return { row: row.row, count: 1 }
}

/** Names of groups stand over the columns they hold together: fewer, with gaps between them, each over a column that is named below. */
function isGroupsOf(groups: SheetRow, names: SheetRow): boolean {
  const count = filled(groups).length
  if (count < 2 || count >= filled(names).length) return false
  const places = groups.cells.flatMap((cell, column) => (cell.trim() === '' ? [] : [column]))
  if ((places.at(-1) as number) - (places[0] as number) < count) return false
  return groups.cells.every(
    (cell, column) =>
      cell.trim() === '' || (cell.trim().length <= LONGEST_NAME && (names.cells[column] ?? '').trim() !== ''),
  )
}

/** The names of the columns, one for each that the table has anywhere; of two rows "Group – Column". */
export function headersOf(rows: readonly SheetRow[], { row, count }: HeaderPlace, width: number): string[] {
  const at = rows.findIndex((one) => one.row === row)
  const line = (offset: number): string[] => {
    const found = rows[at + offset]
    return Array.from({ length: width }, (_, column) =>
      (found?.cells[column] ?? '').replace(/\s+/g, ' ').trim(),
    )
  }
  if (at < 0) return Array.from({ length: width }, () => '')
  if (count < 2) return line(0)
  let group = ''
  const names = line(1)
  return line(0).map((cell, column) => {
    group = cell || group
    return [group, names[column] ?? ''].filter(Boolean).join(' – ')
  })
}
