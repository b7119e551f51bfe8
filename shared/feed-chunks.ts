/**
 * The public feed in fixed chunks, for whoever asks by plain HTTP: a chunk that is closed has an address, and never other bytes there.
 *
 * Two wishes pull apart. What never changes must be told as it was; what was deleted, or corrected, must be told to nobody again.
 * So a chunk holds the facts about everything that first came up in it or was last told in it, each as it is *now*; and its address
 * names the newest commit that took back or replaced something of an earlier chunk (`revisedAt`). A deletion therefore rewrites
 * no address: it moves the whole log to new ones, which `log/head` names, and the old ones lead there without a word of what they said.
 * A post is told where it first came up, so that posts come in their order, and again where it was last told, for whoever came later.
 * All of it follows from what is still true and from where each subject `first` came up: an edge that began a minute ago
 * and knows nothing of what was deleted gives the same bytes as one that was there all evening.
 */
import { type Feed, type FeedChange, type FeedUpdate, stillTrue } from './feed.ts'
import type { Epoch, FeedCursor } from './ids.ts'

/** Public commits in a chunk. Fifty posts are some 10 KB on the wire; a reader who slept through an evening asks six times. */
export const CHUNK = 50

/** Where the log stands; `log` is its name in addresses by now. */
export interface FeedHead {
  readonly epoch: Epoch
  readonly n: number
  readonly log: string
}

const firstOf = ({ n, first = n }: FeedChange): number => first

/** In which chunk commit `n` is; commits count from 1. */
const chunkOf = (n: number, size: number): number => Math.ceil(n / size)

/** The newest commit that told anew, or took back, what had first come up in an earlier chunk; 0 if none did. */
const revisedAt = (known: readonly FeedChange[], size: number): number =>
  Math.max(
    0,
    ...known.filter((change) => chunkOf(firstOf(change), size) < chunkOf(change.n, size)).map(({ n }) => n),
  )

/** The feed cut into chunks, as it stands. */
export interface Chunks {
  readonly head: FeedHead
  /** Whether the chunk in which this place is has its last commit. */
  isClosed(from: number): boolean
  /** What is told after this place, to the end of its chunk. */
  after(from: number): FeedUpdate
}

/** What lies beyond the cursor belongs to a commit that is still being folded, and is not in it. */
export function chunksOf({ cursor: { epoch, n }, changes }: Feed, size = CHUNK): Chunks {
  const known = stillTrue(changes.filter((change) => change.n <= n))
  const revised = revisedAt(known, size)
  const endAfter = (from: number) => (Math.floor(from / size) + 1) * size
  return {
    head: { epoch, n, log: logName(epoch, revised) },
    isClosed: (from) => endAfter(from) <= n,
    after(from) {
      const to = endAfter(from)
      const within = (at: number) => at > from && at <= to
      const told = known.filter((change) => within(change.n) || within(firstOf(change)))
      return { epoch, from, to, reset: false, changes: told }
    },
  }
}

const logName = ({ generation, id }: Epoch, revised: number): string =>
  revised === 0 ? `${generation}-${id}` : placeName({ epoch: { generation, id }, n: revised })

/** What `parsePlace` reads again: in the addresses of the log, and as the id of each event of a stream. */
export const placeName = ({ epoch: { generation, id }, n }: FeedCursor): string => `${generation}-${id}.${n}`

/** A place in a log as one word: `generation-id.n`; without `.n` its beginning. Null if it says no such thing. */
export function parsePlace(word: string): FeedCursor | null {
  const [, generation, id, n = '0'] = /^(\d{1,9})-([0-9a-f]{16})(?:\.(\d{1,12}))?$/.exec(word) ?? []
  if (generation === undefined || id === undefined) return null
  return { epoch: { generation: Number(generation), id }, n: Number(n) }
}
