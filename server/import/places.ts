/** Where in the tables something is wrong, and what: collected while they are read. */
import { type ImportField, labelOf } from '#shared/import-fields'
import type { ImportProblem } from '#shared/import-view'
import type { TableRecord } from './records.ts'

/** A row of a table. */
export interface Place {
  readonly table: string
  readonly row: number
}

/** A record, and the table it stands in. */
export interface Placed extends Place {
  readonly record: TableRecord
}

/** More than a person reads at once; whoever has this many sent another kind of table. */
const MOST_PROBLEMS = 200

export class Problems {
  private readonly found: ImportProblem[] = []

  /** Has to be put right before anything is imported. */
  stop(at: Partial<Place> | null, field: ImportField | null, sentence: string): void {
    this.add(true, at, field, sentence)
  }

  /** May be meant. */
  look(at: Partial<Place> | null, field: ImportField | null, sentence: string): void {
    this.add(false, at, field, sentence)
  }

  private add(grave: boolean, at: Partial<Place> | null, field: ImportField | null, sentence: string): void {
    this.found.push({
      grave,
      table: at?.table ?? null,
      row: at?.row ?? null,
      column: field === null ? null : columnOf(at, field),
      sentence,
    })
  }

  /** Grave ones first. */
  list(): ImportProblem[] {
    return this.found.toSorted((a, b) => Number(b.grave) - Number(a.grave)).slice(0, MOST_PROBLEMS)
  }
}

/** As the table calls it, where the row has such a cell. */
function columnOf(at: Partial<Placed> | null, field: ImportField): string {
  return at?.record?.cells.get(field)?.[0]?.column.header || labelOf(field)
}
