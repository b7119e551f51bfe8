/** When each segment of the evening began, and how long it was on: a segment one comes back to goes on counting. */
import { type Instant, own, type SegmentId } from './ids.ts'

export interface Spent {
  /** Since when it has been on, this time; null once another has followed. */
  readonly since: Instant | null
  /** How long it was on before, in milliseconds. */
  readonly spentMs: number
}

export interface SegmentTime extends Spent {
  /** When it was first on. */
  readonly began: Instant
}

/** By segment; one that was never on has none. */
export type SpentTimes = Readonly<Record<SegmentId, Spent>>
export type SegmentTimes = Readonly<Record<SegmentId, SegmentTime>>

/** From `at` on this segment is on, and no other. A slide cleared away is still its segment's time. */
export function entered(times: SegmentTimes, segment: SegmentId, at: Instant): SegmentTimes {
  const closed = Object.entries(times).map(([id, time]) => [id, left(time, at)] as const)
  const before = own(times, segment)
  const now: SegmentTime = before ? { ...left(before, at), since: at } : { began: at, since: at, spentMs: 0 }
  return { ...Object.fromEntries(closed), [segment]: now }
}

const left = (time: SegmentTime, at: Instant): SegmentTime =>
  time.since === null ? time : { ...time, since: null, spentMs: spentBy(time, at) }

/** How long it has been on by now, all its turns together. */
export const spentBy = ({ since, spentMs }: Spent, now: Instant): number =>
  spentMs + (since === null ? 0 : Math.max(0, now - since))

/** The segment that is on. */
export const runningSegment = (times: SpentTimes): SegmentId | null =>
  Object.keys(times).find((id) => own(times, id)?.since !== null) ?? null
