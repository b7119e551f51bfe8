/** What readers ask for: after a break all of them ask the same, and it is worked out once. */
import { sameEpoch } from '#shared/epochs'
import { type Feed, type FeedUpdate, updateSince } from '#shared/feed'
import type { FeedCursor } from '#shared/ids'

/** Places from which answers are kept; readers stand at few. */
const MOST = 64
const EVERYTHING = -1

/** Everything after a cursor, kept for as long as the feed is this one. */
export function createAnswers(): (feed: Feed, cursor: FeedCursor | null) => FeedUpdate {
  const known = new WeakMap<Feed, Map<number, FeedUpdate>>()
  return (feed, cursor) => {
    const { epoch, n } = feed.cursor
    const place = cursor && sameEpoch(cursor.epoch, epoch) && cursor.n <= n ? cursor.n : EVERYTHING
    const answers = known.get(feed) ?? new Map<number, FeedUpdate>()
    known.set(feed, answers)
    const kept = answers.get(place)
    if (kept) return kept
    const answer = updateSince(feed, cursor)
    if (answers.size >= MOST) answers.clear()
    answers.set(place, answer)
    return answer
  }
}
