/** The shows of the house in words: their order, what they hold, and how long what was deleted is kept. */
import { expect, test } from 'vitest'
import type { HouseShow } from '#shared/house-shows'
import {
  contentsOf,
  dateWords,
  keptFor,
  nextYear,
  pastRehearsals,
  rehearsalsWords,
  renamedFor,
  showGroups,
  sizeWords,
} from '../../control/shows-words.ts'

const show = (id: string, change: Partial<HouseShow> = {}): HouseShow => ({
  show: id,
  ceremony: id,
  date: '2026-11-20',
  venue: null,
  rehearsalOf: null,
  openedAt: 1,
  standing: 'preparation',
  archived: false,
  categories: 25,
  entries: 181,
  sealed: 24,
  ...change,
})
const grouped = (...shows: HouseShow[]) => showGroups({ onAir: null, shows, kept: [] })
const names = (groups: ReturnType<typeof grouped>['current']) => groups.map((at) => at.show.show)

test('what is on air or begun stands first, then what is to come, the latest date first, then what is over', () => {
  const { current, archived } = grouped(
    show('over', { standing: 'over', date: '2027-01-01' }),
    show('next', { date: '2026-12-01' }),
    show('later', { date: '2027-12-01' }),
    show('begun', { standing: 'paused' }),
    show('on', { standing: 'on-air', date: '2020-01-01' }),
    show('old', { archived: true }),
  )
  expect(names(current)).toEqual(['on', 'begun', 'later', 'next', 'over'])
  expect(names(archived)).toEqual(['old'])
})

test('rehearsals stand with their performance, which is first while one of them is on air; one without it stands alone', () => {
  const { current } = grouped(
    show('other', { standing: 'paused' }),
    show('gala'),
    show('gala-rehearsal-1', { rehearsalOf: 'gala' }),
    show('gala-rehearsal-2', { rehearsalOf: 'gala', standing: 'on-air' }),
    show('lost-rehearsal-1', { rehearsalOf: 'lost' }),
  )
  expect(names(current)).toEqual(['gala', 'other', 'lost-rehearsal-1'])
  const [gala] = current
  if (!gala) throw new Error('There is no gala.')
  expect([pastRehearsals(gala), rehearsalsWords(gala)]).toEqual([1, '2 rehearsals, one on air'])
  expect(rehearsalsWords({ ...gala, rehearsals: gala.rehearsals.slice(0, 1) })).toBe('One rehearsal, over')
})

test('contents, dates and sizes in words; one is not called many', () => {
  expect(contentsOf(show('gala'))).toBe('25 categories, 181 entries, 24 of 25 sealed')
  expect(contentsOf(show('gala', { categories: 1, entries: 1, sealed: 0 }))).toBe(
    '1 category, 1 entry, 0 of 1 sealed',
  )
  expect([dateWords('2026-11-20'), dateWords('2026-13-40')]).toEqual(['20 November 2026', '2026-13-40'])
  expect([sizeWords(100), sizeWords(4096), sizeWords(3_500_000)]).toEqual(['1 KB', '4 KB', '3.3 MB'])
})

test('next year is the same weekday, and a year in the name goes with it', () => {
  expect([nextYear('2026-11-20'), nextYear('no date')]).toEqual(['2027-11-19', ''])
  expect(renamedFor('LGC Awards 2026', '2026-11-20', '2027-11-19')).toBe('LGC Awards 2027')
  expect(renamedFor('LGC Awards', '2026-11-20', '2027-11-19')).toBe('LGC Awards')
})

test('what was deleted is kept for so many days more', () => {
  const DAY = 24 * 3_600_000
  const kept = (days: number) =>
    keptFor(
      { id: 'a', show: 'a', ceremony: 'A', rehearsalOf: null, deletedAt: 0, until: days * DAY, bytes: 1 },
      0,
    )
  expect([kept(30), kept(1.5), kept(0.5)]).toEqual([
    'kept for 30 more days',
    'kept for 2 more days',
    'kept until tomorrow',
  ])
})
