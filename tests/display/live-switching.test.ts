/** F1 over three ways at once: the page's own connection and follower against a network that cuts, delays, repeats, reorders and blocks. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { addChange, closeCommit, emptyFeed, type Feed, updateSince } from '#shared/feed'
import type { Epoch } from '#shared/ids'
import { type Connection, connect } from '../../display/live/connection.ts'
import { type Follower, follow, hear, type Message } from '../../display/live/follower.ts'
import { openReading, receive, shownPosts, showWaiting } from '../../display/live/reading.ts'
import type { OpenTransport } from '../../display/live/transport.ts'
import { WAYS, type Way } from '../../display/live/ways.ts'
import { type Random, seededRandom } from '../helpers/random.ts'

const EPOCH: Epoch = { generation: 1, id: '00000000000000aa' }

const told = (feed: Feed, id: string, rev: number): Feed =>
  closeCommit(
    addChange(feed, {
      kind: 'post',
      post: { id, rev, at: 1000, editedAt: null, body: { kind: 'text', text: `${id} ${rev}`, by: 'Editor' } },
    }),
  )

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** A network of three ways, each of which may be blocked, slow, leaky or dead; all chance comes from the seed. */
function network(random: Random, log: () => Feed, calm: () => boolean) {
  const blocked = new Set<Way>()
  const lines = new Set<{ way: Way; say: (message: Message) => void; cut: () => void }>()
  const opened: Way[] = []

  const open =
    (way: Way): OpenTransport =>
    (_address, { hear: say }) => {
      opened.push(way)
      let over = false
      const cut = () => {
        if (over) return
        over = true
        lines.delete(line)
        say({ kind: 'disconnected' })
      }
      /** What is said comes later, perhaps twice, perhaps in another order, perhaps never. */
      const later = (message: Message) => {
        const times = calm() ? 1 : random.pick([0, 1, 1, 1, 1, 2])
        for (let i = 0; i < times; i += 1) {
          const delay = calm() ? 5 : random.between(5, 3000)
          setTimeout(() => over || say(message), delay)
        }
      }
      const line = { way, say: later, cut }
      lines.add(line)
      if (blocked.has(way)) setTimeout(cut, random.between(1, 6000))
      else setTimeout(() => over || say({ kind: 'connected' }), random.between(1, 1500))
      const beat = setInterval(() => {
        if (over) clearInterval(beat)
        else if (!blocked.has(way)) later({ kind: 'beat', cursor: log().cursor })
      }, 2000)
      return {
        ask: ({ question, cursor }) => {
          const noAnswer = () => over || say({ kind: 'no-answer', question })
          setTimeout(noAnswer, 4000)
          if (blocked.has(way)) return
          // Parts of the log, as plain HTTP gives them; and sometimes an answer a cache has kept.
          const { n, epoch } = log().cursor
          const to = Math.min(n, cursor.n + random.between(0, 4))
          const upTo = calm() || epoch.id !== cursor.epoch.id ? log() : { ...log(), cursor: { epoch, n: to } }
          later({ kind: 'answer', question, update: updateSince(upTo, cursor) })
        },
        look: () => {},
        close: () => {
          over = true
          lines.delete(line)
        },
      }
    }

  return {
    transports: { socket: open('socket'), events: open('events'), polling: open('polling') },
    opened,
    tell: (message: Message) => {
      for (const line of lines) if (!blocked.has(line.way) && line.way !== 'polling') line.say(message)
    },
    cut: () => {
      for (const line of lines) if (calm() || random.next() < 0.7) line.cut()
    },
    block: (ways: readonly Way[]) => {
      blocked.clear()
      for (const way of ways) blocked.add(way)
    },
  }
}

async function evening(
  seed: number,
): Promise<{ log: Feed; follower: Follower; posts: unknown; opened: Way[] }> {
  const random = seededRandom(seed)
  vi.spyOn(Math, 'random').mockImplementation(random.next)
  let log = told(told(emptyFeed(EPOCH), 'a', 1), 'b', 1)
  let calm = false
  let follower = follow(log)
  let reading = openReading(log)
  const net = network(
    random,
    () => log,
    () => calm,
  )
  const connection: Connection = connect({ origin: '', show: 'show' }, net.transports, {
    tooOld: () => {},
    hear: (message) => {
      const { follower: next, ask } = hear(follower, message)
      follower = next
      reading = receive(reading, next.feed, random.next() < 0.5)
      if (random.next() < 0.1) reading = { ...reading, paused: !reading.paused }
      if (ask) connection.ask(ask)
    },
  })
  for (let step = 0; step < 120; step += 1) {
    const roll = random.next()
    if (roll < 0.5) {
      const before = log.cursor
      const target = log.posts[random.between(0, log.posts.length - 1)]
      const kind = random.next()
      if (target && kind < 0.2) log = told(log, target.id, target.rev + 1)
      else if (target && kind < 0.3) log = closeCommit(addChange(log, { kind: 'removed', post: target.id }))
      else log = told(log, `p${step}`, 1)
      net.tell({ kind: 'update', update: updateSince(log, before) })
    } else if (roll < 0.6) net.cut()
    else if (roll < 0.7) net.block(WAYS.filter(() => random.next() < 0.5))
    else if (roll < 0.72) {
      connection.sleep()
      await vi.advanceTimersByTimeAsync(random.between(1, 60_000))
      connection.wake()
    } else if (roll < 0.75) connection.seen(random.next() < 0.5)
    else await vi.advanceTimersByTimeAsync(random.between(50, 8000))
  }
  calm = true
  net.block([])
  connection.seen(true)
  // Longer than the longest rest, the longest silence and the longest wait for a better way.
  await vi.advanceTimersByTimeAsync(600_000)
  const ended = { log, follower, posts: shownPosts(showWaiting(reading)), opened: net.opened }
  connection.sleep()
  return ended
}

const shown = ({ cursor, posts }: Feed) => ({ cursor, posts })

describe('over all ways', () => {
  const first = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9))

  test(`[F1] cuts, delays, repeats, disorder and switches end with the log (seeds ${first} to ${first + 149})`, async () => {
    const used = new Set<Way>()
    for (let seed = first; seed < first + 150; seed += 1) {
      const { log, follower, posts, opened } = await evening(seed)
      expect(shown(follower.feed), `seed ${seed}`).toEqual(shown(log))
      expect(posts, `seed ${seed}`).toEqual([...log.posts].reverse())
      expect(follower.connected && !follower.behind, `seed ${seed}`).toBe(true)
      for (const way of opened) used.add(way)
      vi.clearAllTimers()
    }
    expect([...used].sort()).toEqual([...WAYS].sort())
  })

  test('a follower that never asks loses posts on the same network: the test can see a loss', async () => {
    const random = seededRandom(7)
    vi.spyOn(Math, 'random').mockImplementation(random.next)
    let log = emptyFeed(EPOCH)
    let follower = follow(log)
    const net = network(
      random,
      () => log,
      () => false,
    )
    connect({ origin: '', show: 'show' }, net.transports, {
      tooOld: () => {},
      hear: (message) => {
        follower = hear(follower, message).follower
      },
    })
    for (let step = 0; step < 60; step += 1) {
      const before = log.cursor
      log = told(log, `p${step}`, 1)
      net.tell({ kind: 'update', update: updateSince(log, before) })
      await vi.advanceTimersByTimeAsync(500)
    }
    await vi.advanceTimersByTimeAsync(60_000)
    expect(follower.feed.posts.length).toBeLessThan(log.posts.length)
  })
})
