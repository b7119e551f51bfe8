/** Bytes to sheets, whatever they are called: what they are is seen in them. Runs in the reading process. */
import { tableName } from './clean.ts'
import { sheetFromText } from './delimited.ts'
import { type Decoded, decoded } from './encoding.ts'
import { looksLikeJson, sheetsFromJson } from './json-sheets.ts'
import { kindOf, kindOfText } from './kinds.ts'
import { createNoteTaker, notesOf } from './noted.ts'
import { BadTable, LARGEST_FILE, type Read, type Sheet, wrongFile } from './sheets.ts'
import { sheetsFromWorkbook } from './workbook.ts'

/** What is wrong with a file comes back as `problems`; a file without content is one. */
export function readFile(bytes: Uint8Array, fileName: string): Read {
  const file = tableName(fileName)
  try {
    const sheets = sheetsIn(bytes, file)
    if (sheets.every(({ rows }) => rows.length === 0)) throw wrongFile(file, 'nothing is in it.')
    return { sheets }
  } catch (error) {
    if (error instanceof BadTable) return { problems: error.problems }
    throw error
  }
}

function sheetsIn(bytes: Uint8Array, file: string): Sheet[] {
  if (bytes.length === 0) throw wrongFile(file, 'the file is empty.')
  if (bytes.length > LARGEST_FILE) throw wrongFile(file, `it has more than ${LARGEST_FILE / 1024 / 1024} MB.`)
  const kind = kindOf(bytes)
  if (kind.is === 'other') throw wrongFile(file, kind.sentence)
  if (kind.is === 'workbook') return sheetsFromWorkbook(bytes, file)
  const text = decoded(bytes)
  const sentence = isBinary(text.text)
    ? 'this is no table; choose an XLSX, CSV or JSON file.'
    : kindOfText(text.text)
  if (sentence !== null) throw wrongFile(file, sentence)
  const name = file.replace(/\.[^.]{1,5}$/, '') || file
  const sheets = looksLikeJson(text.text) ? sheetsFromJson(text.text, name) : [sheetFromText(text.text, name)]
  return sheets.map((sheet) => toldOf(sheet, text))
}

/** More unprintable than text has, even damaged text. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 100_000)
  const odd = sample.match(/[^\P{Cc}\t\n\r]|\uFFFD/gu)?.length ?? 0
  return odd * 5 > sample.length
}

function toldOf(sheet: Sheet, { encoding, guessed }: Decoded): Sheet {
  const taker = createNoteTaker()
  taker.note(
    guessed
      ? `read as ${encoding}, which the file does not say; look at letters with accents.`
      : `read as ${encoding}.`,
  )
  const noted = [...taker.all(), ...sheet.noted]
  return { ...sheet, noted, notes: notesOf(noted) }
}
