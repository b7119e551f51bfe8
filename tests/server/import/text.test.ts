/** Text as organisers save it: encodings, scripts, file names, rows as they count; and what no sentence may repeat. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { expect, test } from 'vitest'
import { sheetFromText } from '../../../server/import/delimited.ts'
import { LONGEST_CELL, MOST_ROWS, ROWS_ABOVE } from '../../../server/import/sheets.ts'
import { encoded } from '../../helpers/encodings.ts'
import { bytesOf, cellsIn, notesIn, sheetIn, wrongIn } from '../../helpers/reading.ts'
import { workbook } from '../../helpers/workbooks.ts'

const SAMPLE = join(import.meta.dirname, '../../../server/sample/lgc-awards-2022')
const HEAD = 'Category,Entrant\n'

test('what a script is written with is kept', () => {
  const words = [
    'می\u200Cخواهم',
    'ക്\u200Dഷ',
    'ന്\u200D',
    '👩\u200D👩\u200D👧',
    '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}',
    '1\uFE0F\u20E3',
    '❤\uFE0F',
    '葛\u{E0100}城',
    'ภาษา\u200Bไทย',
  ]
  expect(cellsIn(`A\n${words.join('\n')}`)).toEqual([['A'], ...words.map((word) => [word])])
  expect(notesIn(`A\n${words.join('\n')}`)).toEqual([])
  // The twin: between other letters the same signs are gone.
  const bare = words.map(
    (word) => `b${[...word].filter((sign) => /\p{Default_Ignorable_Code_Point}/u.test(sign)).join('b')}b`,
  )
  expect(
    cellsIn(`A\n${bare.join('\n')}`)
      .flat()
      .join(''),
  ).not.toMatch(/\p{Default_Ignorable_Code_Point}/u)
})

test('no other name is the same to the eye and another to the reader', () => {
  const [, ...names] = cellsIn(
    'Entrant\nAda Lovelace\nAda\u200B Lovelace\n\u202DAda Lovelace\nA\u034Fda Lovelace\u200D\nA\uFE0Fda Lovelace\uFEFF',
  )
  expect(new Set(names.flat())).toEqual(new Set(['Ada Lovelace']))
})

test('every encoding is seen for what it is, and said', () => {
  const text = 'Category,Entrant\nPrix spécial,Zoë Müller\nMeilleur’s “x”,François Ångström\n'
  const japanese = '部門,受賞者\n作品賞,黒澤明\n新人賞,宮崎駿とスタジオ\n'
  const said = (file: Uint8Array) => sheetIn(file).notes.find((note) => note.startsWith('read as'))
  for (const [encoding, words, name] of [
    ['utf-8', text, 'UTF-8'],
    ['utf-8-marked', text, 'UTF-8'],
    ['utf-16le-marked', japanese, 'UTF-16'],
    ['utf-16be-marked', text, 'UTF-16 (big-endian)'],
    ['utf-16le', text, 'UTF-16'],
    ['utf-16be', text, 'UTF-16 (big-endian)'],
    ['utf-16le', japanese, 'UTF-16'],
    ['utf-16be', japanese, 'UTF-16 (big-endian)'],
    ['windows-1252', text, 'Windows-1252'],
    ['shift_jis', japanese, 'Shift-JIS'],
  ] as const) {
    const file = encoded(words, encoding)
    expect(cellsIn(file), encoding).toEqual(
      words
        .trim()
        .split('\n')
        .map((line) => line.split(',')),
    )
    expect(said(file), encoding).toContain(`read as ${name}`)
  }
  // A byte that is no letter of its encoding is shown, not lost.
  expect(notesIn(Buffer.from('A,B\nZo\xEB,x\n\x81\x8D,y', 'latin1'))).toEqual([
    'row 3, column A: control characters were removed.',
  ])
})

test('the sample is read cell by cell, whatever program wrote it', () => {
  const text = readFileSync(join(SAMPLE, 'shortlist.csv'), 'utf8')
  const records: string[][] = parse(text)
  const cells = records.map((record) => record.slice(0, record.findLastIndex((cell) => cell !== '') + 1))
  expect(cells.length).toBeGreaterThan(100)
  expect(cellsIn(text)).toEqual(cells)
  for (const delimiter of [';', '\t', '|']) {
    const written = stringify(records, { delimiter, record_delimiter: '\r' })
    expect(cellsIn(encoded(written, 'utf-16le')), delimiter).toEqual(cells)
    expect(cellsIn(encoded(written, 'windows-1252')), delimiter).toEqual(cells)
  }
  expect(cellsIn(workbook([{ name: 'shortlist', rows: records }]))).toEqual(cells)
})

test('a file is called what it likes: its path is not followed, its hidden letters are not shown', () => {
  expect(sheetIn('A,B\n1,2', '../../etc/pass\u202Ewd.csv').name).toBe('passwd')
  expect(sheetIn('A,B\n1,2', 'C:\\temp\\Entries 2022.final.csv').name).toBe('Entries 2022.final')
  expect(sheetIn('A,B\n1,2', '..').name).toBe('the table')
  expect(sheetIn('A,B\n1,2', 'entries.xlsx').rows).toHaveLength(2)
})

test('every cell that is too long is named at once, a hundred of them at most; what fits is not', () => {
  const long = 'x'.repeat(LONGEST_CELL + 1)
  expect(
    wrongIn(`${HEAD}A,${long}\nB,${long.slice(1)}\nC,${long}`).map((sentence) => sentence.slice(0, 28)),
  ).toEqual(['entries, row 2, column "B": ', 'entries, row 4, column "B": '])
  expect(wrongIn(HEAD + `A,${long}\n`.repeat(150))).toHaveLength(100)
})

test('rows are counted as a person counts, and five thousand of them are read', () => {
  const { rows } = sheetIn(
    'Notes above\n\nCategory,Entrant\n,,,\nBest Film,"Ada\nLovelace"\nBest Film,Bob,,\n',
  )
  expect(rows).toEqual([
    { row: 1, cells: ['Notes above'] },
    { row: 3, cells: ['Category', 'Entrant'] },
    { row: 5, cells: ['Best Film', 'Ada\nLovelace'] },
    { row: 6, cells: ['Best Film', 'Bob'] },
  ])
  const most = MOST_ROWS + ROWS_ABOVE
  expect(sheetFromText(`${HEAD}${'a,b\n'.repeat(most - 1)}\n\n`, 'x').rows).toHaveLength(most)
  expect(wrongIn(`${HEAD}${'a,b\n'.repeat(most)}`)).toHaveLength(1)
})

test('[E1] no sentence and no note repeats a cell', () => {
  const secret = 'Zanzibar'
  for (const file of [
    `A,B\nx,"${secret}\n`,
    `A,B\nx,"${secret}" ${secret}\ny,z`,
    `A,B\n=${secret}(1),${secret}\u200B\n&amp;${secret},${secret}\0`,
    `[{"A":"${secret}"}, {"A":${secret}]`,
    `A,B\n${secret.repeat(20_000)},x`,
  ]) {
    const told = wrongIn(file).length > 0 ? wrongIn(file) : notesIn(file)
    expect(told.length).toBeGreaterThan(0)
    expect(told.join('\n')).not.toContain(secret)
    expect(Buffer.from(bytesOf(file)).includes(secret)).toBe(true)
  }
})
