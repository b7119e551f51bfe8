/** A picture of every post, for whoever shares it: drawn once when it is published, apart from the readers, and kept. */
import type { Feed } from '#shared/feed'
import type { Post } from '#shared/posts'
import { createApart } from '../apart.ts'
import type { ShareCard } from '../share/card.ts'
import type { Feeds } from './feeds.ts'

export interface ShareImages {
  /** PNG; null if it could not be drawn. */
  of(show: string, feed: Feed, post: Post): Promise<Buffer | null>
  close(): void
}

/** Of some twenty kilobytes each. */
const MOST_KEPT = 1000
const LONGEST_MS = 30_000

export function createShareImages(feeds: Feeds, card: (feed: Feed, post: Post) => ShareCard): ShareImages {
  const apart = createApart({ program: 'share.js', idleMs: 120_000, longestMs: LONGEST_MS })
  const kept = new Map<string, Promise<Buffer | null>>()

  function of(show: string, feed: Feed, post: Post): Promise<Buffer | null> {
    const key = `${show} ${post.id} ${post.rev}`
    const known = kept.get(key)
    if (known) return known
    const drawn = apart.ask(card(feed, post)).then((answer) => (answer as Buffer | null) ?? null)
    kept.set(key, drawn)
    // What could not be drawn is tried again when somebody asks again.
    void drawn.then((picture) => picture === null && kept.delete(key))
    const [oldest] = kept.keys()
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    return drawn
  }

  // A result is shared the moment it is read: its picture is there by then.
  feeds.onUpdate((show, update) => {
    const feed = feeds.get(show)
    if (!feed || update.reset) return
    for (const change of update.changes)
      if (change.kind === 'post' && change.post.body.kind === 'result') void of(show, feed, change.post)
  })

  return { of, close: apart.close }
}
