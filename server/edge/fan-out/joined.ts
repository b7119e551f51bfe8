/** Publications that follow each other closely reach readers as one: the first after a quiet time at once, whatever comes soon after it together. */
import { updateSince } from '#shared/feed'
import type { FeedCursor, ShowId } from '#shared/ids'
import type { Feeds } from '../feeds.ts'

export interface JoinedFeeds extends Feeds {
  /** Where everybody was brought to: a beat that is ahead of that would make all of them ask at once. */
  told(show: ShowId): FeedCursor | undefined
  /** Tells nobody anything any more. */
  close(): void
}

/** Publications closer than this are one. */
const GAP_MS = 100
/** While the last one is still being handed out, the next waits in pieces of this. */
const BUSY_MS = 20

interface Settling {
  /** Where everybody was brought to. */
  told: FeedCursor
  /** There is more by now. */
  more: boolean
  timer: NodeJS.Timeout
}

/**
 * The same feeds; who listens to them is told of changes no oftener than can be handed out.
 * `busy` says that the last is still under way; `gapMs` is how close is one, nought for never.
 */
export function joined(feeds: Feeds, busy: () => boolean = () => false, gapMs: number = GAP_MS): JoinedFeeds {
  const listeners = new Set<Parameters<Feeds['onUpdate']>[0]>()
  const settling = new Map<ShowId, Settling>()
  let closed = false

  function due(show: ShowId): void {
    const now = settling.get(show)
    const feed = feeds.get(show)
    if (!now) return
    if (!now.more || !feed) return void settling.delete(show)
    if (busy()) {
      now.timer = setTimeout(due, BUSY_MS, show)
      return
    }
    const update = updateSince(feed, now.told)
    settling.set(show, { told: feed.cursor, more: false, timer: setTimeout(due, gapMs, show) })
    for (const listener of listeners) listener(show, update)
  }

  feeds.onUpdate((show, update) => {
    const now = settling.get(show)
    if (now) now.more = true
    if (now || closed) return
    const told = { epoch: update.epoch, n: update.to }
    if (gapMs > 0) settling.set(show, { told, more: false, timer: setTimeout(due, gapMs, show) })
    for (const listener of listeners) listener(show, update)
  })
  feeds.onGone((show) => {
    clearTimeout(settling.get(show)?.timer)
    settling.delete(show)
  })

  return {
    ...feeds,
    onUpdate(listener) {
      listeners.add(listener)
    },
    told: (show) => settling.get(show)?.told ?? feeds.get(show)?.cursor,
    close() {
      closed = true
      for (const { timer } of settling.values()) clearTimeout(timer)
      settling.clear()
    },
  }
}
