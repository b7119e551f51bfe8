/** The heartbeat of the room: once a second everybody hears where their show stands and what time it is. */
import type { Beat } from '#shared/protocol'
import type { Shows } from '../shows.ts'

const BEAT_MS = 1000

interface Heart {
  readonly shows: Pick<Shows, 'ids' | 'runner'>
  readonly now: () => number
}

/** Returns what stops it. */
export function startBeats(
  { shows, now }: Heart,
  gateways: readonly { beat(show: string, beat: Beat): void }[],
): () => void {
  const beat = setInterval(() => {
    for (const show of shows.ids()) {
      const shown = shows.runner(show)?.shown()
      if (!shown) continue
      // Frames are stamped by commits, which never go back in time; the clock that screens follow must not either.
      const tick = { position: shown.position, now: Math.max(now(), shown.at) }
      for (const gateway of gateways) gateway.beat(show, tick)
    }
  }, BEAT_MS)
  return () => clearInterval(beat)
}
