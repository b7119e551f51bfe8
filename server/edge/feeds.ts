/** What this edge knows: the public feed of every show, folded from what the core tells. */
import { applyFeed, type Feed, type FeedUpdate, isGap, updateSince } from '#shared/feed'
import type { ShowId } from '#shared/ids'
import type { GoneMessage, PublicMessage } from '#shared/protocol'

export interface Feeds {
  get(show: ShowId): Feed | undefined
  shows(): ShowId[]
  /** Folds a message of the core; one that leaves a hole is dropped and `onGap` is told, so that everything is sent anew. */
  take(message: PublicMessage | GoneMessage): void
  onUpdate(listener: (show: ShowId, update: FeedUpdate) => void): void
  /** A show was deleted. */
  onGone(listener: (show: ShowId) => void): void
}

/** `onGap` may be called again and again until everything was told anew; what is held stays meanwhile. */
export function createFeeds(onGap: (show: ShowId) => void): Feeds {
  const feeds = new Map<ShowId, Feed>()
  const listeners = new Set<(show: ShowId, update: FeedUpdate) => void>()
  const mourners = new Set<(show: ShowId) => void>()
  return {
    get: (show) => feeds.get(show),
    shows: () => [...feeds.keys()],
    take(message) {
      const { show } = message
      if (message.kind === 'gone') {
        if (feeds.delete(show)) for (const listener of mourners) listener(show)
        return
      }
      const { update } = message
      const before = feeds.get(show) ?? null
      const after = applyFeed(before, update)
      // A rival of the same generation is no gap: asked again, the core would say the same for ever. The picture is kept.
      if (isGap(after)) return after.gap === 'missing' ? onGap(show) : undefined
      if (after === before) return
      feeds.set(show, after)
      // What the readers lack, not what the core sent: after a restart it tells everything anew.
      const news = updateSince(after, before?.cursor ?? null)
      for (const listener of listeners) listener(show, news)
    },
    onUpdate(listener) {
      listeners.add(listener)
    },
    onGone(listener) {
      mourners.add(listener)
    },
  }
}
