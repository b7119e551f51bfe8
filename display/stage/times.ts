/** Times as people read them on a stage. Pure. */
import type { Instant } from '#shared/ids'
import { type Punctuality, punctualityOf, SAME_EVENING } from '#shared/punctuality'

const two = (value: number): string => String(value).padStart(2, '0')

/** "19:59", "1:05:00"; never below zero. */
export function countdown(ms: number): string {
  const left = Math.max(0, Math.ceil(ms / 1000))
  const [hours, minutes, seconds] = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`
}

export type Said = Punctuality | { readonly state: 'unknown'; readonly words: '' }

/** How an evening keeps to its plan while a segment is on that was planned for `from` to `to`, and began at `began`. */
export function punctuality(from: Instant, to: Instant, began: Instant, now: Instant): Said {
  const isTonight = now >= from - SAME_EVENING && now <= to + SAME_EVENING
  // It ends as long after its beginning as was planned, and never before now.
  return isTonight ? punctualityOf(Math.max(began - from, now - to)) : { state: 'unknown', words: '' }
}
