/** Which part of the posts a page shows. Its ends are moments, not numbers: what is written or deleted meanwhile moves nothing from page to page. */
import type { Instant, PostId } from '#shared/ids'
import type { Post } from '#shared/posts'

export interface Part {
  /** Null: up to the newest, whatever comes. */
  readonly newest: Instant | null
  /** Null: back to the first. */
  readonly oldest: Instant | null
}

/** Posts of a page; one commit's posts are never parted, so it may be a few more. */
export const PAGE = 40

const oldestOf = (older: readonly Post[]): Instant | null =>
  older.length > PAGE ? (older[PAGE - 1]?.at ?? null) : null

/** The part that begins with a post and goes back; with the newest, if there is no such post. `posts` are oldest first, as in a feed. */
export function partAt(posts: readonly Post[], at: PostId | null): Part {
  const down = posts.toReversed()
  const from = down.findIndex(({ id }) => id === at)
  return from < 0
    ? { newest: null, oldest: oldestOf(down) }
    : { newest: down[from]?.at ?? null, oldest: oldestOf(down.slice(from)) }
}

export interface Cut {
  readonly posts: readonly Post[]
  /** The post with which the page of newer ones begins; null if that is the live page, undefined if there are none. */
  readonly newer: PostId | null | undefined
  /** The post with which the page of older ones begins. */
  readonly older: PostId | undefined
}

/** `posts` are newest first, as on the page. */
export function cut(posts: readonly Post[], { newest, oldest }: Part): Cut {
  const newer = newest === null ? [] : posts.filter(({ at }) => at > newest)
  const inside = posts.filter(({ at }) => (newest ?? at) >= at && at >= (oldest ?? at))
  const older = posts[newer.length + inside.length]
  return {
    posts: inside,
    newer:
      newer.length === 0 ? undefined : newer.length <= PAGE ? null : (newer[newer.length - PAGE]?.id ?? null),
    older: older?.id,
  }
}

/** The same part and a page more of what is older. */
export function longer(posts: readonly Post[], part: Part): Part {
  const { oldest } = part
  if (oldest === null) return part
  return { ...part, oldest: oldestOf([...posts.filter(({ at }) => at < oldest).toReversed()]) }
}
