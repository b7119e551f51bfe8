/** What a file is, by its bytes: a workbook, text, or something else, with a sentence that says what to do. */
import { BadZip, zipParts } from '#shared/zip'

export type Kind = { readonly is: 'workbook' | 'text' } | { readonly is: 'other'; readonly sentence: string }

const other = (sentence: string): Kind => ({ is: 'other', sentence })
const SAVE_AS = 'save it as XLSX or CSV and choose that file.'

const PICTURE = 'this is a picture or a film, not a table.'
const PACKED = 'this is a packed file; unpack it and choose the table inside.'

/** What the bytes begin with, or have at a place, as Latin-1. */
const BEGINNINGS: readonly (readonly [at: number, signature: string, sentence: string])[] = [
  [0, '\x89PNG', PICTURE],
  [0, '\xFF\xD8\xFF', PICTURE],
  [0, 'GIF8', PICTURE],
  [8, 'WEBP', PICTURE],
  [4, 'ftyp', PICTURE],
  [0, 'II*\0', PICTURE],
  [0, 'MM\0*', PICTURE],
  [0, '%PDF', 'this is a PDF; ask for the table it was made from, as XLSX or CSV.'],
  [0, '{\\rtf', `this is a text document (RTF); copy its table into a spreadsheet, ${SAVE_AS}`],
  [0, '\x1F\x8B', PACKED],
  [0, '7z\xBC\xAF', PACKED],
  [0, 'Rar!', PACKED],
  [0, '\xFD7zXZ', PACKED],
  [0, 'SQLite format 3', `this is a database; export the table you need, and ${SAVE_AS}`],
]

const OLD = '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1'
/** In the old container Excel keeps both its old format and workbooks under a password. */
const UNDER_PASSWORD = Buffer.from('EncryptedPackage', 'utf16le')
const OLD_WORD = Buffer.from('WordDocument', 'utf16le')

/** Text is what is nothing else that is known here; whether it is a table shows later (`kindOfText`). */
export function kindOf(bytes: Uint8Array): Kind {
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1')
  if (start.startsWith('PK\x03\x04')) return kindOfZip(bytes)
  if (start.startsWith('PK\x05\x06')) return other('this is a zip with nothing in it.')
  if (start.startsWith(OLD)) return kindOfOld(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const known = BEGINNINGS.find(([at, signature]) => start.startsWith(signature, at))
  return known ? other(known[2]) : { is: 'text' }
}

function kindOfOld(bytes: Buffer): Kind {
  if (bytes.includes(UNDER_PASSWORD)) return other('it is protected by a password; save it without one.')
  if (bytes.includes(OLD_WORD))
    return other(`this is an old Word document; copy its table into a spreadsheet, ${SAVE_AS}`)
  return other(`this is a workbook of old Excel (XLS); open it, ${SAVE_AS}`)
}

const MOST_PARTS = 20_000

const INSIDE: readonly (readonly [RegExp, string])[] = [
  [/^xl\/workbook\.bin$/, `this is a binary workbook (XLSB); open it in Excel, ${SAVE_AS}`],
  [/^word\//, `this is a Word document; copy its table into a spreadsheet, ${SAVE_AS}`],
  [/^ppt\//, `this is a presentation; copy its table into a spreadsheet, ${SAVE_AS}`],
  [
    /\.iwa$|^index\.zip$/,
    `this is a document of Apple Numbers, Pages or Keynote; export it as XLSX or CSV and choose that file.`,
  ],
  [/^content\.xml$/, `this is an OpenDocument file (ODS or ODT); open it, ${SAVE_AS}`],
]

function kindOfZip(bytes: Uint8Array): Kind {
  try {
    const text = new TextDecoder()
    const names = zipParts(bytes, MOST_PARTS).map(({ name }) =>
      text.decode(name).replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase(),
    )
    if (names.includes('xl/workbook.xml')) return { is: 'workbook' }
    const known = INSIDE.find(([pattern]) => names.some((name) => pattern.test(name)))
    return other(known?.[1] ?? 'this is a zip of files; unpack it and choose the table inside.')
  } catch (error) {
    if (!(error instanceof BadZip)) throw error
    return other('it is damaged or was cut short; save it again, as XLSX or CSV.')
  }
}

/** Text that is no table: pages and drawings, whatever they are called. */
export function kindOfText(text: string): string | null {
  const start = text.slice(0, 1000).trimStart().toLowerCase()
  if (/^<svg|^<\?xml[\s\S]*<svg/.test(start)) return 'this is a drawing (SVG), not a table.'
  if (/^<(!doctype html|html|head|body|meta|table|div|style|script|!--)/.test(start))
    return `this is a web page, whatever it is called; open it in a spreadsheet, ${SAVE_AS}`
  if (/^<\?xml|^<!doctype/.test(start)) return `this is XML; open it in a spreadsheet, ${SAVE_AS}`
  return null
}
