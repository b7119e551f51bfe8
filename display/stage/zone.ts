/** Clock times of a place as instants. Pure: the tables are the language's own, and say the same everywhere. */
import type { Instant } from '#shared/ids'

/** The instant at which clocks in `timeZone` show `time` ("19:30") on `date` ("2026-11-20"); null for a zone that is not known. */
export function instantOn(date: string, time: string, timeZone: string): Instant | null {
  const [year, month, day, hour, minute] = `${date}-${time}`.split(/[-:]/).map(Number) as Clock
  const wanted = utcOf([year, month, day, hour, minute])
  try {
    // Twice: the first guess may lie on the other side of a change of clocks.
    const guess = wanted - offsetAt(wanted, timeZone)
    return wanted - offsetAt(guess, timeZone)
  } catch {
    return null
  }
}

/** Year, month (1 to 12), day, hour, minute. */
type Clock = [number, number, number, number, number]

/** Milliseconds since 1970 at which clocks in Greenwich show this; days counted as the Gregorian calendar does, from March on. */
function utcOf([year, month, day, hour, minute]: Clock): Instant {
  const fromMarch = (month + 9) % 12
  const years = year - (month <= 2 ? 1 : 0)
  const leaps = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400)
  const days = 365 * years + leaps + Math.floor((153 * fromMarch + 2) / 5) + day - 1 - 719_468
  return ((days * 24 + hour) * 60 + minute) * 60_000
}

/** Milliseconds by which clocks in the zone are ahead of UTC at an instant, to the minute. */
function offsetAt(at: Instant, timeZone: string): number {
  const two = '2-digit'
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
  }).formatToParts(at)
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value)
  const shown = utcOf([part('year'), part('month'), part('day'), part('hour'), part('minute')])
  return shown - Math.floor(at / 60_000) * 60_000
}
