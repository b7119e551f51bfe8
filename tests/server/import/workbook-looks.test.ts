/** Winners in bold, in yellow, crossed out: a table says nothing by its looks, and whoever brings it is told so. */
import { expect, test } from 'vitest'
import { notesIn } from '../../helpers/reading.ts'
import { SHEET, sheetXml, workbookWith } from '../../helpers/workbooks.ts'

const STYLES = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
  <fonts><font><sz val="11"/><color theme="1"/></font><font><b/><color theme="1"/></font><font><strike val="1"/></font><font><color rgb="FFFF0000"/></font><font><b val="0"/><color rgb="FF000000"/></font></fonts>
  <fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill></fills>
  <cellXfs><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="0" fontId="1" fillId="0"/><xf numFmtId="0" fontId="2"/><xf numFmtId="0" fontId="3"/><xf numFmtId="0" fontId="0" fillId="2"/><xf numFmtId="0" fontId="4" fillId="1"/></cellXfs>
  <dxfs><dxf><font><b/></font></dxf></dxfs>
</styleSheet>`
const PLAIN = 0
const [BOLD, STRUCK, RED, YELLOW, BLACK] = [1, 2, 3, 4, 5]

const notesOf = (...styles: readonly number[]): readonly string[] => {
  const cell = (place: string, style: number) =>
    `<c r="${place}" s="${style}" t="inlineStr"><is><t>${place}</t></is></c>`
  const rows = styles.map(
    (style, at) => `<row r="${at + 1}">${cell(`A${at + 1}`, PLAIN)}${cell(`B${at + 1}`, style)}</row>`,
  )
  return notesIn(workbookWith({ [SHEET]: sheetXml(rows.join('')), 'xl/styles.xml': STYLES }))
}
const TOLD = [expect.stringMatching(/^some cells are set apart by bold type, by a colour or by a line/)]

test.each([
  ['bold', BOLD],
  ['crossed out', STRUCK],
  ['red', RED],
  ['on yellow', YELLOW],
])('[E1] an entry that is %s is told of, and not which', (_, style) => {
  expect(notesOf(BOLD, PLAIN, style, PLAIN)).toEqual(TOLD)
  expect(notesOf(BOLD, PLAIN, PLAIN, style)).toEqual(notesOf(BOLD, PLAIN, style, PLAIN))
})

test('a header that is set apart is like every header, and black is no colour', () => {
  expect(notesOf(BOLD, PLAIN, PLAIN)).toEqual([])
  expect(notesOf(YELLOW, BLACK, PLAIN, BLACK)).toEqual([])
})
