/** Tables read in a process of their own, one for each file: it may break, and neither the room nor the next file notices. */
import { type Apart, createApart } from '../apart.ts'
import { tableName } from './clean.ts'
import type { Read, Sheet, SheetRow } from './sheets.ts'
import type { Problem } from './tables.ts'

/** To the reading process. */
export interface Asked {
  readonly bytes: Uint8Array
  readonly fileName: string
}

/** From it: a sheet's rows come in pieces, so that no moment of the core is spent on all of them. */
export type Told =
  | { readonly is: 'sheet'; readonly sheet: Omit<Sheet, 'rows'> }
  | { readonly is: 'rows'; readonly rows: SheetRow[] }
  | { readonly is: 'end'; readonly problems: Problem[] | null }

/** Milliseconds a file may take: a workbook of the largest size takes a few seconds. */
const LONGEST_MS = 30_000
const MOST_MEMORY_MB = 192

const BROKEN =
  'reading it took more time or memory than any list of entries needs; copy the rows you need into a new file.'

export interface Reading {
  readSheets(bytes: Uint8Array, fileName: string): Promise<Read>
}

/** A file that breaks the process, or takes too long, has a problem like any other. */
export function createReading(program = 'read.js', longestMs = LONGEST_MS): Reading {
  const apart: Apart = createApart({
    program,
    idleMs: 0,
    longestMs,
    mostMemoryMB: MOST_MEMORY_MB,
    silent: true,
  })
  return {
    async readSheets(bytes, fileName) {
      const sheets: (Omit<Sheet, 'rows'> & { rows: SheetRow[] })[] = []
      const end = await apart.ask({ bytes, fileName } satisfies Asked, (answer) => {
        const told = answer as Told
        if (told.is === 'sheet') sheets.push({ ...told.sheet, rows: [] })
        else if (told.is === 'rows') sheets.at(-1)?.rows.push(...told.rows)
        return told.is === 'end'
      })
      if (end === null)
        return { problems: [{ table: tableName(fileName), row: null, field: null, sentence: BROKEN }] }
      const { problems } = end as Told & { is: 'end' }
      return problems === null ? { sheets } : { problems }
    },
  }
}

/** Bytes to sheets, by what they are and not by what they are called; or what is wrong and where. */
export const { readSheets } = createReading()
