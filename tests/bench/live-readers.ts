/** Readers of the live blog in a process of their own: the page's own connection and follower, without the page. */
import type { Feed } from '#shared/feed'
import { connect, type Transports } from '../../display/live/connection.ts'
import { follow, hear, type Message } from '../../display/live/follower.ts'
import type { OpenTransport } from '../../display/live/transport.ts'
import { openEvents } from '../../display/live/transport-events.ts'
import { openPolling } from '../../display/live/transport-polling.ts'
import { openSocket } from '../../display/live/transport-socket.ts'
import type { Way } from '../../display/live/ways.ts'

/** One reader: over which link, by which ways alone (all if none is named), and whether it asks for what it missed. */
export interface Wish {
  readonly origin: string
  readonly only: Way | null
  readonly good: boolean
  readonly catchUp: boolean
}

export type ToReaders =
  | { readonly is: 'begin'; readonly show: string; readonly feed: Feed; readonly wishes: readonly Wish[] }
  | { readonly is: 'end'; readonly feed: Feed }

/** What became of one reader. `heardAt` is when it first had each place of the log, on the machine's clock. */
export interface Outcome {
  readonly wish: Wish
  readonly lost: number
  readonly stale: number
  readonly duplicate: number
  readonly outOfOrder: number
  readonly ways: readonly Way[]
  readonly heardAt: readonly (readonly [number, number])[]
}

export type FromReaders =
  | { readonly is: 'connected'; readonly readers: number }
  | { readonly is: 'outcome'; readonly outcomes: readonly Outcome[] }

const tell = (message: FromReaders) => process.send?.(message)
export const now = () => performance.timeOrigin + performance.now()

const closed: OpenTransport = (_address, { hear: say }) => {
  setTimeout(() => say({ kind: 'disconnected' }), 10)
  return { ask: () => {}, look: () => {}, close: () => {} }
}

const ALL: Transports = { socket: openSocket, events: openEvents, polling: openPolling }
const only = (way: Way | null): Transports =>
  way === null ? ALL : { socket: closed, events: closed, polling: closed, [way]: ALL[way] }

const serial = (id: string): number => Number(id.slice(id.lastIndexOf('-') + 1))

/** Posts that stand twice, and posts that stand before an older one. */
function faultsOf(posts: Feed['posts']): { duplicate: number; outOfOrder: number } {
  const ids = posts.map(({ id }) => id)
  const outOfOrder = ids.filter((id, i) => i > 0 && serial(id) < serial(ids[i - 1] ?? '')).length
  return { duplicate: ids.length - new Set(ids).size, outOfOrder }
}

function openReader(show: string, first: Feed, wish: Wish) {
  const { origin, catchUp } = wish
  const heardAt: [number, number][] = []
  const ways = new Set<Way>()
  let follower = follow(first)
  /** What a client without catch-up shows: whatever was told it. */
  const told = new Map(first.posts.map((post) => [post.id, post]))
  let worst = { duplicate: 0, outOfOrder: 0 }
  let up = false

  const take = (message: Message) => {
    const way = connection.way()
    if (way) ways.add(way)
    if (message.kind === 'connected') up = true
    if (message.kind === 'update' || message.kind === 'answer') {
      for (const change of message.update.changes) {
        if (change.kind === 'post') told.set(change.post.id, change.post)
        else if (change.kind === 'removed') told.delete(change.post)
      }
    }
    const before = follower.feed
    const { follower: next, ask } = hear(follower, message)
    follower = next
    if (ask && catchUp) connection.ask(ask)
    if (next.feed === before) return
    const at = now()
    for (let n = before.cursor.n + 1; n <= next.feed.cursor.n; n += 1) heardAt.push([n, at])
    const { duplicate, outOfOrder } = faultsOf(next.feed.posts)
    worst = {
      duplicate: Math.max(worst.duplicate, duplicate),
      outOfOrder: Math.max(worst.outOfOrder, outOfOrder),
    }
  }
  const connection = connect({ origin, show }, only(wish.only), { hear: take, tooOld: () => {} })

  return {
    up: () => up,
    has: (n: number) => !catchUp || follower.feed.cursor.n >= n,
    outcome(log: Feed): Outcome {
      const have = new Map(catchUp ? follower.feed.posts.map((post) => [post.id, post]) : told)
      const lost = log.posts.filter(({ id }) => !have.has(id)).length
      const wrong = log.posts.filter(({ id, rev }) => (have.get(id)?.rev ?? rev) !== rev).length
      const stood = new Set(log.posts.map(({ id }) => id))
      const gone = [...have.keys()].filter((id) => !stood.has(id)).length
      return { wish, lost, stale: wrong + gone, ...worst, ways: [...ways], heardAt }
    },
  }
}

let readers: ReturnType<typeof openReader>[] = []

async function until(condition: () => boolean, seconds: number): Promise<void> {
  for (let i = 0; i < seconds * 10 && !condition(); i += 1) await new Promise((done) => setTimeout(done, 100))
}

process.on('message', async (message: ToReaders) => {
  if (message.is === 'begin') {
    readers = message.wishes.map((wish) => openReader(message.show, message.feed, wish))
    await until(() => readers.every((reader) => reader.up()), 30)
    tell({ is: 'connected', readers: readers.filter((reader) => reader.up()).length })
  } else {
    const { n } = message.feed.cursor
    await until(() => readers.every((reader) => reader.has(n)), 90)
    tell({ is: 'outcome', outcomes: readers.map((reader) => reader.outcome(message.feed)) })
  }
})
