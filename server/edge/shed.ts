/** What an edge lets go of when it is short of breath, and in which order. A pure decision: the readers inside are not on the list, nor is the core. */

/** In the order in which it is let go: level 1 is the first of these, level 6 all of them. */
export const SHED = [
  /** The pictures of posts. */
  'pictures',
  /** Asking a sample of the readers when something reached them. */
  'presence',
  /** Pictures drawn for whoever shares a post. */
  'share-images',
  /** New event streams: whoever asks for one polls. */
  'streams',
  /** New sockets: likewise. */
  'sockets',
  /** Drawing pages anew: they are given out as they were drawn last. */
  'drawing',
] as const
export type Shed = (typeof SHED)[number]

/** 0 is all well; a number says how many of `SHED` are let go. */
export type Level = number

export interface Load {
  /** How much later than meant nine of ten looks of the event loop came, in milliseconds: one long broadcast is no trouble, many are. */
  readonly loopDelayMs: number
  /** Bytes that wait for readers who read slower than they are told. */
  readonly bufferedBytes: number
  /** Readers by socket and stream, and how many this edge is meant to hold. */
  readonly readers: number
  readonly mostReaders: number
}

/** `calm`: how many looks in a row it could have been less. */
export interface Shedding {
  readonly level: Level
  readonly calm: number
}

export const CALM: Shedding = { level: 0, calm: 0 }

const MB = 1024 * 1024
/** From where on each level begins. */
const FROM = {
  loopDelayMs: [40, 60, 90, 130, 200, 350],
  bufferedBytes: [64, 96, 128, 192, 256, 384].map((each) => each * MB),
  fullness: [0.9, 0.92, 0.94, 0.97, 1, 1.1],
} as const

/** It has to be so much less than a level begins at before that level ends: nothing goes on and off every second. */
const EASED = 0.8
/** Looks in a row, one a second. */
const LOOKS = 5

const reached = (steps: readonly number[], value: number): Level =>
  steps.filter((step) => value >= step).length

function levelOf({ loopDelayMs, bufferedBytes, readers, mostReaders }: Load, margin = 1): Level {
  return Math.max(
    reached(FROM.loopDelayMs, loopDelayMs / margin),
    reached(FROM.bufferedBytes, bufferedBytes / margin),
    // Readers leave one by one: a twentieth is margin enough.
    reached(FROM.fullness, readers / mostReaders / (margin === 1 ? 1 : 0.95)),
  )
}

/** Up at once and as far as need be; down by one after some calm looks. */
export function shed(before: Shedding, load: Load): Shedding {
  const level = levelOf(load)
  if (level >= before.level) return { level, calm: 0 }
  const calm = levelOf(load, EASED) < before.level ? before.calm + 1 : 0
  return calm < LOOKS ? { level: before.level, calm } : { level: before.level - 1, calm: 0 }
}
