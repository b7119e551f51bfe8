/** What a show comes to, in 64 digits: the same on every machine and under every epoch, for whoever has to prove that nothing is missing. */
import { createHash } from 'node:crypto'
import type { ShowState } from '#shared/state'

/**
 * A restored show has an epoch of its own, which stands at its position and in its feed, and nowhere else. Keys stand in the order in
 * which the facts came: whoever folds the same log has the same, and sorting them would cost the room a moment.
 */
export function stateHash(state: ShowState): string {
  const { position, feed, ...rest } = state
  const { cursor, ...told } = feed
  const text = JSON.stringify({ ...rest, seq: position.seq, feed: { ...told, n: cursor.n } })
  return createHash('sha256').update(text).digest('hex')
}
