/** How long before its moment a frame is sent: as long as the slowest healthy screen needs, and no longer. */

const SHORTEST_MS = 60
const LONGEST_MS = 300
/** While no screen has said how far away it is. */
const UNKNOWN_MS = 120
/** A screen draws and fits a frame out of sight before its moment; a slow one takes so long. */
const READY_MS = 50

/** Milliseconds for these round trips. One screen too far away for any lead must not make the room wait for it. */
export function leadFor(roundTrips: readonly number[]): number {
  if (roundTrips.length === 0) return UNKNOWN_MS
  const healthy = roundTrips.filter((trip) => trip <= LONGEST_MS)
  if (healthy.length === 0) return LONGEST_MS
  return Math.ceil(Math.min(LONGEST_MS, Math.max(SHORTEST_MS, Math.max(...healthy) + READY_MS)))
}
