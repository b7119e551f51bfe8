/** A time to come, said in words: the day, the clocks of the ceremony, and how long it is until then. */
import type { Instant } from '#shared/ids'
import { locale, say } from '../language/say.ts'
import { clockTime } from '../words.ts'

const MINUTE = 60_000

/** "in 2 h 14 min"; under a minute, in seconds. */
export function untilWords(ms: number): string {
  if (ms <= 0) return say('now')
  if (ms < MINUTE) return say('in {n} s', { n: Math.ceil(ms / 1000) })
  const minutes = Math.round(ms / MINUTE)
  if (minutes < 60) return say('in {n} min', { n: minutes })
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return say('in {n} days', { n: Math.floor(hours / 24) })
  return minutes % 60 === 0
    ? say('in {n} h', { n: hours })
    : say('in {hours} h {minutes} min', { hours, minutes: minutes % 60 })
}

const dayOf = (at: Instant, timeZone: string): string => {
  const wanted: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' }
  try {
    return new Intl.DateTimeFormat(locale(), { ...wanted, timeZone }).format(at)
  } catch {
    return new Intl.DateTimeFormat(locale(), { ...wanted, timeZone: 'UTC' }).format(at)
  }
}

const DAY = 24 * 60 * MINUTE

/** "today at 21:30", "tomorrow at 09:00", "Saturday 21 November at 09:00": as somebody at the ceremony would say it. */
export function dayAndTime(at: Instant, now: Instant, timeZone: string): string {
  const day = dayOf(at, timeZone)
  const time = clockTime(at, timeZone)
  if (day === dayOf(now, timeZone) && Math.abs(at - now) < DAY) return say('today at {time}', { time })
  if (day === dayOf(now + DAY, timeZone) && at > now && at - now < 2 * DAY)
    return say('tomorrow at {time}', { time })
  return say('{day} at {time}', { day, time })
}

/** "Europe/London" as people call it. */
export const placeOf = (timeZone: string): string =>
  timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone
