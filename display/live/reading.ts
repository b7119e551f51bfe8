/** What one reader sees: the feed, less the posts that wait until the reader wants them. */
import type { Feed } from '#shared/feed'
import type { PostId } from '#shared/ids'
import type { Post } from '#shared/posts'

/** How fresh the page is: as it was served, following, out of touch, standing still, or of another version than the server. */
export type Link = 'served' | 'live' | 'lost' | 'halted' | 'too-old'

export interface Reading {
  readonly feed: Feed
  readonly link: Link
  /** Posts that came while the reader was further down, away or had paused, in the order they came. */
  readonly waiting: readonly PostId[]
  /** Those that waited and were shown last: a line stands below the oldest of them. */
  readonly unread: readonly PostId[]
  /** Posts that were not on the page as served. */
  readonly arrived: readonly PostId[]
  /** The last sentence for those who hear the page instead of seeing it. */
  readonly spoken: string
  /** The reader wants nothing new until asked for; what is taken back or put right is no news. */
  readonly paused: boolean
  /** The keys `n` and `p` lead from post to post. */
  readonly keys: boolean
}

/** As served: nothing waits or is unread, and the page does not claim to be live. */
export const openReading = (feed: Feed): Reading => ({
  feed,
  link: 'served',
  waiting: [],
  unread: [],
  arrived: [],
  spoken: '',
  paused: false,
  keys: true,
})

/** Edits and deletions show at once; new posts only where they move nothing and somebody is `there` to see them: at the top. */
export function receive(reading: Reading, feed: Feed, there: boolean): Reading {
  if (feed === reading.feed) return reading
  const before = new Set(reading.feed.posts.map((post) => post.id))
  const now = new Set(feed.posts.map((post) => post.id))
  const fresh = feed.posts.filter((post) => !before.has(post.id)).map((post) => post.id)
  const followed = {
    ...reading,
    feed,
    waiting: reading.waiting.filter((id) => now.has(id)),
    unread: reading.unread.filter((id) => now.has(id)),
    arrived: [...reading.arrived, ...fresh],
  }
  if (there && !reading.paused) return showWaiting(followed)
  return { ...followed, waiting: [...followed.waiting, ...fresh] }
}

/** The same reading where nothing waits; else what waited takes the place of what was unread. */
export const showWaiting = (reading: Reading): Reading =>
  reading.waiting.length === 0 ? reading : { ...reading, waiting: [], unread: reading.waiting }

/** The feed as far as it is shown: who paused is not told by a table what the posts do not say yet. */
export function shownFeed({ feed, waiting, paused }: Reading): Feed {
  if (!paused || waiting.length === 0) return feed
  const held = new Set(waiting)
  return { ...feed, posts: feed.posts.filter((post) => !held.has(post.id)) }
}

/** The posts on the page, newest first. */
export function shownPosts({ feed, waiting }: Reading): Post[] {
  const held = new Set(waiting)
  return feed.posts.filter((post) => !held.has(post.id)).reverse()
}

/** The oldest of the posts that were shown last: below it stands what had been read. Null also where nothing stands below. The pinned post stands above them all. */
export function firstUnread(reading: Reading, pinned?: PostId): PostId | null {
  const unread = new Set(reading.unread)
  const shown = shownPosts(reading).filter(({ id }) => id !== pinned)
  const at = shown.findLastIndex((post) => unread.has(post.id))
  return at < 0 || at === shown.length - 1 ? null : (shown[at]?.id ?? null)
}

export interface Waiting {
  readonly posts: number
  readonly winners: number
}

/** What waits, by number: as it is now, not as it came. */
export function waitingNow({ feed, waiting }: Reading): Waiting {
  const held = new Set(waiting)
  const posts = feed.posts.filter((post) => held.has(post.id))
  const winners = posts.filter(({ body }) => body.kind === 'result' && body.top && body.result !== null)
  return { posts: posts.length, winners: winners.length }
}
