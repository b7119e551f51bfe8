/** How the evening keeps to its plan, as the desk says it. */
import type { Instant } from '#shared/ids'
import { type Punctuality, punctualityOf } from '#shared/punctuality'
import type { Timing } from '#shared/timing'
import { locale, say } from './language/say.ts'
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
  const day = (zone: string) => new Intl.DateTimeFormat(locale(), { ...shape, timeZone: zone }).format(at)
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
    const { state } = punctualityOf(drift)
    said.unshift({ about: 'punctuality', sign: state, words: driftWords(state, drift), more: null })
  }
  if (said.length > 0) return said
  const words = timing.startsAt === null ? say('No planned times') : say('Not planned to the end')
  return [{ about: 'plan', sign: null, words, more: null }]
}

function beginningSays({ stage, doorsAt, startsAt }: Timing, timeZone: string, now: Instant): Said[] {
  if (stage !== 'before') return []
  const to = (about: 'doors' | 'start', at: Instant | null): Said[] => {
    if (at === null || at <= now) return []
    return at - now > NEAR
      ? [{ about, sign: 'waiting', words: TO_COME[about], more: dayAndTime(at, timeZone) }]
      : [{ about, sign: 'waiting', words: countdown(about, left(at - now)), more: clockTime(at, timeZone) }]
  }
  return [...to('doors', doorsAt), ...to('start', startsAt)]
}

const TO_COME = { doors: say('Doors'), start: say('Start|of the evening') }
const countdown = (about: 'doors' | 'start', time: string): string =>
  about === 'doors' ? say('Doors in {time}', { time }) : say('Start in {time}', { time })

/** In whole minutes, as `punctualityOf` sorts them. */
function driftWords(state: Punctuality['state'], driftMs: number): string {
  const n = Math.floor(Math.abs(driftMs) / MINUTE)
  if (state === 'on-time') return say('On time')
  return state === 'late' ? say('{n} min late', { n }) : say('{n} min early', { n })
}

function endSays({ stage, predictedEnd, plannedEnd, startsAt }: Timing, timeZone: string): Said[] {
  if (predictedEnd === null) return []
  // Before a beginning that is far off, an end would be said of the wrong day.
  if (stage === 'before' && startsAt !== null && plannedEnd === null) return []
  const at = clockTime(predictedEnd, timeZone)
  const planned = plannedEnd === null ? null : clockTime(plannedEnd, timeZone)
  const words = stage === 'over' ? say('Ended {at}', { at }) : say('Predicted end {at}', { at })
  const more =
    planned === null ? null : at === planned ? say('as planned') : say('planned {at}', { at: planned })
  return [{ about: 'end', sign: null, words, more }]
}

/** What one segment took, of what was planned: "3:12 of 5 min"; null where there is nothing to say. */
export function segmentSays(
  minutes: number | null,
  spentMs: number | null,
): { readonly words: string; readonly over: string | null } | null {
  const isPlanned = minutes !== null && minutes > 0
  if (spentMs === null) return isPlanned ? { words: say('{n} min', { n: minutes }), over: null } : null
  if (!isPlanned) return { words: passed(spentMs), over: null }
  const over = spentMs - minutes * MINUTE
  return {
    words: say('{time} of {n} min', { time: passed(spentMs), n: minutes }),
    over: over >= 1000 ? say('{time} over', { time: passed(over) }) : null,
  }
}
