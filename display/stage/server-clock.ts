/** The server's clock as a screen knows it, from beats that each took an unknown while to arrive. */

/** Differences between the server's clock and this page's, newest last, in milliseconds. */
export type ClockSamples = readonly number[]

/** So many beats are remembered: half a minute, in which one is sure to have come quickly. */
const REMEMBERED = 30

export const withBeat = (samples: ClockSamples, serverNow: number, pageNow: number): ClockSamples =>
  [...samples, serverNow - pageNow].slice(-REMEMBERED)

/** Delay only ever makes a beat look older, so the largest difference is the nearest to the truth; null before the first beat. */
export const serverTime = (samples: ClockSamples, pageNow: number): number | null =>
  samples.length === 0 ? null : pageNow + Math.max(...samples)

/** A frame further ahead than this was stamped by another clock. */
const FURTHEST_AHEAD = 1000

/** A frame shown later than this after its moment has missed it: it is put up without motion. */
const MOMENT = 3000

export interface PaintPlan {
  /** Milliseconds to wait before the frame is drawn. */
  readonly wait: number
  /** True if the screen shows the frame at its moment, so that its motion is in time with the room. */
  readonly moving: boolean
}

/** When to draw a frame due at `showAt` (S2). Without a clock it is drawn at once. */
export function paintPlan(showAt: number, now: number | null): PaintPlan {
  if (now === null) return { wait: 0, moving: false }
  const ahead = showAt - now
  if (ahead > FURTHEST_AHEAD) return { wait: 0, moving: false }
  return { wait: Math.max(0, ahead), moving: ahead > -MOMENT }
}
