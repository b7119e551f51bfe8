/** When the evening is planned to begin, and whether somebody must be told that the room is still rehearsing. */
import type { Instant } from './ids.ts'
import type { Ceremony } from './show-file.ts'

/** Minutes by which the clocks of a place are ahead of UTC at an instant: whoever asks knows its time zone. */
export type MinutesAhead = (at: Instant) => number

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** From so long before the planned start the desk says that it is still in rehearsal. */
export const WARNED_BEFORE = 15 * MINUTE

/** A start longer ago than this was another evening's: who rehearses then is not late. */
const SAME_EVENING = 12 * 60 * MINUTE

/** Midnight UTC of a calendar date; null for what is no date, such as the 31st of November. */
function midnight(date: string): Instant | null {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) return null
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  // Years begin in March, so that the leap day is the last of one.
  const y = month > 2 ? year : year - 1
  const m = (month + 9) % 12
  const days =
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((153 * m + 2) / 5) +
    day -
    1
  return (days - 719_468) * DAY
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  if (month === 2) return isLeap ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** The instant at which the clocks of the place show `time` ("19:30") on `date` ("2026-11-20"); null for what is no date. */
export function instantOn(date: string, time: string, ahead: MinutesAhead): Instant | null {
  const day = midnight(date)
  const [, hours, minutes] = (/^(\d{2}):(\d{2})$/.exec(time) ?? []).map(Number)
  if (day === null || hours === undefined || minutes === undefined) return null
  const wanted = day + (hours * 60 + minutes) * MINUTE
  // Twice: the first guess may lie on the other side of a change of clocks.
  const guess = wanted - ahead(wanted) * MINUTE
  return wanted - ahead(guess) * MINUTE
}

/** Null for a ceremony that does not say when it begins. */
export const plannedStart = ({ date, startsAt }: Ceremony, ahead: MinutesAhead): Instant | null =>
  startsAt === undefined ? null : instantOn(date, startsAt, ahead)

/** Milliseconds to the planned start (below zero: since) of an evening about to begin; null while nobody need be warned. */
export function startsIn(start: Instant | null, now: Instant): number | null {
  if (start === null) return null
  const left = start - now
  return left <= WARNED_BEFORE && left > -SAME_EVENING ? left : null
}
