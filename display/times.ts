/** Times as somebody at the venue would say them: in the ceremony's time zone, by the 24-hour clock. */
import type { Instant } from '#shared/ids'

type Shape = Intl.DateTimeFormatOptions
const formatters = new Map<string, Intl.DateTimeFormat>()

const ENGLISH = 'en-GB'

/** Formatters are dear to make and cheap to use. A time zone nobody knows is read as UTC. */
function formatter(timeZone: string, shape: Shape, locale = ENGLISH): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${JSON.stringify(shape)}`
  const known = formatters.get(key)
  if (known) return known
  const made = make(timeZone, shape, locale)
  formatters.set(key, made)
  return made
}

function make(timeZone: string, shape: Shape, locale: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { timeZone, ...shape })
  } catch {
    return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...shape })
  }
}

const CLOCK: Shape = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }

/** As `21:07`, in every language. */
export const clock = (at: Instant, timeZone: string): string => formatter(timeZone, CLOCK).format(at)

/** As `20 July`. */
export const day = (at: Instant, timeZone: string, locale = ENGLISH): string =>
  formatter(timeZone, { day: 'numeric', month: 'long' }, locale).format(at)

/** As `BST`, for the note that says which clock the page goes by. */
export const zoneName = (at: Instant, timeZone: string, locale = ENGLISH): string =>
  formatter(timeZone, { timeZoneName: 'short' }, locale)
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value ?? timeZone

/** A calendar date as `Wednesday 20 July 2022`; what is no date is given back as it stands. */
export function longDate(date: string, locale = ENGLISH): string {
  const at = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(at)) return date
  const shape: Shape = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }
  const said = formatter('UTC', shape, locale).format(at)
  return locale === ENGLISH ? said.replace(',', '') : said
}

const WALL: Shape = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
}

/** The venue's wall clock at an instant, to the second, as `2022-07-20T21:07:12`. */
function wallClock(at: Instant, timeZone: string): string {
  const parts = formatter(timeZone, WALL).formatToParts(at)
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '00'
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`
}

/** Minutes by which the venue's clocks are ahead of UTC at an instant. */
export const minutesAhead = (at: Instant, timeZone: string): number =>
  Math.round((Date.parse(`${wallClock(at, timeZone)}Z`) - Math.floor(at / 1000) * 1000) / 60_000)

/** For `<time datetime>`: the wall clock of the venue with its distance from UTC, as `2022-07-20T21:07:12+01:00`. */
export function machineTime(at: Instant, timeZone: string): string {
  const minutes = minutesAhead(at, timeZone)
  const two = (n: number) => String(n).padStart(2, '0')
  const away = Math.abs(minutes)
  return `${wallClock(at, timeZone)}${minutes < 0 ? '-' : '+'}${two(Math.floor(away / 60))}:${two(away % 60)}`
}
