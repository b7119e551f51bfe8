/** What the reader made of a file, in short: its rows as text, its notes, or the sentences of what is wrong. */
import { readFile } from '../../server/import/read-file.ts'
import type { Read, Sheet } from '../../server/import/sheets.ts'
import { sentenceOf } from '../../server/import/tables.ts'

export const sentencesOf = (read: Read): string[] => ('problems' in read ? read.problems.map(sentenceOf) : [])

export const bytesOf = (file: Uint8Array | string): Uint8Array =>
  typeof file === 'string' ? Buffer.from(file) : file

/** The first sheet; fails with the sentences if there is none. */
export function sheetIn(file: Uint8Array | string, fileName = 'entries.csv'): Sheet {
  return sheetsIn(file, fileName)[0] as Sheet
}

export function sheetsIn(file: Uint8Array | string, fileName = 'entries.csv'): Sheet[] {
  const read = readFile(bytesOf(file), fileName)
  if ('problems' in read) throw new Error(sentencesOf(read).join('\n'))
  return read.sheets
}

export const cellsIn = (file: Uint8Array | string, fileName?: string): string[][] =>
  sheetIn(file, fileName).rows.map(({ cells }) => [...cells])

/** What is wrong with it; empty if it was read. */
export const wrongIn = (file: Uint8Array | string, fileName = 'entries.csv'): string[] =>
  sentencesOf(readFile(bytesOf(file), fileName))

/** Its notes, those on its encoding and delimiter aside. */
export const notesIn = (file: Uint8Array | string, fileName?: string): string[] =>
  sheetIn(file, fileName).notes.filter((note) => !/^(read as|its cells are parted)/.test(note))
