/** One life of an edge: its true feeds, its socket gateway, its event streams and its log by HTTP, on simulated lines. */
import type { FastifyInstance } from 'fastify'
import type { Feed } from '#shared/feed'
import type { GoneMessage, PublicMessage } from '#shared/protocol'
import { eventStream } from '../../../server/edge/event-stream.ts'
import { joined } from '../../../server/edge/fan-out/joined.ts'
import { feedLog } from '../../../server/edge/feed-log.ts'
import { createFeeds } from '../../../server/edge/feeds.ts'
import { openLive } from '../../../server/edge/live-gateway.ts'
import type { Kept, Serve } from '../../../server/edge/served.ts'
import type { Bugs } from './bugs.ts'
import { SHOW } from './core.ts'
import type { Pipe } from './net.ts'
import { engine } from './packets.ts'
import { simServer } from './server-sockets.ts'
import type { Truth } from './truth.ts'
import type { Proc, World } from './world.ts'

/** What a cache may keep of an answer, and for how long, in milliseconds. */
export interface Given {
  readonly body: string
  readonly keepMs: number
  readonly moved: string | null
}

type Wish = Parameters<Serve['get']>[1]
type Route = { readonly pattern: RegExp; readonly names: readonly string[]; readonly wish: Wish }

/** As the headers say (`CACHE` in `served.ts`); an old answer may be told for two seconds more while a new one is fetched. */
const KEEP_MS: Readonly<Record<string, number>> = { head: 3000, forever: Number.POSITIVE_INFINITY }

export type Edge = ReturnType<typeof startEdge>

export interface EdgeWorld {
  readonly world: World
  readonly truth: Truth
  readonly bugs: Bugs
  readonly proc: Proc
  readonly lacking: () => void
}

export function startEdge({ world, truth, bugs, proc, lacking }: EdgeWorld) {
  const warn = (message: string) => world.note(`${proc.name} warns: ${message}`)
  const feeds = createFeeds(bugs.edgeIgnoresGaps ? () => undefined : lacking)
  feeds.onUpdate((show) => {
    const feed = feeds.get(show)
    if (feed) truth.held(proc.name, feed)
  })
  const paced = joined(feeds)
  const server = simServer(world, proc, engine, { sent: () => undefined, answered: () => undefined })
  openLive(server.io, bugs.readingEdge?.(paced) ?? paced, warn)
  const routes: Route[] = []
  feedLog({
    get(path: string, wish: Wish) {
      const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name as string)
      routes.push({ pattern: new RegExp(`^${path.replace(/:\w+/g, '([^/]+)')}$`), names, wish })
    },
  } as unknown as Serve)
  const streams = streamsOf(paced)

  return {
    proc,
    feeds,
    server,
    streams,
    take: (message: PublicMessage | GoneMessage) => feeds.take(bugs.edgeTakes?.(message, feeds) ?? message),
    /** The page of the live blog, as far as a script reads it: what was public when it was drawn. */
    page: (): Feed | null => feeds.get(SHOW) ?? null,
    get(path: string): Given | null {
      for (const { pattern, names, wish } of routes) {
        const found = pattern.exec(path)
        if (!found) continue
        const params = Object.fromEntries(names.map((name, at) => [name, found[at + 1] ?? '']))
        const show = params['show'] ?? ''
        const feed = feeds.get(show)
        if (!feed?.about) return null
        const kept = wish({ show, feed, request: { params } } as unknown as Parameters<Wish>[0])
        if (!kept) return null
        if ('redirect' in kept) return { body: '', keepMs: 0, moved: kept.redirect }
        return { body: String((kept as Kept).draw()), keepMs: KEEP_MS[kept.cache] ?? 0, moved: null }
      }
      return null
    },
  }
}

interface Reply {
  readonly pipe: Pipe
  readonly lastEventId: string | null
}

/** The route of the event streams, without a port. */
function streamsOf(feeds: Parameters<typeof eventStream>[1]) {
  type Handler = (request: unknown, reply: unknown) => unknown
  let handler: Handler = () => undefined
  const app = {
    get(_path: string, _options: unknown, route: Handler) {
      handler = route
    },
  }
  eventStream(app as unknown as FastifyInstance, feeds)
  return {
    /** Returns what is to be called when the reader is gone. */
    open({ pipe, lastEventId }: Reply): () => void {
      const closing: (() => void)[] = []
      const raw = {
        writableLength: 0,
        writeHead: () => raw,
        write: (bytes: string | Buffer) => void pipe.send('server', String(bytes)),
        on: (event: string, listener: () => void) => void (event === 'close' && closing.push(listener)),
        end: () => pipe.close('server'),
        destroy: () => pipe.close('server'),
      }
      const reply = {
        raw,
        header: () => reply,
        headers: () => reply,
        getHeaders: () => ({}),
        hijack: () => undefined,
        type: () => reply,
        code: () => reply,
        send: () => void pipe.close('server'),
      }
      const headers = lastEventId === null ? {} : { 'last-event-id': lastEventId }
      handler({ params: { show: SHOW }, query: {}, headers, ip: '10.0.0.9' }, reply)
      return () => {
        for (const close of closing) close()
      }
    },
  }
}
