/** Workbooks that mean harm, or are broken: each is refused by a sentence that says where, before it costs anything. */
import { expect, test } from 'vitest'
import { blackPng } from '../../helpers/pictures.ts'
import { wrongIn } from '../../helpers/reading.ts'
import {
  inXml,
  packed,
  SHEET,
  sheetXml,
  TEXTS,
  workbook,
  workbookAnd,
  workbookParts,
  workbookWith,
} from '../../helpers/workbooks.ts'
import { bombOf, zip } from '../../helpers/zips.ts'

const small = workbookWith({})
const bomb = (name: string, before = '', megabytes = 300) =>
  workbookAnd([{ name, ...bombOf('     <x/>', megabytes, before) }])
const sheet = (rows: string, after?: string) => workbookWith({ [SHEET]: sheetXml(rows, after) })
const cell = (place: string) =>
  sheet(`<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="${place}"><v>2</v></c></row>`)
const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha">${'bcdefgh'.replace(/./g, (c) => `<!ENTITY ${c} "${`&${String.fromCharCode(c.charCodeAt(0) - 1)};`.repeat(10)}">`)}]>`
/** What nothing packs well: numbers, one after the other. */
const noise = (count: number, between = ' ', first = '', last = '') =>
  first + Array.from({ length: count }, (_, n) => n * 7).join(between) + last
const texts = (items: string) => `<sst>${items}</sst>`
const BIG = sheetXml(`<row>${'<c><v>1</v></c>'.repeat(3)}</row>`.repeat(1_000_000))
const compound = (word: string) =>
  Buffer.concat([Buffer.from('D0CF11E0A1B11AE1', 'hex'), Buffer.alloc(600), Buffer.from(word, 'utf16le')])

const LARGE = /^entries\.xlsx: unpacked it is far too large for a list of entries/
const DAMAGED = /^entries\.xlsx: it is damaged or was cut short/
const TRAP = /^entries\.xlsx: it is built as no spreadsheet builds it/
const DOCTYPE = /^entries\.xlsx: it holds a document type/

const REFUSED: readonly [what: string, file: () => Uint8Array, sentence: RegExp][] = [
  ['a sheet that unfolds to 300 MB', () => bomb(SHEET), LARGE],
  [
    'a sheet of 40 MB of spaces in one text',
    () => workbookAnd([{ name: SHEET, ...bombOf(' ', 40, '<worksheet>') }]),
    LARGE,
  ],
  ['a sheet that unfolds to 100 MB', () => bomb(SHEET, '<worksheet>', 100), LARGE],
  ['texts that unfold to 300 MB', () => bomb(TEXTS, '<sst>'), LARGE],
  ['a picture that unfolds to 300 MB', () => bomb('xl/media/image1.png'), LARGE],
  [
    '300 MB that call themselves one',
    () =>
      workbookAnd([{ name: SHEET, ...bombOf('     <x/>', 300, '<worksheet>'), said: { size: 1024 * 1024 } }]),
    DAMAGED,
  ],
  [
    'a hundred parts over the same bytes',
    () =>
      workbookAnd(
        Array.from({ length: 100 }, (_, n) => ({
          name: `xl/media/${n}`,
          bytes: 'x',
          said: { place: 0, localName: '[Content_Types].xml' },
        })),
      ),
    DAMAGED,
  ],
  [
    'too many parts',
    () => workbookAnd(Array.from({ length: 5001 }, (_, n) => ({ name: `xl/${n}`, bytes: '' }))),
    /^entries\.xlsx: it consists of more than 5000 parts/,
  ],
  ['a workbook cut short', () => small.subarray(0, small.length * 0.6), DAMAGED],
  ['a workbook without its last byte', () => small.subarray(0, small.length - 1), DAMAGED],
  ['the first bytes of a zip', () => small.subarray(0, 4), DAMAGED],
  [
    'a workbook with one bit fallen over',
    () =>
      workbookAnd([{ name: SHEET, bytes: sheetXml('<row><c><v>1</v></c></row>'), said: { checksum: 7 } }]),
    DAMAGED,
  ],
  [
    'two sheets of one name in the zip',
    () =>
      zip(
        [
          ...Object.entries(workbookParts([{ name: 'A', rows: [['x']] }])),
          [SHEET.toUpperCase(), sheetXml('')] as const,
        ].map(([name, bytes]) => ({ name, bytes })),
      ),
    DAMAGED,
  ],
  [
    'a part that has two names',
    () =>
      workbookAnd([{ name: SHEET, bytes: sheetXml(''), said: { localName: 'xl/worksheets/sheet2.xml' } }]),
    DAMAGED,
  ],
  [
    'a part under a password',
    () => workbookAnd([{ name: SHEET, bytes: sheetXml(''), said: { flags: 0x801 } }]),
    /^entries\.xlsx: it is protected by a password/,
  ],
  [
    'a part packed in a strange way',
    () => workbookAnd([{ name: SHEET, bytes: sheetXml(''), said: { method: 99 } }]),
    DAMAGED,
  ],
  ['a document type', () => workbookWith({ [TEXTS]: `${LAUGHS}<sst><si><t>&h;</t></si></sst>` }), DOCTYPE],
  [
    'a document type that asks for a file',
    () => workbookWith({ [SHEET]: `<!DOCTYPE x SYSTEM "file:///etc/passwd">${sheetXml('')}` }),
    DOCTYPE,
  ],
  [
    'an entity nobody knows',
    () => workbookWith({ [SHEET]: sheetXml('<row><c><v>&h;</v></c></row>') }),
    DAMAGED,
  ],
  ['XML in the wrong order', () => workbookWith({ [SHEET]: '<worksheet><sheetData></worksheet>' }), DAMAGED],
  [
    'bytes that are no letters',
    () => workbookAnd([{ name: SHEET, bytes: Buffer.from('<worksheet>\xFF\xFE</worksheet>', 'latin1') }]),
    DAMAGED,
  ],
  ['elements in elements without end', () => sheet('<a>'.repeat(100_000)), TRAP],
  [
    'one text of three megabytes outside of every cell',
    () => workbookWith({ [SHEET]: `<worksheet>${noise(500_000)}</worksheet>` }),
    TRAP,
  ],
  [
    'one comment of three megabytes',
    () => workbookWith({ [SHEET]: `<worksheet><!--${noise(500_000)}--></worksheet>` }),
    TRAP,
  ],
  ['one attribute of two megabytes', () => sheet(`<row a="${noise(500_000)}"/>`), TRAP],
  [
    'one million rows',
    () => workbookAnd([{ name: SHEET, bytes: BIG }]),
    /^Entries: it has more than 5000 rows/,
  ],
  [
    'one million texts',
    () => workbookWith({ [TEXTS]: texts(noise(1_000_000, '</t></si><si><t>', '<si><t>x', 'x</t></si>')) }),
    /^entries\.xlsx: it holds more than 250000 different texts/,
  ],
  [
    'one long text in ten thousand cells',
    () =>
      workbookWith({
        [TEXTS]: texts(`<si><t>${'x'.repeat(30_000)}</t></si>`),
        [SHEET]: sheetXml(`<row>${'<c t="s"><v>0</v></c>'.repeat(10)}</row>`.repeat(1000)),
      }),
    /^Entries: its cells hold more than 8 million characters/,
  ],
  [
    'a cell of 64 KiB',
    () => sheet(`<row><c t="inlineStr"><is>${'<t>xxxxxxxx</t>'.repeat(8192)}</is></c></row>`),
    /^Entries, row 1, column "A": it has 327\d\d characters/,
  ],
  [
    'a number of 64 KiB',
    () => sheet(`<row><c><v>${'1x'.repeat(32_768)}</v></c></row>`),
    /^Entries, row 1, column "A": it has 65536 characters/,
  ],
  [
    'a cell at the far corner',
    () => sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    /^Entries, row 1048576, column "XFD": it lies beyond column GR/,
  ],
  [
    'a cell beyond every corner',
    () => cell('XFE2'),
    /^Entries, row 2: one of its cells has a place no spreadsheet has/,
  ],
  ['a cell of another row', () => cell('A3'), /^Entries, row 2: one of its cells has a place/],
  ['a cell in a negative row', () => cell('A-2'), /^Entries, row 2: one of its cells has a place/],
  [
    'a cell written twice',
    () => sheet('<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
    /^Entries, row 1, column "A": this cell stands in the file twice/,
  ],
  ...['-1', '0', '1048577', '1e9', 'x', '1.5', 'Infinity']
    .map(
      (r) =>
        [
          `a row numbered ${r}`,
          () => sheet(`<row r="${r}"/>`),
          /^Entries: a row after it has a number no spreadsheet has/,
        ] as const,
    )
    .map(([a, b, c]) => [a, b, c] as [string, () => Uint8Array, RegExp]),
  [
    'a row written twice',
    () => sheet('<row r="7"/><row r="7"/>'),
    /^Entries, row 7: a row after it is out of order/,
  ],
  [
    'a text that is not there',
    () => sheet('<row><c t="s"><v>99</v></c></row>'),
    /^Entries, row 1, column "A": its text is missing/,
  ],
  [
    'a text before the first',
    () => sheet('<row><c t="s"><v>-1</v></c></row>'),
    /^Entries, row 1, column "A": its text is missing/,
  ],
  [
    'merged cells without end',
    () => sheet('', '<mergeCell ref="A1:B2"/>'.repeat(5001)),
    /^Entries: it has more than 5000 merged cells/,
  ],
  [
    'one hundred and one sheets',
    () => workbook(Array.from({ length: 101 }, (_, n) => ({ name: `S${n}`, rows: [] }))),
    /^entries\.xlsx: it has more than 100 sheets/,
  ],
  [
    'a sheet that lies elsewhere',
    () =>
      workbookWith({
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="file:///etc/passwd" TargetMode="External"/></Relationships>',
      }),
    /^Entries: this sheet is missing from the workbook/,
  ],
  [
    'a sheet up the path',
    () =>
      workbookWith({
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="../../../../etc/passwd"/></Relationships>',
      }),
    /^Entries: this sheet is missing/,
  ],
  [
    'a workbook without sheets',
    () => workbookWith({ 'xl/workbook.xml': '<workbook/>' }),
    /^entries\.xlsx: no sheet is in this workbook/,
  ],
  [
    'sheets with nothing in them',
    () => sheet('<row r="9"><c s="1"/></row>'),
    /^entries\.xlsx: nothing is in it/,
  ],
  [
    'a picture that is a workbook as well',
    () => Buffer.concat([blackPng(4, 4), small]),
    /^entries\.xlsx: this is a picture or a film, not a table/,
  ],
  [
    'a zip with something before it',
    () => Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0'), small]),
    /^entries\.xlsx: this is no table/,
  ],
  ['a zip with nothing in it', () => zip([]), /^entries\.xlsx: this is a zip with nothing in it/],
  [
    'a zip of files',
    () => zip([{ name: '../../entries.csv', bytes: 'A,B' }]),
    /^entries\.xlsx: this is a zip of files; unpack it/,
  ],
  ['an old workbook', () => compound('Workbook'), /^entries\.xlsx: this is a workbook of old Excel \(XLS\)/],
  [
    'a workbook under a password',
    () => compound('EncryptedPackage'),
    /^entries\.xlsx: it is protected by a password/,
  ],
  [
    'a binary workbook',
    () => packed({ 'xl/workbook.bin': '' }),
    /^entries\.xlsx: this is a binary workbook \(XLSB\)/,
  ],
  ['a Word document', () => packed({ 'word/document.xml': '' }), /^entries\.xlsx: this is a Word document/],
  [
    'an OpenDocument file',
    () => packed({ mimetype: 'x', 'content.xml': '' }),
    /^entries\.xlsx: this is an OpenDocument file/,
  ],
  [
    'a document of Numbers',
    () => packed({ 'Index/Document.iwa': '' }),
    /^entries\.xlsx: this is a document of Apple Numbers/,
  ],
]

test.each(REFUSED)('%s is refused', (_what, file, sentence) => {
  const [first = 'it was read'] = wrongIn(file(), 'entries.xlsx')
  expect(first).toMatch(sentence)
})

test('the same made without harm is read', () => {
  expect(wrongIn(small, 'entries.xlsx')).toEqual([])
  expect(wrongIn(bomb('xl/media/image1.png', '', 2), 'entries.xlsx')).toEqual([])
  expect(
    wrongIn(sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>')),
  ).toEqual([])
  expect(wrongIn(sheet(`<row><c t="inlineStr"><is><t>${inXml('<&>')}</t></is></c></row>`))).toEqual([])
})
