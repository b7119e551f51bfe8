/** What can be said of the chain through a show's log: where it ends, where it begins, and whether it fits. */
import type { Position } from './ids.ts'

/** A place in the chain: the newest record, and the SHA-256 that stands for it and all before it. */
export interface ChainHead {
  readonly seq: number
  /** 64 hexadecimal digits. */
  readonly hash: string
}

export interface Chain {
  readonly head: ChainHead
  /** The first record that names the one before it; null in a log from before there was a chain. */
  readonly begins: number | null
  /** The first record that does not fit the one before it, or is not there. Null when all is well. */
  readonly brokenAt: number | null
}

/** What a desk is told when it asks for the head. */
export interface HeadReport {
  readonly position: Position
  readonly head: string
  readonly begins: number | null
  readonly brokenAt: number | null
}

/** What a desk is told after every record was read again. */
export interface ChainReport extends HeadReport {
  readonly ok: boolean
  /** Whether a head that was noted earlier is still there; null if none was named. */
  readonly noted: boolean | null
}

/** "a3f0 9c1e 77b2 04d8": the beginning of a hash, as it is compared by eye. */
export const shortHash = (hash: string): string => hash.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ')

/** For whoever has to hear of it. */
export const brokenSentence = (show: string, seq: number): string =>
  `The log of ${show} is not as it was written: record ${seq} does not follow from the one before it. The show goes on; keep a copy of the log and find out who changed it.`
