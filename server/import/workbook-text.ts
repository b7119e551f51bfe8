/** Texts of a workbook: plain, or in runs of several looks; without the reading aids of Japanese and Chinese. */
import { LONGEST_CELL, MOST_CELLS, wrongFile } from './sheets.ts'
import type { WorkbookParts } from './workbook-parts.ts'
import type { Attributes, XmlHearer } from './xml.ts'

/** Collects the text inside one `si` or `is`. */
export interface TextTaker {
  open(name: string): void
  close(name: string): void
  text(text: string): void
  /** What was collected; begins anew. */
  take(): string
}

/** One for a whole part: whoever takes a text has it ready for the next. */
export function createTextTaker(): TextTaker {
  let runs: string[] = []
  let length = 0
  let inText = false
  let aid = 0
  return {
    open(name) {
      if (name === 'rPh') aid += 1
      if (name === 't') inText = aid === 0
    },
    close(name) {
      if (name === 'rPh') aid -= 1
      if (name === 't') inText = false
    },
    text(text) {
      // One letter more than a cell may have is enough to see that it has too many.
      if (!inText || length > LONGEST_CELL) return
      runs.push(text)
      length += text.length
    },
    take() {
      const text = runs.join('')
      runs = []
      length = 0
      return unescaped(text)
    },
  }
}

/** Characters XML cannot hold are written `_x000D_` in a workbook; an underscore before such a code is `_x005F_`. */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text

/** The parser's texts are views of the piece they came in, and would keep all of it. */
export const ownCopy = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le')

/** What all texts together may take. */
const MOST_LETTERS = 16_000_000

/** By the numbers that cells carry; empty if there is no such part. Throws `BadTable` if there are too many. */
export function readSharedTexts(parts: WorkbookParts, part: string, table: string): string[] {
  const texts: string[] = []
  const taker = createTextTaker()
  let letters = 0
  const hearer: XmlHearer = {
    open(name: string, _attributes: Attributes) {
      taker.open(name)
    },
    close(name) {
      taker.close(name)
      if (name !== 'si') return
      const text = ownCopy(taker.take())
      texts.push(text)
      letters += text.length
      if (texts.length > MOST_CELLS || letters > MOST_LETTERS) {
        const sentence = `it holds more than ${MOST_CELLS} different texts; copy the rows you need into a new file.`
        throw wrongFile(table, sentence)
      }
    },
    text: taker.text,
  }
  parts.read(part, hearer)
  return texts
}
