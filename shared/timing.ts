/** How the evening keeps to its plan: planned and real times of every segment, how late it is, and when it will end. */
import { cuesOf } from './cues.ts'
import { type Instant, own, type SegmentId } from './ids.ts'
import { instantOn, type MinutesAhead, plannedStart } from './planned-start.ts'
import { SAME_EVENING } from './punctuality.ts'
import { runningSegment, type SpentTimes, spentBy } from './segment-times.ts'
import type { Ceremony, Segment, ShowFile } from './show-file.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** When a segment is planned: minutes after the evening's beginning. */
export interface PlannedSegment {
  readonly segment: SegmentId
  readonly minutes: number | null
  /** Null as soon as one segment before it has no planned length: a guess would only mislead. */
  readonly from: number | null
  readonly to: number | null
  /** The slide that ends the evening. */
  readonly isEnd: boolean
}

/** Every segment the evening comes to; what is passed over has no cues, and takes no time. */
export function plannedSegments(file: ShowFile): PlannedSegment[] {
  const played = new Set(cuesOf(file).map((cue) => cue.segment))
  let from: number | null = 0
  return file.rundown
    .filter(({ id }) => played.has(id))
    .map((segment) => {
      const minutes = lengthOf(segment)
      const to = from === null || minutes === null ? null : from + minutes
      const planned = { segment: segment.id, minutes, from, to, isEnd: segment.kind === 'end' }
      from = to
      return planned
    })
}

/** Where nobody says how long the end is, it takes no time. */
const lengthOf = ({ kind, minutes }: Segment): number | null => minutes ?? (kind === 'end' ? 0 : null)

export interface SegmentTiming {
  readonly segment: SegmentId
  readonly minutes: number | null
  readonly hasBegun: boolean
  readonly isRunning: boolean
  /** How long it was on, all its turns together. */
  readonly spentMs: number
  /** By how much that is longer than planned. */
  readonly overMs: number
}

export interface Timing {
  /** Before the first take, under way, and once the end is reached. */
  readonly stage: 'before' | 'running' | 'over'
  readonly segments: readonly SegmentTiming[]
  readonly doorsAt: Instant | null
  readonly startsAt: Instant | null
  /** Late (above zero) or early by so much; null where the plan does not say, or is another day's. */
  readonly driftMs: number | null
  readonly plannedEnd: Instant | null
  /** When it will end if everything to come takes as long as planned; once it is over, when it did. */
  readonly predictedEnd: Instant | null
}

/** One length that is not planned leaves the end unknown; six hours off the plan nobody is late or early. */
export function timingOf(file: ShowFile, times: SpentTimes, ahead: MinutesAhead, now: Instant): Timing {
  const planned = plannedSegments(file)
  const segments = planned.map((one) => timingOfSegment(one, times, now))
  const running = runningSegment(times)
  const at = planned.findIndex(({ segment }) => segment === running)
  const start = plannedStart(file.ceremony, ahead)
  const last = planned.at(-1)
  const end = start === null || last?.to == null ? null : start + last.to * MINUTE
  const isTonight = start !== null && now > start - SAME_EVENING && now < (end ?? start) + SAME_EVENING
  const predictedEnd = running === null ? fromTheTop(segments, start, now) : endFrom(planned, at, times, now)
  const here = planned[at]
  const isOver = here?.isEnd === true && predictedEnd !== null && now >= predictedEnd
  const hereTo = start === null || here?.to == null ? null : start + here.to * MINUTE
  const hereEnd = here ? endOf(here, times, now) : null
  const drift = hereTo === null || hereEnd === null ? null : hereEnd - hereTo
  const late = start === null ? null : Math.max(0, now - start)
  return {
    stage: running === null ? 'before' : isOver ? 'over' : 'running',
    segments,
    doorsAt: doorsOf(file.ceremony, ahead),
    startsAt: start,
    driftMs: isTonight ? (running === null ? late : drift) : null,
    plannedEnd: isTonight ? end : null,
    predictedEnd,
  }
}

function timingOfSegment(
  { segment, minutes }: PlannedSegment,
  times: SpentTimes,
  now: Instant,
): SegmentTiming {
  const time = own(times, segment)
  const spentMs = time ? spentBy(time, now) : 0
  return {
    segment,
    minutes,
    hasBegun: time !== undefined,
    isRunning: time !== undefined && time.since !== null,
    spentMs,
    overMs: minutes === null ? 0 : Math.max(0, spentMs - minutes * MINUTE),
  }
}

/** What is left of a segment's planned length: of one that was on before, only the rest. */
const restOf = ({ minutes, spentMs }: SegmentTiming): number | null =>
  minutes === null ? null : Math.max(0, minutes * MINUTE - spentMs)

const sum = (parts: readonly (number | null)[]): number | null =>
  parts.reduce<number | null>((total, part) => (total === null || part === null ? null : total + part), 0)

function fromTheTop(segments: readonly SegmentTiming[], start: Instant | null, now: Instant): Instant | null {
  const length = sum(segments.map(restOf))
  return length === null ? null : Math.max(start ?? now, now) + length
}

/** When the segment that is on will end: it is never over before now, save the end, which does not grow. */
function endOf(planned: PlannedSegment, times: SpentTimes, now: Instant): Instant | null {
  const time = own(times, planned.segment)
  if (!time || planned.minutes === null) return null
  const due = (time.since ?? now) + Math.max(0, planned.minutes * MINUTE - time.spentMs)
  return planned.isEnd ? due : Math.max(now, due)
}

/** What was passed over is not waited for: only what follows in the rundown counts. */
function endFrom(
  planned: readonly PlannedSegment[],
  at: number,
  times: SpentTimes,
  now: Instant,
): Instant | null {
  const here = planned[at]
  const end = here ? endOf(here, times, now) : null
  const rest = sum(planned.slice(at + 1).map((one) => restOf(timingOfSegment(one, times, now))))
  return end === null || rest === null ? null : end + rest
}

/** Doors open before the evening begins: a later time of day is that of the evening before. */
function doorsOf({ date, doorsAt, startsAt }: Ceremony, ahead: MinutesAhead): Instant | null {
  const at = doorsAt === undefined ? null : instantOn(date, doorsAt, ahead)
  if (at === null || doorsAt === undefined || startsAt === undefined || doorsAt <= startsAt) return at
  const before = at - DAY
  return before + (ahead(at) - ahead(before)) * MINUTE
}
