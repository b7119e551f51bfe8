/** How a page follows the log (F1): what it does with each message, and when it asks. No socket, no clock, no page. */
import { compareEpochs } from '#shared/epochs'
import { applyFeed, type Feed, type FeedUpdate, isGap } from '#shared/feed'
import type { FeedCursor } from '#shared/ids'

export interface Follower {
  readonly feed: Feed
  readonly connected: boolean
  /** More is public than is held here; true until an answer says otherwise. */
  readonly behind: boolean
  /** The furthest that was ever said to be public. */
  readonly head: FeedCursor | null
  /** Beats in a row that were ahead while nothing came: whoever falls behind so far is not live. */
  readonly late: number
  /** Two logs claim to be this show: the picture is kept, and the page says that it stands still. */
  readonly alarm: boolean
  /** Number of the question that is open; one at a time. */
  readonly asking: number | null
  readonly asked: number
}

/** A beat is the server's regular word of where the feed stands. */
export type Message =
  | { readonly kind: 'connected' }
  | { readonly kind: 'disconnected' }
  | { readonly kind: 'update'; readonly update: FeedUpdate }
  | { readonly kind: 'beat'; readonly cursor: FeedCursor }
  | { readonly kind: 'answer'; readonly question: number; readonly update: FeedUpdate }
  | { readonly kind: 'no-answer'; readonly question: number }

/** Everything after `cursor`, please. */
export interface Question {
  readonly question: number
  readonly cursor: FeedCursor
}

export interface Followed {
  readonly follower: Follower
  readonly ask: Question | null
}

/** Taken for behind until an answer says otherwise: what was served may have lain in a cache. */
export const follow = (feed: Feed): Follower => ({
  feed,
  connected: false,
  behind: true,
  head: null,
  late: 0,
  alarm: false,
  asking: null,
  asked: 0,
})

/** Takes one message. A question that got no answer is asked again at the next beat that is ahead, so nothing here needs a timer. */
export function hear(follower: Follower, message: Message): Followed {
  switch (message.kind) {
    case 'connected':
      // Whatever was asked on an earlier connection is not answered any more.
      return asking({ ...follower, connected: true, behind: true, asking: null })
    case 'disconnected':
      return still({ ...follower, connected: false, behind: true, asking: null })
    case 'update':
      return asking(folded(reached(follower, endOf(message.update)), message.update))
    case 'beat':
      return asking(beaten(follower, message.cursor))
    case 'answer': {
      const before = follower.feed
      const after = folded({ ...closed(follower, message.question), behind: false }, message.update)
      // An answer may be a part, or an old one from a cache: the next part is asked for at once, an old one not before the next beat.
      const short = behindHead(after) ? { ...after, behind: true } : after
      return after.feed === before ? still(short) : asking(short)
    }
    case 'no-answer':
      return still(closed(follower, message.question))
  }
}

const still = (follower: Follower): Followed => ({ follower, ask: null })

const closed = (follower: Follower, question: number): Follower =>
  follower.asking === question ? { ...follower, asking: null } : follower

function folded(follower: Follower, update: FeedUpdate): Follower {
  const outcome = applyFeed(follower.feed, update)
  if (isGap(outcome))
    return outcome.gap === 'alarm' ? { ...follower, alarm: true } : { ...follower, behind: true }
  const moved = outcome !== follower.feed
  return {
    ...follower,
    feed: outcome,
    alarm: follower.alarm && !moved,
    late: moved ? 0 : follower.late,
  }
}

const ahead = (head: FeedCursor, have: FeedCursor): boolean => {
  const relation = compareEpochs(have.epoch, head.epoch)
  return relation === 'newer' || (relation === 'same' && head.n > have.n)
}

const behindHead = ({ head, feed }: Follower): boolean => head !== null && ahead(head, feed.cursor)

const endOf = ({ epoch, to: n }: FeedUpdate): FeedCursor => ({ epoch, n })

/** Whoever tells something says with it how much is public, even if it cannot be folded. */
const reached = (follower: Follower, cursor: FeedCursor): Follower =>
  ahead(cursor, follower.head ?? follower.feed.cursor) ? { ...follower, head: cursor } : follower

function beaten(follower: Follower, cursor: FeedCursor): Follower {
  const have = follower.feed.cursor
  switch (compareEpochs(have.epoch, cursor.epoch)) {
    case 'alarm':
      return { ...follower, alarm: true }
    case 'older':
      return follower
    default: {
      const behind = ahead(cursor, have)
      return { ...reached(follower, cursor), behind, late: behind ? follower.late + 1 : 0, alarm: false }
    }
  }
}

/** An alarm asks nothing: the answer would be the same rival log. */
function asking(follower: Follower): Followed {
  if (!follower.connected || !follower.behind || follower.alarm || follower.asking !== null) {
    return still(follower)
  }
  const question = follower.asked + 1
  return {
    follower: { ...follower, asking: question, asked: question },
    ask: { question, cursor: follower.feed.cursor },
  }
}
