/** The live blog's times and sentences. */
import { expect, test } from 'vitest'
import { listed } from '../../display/live/language/counting.ts'
import { languageOf, tableOf } from '../../display/live/language/languages.ts'
import { newsBetween, progressLine } from '../../display/live/words.ts'
import { clock, longDate, machineTime, zoneName } from '../../display/times.ts'
import { EVENING, night } from './live-sample.ts'

const english = languageOf(tableOf('en'))

test('times are those of the venue, wherever the page is drawn', () => {
  expect(clock(EVENING, 'Europe/London')).toBe('21:00')
  expect(machineTime(EVENING, 'Europe/London')).toBe('2022-07-20T21:00:00+01:00')
  expect(machineTime(EVENING + 999, 'America/St_Johns')).toBe('2022-07-20T17:30:00-02:30')
  expect(machineTime(Date.UTC(2022, 11, 31, 15, 0, 5), 'Asia/Tokyo')).toBe('2023-01-01T00:00:05+09:00')
  expect(Date.parse(machineTime(EVENING, 'Pacific/Chatham'))).toBe(EVENING)
  expect(zoneName(EVENING, 'Europe/London')).toBe('BST')
})

test('a time zone nobody knows is UTC, not an error', () => {
  expect(clock(EVENING, 'Mars/Olympus')).toBe('20:00')
  expect(machineTime(EVENING, '')).toBe('2022-07-20T20:00:00+00:00')
  expect(longDate('2022-07-20')).toBe('Wednesday 20 July 2022')
  expect(longDate('2022-99-99')).toBe('2022-99-99')
})

test('names are listed as they are said', () => {
  expect([
    listed([], english),
    listed(['A'], english),
    listed(['A', 'B'], english),
    listed(['A', 'B', 'C'], english),
  ]).toEqual(['', 'A', 'A and B', 'A, B and C'])
})

test('news names results and corrections, and counts what is many', () => {
  const evening = night()
  const before = evening.feed()
  const result = evening.reveal('rising-star', 'winner', ['somebody'])
  expect(newsBetween(before, result, english)).toBe('Winner, Rising Star: Norfolk CC.')
  const corrected = evening.correct('rising-star', 'winner', [], 'Wrong card.')
  expect(newsBetween(result, corrected, english)).toBe('Corrected: Winner, Rising Star: No award.')
  const withdrawn = evening.retract('rising-star', 'winner', null)
  expect(newsBetween(corrected, withdrawn, english)).toBe('Withdrawn: Winner, Rising Star.')
  expect(progressLine(corrected, english)).toBe('1 of 4 awarded')
  expect(progressLine(withdrawn, english)).toBe('0 of 4 awarded')
  for (let i = 0; i < 3; i += 1) evening.write(`p${i}`, 'Words')
  const many = evening.reveal('council-of-the-year', 'winner', ['telford'])
  expect(newsBetween(withdrawn, many, english)).toBe('4 updates, 1 result.')
  expect(newsBetween(many, many, english)).toBe('')
})
