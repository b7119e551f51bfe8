/** Workbooks (XLSX) as programs make them, and as nobody should: written part by part. */
import { type PartMade, zip } from './zips.ts'

export type CellMade =
  | string
  | { readonly xml: string }
  | { readonly inline: string }
  | { readonly number: number; readonly style?: number }

export interface SheetMade {
  readonly name: string
  readonly rows: readonly (readonly CellMade[])[]
  readonly state?: 'hidden' | 'veryHidden'
  /** After the rows: merged cells and the like. */
  readonly after?: string
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** What XML cannot hold, a workbook writes as `_x0007_`. */
export const inXml = (text: string): string =>
  text
    .replace(/_x[0-9A-Fa-f]{4}_/g, (code) => `_x005F${code}`)
    .replace(
      /[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu,
      (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)

/** The parts of a workbook by name, to be changed before they are packed. */
export function workbookParts(
  sheets: readonly SheetMade[],
  formats: readonly string[] = [],
): Record<string, string> {
  const texts = new Map<string, number>()
  const cellXml = (cell: CellMade, place: string): string => {
    if (typeof cell === 'string') {
      if (cell === '') return ''
      const known = texts.get(cell) ?? texts.size
      texts.set(cell, known)
      return `<c r="${place}" t="s"><v>${known}</v></c>`
    }
    if ('xml' in cell) return cell.xml.replaceAll('@', place)
    if ('inline' in cell)
      return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${inXml(cell.inline)}</t></is></c>`
    return `<c r="${place}"${cell.style === undefined ? '' : ` s="${cell.style}"`}><v>${cell.number}</v></c>`
  }
  const rowXml = (cells: readonly CellMade[], row: number): string =>
    `<row r="${row}">${cells.map((cell, column) => cellXml(cell, `${letters(column)}${row}`)).join('')}</row>`
  const parts: Record<string, string> = {}
  for (const [at, { rows, after }] of sheets.entries()) {
    const data = rows.map((cells, n) => rowXml(cells, n + 1)).join('')
    parts[`xl/worksheets/sheet${at + 1}.xml`] =
      `${XML}<worksheet ${MAIN}><sheetData>${data}</sheetData>${after ?? ''}</worksheet>`
  }
  const each = (make: (sheet: SheetMade, n: number) => string) =>
    sheets.map((sheet, at) => make(sheet, at + 1)).join('')
  const state = (sheet: SheetMade) => (sheet.state ? ` state="${sheet.state}"` : '')
  parts['[Content_Types].xml'] =
    `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`
  parts['xl/workbook.xml'] =
    `${XML}<workbook ${MAIN} xmlns:r="${RELATIONS}"><sheets>${each((sheet, n) => `<sheet name="${inXml(sheet.name)}" sheetId="${n}"${state(sheet)} r:id="rId${n}"/>`)}</sheets></workbook>`
  parts['xl/_rels/workbook.xml.rels'] =
    `${XML}<Relationships>${each((_, n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="s" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="f" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`
  parts['xl/sharedStrings.xml'] =
    `${XML}<sst ${MAIN}>${[...texts.keys()].map((text) => `<si><t xml:space="preserve">${inXml(text)}</t></si>`).join('')}</sst>`
  parts['xl/styles.xml'] =
    `${XML}<styleSheet ${MAIN}><numFmts>${formats.map((code, n) => `<numFmt numFmtId="${164 + n}" formatCode="${inXml(code).replaceAll('"', '&quot;')}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((_, n) => `<xf numFmtId="${164 + n}"/>`).join('')}</cellXfs></styleSheet>`
  return parts
}

export const packed = (parts: Readonly<Record<string, string | Uint8Array>>): Buffer =>
  zip(Object.entries(parts).map(([name, bytes]) => ({ name, bytes })))

export const workbook = (sheets: readonly SheetMade[], formats?: readonly string[]): Buffer =>
  packed(workbookParts(sheets, formats))

const SMALL: readonly SheetMade[] = [{ name: 'Entries', rows: [['Category'], ['Best Film']] }]

/** A small workbook, some of whose parts are other ones. */
export const workbookWith = (parts: Readonly<Record<string, string>>): Buffer =>
  packed({ ...workbookParts(SMALL), ...parts })

/** The same, with parts that lie. */
export const workbookAnd = (parts: readonly PartMade[]): Buffer => {
  const made = Object.entries(workbookParts(SMALL)).map(([name, bytes]): PartMade => ({ name, bytes }))
  return zip([...made.filter(({ name }) => !parts.some((part) => part.name === name)), ...parts])
}

export const SHEET = 'xl/worksheets/sheet1.xml'
export const TEXTS = 'xl/sharedStrings.xml'

export const sheetXml = (rows: string, after = ''): string =>
  `${XML}<worksheet ${MAIN}><sheetData>${rows}</sheetData>${after}</worksheet>`
