/** `/live/{show}/events`: the feed as server-sent events, for readers whose network lets no WebSocket through. */
import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Feed, type FeedUpdate, updateSince } from '#shared/feed'
import { parsePlace, placeName } from '#shared/feed-chunks'
import type { FeedCursor, ShowId } from '#shared/ids'
import { PROTOCOL_VERSION } from '#shared/version'
import type { JoinedFeeds } from './fan-out/joined.ts'
import { againAfter, type Streams } from './load.ts'

export interface StreamLimits {
  /** Streams open at the same time, to one address and in all. Whoever is refused polls, which any cache can answer. */
  readonly perAddress: number
  readonly inAll: number
  /** Bytes that may wait for a reader who does not read; then it is cut off, comes back and says what it has. */
  readonly waiting: number
  readonly beatMs: number
}

const LIMITS: StreamLimits = { perAddress: 100, inAll: 10_000, waiting: 256 * 1024, beatMs: 5000 }

/** Everybody is cut off at the same moment; they come back spread over these milliseconds. */
const AGAIN_MS = { least: 2000, most: 5000 }
const retry = (): string =>
  `retry: ${Math.round(AGAIN_MS.least + Math.random() * (AGAIN_MS.most - AGAIN_MS.least))}\n\n`

/** What it had stands no more where the update says so, and the program hears of that before it hears the rest. */
const messageOf = (update: FeedUpdate): string => {
  const { epoch, to: n, reset } = update
  const first = reset ? 'event: reset\ndata: {}\n\n' : ''
  return `${first}id: ${placeName({ epoch, n })}\ndata: ${JSON.stringify(update)}\n\n`
}

const beatOf = (cursor: FeedCursor): string =>
  `event: beat
data: ${JSON.stringify({ ...cursor, protocol: PROTOCOL_VERSION })}

`

/** The place a reader says it is at: null if it says none, and 'unknown' for what is no place. */
function placeOf({ headers, query }: FastifyRequest): ReturnType<typeof parsePlace> | 'unknown' {
  const { since } = query as { since?: unknown }
  const said = headers['last-event-id'] ?? since
  if (said === undefined || said === '') return null
  return (typeof said === 'string' ? parsePlace(said) : null) ?? 'unknown'
}

/** What a reader is told first. One who says no place has the page, and asks for what it lacks where any cache can answer. */
function firstWords(feed: Feed, place: ReturnType<typeof placeOf>): string {
  if (place === null) return beatOf(feed.cursor)
  const update = updateSince(feed, place === 'unknown' ? null : place)
  return update.reset || update.to > update.from ? messageOf(update) : beatOf(feed.cursor)
}

/** What is told of the streams while they run, and what is asked before one is opened. */
export interface StreamEyes {
  readonly isShort: () => boolean
  readonly joined: () => void
  readonly dropped: () => void
}

const NOBODY: StreamEyes = { isShort: () => false, joined: () => undefined, dropped: () => undefined }

export interface EventStreams {
  /** How many are open, and how many bytes wait for them. */
  now(): Streams
  /** Ends them all. */
  stop(): void
}

/** Opens the route. */
export function eventStream(
  app: FastifyInstance,
  feeds: JoinedFeeds,
  given: Partial<StreamLimits> = {},
  eyes: StreamEyes = NOBODY,
): EventStreams {
  const limits = { ...LIMITS, ...given }
  const streams = new Map<ShowId, Set<ServerResponse>>()
  const byAddress = new Map<string, number>()
  let inAll = 0
  let ending = false

  const tell = (show: ShowId, words: string) => {
    const bytes = Buffer.from(words)
    for (const stream of streams.get(show) ?? []) {
      if (stream.writableLength > limits.waiting) {
        eyes.dropped()
        stream.destroy()
      } else stream.write(bytes)
    }
  }

  function count(address: string, by: 1 | -1): void {
    inAll += by
    const left = (byAddress.get(address) ?? 0) + by
    if (left > 0) byAddress.set(address, left)
    else byAddress.delete(address)
  }

  app.get<{ Params: { show: string } }>(
    '/live/:show/events',
    { exposeHeadRoute: false },
    (request, reply) => {
      const { show } = request.params
      const feed = feeds.get(show)
      reply.header('cache-control', 'no-store')
      if (!feed?.about)
        return reply.code(404).type('text/plain').send('There is no live blog at this address.')
      const address = request.ip
      const isFull = inAll >= limits.inAll || (byAddress.get(address) ?? 0) >= limits.perAddress
      if (ending || isFull || eyes.isShort()) {
        reply.code(503).header('retry-after', againAfter(20)).type('text/plain')
        return reply.send(`Too many streams are open; ask /live/${show}/log/head instead.`)
      }
      reply.headers({
        'content-type': 'text/event-stream; charset=utf-8',
        'x-accel-buffering': 'no',
        'access-control-allow-origin': '*',
      })
      reply.hijack()
      const stream = reply.raw
      stream.writeHead(200, reply.getHeaders() as Record<string, string>)
      const readers = streams.get(show) ?? new Set()
      streams.set(show, readers.add(stream))
      count(address, 1)
      eyes.joined()
      stream.on('error', () => undefined)
      stream.on('close', () => {
        readers.delete(stream)
        if (readers.size === 0 && streams.get(show) === readers) streams.delete(show)
        count(address, -1)
      })
      stream.write(retry() + firstWords(feed, placeOf(request)))
    },
  )

  feeds.onUpdate((show, update) => tell(show, messageOf(update)))

  feeds.onGone((show) => {
    for (const stream of streams.get(show) ?? []) stream.end()
  })

  const beat = setInterval(() => {
    for (const show of streams.keys()) {
      const cursor = feeds.told(show)
      if (cursor) tell(show, beatOf(cursor))
    }
  }, limits.beatMs)

  return {
    now() {
      let waiting = 0
      for (const readers of streams.values()) for (const stream of readers) waiting += stream.writableLength
      return { count: inAll, waiting }
    },
    stop() {
      ending = true
      clearInterval(beat)
      for (const readers of streams.values()) for (const stream of readers) stream.end(retry())
    },
  }
}
