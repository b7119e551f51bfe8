/** What every segment took, in few bytes: numbers in the order of the rundown, and back again. */
import { type Instant, own } from './ids.ts'
import { runningSegment, type SegmentTime, type SegmentTimes } from './segment-times.ts'
import type { ShowFile } from './show-file.ts'

export interface DeskTimes {
  /** When the first segment began; zero before. */
  readonly from: Instant
  /** Since when the one that is on has been on, this time. */
  readonly since: Instant
  /** Its place in the rundown; -1 before the first. */
  readonly on: number
  /** Seconds after `from` at which each began, -1 where it has not; as far as there is something to say. */
  readonly began: readonly number[]
  /** Seconds it was on, the turn that runs not counted. */
  readonly spent: readonly number[]
}

const NOT_YET = -1

export function deskTimes({ rundown }: ShowFile, times: SegmentTimes): DeskTimes {
  const all = Object.values(times)
  const from = all.length === 0 ? 0 : Math.min(...all.map(({ began }) => began))
  const running = runningSegment(times)
  const on = rundown.findIndex(({ id }) => id === running)
  const known = rundown.findLastIndex(({ id }) => own(times, id) !== undefined)
  const list = rundown.slice(0, known + 1).map(({ id }) => own(times, id))
  return {
    from,
    since: (running === null ? undefined : own(times, running)?.since) ?? 0,
    on,
    began: list.map((time) => (time ? Math.round((time.began - from) / 1000) : NOT_YET)),
    spent: list.map((time) => (time ? Math.round(time.spentMs / 1000) : 0)),
  }
}

export function readTimes({ rundown }: ShowFile, { from, since, on, began, spent }: DeskTimes): SegmentTimes {
  return Object.fromEntries(
    rundown.flatMap(({ id }, i): [string, SegmentTime][] => {
      const after = began[i] ?? NOT_YET
      if (after === NOT_YET) return []
      const spentMs = (spent[i] ?? 0) * 1000
      return [[id, { began: from + after * 1000, since: i === on ? since : null, spentMs }]]
    }),
  )
}
