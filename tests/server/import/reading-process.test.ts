/** The process that reads strangers' tables: one for each file, without keys; it may break, and the next file is read. */
import { existsSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createReading } from '../../../server/import/reading.ts'
import { until } from '../../helpers/house.ts'
import { childrenRunning, ofProcess } from '../../helpers/processes.ts'
import { sentencesOf } from '../../helpers/reading.ts'
import { SHEET, workbookAnd } from '../../helpers/workbooks.ts'
import { bombOf } from '../../helpers/zips.ts'

const PROGRAM = join(import.meta.dirname, '../../../dist/server/read.js')
const BROKEN = /^a\.csv: reading it took more time or memory than any list of entries needs/
const csv = (text: string) => Buffer.from(text)

const reading = () => childrenRunning(PROGRAM, process.pid)

test('sheets of any size come whole; several at once come each to whom they belong', async () => {
  expect(existsSync(PROGRAM)).toBe(true)
  const { readSheets } = createReading(PROGRAM)
  const rows = Array.from({ length: 1100 }, (_, n) => `Best Film,Entrant ${n}`)
  const reads = await Promise.all([
    readSheets(csv(rows.join('\n')), 'a.csv'),
    readSheets(csv('Category;Entrant\n"x'), 'b.csv'),
    readSheets(csv('Category\tEntrant\n1\t2'), 'c.tsv'),
  ])
  const [first] = 'sheets' in reads[0] ? reads[0].sheets : []
  expect(first?.rows.map(({ row, cells }) => `${row} ${cells[1]}`)).toEqual(
    rows.map((_, n) => `${n + 1} Entrant ${n}`),
  )
  expect(sentencesOf(reads[1])).toEqual(['b, row 2: a quotation mark is opened here, and not closed.'])
  expect(reads[2]).toMatchObject({
    sheets: [{ name: 'c', rows: [{ row: 1 }, { row: 2, cells: ['1', '2'] }] }],
  })
})

test('[E1] it is there only while it reads, and is given none of the keys', async () => {
  process.env['ENVELOPE_TEST_KEY'] = 'x'
  const read = createReading(PROGRAM).readSheets(csv('A,B\n'.repeat(5000)), 'a.csv')
  await until('the process', () => reading().some((pid) => ofProcess(pid, 'environ').includes('PATH=')))
  const [pid = ''] = reading()
  expect(ofProcess(pid, 'environ')).not.toContain('ENVELOPE')
  expect(ofProcess(pid, 'cmdline')).toContain('--max-old-space-size=')
  // Whatever it might print goes nowhere; this process's own words, the twin, go somewhere.
  expect([1, 2].map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`))).toEqual(['/dev/null', '/dev/null'])
  expect(readlinkSync('/proc/self/fd/2')).not.toBe('/dev/null')
  expect(await read).toHaveProperty('sheets')
  await until('its end', () => reading().length === 0)
  delete process.env['ENVELOPE_TEST_KEY']
})

test('killed, it leaves a sentence, and the next file is read', async () => {
  const { readSheets } = createReading(PROGRAM)
  const broken = readSheets(csv('A,B\n1,2'), '../a.csv')
  const next = readSheets(csv('A,B\n1,2'), 'a.csv')
  await until('the process', () => reading().length > 0)
  for (const pid of reading()) process.kill(Number(pid), 'SIGKILL')
  expect(sentencesOf(await broken)[0]).toMatch(BROKEN)
  expect(await next).toHaveProperty('sheets')
})

test('what takes too long is ended', async () => {
  expect(sentencesOf(await createReading(PROGRAM, 1).readSheets(csv('A,B\n1,2'), 'a.csv'))[0]).toMatch(BROKEN)
  expect(await createReading(PROGRAM).readSheets(csv('A,B\n1,2'), 'a.csv')).toHaveProperty('sheets')
})

test('a program that is not there is a sentence too', async () => {
  expect(sentencesOf(await createReading(`${PROGRAM}.gone`).readSheets(csv('A'), 'a.csv'))[0]).toMatch(BROKEN)
})

test('a bomb of 300 MB does not break it', async () => {
  const bomb = workbookAnd([{ name: SHEET, ...bombOf('     <x/>', 300, '<worksheet>') }])
  expect(sentencesOf(await createReading(PROGRAM).readSheets(bomb, 'a.csv'))[0]).toMatch(
    /^a\.csv: unpacked it is far too large/,
  )
})
