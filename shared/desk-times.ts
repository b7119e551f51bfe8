/** What every segment took, in few bytes: seconds in the order of the rundown, and back again. */
import { type Instant, own } from './ids.ts'
import { runningSegment, type Spent, type SpentTimes } from './segment-times.ts'
import type { ShowFile } from './show-file.ts'

export interface DeskTimes {
  /** Since when the segment that is on has been on, this time. */
  readonly since: Instant
  /** Its place in the rundown; -1 before the first. */
  readonly on: number
  /** Seconds each was on, the turn that runs not counted, -1 for one that never was; as far as there is something to say. */
  readonly spent: readonly number[]
}

const NEVER = -1

/** Rounded to seconds, up to the last segment that was ever on; `since` is 0 while none is. */
export function deskTimes({ rundown }: ShowFile, times: SpentTimes): DeskTimes {
  const running = runningSegment(times)
  const known = rundown.findLastIndex(({ id }) => own(times, id) !== undefined)
  return {
    since: (running === null ? undefined : own(times, running)?.since) ?? 0,
    on: rundown.findIndex(({ id }) => id === running),
    spent: rundown.slice(0, known + 1).map(({ id }) => {
      const time = own(times, id)
      return time ? Math.round(time.spentMs / 1000) : NEVER
    }),
  }
}

/** Times stand by their places: it has to be the rundown they were made from. */
export function readTimes({ rundown }: ShowFile, { since, on, spent }: DeskTimes): SpentTimes {
  return Object.fromEntries(
    rundown.flatMap(({ id }, i): [string, Spent][] => {
      const seconds = spent[i] ?? NEVER
      return seconds === NEVER ? [] : [[id, { since: i === on ? since : null, spentMs: seconds * 1000 }]]
    }),
  )
}
