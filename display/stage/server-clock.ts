/** The server's clock as a screen knows it. Every message encloses the truth; what all of them enclose is narrow. */

/** What one message tells: the server's clock minus this page's lies between `low` and `high`, in milliseconds. */
export interface Sample {
  /** The page's clock when the message came. */
  readonly heard: number
  readonly low: number
  readonly high: number
  /** From question to answer; null of a message that was not asked for. */
  readonly roundTrip: number | null
}

/** What is remembered of the server's clock, oldest first. */
export type ClockSamples = readonly Sample[]

/** Two good clocks drift apart by less than this, in milliseconds per millisecond. */
const DRIFT = 0.0001

/** The server tells whole milliseconds, and browsers blur their own clock a little. */
const SERVER_GRAIN = 1
const PAGE_GRAIN = 0.1

/** A sample is of no use any more when the drift since has made it wide, and so many are plenty. */
const REMEMBERED_MS = 60_000
const MOST = 400

/** The server read its clock after the question was sent and before the answer came. */
export function withAnswer(samples: ClockSamples, serverNow: number, asked: number, heard: number) {
  if (!(heard >= asked) || !Number.isFinite(serverNow)) return samples
  return withSample(samples, {
    heard,
    low: serverNow - heard - PAGE_GRAIN,
    high: serverNow + SERVER_GRAIN - asked + PAGE_GRAIN,
    roundTrip: heard - asked,
  })
}

/** A beat says only that the server's clock is not behind it: it took an unknown while to come. */
export function withBeat(samples: ClockSamples, serverNow: number, heard: number): ClockSamples {
  if (!Number.isFinite(serverNow)) return samples
  return withSample(samples, {
    heard,
    low: serverNow - heard - PAGE_GRAIN,
    high: Number.POSITIVE_INFINITY,
    roundTrip: null,
  })
}

/** If a sample contradicts an older one, one of the clocks has jumped between: nothing from before holds. */
function withSample(samples: ClockSamples, sample: Sample): ClockSamples {
  const contradicted = samples.findLastIndex((old) => {
    const { low, high } = aged(old, sample.heard)
    return low > sample.high || sample.low > high
  })
  const kept = samples
    .slice(contradicted + 1)
    .filter((old) => old.heard <= sample.heard && sample.heard - old.heard < REMEMBERED_MS)
  return [...kept, sample].slice(-MOST)
}

/** What a sample is worth later: wider by what the clocks may have drifted since. */
function aged({ low, high, heard }: Sample, now: number): { low: number; high: number } {
  const drift = Math.max(0, now - heard) * DRIFT
  return { low: low - drift, high: high + drift }
}

export interface Reading {
  /** The server's clock now. */
  readonly now: number
  /** The truth is no further away than this, in milliseconds: at most half of the best round trip. */
  readonly error: number
}

/** The middle of what all samples enclose; null before the first answer. */
export function reading(samples: ClockSamples, pageNow: number): Reading | null {
  const spans = samples.map((sample) => aged(sample, pageNow))
  const low = Math.max(...spans.map((span) => span.low))
  const high = Math.min(...spans.map((span) => span.high))
  if (!Number.isFinite(low) || !Number.isFinite(high)) return null
  return { now: pageNow + (low + high) / 2, error: Math.max(0, (high - low) / 2) }
}

/** The server's clock now; null while this screen is not synchronised. */
export const serverTime = (samples: ClockSamples, pageNow: number): number | null =>
  reading(samples, pageNow)?.now ?? null

/** So many round trips are looked at; nine of ten are no longer than what is told. */
const TRIPS = 20
const USUAL = 0.9

/** How long this screen's messages usually take there and back; null before the first answer. */
export function roundTrip(samples: ClockSamples): number | null {
  const trips = samples.flatMap((sample) => sample.roundTrip ?? []).slice(-TRIPS)
  const ordered = trips.sort((a, b) => a - b)
  return ordered[Math.ceil(ordered.length * USUAL) - 1] ?? null
}

/** Some quick questions at first and after a jump, then one a second; more while the answers are vague. */
const QUICK = 40
const QUICK_MS = 80
const VAGUE = 1.5
const VAGUE_MS = 200
const STEADY_MS = 1000

/** Milliseconds until the server's clock should be asked for again. */
export function pauseBeforeAsking(samples: ClockSamples, pageNow: number): number {
  const answers = samples.filter((sample) => sample.roundTrip !== null).length
  if (answers < QUICK) return QUICK_MS
  return (reading(samples, pageNow)?.error ?? Number.POSITIVE_INFINITY) > VAGUE ? VAGUE_MS : STEADY_MS
}

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
