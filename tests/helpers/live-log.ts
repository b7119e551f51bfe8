/** The log of a small edge over plain HTTP, as the edge serves it: its head, what is since a place in parts, and server-sent events. */
import type { ServerResponse } from 'node:http'
import { type Feed, type FeedUpdate, updateSince } from '#shared/feed'

export interface LiveLogDeps {
  readonly feed: () => Feed
  readonly open: (way: 'events' | 'polling') => boolean
  /** Nothing is written, though everything is open. */
  readonly held: () => boolean
  readonly asked: () => void
  /** The version that is said to be spoken. */
  readonly protocol: () => number
}

/** An answer holds at most so many places of the log, so that a closed one never changes. */
const PART = 5

export function liveLog({ feed, open, held, asked, protocol }: LiveLogDeps) {
  const streams = new Set<ServerResponse>()
  let polls = 0

  const write = (event: string, id: string, data: unknown) => {
    if (held()) return
    for (const stream of streams) stream.write(`${event}id: ${id}\ndata: ${JSON.stringify(data)}\n\n`)
  }
  const logOf = ({ epoch }: { epoch: FeedUpdate['epoch'] }) => `${epoch.generation}-${epoch.id}`
  const beat = () => {
    const { cursor } = feed()
    write('event: beat\n', `${logOf(cursor)}.${cursor.n}`, { ...cursor, protocol: protocol() })
  }
  function since(log: string, n: number): FeedUpdate {
    const now = feed()
    if (log !== logOf(now.cursor) || n > now.cursor.n) return updateSince(now, null)
    const to = Math.min(now.cursor.n, n + PART)
    const upTo = { ...now, cursor: { ...now.cursor, n: to } }
    return updateSince(upTo, { epoch: now.cursor.epoch, n })
  }

  /** Whether the path is one of the log's, and answered. */
  function answer(path: string, response: ServerResponse): boolean {
    const [, head, log, n] = /\/(log\/head|events|log\/([^/]+)\/since\/(\d+))$/.exec(path) ?? []
    if (head === undefined) return false
    const way = head === 'events' ? 'events' : 'polling'
    if (!open(way)) {
      response.socket?.destroy()
      return true
    }
    if (way === 'events') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      streams.add(response)
      response.on('close', () => streams.delete(response))
      response.flushHeaders()
      beat()
      return true
    }
    if (held()) return true
    const { cursor } = feed()
    const said =
      head === 'log/head'
        ? { ...cursor, log: logOf(cursor), protocol: protocol() }
        : since(log ?? '', Number(n))
    if (head === 'log/head') polls += 1
    else asked()
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said))
    return true
  }

  return {
    answer,
    beat,
    tell: (update: FeedUpdate) => write('', `${logOf(update)}.${update.to}`, update),
    cut: () => {
      for (const stream of streams) stream.destroy()
    },
    streams: () => streams.size,
    polls: () => polls,
  }
}
