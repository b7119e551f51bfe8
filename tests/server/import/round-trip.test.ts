/** Generated tables, written as any program writes them and read back: the same cells, whatever they hold. */
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ENCODINGS, type Encoding, encoded } from '../../helpers/encodings.ts'
import { runs } from '../../helpers/properties.ts'
import { sheetsIn } from '../../helpers/reading.ts'
import { workbook } from '../../helpers/workbooks.ts'

/** What cells are made of, in every encoding that has it. */
const EVERYWHERE = [...'abcdeXYZ0189 ,;|\t\n"\'=+-@#/<>(){}[]\\']
const WESTERN = [...'éèüöÄßñçøÅ’“”–…€£']
/** As in words: the letter after an accent has none, which tells Western text from Japanese. */
const IN_WORDS = WESTERN.map((letter) => `${letter}e`)
const JAPANESE = [...'部門受賞者作品一乙あいうエオカ。、ーソ表']
const WORLD = [
  ...'مرحبا',
  ...'नमस्ते',
  ...'한국어',
  ...'Ωжλ',
  '👩\u200D👧',
  '❤\uFE0F',
  '𝄞',
  '葛\u{E0100}',
  '\u3000',
  '\uFFFD',
  '\uE000',
]

const letters: Record<Encoding, string[]> = {
  'windows-1252': [...EVERYWHERE, ...IN_WORDS],
  shift_jis: [...EVERYWHERE, ...JAPANESE],
  'utf-8': [...EVERYWHERE, ...WESTERN, ...JAPANESE, ...WORLD],
  'utf-8-marked': [...EVERYWHERE, ...WESTERN, ...JAPANESE, ...WORLD],
  'utf-16le-marked': [...EVERYWHERE, ...WESTERN, ...JAPANESE, ...WORLD],
  'utf-16be-marked': [...EVERYWHERE, ...WESTERN, ...JAPANESE, ...WORLD],
  'utf-16le': [...EVERYWHERE, ...WESTERN, ...JAPANESE, ...WORLD],
  'utf-16be': [...EVERYWHERE, ...WESTERN, ...JAPANESE, ...WORLD],
}

/** As a cell reads once it was read; `="007"` is how a number is kept as text. */
const tidy = (cell: string): string =>
  cell
    .normalize('NFC')
    .trim()
    .replace(/^="([^"]*)"$/, '$1')
    .trim()

const HEADERS: Partial<Record<Encoding, string[]>> = {
  'windows-1252': ['Catégorie', 'Lauréat', 'Œuvre', 'Société'],
  shift_jis: ['部門', '受賞者', '作品名', 'カテゴリー'],
}

/** A header that says which encoding it is, as real ones do, and rows of anything. */
const table = (encoding: Encoding): fc.Arbitrary<string[][]> => {
  const header = HEADERS[encoding] ?? ['Category', 'Entrant', 'Title', 'Notes']
  const cell = fc
    .array(fc.constantFrom(...letters[encoding]), { maxLength: 9 })
    .map((signs) => tidy(signs.join('')))
  return fc
    .integer({ min: 2, max: header.length })
    .chain((width) =>
      fc
        .array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 5 })
        .map((rows) => [header.slice(0, width), ...rows]),
    )
}

const shapes = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  quoted: fc.boolean(),
})

/** What the reader should make of it: rows without content are not there, nor cells after the last. */
const expected = (rows: readonly string[][]) =>
  rows.flatMap((cells, at) => {
    const last = cells.findLastIndex((cell) => cell !== '')
    return last < 0 ? [] : [{ row: at + 1, cells: cells.slice(0, last + 1) }]
  })

/** HTML codes are read, so a text that is no code writes its `&` as one. None of the letters above is an `&`. */
const read = (file: Uint8Array) => sheetsIn(file, 'table')[0]?.rows

test.each(ENCODINGS)('text in %s, with any delimiter and line end', (encoding) => {
  fc.assert(
    fc.property(table(encoding), shapes, (rows, { delimiter, lineEnd, quoted }) => {
      const text = stringify(rows, { delimiter, record_delimiter: lineEnd, quoted, quoted_match: /[\r\n]/ })
      expect(read(encoded(text, encoding))).toEqual(expected(rows))
    }),
    runs(140),
  )
})

test('workbooks, with texts shared or in their cells', () => {
  fc.assert(
    fc.property(table('utf-8'), fc.boolean(), (rows, inline) => {
      const made = inline ? rows.map((cells) => cells.map((cell) => ({ inline: cell }))) : rows
      expect(read(workbook([{ name: 'table', rows: made }]))).toEqual(expected(rows))
    }),
    runs(500),
  )
})

test('JSON: rows, objects, columns', () => {
  const objects = ([header = [], ...rows]: string[][]) =>
    rows.map((cells) => Object.fromEntries(header.map((field, at) => [field, cells[at]])))
  const columns = ([header = [], ...rows]: string[][]) =>
    Object.fromEntries(header.map((field, at) => [field, rows.map((cells) => cells[at])]))
  const shape = fc.constantFrom(
    (rows: string[][]): unknown => rows,
    (rows: string[][]) => (rows.length > 1 ? objects(rows) : rows),
    columns,
    (rows: string[][]) => ({ sheets: [{ name: 'table', rows }] }),
  )
  fc.assert(
    fc.property(
      table('utf-8'),
      shape,
      fc.constantFrom<Encoding>('utf-8', 'utf-8-marked', 'utf-16le', 'utf-16be-marked'),
      (rows, shaped, encoding) => {
        expect(read(encoded(JSON.stringify(shaped(rows)), encoding))).toEqual(expected(rows))
      },
    ),
    runs(400),
  )
})

test('what is read and written out again is read the same', () => {
  const signs = [
    ...'ab &;#x39',
    '&amp;',
    '&lt;',
    '&#39;',
    '\u200B',
    '\u202E',
    '\u00A0',
    '\0',
    'e\u0301',
    '"',
    '=',
  ]
  const cell = fc.array(fc.constantFrom(...signs), { maxLength: 8 }).map((parts) => parts.join(''))
  const written = (text: string) => text.replaceAll('&', '&amp;')
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }), (rows) => {
      const once = read(Buffer.from(stringify([['A', 'B'], ...rows], { quoted: true })))
      const again = (once ?? []).map(({ cells }) => [...cells, ''].slice(0, 2).map(written))
      expect(read(Buffer.from(stringify(again, { quoted: true })))?.map(({ cells }) => cells)).toEqual(
        once?.map(({ cells }) => cells),
      )
    }),
    runs(300),
  )
})

test('the twin: another table is not the same', () => {
  const text = (cell: string) => Buffer.from(`Category,Entrant\nBest Film,${cell}\n`)
  expect(read(text('Ada'))).not.toEqual(read(text('Bob')))
  expect(read(text('Ada'))).toEqual(
    expected([
      ['Category', 'Entrant'],
      ['Best Film', 'Ada'],
    ]),
  )
})
