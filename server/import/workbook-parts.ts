/** The parts of a workbook by their names, each unfolded into a reader of XML under one limit for all. */
import { Inflate } from 'fflate'
import { BadZip, unpack, type ZipPart, zipParts } from '#shared/zip'
import { wrongFile } from './sheets.ts'
import { BadXml, createXmlReader, type XmlHearer } from './xml.ts'

const MB = 1024 * 1024
/** What all parts that are read may unfold to. */
const MOST_UNPACKED = 48 * MB
/** What a part too large is given to show that it has too many rows. */
const A_LOOK = 4 * MB
/** Tables unfold ten- or twentyfold; what unfolds more than this was made to. */
const STEEPEST = 100
/** What a zip may say of all its parts, pictures and all. */
const MOST_SAID = 256 * MB
const MOST_PARTS = 5000

export interface WorkbookParts {
  readonly names: ReadonlySet<string>
  /** False if there is no such part. */
  read(name: string, hearer: XmlHearer): boolean
}

/** Unfolds nothing yet; throws `BadTable` for a zip that is damaged, or too large by its own word. */
export function workbookParts(bytes: Uint8Array, table: string): WorkbookParts {
  const found = listed(bytes, table)
  let left = MOST_UNPACKED

  function read(name: string, hearer: XmlHearer): boolean {
    const part = found.get(name.toLowerCase())
    if (!part) return false
    const xml = createXmlReader(hearer)
    const most = part.size > left ? Math.min(left, A_LOOK) : left
    try {
      unpack(
        bytes,
        part,
        (take) => new Inflate(take),
        { most, steepest: STEEPEST },
        (piece) => {
          left -= piece.length
          xml.write(piece)
        },
      )
      xml.end()
    } catch (error) {
      throw sentenceFor(error, table)
    }
    return true
  }

  return { names: new Set(found.keys()), read }
}

/** Parts by name in small letters, as spreadsheets find them. */
function listed(bytes: Uint8Array, table: string): Map<string, ZipPart> {
  try {
    const found = new Map<string, ZipPart>()
    const text = new TextDecoder()
    let said = 0
    for (const part of zipParts(bytes, MOST_PARTS)) {
      const name = text.decode(part.name).replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
      // Two parts of one name are two workbooks in one: which is meant, the reader would decide.
      if (found.has(name)) throw new BadZip('damaged')
      found.set(name, part)
      said += part.size
    }
    if (said > MOST_SAID) throw new BadZip('too-large')
    return found
  } catch (error) {
    throw sentenceFor(error, table)
  }
}

const SENTENCES: Readonly<Record<string, string>> = {
  'too-many-parts': `it consists of more than ${MOST_PARTS} parts, which no list of entries does.`,
  encrypted: 'it is protected by a password; save it without one.',
  'too-large':
    'unpacked it is far too large for a list of entries; copy the rows you need into a new file and save that.',
  doctype: 'it holds a document type, which no spreadsheet writes; it is not read.',
  trap: 'it is built as no spreadsheet builds it; copy the rows you need into a new file and save that.',
}

const DAMAGED = 'it is damaged or was cut short; save it again, as XLSX or CSV.'

function sentenceFor(error: unknown, table: string): unknown {
  const why = error instanceof BadZip ? error.fault : error instanceof BadXml ? error.why : null
  return why === null ? error : wrongFile(table, SENTENCES[why] ?? DAMAGED)
}
