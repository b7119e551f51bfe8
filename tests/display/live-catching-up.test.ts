/** Who was away for more than one closed part of the log, over the ways that give it in parts: the next is asked for at once, not at the next beat. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { addChange, closeCommit, emptyFeed, type Feed, type FeedUpdate, updateSince } from '#shared/feed'
import { CHUNK, chunksOf } from '#shared/feed-chunks'
import type { Epoch } from '#shared/ids'
import { PROTOCOL_VERSION } from '#shared/version'
import { follow, hear, type Message } from '../../display/live/follower.ts'
import type { OpenTransport, Transport } from '../../display/live/transport.ts'
import { openEvents } from '../../display/live/transport-events.ts'
import { openPolling } from '../../display/live/transport-polling.ts'

const EPOCH: Epoch = { generation: 1, id: '00000000000000aa' }
/** Sooner than the first beat after the one a stream begins with; a poll is asked again two or three times meanwhile. */
const BEFORE_THE_NEXT_BEAT = 3900

const told = (feed: Feed, n: number): Feed =>
  closeCommit(
    addChange(feed, {
      kind: 'post',
      post: {
        id: `post-${n}`,
        rev: 1,
        at: 1000 + n,
        editedAt: null,
        body: { kind: 'text', text: `${n}`, by: 'E' },
      },
    }),
  )
const upTo = (n: number): Feed => Array.from({ length: n }, (_, i) => i + 1).reduce(told, emptyFeed(EPOCH))

const LOG = upTo(4 * CHUNK + 7)
const HELD = upTo(3)
const chunks = chunksOf(LOG)

/** What was asked for by plain HTTP, in order; each answer takes a while. */
const asked: string[] = []
const answerOf = (path: string): unknown => {
  if (path === 'head') return { ...chunks.head, protocol: PROTOCOL_VERSION }
  const n = Number(path.split('/since/')[1])
  return chunks.isClosed(n) ? chunks.after(n) : updateSince(LOG, { epoch: EPOCH, n })
}
const since = () => asked.filter((path) => path !== 'head').map((path) => Number(path.split('/since/')[1]))

/** A stream that says what the edge says first, and nothing more. */
class Stream extends EventTarget {
  static first: (stream: Stream) => void
  onerror: (() => void) | null = null
  constructor() {
    super()
    setTimeout(() => Stream.first(this), 50)
  }
  say(type: string, data: unknown): void {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }))
  }
  close(): void {}
}

beforeEach(() => {
  asked.length = 0
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', Stream)
  vi.stubGlobal('fetch', async (url: string) => {
    const path = url.split('/log/')[1] ?? ''
    asked.push(path)
    await new Promise((done) => setTimeout(done, 200))
    return Response.json(answerOf(path))
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** A page that holds little, on this way; what it holds after so many milliseconds. */
async function catchUp(open: OpenTransport, ms: number, held = HELD) {
  let follower = follow(held)
  const take = (message: Message) => {
    const heard = hear(follower, message)
    follower = heard.follower
    if (heard.ask) transport.ask(heard.ask)
  }
  const transport: Transport = open(
    { origin: 'http://edge', show: 'gala' },
    { hear: take, tooOld: () => undefined },
  )
  await vi.advanceTimersByTimeAsync(ms)
  transport.close()
  return follower
}

const PARTS = [3, CHUNK, 2 * CHUNK, 3 * CHUNK, 4 * CHUNK]

describe('[F1] four closed parts of the log and the open one', () => {
  test('by polling: one after the other, after a word of where the log stands, and not one for each', async () => {
    const { feed, behind } = await catchUp(openPolling, BEFORE_THE_NEXT_BEAT)
    expect(since()).toEqual(PARTS)
    expect(asked[0]).toBe('head')
    expect(asked.filter((path) => path === 'head').length).toBeLessThan(PARTS.length)
    expect(feed.posts).toEqual(LOG.posts)
    expect(behind).toBe(false)
  })

  test('by server-sent events, which begin with a beat', async () => {
    Stream.first = (stream) => stream.say('beat', { ...LOG.cursor, protocol: PROTOCOL_VERSION })
    const { feed, behind } = await catchUp(openEvents, BEFORE_THE_NEXT_BEAT)
    expect(since()).toEqual(PARTS)
    expect(feed.posts).toEqual(LOG.posts)
    expect(behind).toBe(false)
  })

  test('by server-sent events, of which the first that comes is news after a hole: it says how much there is', async () => {
    const before = updateSince(LOG, { epoch: EPOCH, n: LOG.cursor.n - 1 }) satisfies FeedUpdate
    Stream.first = (stream) => stream.say('message', before)
    const { feed, behind } = await catchUp(openEvents, BEFORE_THE_NEXT_BEAT)
    expect(since()).toEqual(PARTS)
    expect(feed.posts).toEqual(LOG.posts)
    expect(behind).toBe(false)
  })

  test('who has everything asks once, and is answered with nothing', async () => {
    const { feed, behind } = await catchUp(openPolling, BEFORE_THE_NEXT_BEAT, LOG)
    expect(since()).toEqual([LOG.cursor.n])
    expect(feed).toBe(LOG)
    expect(behind).toBe(false)
  })

  test('an answer that is lost on the way is asked for again at the next beat, and the rest at once', async () => {
    const { fetch } = globalThis
    let answers = 0
    vi.stubGlobal('fetch', async (url: string) => {
      const response = await fetch(url)
      answers += 1
      if (answers === 3) throw new TypeError('Failed to fetch')
      return response
    })
    const { feed } = await catchUp(openPolling, 6200 + 1400)
    expect(since()).toEqual([3, CHUNK, CHUNK, 2 * CHUNK, 3 * CHUNK, 4 * CHUNK])
    expect(feed.posts).toEqual(LOG.posts)
  })
})
