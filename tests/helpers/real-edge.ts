/** The real edge in this process, on loopback: told what a core would tell it, asked over real HTTP. */
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { type Feed, updateSince } from '#shared/feed'
import { buildEdge, type Edge, type EdgeDeps } from '../../server/edge/edge.ts'
import { createFeeds, type Feeds } from '../../server/edge/feeds.ts'
import { createPictures, type Pictures } from '../../server/edge/pictures.ts'

const DIST = process.env['ENVELOPE_DIST'] ?? fileURLToPath(new URL('../../dist/', import.meta.url))

export interface Heard {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

export interface RealEdge {
  port(): number
  readonly feeds: Feeds
  readonly pictures: Pictures
  readonly edge: Edge
  /** Tells what is public by now: what is new to this edge. */
  tell(feed: Feed): void
  /** As it stood on the wire: nothing is unpacked, followed or kept. */
  ask(path: string, headers?: Record<string, string>, method?: string): Promise<Heard>
  close(): Promise<void>
}

interface Wanted extends Partial<EdgeDeps> {
  /** False: routes are still to come; whoever adds them listens. */
  readonly listen?: boolean
}

export async function startEdge(
  first: Feed | null,
  { listen = true, ...more }: Wanted = {},
): Promise<RealEdge> {
  const feeds = createFeeds(() => undefined)
  const pictures = createPictures(feeds)
  const edge = await buildEdge({
    feeds,
    pictures,
    distFolder: DIST,
    logger: pino({ level: 'silent' }),
    ...more,
  })
  const tell = (feed: Feed) => {
    const show = feed.about?.show ?? ''
    feeds.take({ kind: 'public', show, update: updateSince(feed, feeds.get(show)?.cursor ?? null) })
  }
  if (first) tell(first)
  if (listen) await edge.app.listen({ port: 0, host: '127.0.0.1' })
  const port = () => (edge.app.server.address() as AddressInfo).port
  return {
    port,
    feeds,
    pictures,
    edge,
    tell,
    ask: (path, headers = {}, method = 'GET') =>
      new Promise((resolve, reject) => {
        const sent = request(
          { port: port(), host: '127.0.0.1', path, method, headers, agent: false },
          (reply) => {
            const parts: Buffer[] = []
            reply.on('data', (part: Buffer) => parts.push(part))
            reply.on('error', reject)
            reply.on('end', () =>
              resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(parts) }),
            )
          },
        )
        sent.on('error', reject)
        sent.end()
      }),
    close: () => edge.close(),
  }
}
