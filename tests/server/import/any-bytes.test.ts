/** Whatever the bytes are, reading them ends in sheets or in sentences, never in an error: files cut short, changed and mixed. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { picturesIn } from '../../../control/zip-pictures.ts'
import { readFile } from '../../../server/import/read-file.ts'
import { encoded } from '../../helpers/encodings.ts'
import { blackPng } from '../../helpers/pictures.ts'
import { runs } from '../../helpers/properties.ts'
import { sentencesOf } from '../../helpers/reading.ts'
import { packed, SHEET, TEXTS, workbook, workbookParts } from '../../helpers/workbooks.ts'
import { zip } from '../../helpers/zips.ts'

const TABLE = [
  ['Category', 'Entrant', 'Title'],
  ['Best Film', 'Ada "A" Lovelace', 'x, y; z'],
  ['作品賞', '黒澤明', '<b>&amp;</b>'],
]
const csv = TABLE.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')
const book = [{ name: 'Entries', rows: TABLE }]
const parts = workbookParts(book)

const FILES: readonly Buffer[] = [
  workbook(book),
  encoded(csv, 'utf-8'),
  encoded(csv, 'utf-16le'),
  encoded('部門\t受賞者\n作品賞\t黒澤明\n', 'shift_jis'),
  Buffer.from(JSON.stringify({ sheets: [{ name: 'Entries', rows: TABLE }] })),
  Buffer.from(JSON.stringify(TABLE.slice(1).map(([a, b, c]) => ({ a, b: { c: [b, c] }, a1: null })))),
]

/** Some bytes changed, then cut at both ends. */
const harmed = (files: readonly Buffer[]): fc.Arbitrary<Buffer> =>
  fc
    .record({
      file: fc.constantFrom(...files),
      changes: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }),
      from: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat() }),
      cut: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat() }),
    })
    .map(({ file, changes, from, cut }) => {
      const made = Buffer.from(file)
      for (const [at, byte] of changes) made[at % made.length] = byte
      return made.subarray(from % made.length, made.length - (cut % made.length))
    })

const seen = { read: 0, refused: 0 }

const isReadOrRefused = (file: Uint8Array): void => {
  const read = readFile(file, 'a.csv')
  seen['sheets' in read ? 'read' : 'refused'] += 1
  if ('sheets' in read) expect(read.sheets.length).toBeGreaterThan(0)
  else for (const sentence of sentencesOf(read)) expect(sentence).toMatch(/^\S.*: .+\.$/su)
}

test('files as they are read, harmed in any place', () => {
  fc.assert(fc.property(harmed(FILES), isReadOrRefused), runs(600))
})

test('workbooks whose XML is harmed, in zips that are whole', () => {
  const text = (part: string) =>
    harmed([Buffer.from(parts[part] ?? '')]).map((bytes) => packed({ ...parts, [part]: bytes }))
  const any = fc.constantFrom('xl/workbook.xml', 'xl/_rels/workbook.xml.rels', SHEET, TEXTS, 'xl/styles.xml')
  fc.assert(fc.property(any.chain(text), isReadOrRefused), runs(400))
})

test('bytes by chance', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), isReadOrRefused), runs(400))
})

test('the twin: both happened, often', () => {
  expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(100)
})

test('zips of pictures, harmed in any place', async () => {
  const whole = zip([
    { name: 'a/Ada.png', bytes: blackPng(3, 2) },
    { name: 'b.png', bytes: blackPng(4, 4), stored: true },
  ])
  await fc.assert(
    fc.asyncProperty(harmed([whole]), async (file) => {
      const { pictures, leftOut, sentence } = await picturesIn(file)
      expect(pictures.length + leftOut.length + (sentence === null ? 0 : 2)).toBeLessThanOrEqual(2)
      for (const { name } of pictures) expect(name).not.toMatch(/[/\\]/)
    }),
    runs(200),
  )
  expect((await picturesIn(whole)).pictures).toHaveLength(2)
})
