/** `/live/{show}/events`: the feed as server-sent events, for readers whose network lets no WebSocket through. */
import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Feed, type FeedUpdate, updateSince } from '#shared/feed'
import { parsePlace, placeName } from '#shared/feed-chunks'
import type { ShowId } from '#shared/ids'
import { PROTOCOL_VERSION } from '#shared/version'
import type { Feeds } from './feeds.ts'

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

const beatOf = ({ cursor }: Feed): string =>
  `event: beat\ndata: ${JSON.stringify({ ...cursor, protocol: PROTOCOL_VERSION })}\n\n`

/** The place a reader says it is at: null if it says none, and 'unknown' for what is no place. */
function placeOf({ headers, query }: FastifyRequest): ReturnType<typeof parsePlace> | 'unknown' {
  const { since } = query as { since?: unknown }
  const said = headers['last-event-id'] ?? since
  if (said === undefined || said === '') return null
  return (typeof said === 'string' ? parsePlace(said) : null) ?? 'unknown'
}

/** What a reader is told first. One who says no place has the page, and asks for what it lacks where any cache can answer. */
function firstWords(feed: Feed, place: ReturnType<typeof placeOf>): string {
  if (place === null) return beatOf(feed)
  const update = updateSince(feed, place === 'unknown' ? null : place)
  return update.reset || update.to > update.from ? messageOf(update) : beatOf(feed)
}

/** Opens the route; returns what ends every stream. */
export function eventStream(
  app: FastifyInstance,
  feeds: Feeds,
  given: Partial<StreamLimits> = {},
): () => void {
  const limits = { ...LIMITS, ...given }
  const streams = new Map<ShowId, Set<ServerResponse>>()
  const byAddress = new Map<string, number>()
  let inAll = 0
  let ending = false

  const tell = (show: ShowId, words: string) => {
    const bytes = Buffer.from(words)
    for (const stream of streams.get(show) ?? []) {
      if (stream.writableLength > limits.waiting) stream.destroy()
      else stream.write(bytes)
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
      if (ending || inAll >= limits.inAll || (byAddress.get(address) ?? 0) >= limits.perAddress) {
        reply.code(503).header('retry-after', '30').type('text/plain')
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
      const feed = feeds.get(show)
      if (feed) tell(show, beatOf(feed))
    }
  }, limits.beatMs)

  return () => {
    ending = true
    clearInterval(beat)
    for (const readers of streams.values()) for (const stream of readers) stream.end(retry())
  }
}
