/** What one reader sees: the feed, less the posts that wait until the reader comes back to the top. */
import type { Feed } from '#shared/feed'
import type { PostId } from '#shared/ids'
import type { Post } from '#shared/posts'

/** How fresh the page is: as it was served, following, out of touch, standing still, or of another version than the server. */
export type Link = 'served' | 'live' | 'lost' | 'halted' | 'too-old'

export interface Reading {
  readonly feed: Feed
  readonly link: Link
  /** Posts that came while the reader was further down, in the order they came. */
  readonly waiting: readonly PostId[]
  /** Posts that were not on the page as served. */
  readonly arrived: readonly PostId[]
  /** The last sentence for those who hear the page instead of seeing it. */
  readonly spoken: string
}

export const openReading = (feed: Feed): Reading => ({
  feed,
  link: 'served',
  waiting: [],
  arrived: [],
  spoken: '',
})

/** Edits and deletions show at once; new posts only where they move nothing: at the top. */
export function receive(reading: Reading, feed: Feed, atTop: boolean): Reading {
  if (feed === reading.feed) return reading
  const before = new Set(reading.feed.posts.map((post) => post.id))
  const now = new Set(feed.posts.map((post) => post.id))
  const fresh = feed.posts.filter((post) => !before.has(post.id)).map((post) => post.id)
  const waiting = atTop ? [] : [...reading.waiting.filter((id) => now.has(id)), ...fresh]
  return { ...reading, feed, waiting, arrived: [...reading.arrived, ...fresh] }
}

export const showWaiting = (reading: Reading): Reading =>
  reading.waiting.length === 0 ? reading : { ...reading, waiting: [] }

/** The posts on the page, newest first. */
export function shownPosts({ feed, waiting }: Reading): Post[] {
  const held = new Set(waiting)
  return feed.posts.filter((post) => !held.has(post.id)).reverse()
}
