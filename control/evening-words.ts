/** How the evening keeps to its plan, as the desk says it. */
import type { Instant } from '#shared/ids'
import { punctualityOf } from '#shared/punctuality'
import type { Timing } from '#shared/timing'
import { clockTime } from './words.ts'

export type Sign = 'on-time' | 'late' | 'early' | 'waiting'

/** One thing to say of it. */
export interface Said {
  readonly about: 'doors' | 'start' | 'punctuality' | 'end' | 'plan'
  readonly sign: Sign | null
  readonly words: string
  readonly more: string | null
}

const MINUTE = 60_000
/** A beginning further off is another day's: it is named, not counted down to. */
const NEAR = 12 * 60 * MINUTE

const two = (value: number): string => String(value).padStart(2, '0')

/** "3:12", "1:05:00": whole seconds that have passed. */
export function passed(ms: number): string {
  const all = Math.max(0, Math.floor(ms / 1000))
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`
}

/** The same counted down: zero is shown when it has come, and not a second before. */
export const left = (ms: number): string => passed(Math.ceil(ms / 1000) * 1000)

function dayAndTime(at: Instant, timeZone: string): string {
  const shape: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' }
  const day = (zone: string) => new Intl.DateTimeFormat('en-GB', { ...shape, timeZone: zone }).format(at)
  try {
    return `${day(timeZone)}, ${clockTime(at, timeZone)}`
  } catch {
    return `${day('UTC')}, ${clockTime(at, 'UTC')}`
  }
}

/** Everything there is to say, the most urgent first; nothing that nobody can know. */
export function eveningSays(timing: Timing, timeZone: string, now: Instant): Said[] {
  const said = [...beginningSays(timing, timeZone, now), ...endSays(timing, timeZone)]
  const drift = timing.driftMs
  const isDue = timing.startsAt === null || now >= timing.startsAt
  if (drift !== null && (timing.stage !== 'before' || isDue)) {
    const { state, words } = punctualityOf(drift)
    said.unshift({ about: 'punctuality', sign: state, words, more: null })
  }
  if (said.length > 0) return said
  const words = timing.startsAt === null ? 'No planned times' : 'Not planned to the end'
  return [{ about: 'plan', sign: null, words, more: null }]
}

function beginningSays({ stage, doorsAt, startsAt }: Timing, timeZone: string, now: Instant): Said[] {
  if (stage !== 'before') return []
  const to = (about: 'doors' | 'start', name: string, at: Instant | null): Said[] => {
    if (at === null || at <= now) return []
    return at - now > NEAR
      ? [{ about, sign: 'waiting', words: name, more: dayAndTime(at, timeZone) }]
      : [{ about, sign: 'waiting', words: `${name} in ${left(at - now)}`, more: clockTime(at, timeZone) }]
  }
  return [...to('doors', 'Doors', doorsAt), ...to('start', 'Start', startsAt)]
}

function endSays({ stage, predictedEnd, plannedEnd, startsAt }: Timing, timeZone: string): Said[] {
  if (predictedEnd === null) return []
  // Before a beginning that is far off, an end would be said of the wrong day.
  if (stage === 'before' && startsAt !== null && plannedEnd === null) return []
  const [at, planned] = [predictedEnd, plannedEnd].map((time) => time && clockTime(time, timeZone))
  const verb = stage === 'over' ? 'Ended' : 'Predicted end'
  const more = planned === null ? null : at === planned ? 'as planned' : `planned ${planned}`
  return [{ about: 'end', sign: null, words: `${verb} ${at}`, more }]
}

/** What one segment took, of what was planned: "3:12 of 5 min"; null where there is nothing to say. */
export function segmentSays(
  minutes: number | null,
  spentMs: number | null,
): { readonly words: string; readonly over: string | null } | null {
  const isPlanned = minutes !== null && minutes > 0
  if (spentMs === null) return isPlanned ? { words: `${minutes} min`, over: null } : null
  if (!isPlanned) return { words: passed(spentMs), over: null }
  const over = spentMs - minutes * MINUTE
  return { words: `${passed(spentMs)} of ${minutes} min`, over: over >= 1000 ? `${passed(over)} over` : null }
}
