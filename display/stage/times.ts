/** Times as people read them on a stage. Pure. */
import type { Instant } from '#shared/ids'

const two = (value: number): string => String(value).padStart(2, '0')

/** "19:59", "1:05:00"; never below zero. */
export function countdown(ms: number): string {
  const left = Math.max(0, Math.ceil(ms / 1000))
  const [hours, minutes, seconds] = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`
}

export interface Punctuality {
  readonly state: 'on-time' | 'late' | 'early' | 'unknown'
  readonly words: string
}

const MINUTE = 60_000

/** A plan further off than this, in milliseconds, is that of another day: a rehearsal has no delay. */
const SAME_EVENING = 6 * 3600_000

/** How an evening keeps to its plan while a segment is on that was planned for `from` to `to`, and began at `began`. */
export function punctuality(from: Instant, to: Instant, began: Instant, now: Instant): Punctuality {
  const unknown: Punctuality = { state: 'unknown', words: '' }
  if (!Number.isFinite(from) || now < from - SAME_EVENING || now > to + SAME_EVENING) return unknown
  const behind = Math.max(began - from, now - to)
  const ahead = from - began
  if (behind >= MINUTE) return { state: 'late', words: `${Math.floor(behind / MINUTE)} min late` }
  if (ahead >= MINUTE) return { state: 'early', words: `${Math.floor(ahead / MINUTE)} min early` }
  return { state: 'on-time', words: 'On time' }
}
