/** How far a screen was told on this link, and since when it is behind: the beat says where the show stands. */
import { compareEpochs } from '#shared/epochs'
import type { Position } from '#shared/ids'

export interface Told {
  /** Of the newest frame that came; null before the first. */
  readonly position: Position | null
  /** When a beat was first ahead of it, by the page's own clock; null while they agree. */
  readonly behindSince: number | null
}

export const NOTHING_TOLD: Told = { position: null, behindSince: null }

/** A frame that comes late says nothing of how far this screen was told; one of another log is another show's. */
export const afterFrame = (told: Told, position: Position | null): Told =>
  position === null || (told.position && isAhead(told.position, position))
    ? told
    : { position, behindSince: null }

/** Whoever hears beats is sent a frame first, and one with every commit: a beat is ahead only of a screen that a frame did not reach. */
export function afterBeat(told: Told, beat: Position | null, at: number): Told {
  if (beat === null) return told
  const isBehind = told.position === null || isAhead(beat, told.position)
  return { ...told, behindSince: isBehind ? (told.behindSince ?? at) : null }
}

function isAhead(beat: Position, have: Position): boolean {
  const relation = compareEpochs(have.epoch, beat.epoch)
  return relation === 'newer' || (relation === 'same' && beat.seq > have.seq)
}
