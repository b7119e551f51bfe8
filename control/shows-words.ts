/** The shows of the house in words and groups, as their page tells them. Pure. */
import type { HouseShow, HouseShows, KeptShow, Standing } from '#shared/house-shows'
import type { Instant } from '#shared/ids'
import { locale, say, sayCount } from './language/say.ts'
import { oneDecimal } from './words.ts'

/** A shape beside the word: no state by colour alone. */
export const STANDING: Readonly<Record<Standing, readonly [shape: string, word: string]>> = {
  'on-air': ['●', say('On air')],
  preparation: ['○', say('In preparation')],
  paused: ['◐', say('Begun, off air')],
  over: ['✓', say('Over')],
}

/** A performance with its rehearsals, in the order in which they were made. */
export interface ShowWithRehearsals {
  readonly show: HouseShow
  readonly rehearsals: readonly HouseShow[]
}

export interface ShowGroups {
  readonly current: readonly ShowWithRehearsals[]
  readonly archived: readonly ShowWithRehearsals[]
}

/** What is on air first, then by date, the next evening before those behind us. A rehearsal whose performance is gone stands alone. */
export function showGroups({ shows }: HouseShows): ShowGroups {
  const ids = new Set(shows.map(({ show }) => show))
  const all = shows
    .filter(({ rehearsalOf }) => rehearsalOf === null || !ids.has(rehearsalOf))
    .map((show) => ({ show, rehearsals: shows.filter((other) => other.rehearsalOf === show.show) }))
    .sort((a, b) => rank(a) - rank(b) || b.show.date.localeCompare(a.show.date))
  return {
    current: all.filter(({ show }) => !show.archived),
    archived: all.filter(({ show }) => show.archived),
  }
}

const RANK: Readonly<Record<Standing, number>> = { 'on-air': 0, paused: 1, preparation: 2, over: 3 }
const isOnAir = ({ standing }: HouseShow): boolean => standing === 'on-air'
const rank = ({ show, rehearsals }: ShowWithRehearsals): number =>
  rehearsals.some(isOnAir) ? 0 : RANK[show.standing]

/** Rehearsals that can be deleted in one act. */
export const pastRehearsals = ({ rehearsals }: ShowWithRehearsals): number =>
  rehearsals.filter((rehearsal) => !isOnAir(rehearsal)).length

/** Whether one of them is on air, which any of them can be put. */
export const rehearsalsWords = (at: ShowWithRehearsals): string => {
  const { length } = at.rehearsals
  return at.rehearsals.some(isOnAir)
    ? sayCount(length, {
        one: 'One rehearsal, on air',
        other: '{n} rehearsals, one on air',
      })
    : sayCount(length, { one: 'One rehearsal, over', other: '{n} rehearsals, over' })
}

/** "25 categories, 181 entries, 24 of 25 sealed". */
export const contentsOf = ({ categories, entries, sealed }: HouseShow): string =>
  [
    sayCount(categories, { one: '{n} category', other: '{n} categories' }),
    sayCount(entries, { one: '{n} entry', other: '{n} entries' }),
    say('{sealed} of {categories} sealed', { sealed, categories }),
  ].join(', ')

/** "20 November 2026"; what is no date is said as it stands. */
export function dateWords(date: string): string {
  const at = new Date(`${date}T12:00:00Z`)
  if (Number.isNaN(at.getTime())) return date
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeZone: 'UTC' }).format(at)
}

/** A year later on the same weekday of the month's week: what most ceremonies mean by "next year". */
export function nextYear(date: string): string {
  const at = new Date(`${date}T12:00:00Z`)
  if (Number.isNaN(at.getTime())) return ''
  at.setUTCDate(at.getUTCDate() + 364)
  return at.toISOString().slice(0, 10)
}

/** "LGC Awards 2026" → "LGC Awards 2027": a year in the name goes with the date. */
export const renamedFor = (name: string, from: string, to: string): string =>
  name.replaceAll(from.slice(0, 4), to.slice(0, 4) || from.slice(0, 4))

const DAY = 24 * 3600_000

/** "kept for 29 more days". */
export function keptFor({ until }: KeptShow, now: Instant): string {
  const days = Math.max(0, Math.ceil((until - now) / DAY))
  return days <= 1 ? say('kept until tomorrow') : say('kept for {days} more days', { days })
}

/** By 1024s, and never less than 1 KB. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`
  return `${oneDecimal(bytes / 1024 / 1024)} MB`
}
