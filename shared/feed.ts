/** The public feed: what readers may know, in the order it became public. Edge and browser fold the same updates (F1). */
import { compareEpochs, sameEpoch } from './epochs.ts'
import type { Epoch, FeedCursor, PostId } from './ids.ts'
import type { About, Post, PublicCommitment } from './posts.ts'
import type { ShowState } from './state.ts'

/** What a public fact says. */
type Fact =
  | { readonly kind: 'about'; readonly about: About }
  | { readonly kind: 'sealed'; readonly commitments: readonly PublicCommitment[] }
  /** Sealed once, and thrown away unopened: these fingerprints stand for nothing any more. */
  | {
      readonly kind: 'discarded'
      readonly commitments: readonly PublicCommitment[]
      readonly reason: string
    }
  | { readonly kind: 'post'; readonly post: Post }
  | { readonly kind: 'removed'; readonly post: PostId }
  /** The post that stands above the others; null is none any more. */
  | { readonly kind: 'pinned'; readonly post: PostId | null }

/**
 * One public fact; `n` is the public commit it belongs to. `first` is the commit in which its subject first came up,
 * where that was an earlier one: whoever is told only what is still true knows by it what was there before.
 */
export type FeedChange = Fact & { readonly n: number; readonly first?: number }

export interface Discarded extends PublicCommitment {
  readonly reason: string
}

/** Everything public so far, and the facts that bring anybody else there from any earlier place. */
export interface Feed {
  readonly cursor: FeedCursor
  readonly changes: readonly FeedChange[]
  readonly about: About | null
  /** Every fingerprint published, in order: a later version of a level follows the one it replaces (E2). */
  readonly commitments: readonly PublicCommitment[]
  /** Those among them that were thrown away unopened, and why; absent while there are none. */
  readonly discarded?: readonly Discarded[]
  /** In the order of first publication, oldest first. */
  readonly posts: readonly Post[]
  /** Absent until one is pinned. */
  readonly pinned?: PostId | null
}

/** The facts after `from` up to `to`. With `reset` they stand alone: whatever was held before is dropped. */
export interface FeedUpdate {
  readonly epoch: Epoch
  readonly from: number
  readonly to: number
  readonly reset: boolean
  readonly changes: readonly FeedChange[]
}

/** An update that cannot be folded; ask again for everything after `have` (or for everything, if null). */
export interface Gap {
  readonly gap: 'missing' | 'alarm'
  readonly have: FeedCursor | null
}

/** A late update is no gap: the feed comes back as it was. */
export const isGap = (outcome: Feed | Gap): outcome is Gap => 'gap' in outcome

/** Where a log begins, and where an update with `reset` is folded. */
export const emptyFeed = (epoch: Epoch): Feed => ({
  cursor: { epoch, n: 0 },
  changes: [],
  about: null,
  commitments: [],
  posts: [],
})

function fold(feed: Feed, change: FeedChange): Feed {
  const changes = [...feed.changes, change]
  switch (change.kind) {
    case 'about': {
      // Many edits of one commit are one telling of what the evening consists of.
      const others = feed.changes.filter(({ n, kind }) => n !== change.n || kind !== 'about')
      return { ...feed, changes: [...others, change], about: change.about }
    }
    case 'sealed':
      return { ...feed, changes, commitments: [...feed.commitments, ...change.commitments] }
    case 'discarded': {
      const { commitments, reason } = change
      const gone = commitments.map((commitment) => ({ ...commitment, reason }))
      return { ...feed, changes, discarded: [...(feed.discarded ?? []), ...gone] }
    }
    case 'removed':
      return { ...feed, changes, posts: feed.posts.filter((post) => post.id !== change.post) }
    case 'pinned':
      return { ...feed, changes, pinned: change.post }
    case 'post': {
      const same = (post: Post) => post.id === change.post.id
      const known = feed.posts.find(same)
      // A cache may still tell what was said before: a post is never what it no longer is.
      if (known && known.rev > change.post.rev) return feed
      const posts = known
        ? feed.posts.map((post) => (same(post) ? change.post : post))
        : [...feed.posts, change.post]
      return { ...feed, changes, posts }
    }
  }
}

/** Adds a public fact to the commit being folded; `closeCommit` makes it count. */
export const addChange = (feed: Feed, fact: Fact): Feed => fold(feed, { ...fact, n: feed.cursor.n + 1 })

/** Ends a commit: its public facts, if it had any, become the next `n`. */
export function closeCommit(feed: Feed): Feed {
  const last = feed.changes.at(-1)?.n ?? 0
  return last === feed.cursor.n ? feed : { ...feed, cursor: { ...feed.cursor, n: last } }
}

/** What a fact is about: of several facts about one post only the last is still true. */
function subjectOf(change: FeedChange): string {
  if (change.kind === 'post') return `post ${change.post.id}`
  if (change.kind === 'removed') return `post ${change.post}`
  return change.kind === 'about' || change.kind === 'pinned'
    ? change.kind
    : `${change.kind} ${change.commitments.map((c) => c.commitment).join()}`
}

/**
 * Only what is still true, in the order in which each subject first came up: what was deleted is told to nobody again.
 * Of each also the commit it first came up in, as `first` where that was another one.
 */
export function stillTrue(changes: readonly FeedChange[]): FeedChange[] {
  const last = new Map<string, FeedChange>()
  for (const change of changes) {
    const subject = subjectOf(change)
    const before = last.get(subject)
    const { first = change.n } = before ? { first: before.n, ...before } : change
    last.set(subject, first < change.n ? { ...change, first } : change)
  }
  return [...last.values()]
}

/**
 * Everything after `cursor`. One question has one answer, whoever asks.
 * `null`, a cursor of another epoch and a cursor from the future are answered with everything.
 */
export function updateSince(feed: Feed, cursor: FeedCursor | null): FeedUpdate {
  const { epoch, n } = feed.cursor
  const known = cursor !== null && sameEpoch(cursor.epoch, epoch) && cursor.n <= n
  const from = known ? cursor.n : 0
  const public_ = feed.changes.filter((change) => change.n <= n)
  const told = new Map(stillTrue(public_).map((change) => [subjectOf(change), change]))
  // In the order of what was told meanwhile: a correction's fingerprint comes before the result it proves (E2).
  const subjects = new Set(public_.filter((change) => change.n > from).map(subjectOf))
  const changes = [...subjects].flatMap((subject) => told.get(subject) ?? [])
  return { epoch, from, to: n, reset: !known, changes }
}

/** What the public may know of a show after `cursor`. */
export const feedSince = (state: ShowState, cursor: FeedCursor | null): FeedUpdate =>
  updateSince(state.feed, cursor)

/**
 * Folds an update. Late and repeated ones change nothing; one that would leave a hole is refused.
 * An update from an older epoch is late; one from a rival of the same generation is an alarm and the picture is kept.
 */
export function applyFeed(feed: Feed | null, update: FeedUpdate): Feed | Gap {
  const relation = feed === null ? 'newer' : compareEpochs(feed.cursor.epoch, update.epoch)
  if (relation === 'alarm') return { gap: 'alarm', have: feed?.cursor ?? null }
  if (feed !== null && relation === 'older') return feed
  if (feed === null || relation === 'newer') {
    if (!update.reset) return { gap: 'missing', have: null }
    return take(emptyFeed(update.epoch), update, 0)
  }
  if (update.to <= feed.cursor.n) return feed
  if (update.from > feed.cursor.n) return { gap: 'missing', have: feed.cursor }
  return take(feed, update, feed.cursor.n)
}

function take(feed: Feed, update: FeedUpdate, after: number): Feed {
  const folded = update.changes.filter((change) => change.n > after).reduce(fold, feed)
  return { ...folded, cursor: { epoch: update.epoch, n: update.to } }
}
