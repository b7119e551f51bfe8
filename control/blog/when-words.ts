/** A time to come, said in words: the day, the clocks of the ceremony, and how long it is until then. */
import type { Instant } from '#shared/ids'
import { clockTime } from '../words.ts'

const MINUTE = 60_000

/** "in 2 h 14 min"; under a minute, in seconds. */
export function untilWords(ms: number): string {
  if (ms <= 0) return 'now'
  if (ms < MINUTE) return `in ${Math.ceil(ms / 1000)} s`
  const minutes = Math.round(ms / MINUTE)
  if (minutes < 60) return `in ${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `in ${hours} h${minutes % 60 === 0 ? '' : ` ${minutes % 60} min`}`
  return `in ${Math.floor(hours / 24)} days`
}

const dayOf = (at: Instant, timeZone: string): string => {
  const wanted: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' }
  try {
    return new Intl.DateTimeFormat('en-GB', { ...wanted, timeZone }).format(at)
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...wanted, timeZone: 'UTC' }).format(at)
  }
}

const DAY = 24 * 60 * MINUTE

/** "today at 21:30", "tomorrow at 09:00", "Saturday 21 November at 09:00": as somebody at the ceremony would say it. */
export function dayAndTime(at: Instant, now: Instant, timeZone: string): string {
  const day = dayOf(at, timeZone)
  const time = clockTime(at, timeZone)
  if (day === dayOf(now, timeZone) && Math.abs(at - now) < DAY) return `today at ${time}`
  if (day === dayOf(now + DAY, timeZone) && at > now && at - now < 2 * DAY) return `tomorrow at ${time}`
  return `${day} at ${time}`
}

/** "Europe/London" as people call it. */
export const placeOf = (timeZone: string): string =>
  timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone
