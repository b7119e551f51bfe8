/** What a workbook holds, read as a person reads it there: dates, shares, formulas' last values, merged cells, hidden sheets. */
import { expect, test } from 'vitest'
import { shownBy } from '../../../server/import/workbook-styles.ts'
import { numberAsShown } from '../../../server/import/workbook-values.ts'
import { cellsIn, notesIn, sheetsIn } from '../../helpers/reading.ts'
import {
  packed,
  SHEET,
  sheetXml,
  TEXTS,
  workbook,
  workbookParts,
  workbookWith,
} from '../../helpers/workbooks.ts'

const sheet = (rows: string, after?: string) => workbookWith({ [SHEET]: sheetXml(rows, after) })

test('every sheet by its name, the hidden ones said to be', () => {
  const sheets = sheetsIn(
    workbook([
      { name: 'Shortlist & more', rows: [['Category', 'Entrant'], [], ['Best Film', 'Ada']] },
      { name: '結果', rows: [['Winner']], state: 'hidden' },
      { name: 'Empty', rows: [] },
      { name: 'Kept\u202E apart', rows: [['x']], state: 'veryHidden' },
    ]),
  )
  expect(sheets.map(({ name, rows, notes }) => ({ name, rows, notes }))).toEqual([
    {
      name: 'Shortlist & more',
      rows: [
        { row: 1, cells: ['Category', 'Entrant'] },
        { row: 3, cells: ['Best Film', 'Ada'] },
      ],
      notes: [],
    },
    { name: '結果', rows: [{ row: 1, cells: ['Winner'] }], notes: ['this sheet is hidden in the workbook.'] },
    { name: 'Empty', rows: [], notes: [] },
    {
      name: 'Kept apart',
      rows: [{ row: 1, cells: ['x'] }],
      notes: ['this sheet is hidden in the workbook.'],
    },
  ])
})

test('texts: shared, inline, in runs of several looks, without reading aids, with codes XML cannot hold', () => {
  const file = workbookWith({
    [TEXTS]:
      '<x:sst xmlns:x="y"><x:si><x:r><x:rPr><x:b/></x:rPr><x:t>Best </x:t></x:r><x:r><x:t xml:space="preserve">Film </x:t></x:r></x:si><x:si><x:t>黒澤</x:t><x:rPh sb="0" eb="2"><x:t>くろさわ</x:t></x:rPh><x:phoneticPr/></x:si><x:si><x:t>a_x000D_&#10;b_x005F_x0041__x0000_ &amp;amp; <![CDATA[<i>]]></x:t></x:si><x:si/></x:sst>',
    [SHEET]:
      '<x:worksheet xmlns:x="y"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c><x:c t="s"><x:v>2</x:v></x:c><x:c t="s"><x:v>3</x:v></x:c><x:c t="inlineStr"><x:is><x:r><x:t>In</x:t></x:r><x:r><x:t>line</x:t></x:r></x:is></x:c></x:row></x:sheetData></x:worksheet>',
  })
  expect(cellsIn(file)).toEqual([['Best Film', '黒澤', 'a\nb_x0041_ & <i>', '', 'Inline']])
  expect(notesIn(file)).toEqual([
    'row 1, column C: HTML codes (such as &amp;) were read as the characters they stand for.',
    'row 1, column C: control characters were removed.',
  ])
})

test('formulas, links, truths and errors', () => {
  const file = sheet(
    '<row r="2"><c r="A2" t="str"><f>UPPER("ada")</f><v>ADA</v></c><c r="B2"><f>1+1</f><v>2</v></c><c r="C2" t="str"><f>HYPERLINK("https://example.org","Ada")</f><v>Ada</v></c><c r="D2" t="b"><v>1</v></c><c r="E2" t="b"><v>0</v></c><c r="F2" t="e"><f>NA()</f><v>#N/A</v></c><c r="G2"><f>A1</f></c><c r="H2" t="str"><f>IF(A1,1,"")</f><v></v></c></row>' +
      Array.from(
        { length: 30 },
        (_, n) =>
          `<row r="${n + 5 + (n > 3 ? n : 0)}"><c r="B${n + 5 + (n > 3 ? n : 0)}"><f>1</f><v>1</v></c></row>`,
      ).join(''),
  )
  expect(cellsIn(file)[0]).toEqual(['ADA', '2', 'Ada', 'TRUE', 'FALSE'])
  expect(notesIn(file)).toEqual([
    'row 2, column A: a formula; its last value was taken.',
    'rows 2, 5 to 8, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31 and 16 more, column B: a formula; its last value was taken.',
    'row 2, column F: a formula; its last value was taken.',
    'row 2, column H: a formula; its last value was taken.',
    'row 2, column C: a link (=HYPERLINK); its text was taken.',
    'row 2, column F: an error in place of a value; the cell is taken as empty.',
    'row 2, column G: a formula without a value, taken as empty; open the file in a spreadsheet and save it.',
  ])
})

test('numbers as they are shown', () => {
  const shown = (value: string, code: string, from1904 = false) =>
    numberAsShown(value, shownBy(code), from1904)
  const wanted: [string, string, string][] = [
    ['44927', 'yyyy-mm-dd', '2023-01-01'],
    ['44927', '[$-409]d mmm yyyy;@', '2023-01-01'],
    ['44927.8125', 'dd/mm/yyyy hh:mm', '2023-01-01T19:30'],
    ['44927.812557870369', 'm/d/yy h:mm:ss', '2023-01-01T19:30:05'],
    ['0.8125', 'h:mm AM/PM', '19:30'],
    ['44927.8125', 'h:mm', '19:30'],
    ['1.5', '[h]:mm', '36:00'],
    ['1', 'd.m.yyyy', '1900-01-01'],
    ['59', 'd.m.yyyy', '1900-02-28'],
    ['61', 'd.m.yyyy', '1900-03-01'],
    ['44927', 'mmmm', '2023-01-01'],
    ['44927', '"Day" 0', '44927'],
    ['44927', '[Red]0', '44927'],
    ['-5', 'yyyy-mm-dd', '-5'],
    ['0.285', '0.0%', '28.5%'],
    ['0.5', '0%', '50%'],
    ['7', '000', '007'],
    ['-7.25', '00.0', '-07.3'],
    ['1.1000000000000001', 'General', '1.1'],
    ['1E21', 'General', '1000000000000000000000'],
    ['1234.5', '#,##0.00', '1234.5'],
    ['no number', 'General', 'no number'],
  ]
  for (const [value, code, text] of wanted) expect(shown(value, code), `${value} as ${code}`).toBe(text)
  expect(shown('0', 'yyyy-mm-dd', true)).toBe('1904-01-01')
  const rows = [[{ number: 44927, style: 1 }, { number: 0.25, style: 2 }, { number: 3 }]]
  expect(cellsIn(workbook([{ name: 'A', rows }], ['dd "of" mmm', '0%']))).toEqual([
    ['2023-01-01', '25%', '3'],
  ])
})

test('a category merged over its entries is the category of each', () => {
  const row = (r: number, a: string) =>
    `<row r="${r}"><c r="A${r}" t="inlineStr"><is><t>${a}</t></is></c><c r="B${r}"><v>${r}</v></c></row>`
  const file = sheet(
    row(1, 'All the awards') +
      row(2, 'Best Film &amp;amp;lt;') +
      row(3, '') +
      row(4, '') +
      row(6, 'Best Song'),
    '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A5"/><mergeCell ref="A6:XFD1048576"/><mergeCell ref="nonsense"/></mergeCells>',
  )
  expect(cellsIn(file)).toEqual([
    ['All the awards', '1'],
    ['Best Film &lt;', '2'],
    ['Best Film &lt;', '3'],
    ['Best Film &lt;', '4'],
    ['Best Song', '6'],
  ])
  expect(notesIn(file)).toContain('rows 2, 6, column A: merged cells; each of these rows has their text.')
  expect(notesIn(file)).toContain('row 1, column A: merged cells; their text stands in the first.')
})

test('what is hidden or left out is said', () => {
  const made = workbookParts([{ name: 'Entries', rows: [['x']] }])
  const file = packed({
    ...made,
    [SHEET]: sheetXml(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>',
    ).replace(
      '<sheetData>',
      '<cols><col min="2" max="3" hidden="1"/><col min="4" max="16384" hidden="1"/></cols><sheetData>',
    ),
    'xl/comments1.xml': '<x/>',
    'xl/media/image1.png': 'x',
    'xl/vbaProject.bin': 'x',
  })
  expect(cellsIn(file)).toEqual([['1'], ['2']])
  expect(notesIn(file)).toEqual([
    'column B: hidden in the workbook; read all the same.',
    'column C: hidden in the workbook; read all the same.',
    'row 2: hidden in the workbook; read all the same.',
    'the workbook has comments on cells; they were left out.',
    'the workbook has pictures; they were left out.',
    'the workbook has macros; they were left out.',
  ])
})

test('parts in UTF-16, and cells without their places', () => {
  const parts = Object.entries(workbookParts([{ name: 'A', rows: [['x']] }]))
  const wide = (text: string) =>
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text.replace('UTF-8', 'UTF-16'), 'utf16le')])
  const rows =
    '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row r="5"><c r="B5"><v>5</v></c><c><v>6</v></c></row>'
  const file = packed(
    Object.fromEntries(parts.map(([name, text]) => [name, wide(name === SHEET ? sheetXml(rows) : text)])),
  )
  expect(sheetsIn(file)[0]?.rows).toEqual([
    { row: 1, cells: ['1', '', '3'] },
    { row: 5, cells: ['', '5', '6'] },
  ])
})

test('JSON: lists of objects, objects of lists, sheets, and what stands in cells', () => {
  const json = (value: unknown) => JSON.stringify(value)
  const rows = [
    ['Category', 'Entrant'],
    ['Best Film', 'Ada'],
  ]
  expect(cellsIn(json([{ Category: 'Best Film', Entrant: 'Ada' }]))).toEqual(rows)
  expect(cellsIn(json({ Category: ['Best Film'], Entrant: ['Ada'] }))).toEqual(rows)
  expect(cellsIn(json({ count: 1, entries: [{ Category: 'Best Film', Entrant: 'Ada' }] }))).toEqual(rows)
  expect(cellsIn(json(rows))).toEqual(rows)
  expect(
    cellsIn(
      json({
        sheets: [
          { name: 'A', rows },
          { name: 'A', rows: [] },
        ],
      }),
    ),
  ).toEqual(rows)
  expect(cellsIn(json({ sheets: { A: rows } }))).toEqual(rows)
  const placed = [
    { row: 3, cells: ['Category'] },
    { row: 9, cells: ['', 'Ada'] },
  ]
  expect(sheetsIn(json({ sheets: [{ name: 'A', rows: placed }] }))[0]?.rows).toEqual(placed)
  expect(
    cellsIn(
      json([
        { a: 1, b: { c: true, d: null } },
        { e: ['x', 2], a: [{ y: 1 }], __proto__: 1 },
      ]),
    ),
  ).toEqual([
    ['a', 'b.c', 'b.d', 'e'],
    ['1', 'TRUE'],
    ['[{"y":1}]', '', '', 'x; 2'],
  ])
  expect(cellsIn('[{"__proto__": "x", "constructor": 1, "id": 12345678901234567890}]')[0]).toEqual([
    '__proto__',
    'constructor',
    'id',
  ])
})
