/** The edge: the public pages and the readers' sockets. Holds no key, no session and nothing sealed, and cannot call the core. */
import { join } from 'node:path'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { Server } from 'socket.io'
import { allowPublic } from '../gateways/origin.ts'
import { createApp } from '../http-app.ts'
import { buildOf, loadRenderer } from './built.ts'
import { embedRoutes } from './embed-routes.ts'
import { eventStream, type StreamLimits } from './event-stream.ts'
import { feedLog } from './feed-log.ts'
import type { Feeds } from './feeds.ts'
import { indexFiles } from './index-files.ts'
import { openLive } from './live-gateway.ts'
import { livePages } from './live-pages.ts'
import { type Pictures, pictureRoutes } from './pictures.ts'
import { createPurge, type PurgeTimes } from './purge.ts'
import { createServing } from './served.ts'
import { createShareImages, shareRoutes } from './share-images.ts'
import { syndication } from './syndication.ts'

export interface Edge {
  readonly app: FastifyInstance
  close(): Promise<void>
}

export interface EdgeDeps {
  readonly feeds: Feeds
  readonly pictures: Pictures
  readonly distFolder: string
  /** How readers' addresses begin, as `https://live.example.org`; feeds and shared links need it whole. */
  readonly publicUrl?: string | null
  readonly logger: FastifyBaseLogger
  readonly streams?: Partial<StreamLimits>
  /** What is told of changes; null or absent is nobody. */
  readonly purgeUrl?: string | null
  readonly purgeTimes?: Partial<PurgeTimes>
}

const FINISH_MS = 500

export async function buildEdge(deps: EdgeDeps): Promise<Edge> {
  const { feeds, pictures, distFolder, publicUrl, logger, streams } = deps
  const app = await createApp({ logger, bodyLimit: 4096, arrivalMs: 10_000, audience: 'readers' })
  const io = new Server(app.server, {
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: 4096,
    connectTimeout: 10_000,
    pingInterval: 10_000,
    pingTimeout: 8000,
    allowRequest: allowPublic,
  })
  const stopBeat = openLive(io, feeds, (message, error) => logger.error({ err: error }, message))
  io.of('/').use((_socket, next) => next(new Error('There is nothing here.')))
  const serve = createServing(app, feeds, buildOf(distFolder))
  const purge = deps.purgeUrl
    ? createPurge({
        url: deps.purgeUrl,
        feeds,
        warn: (message) => logger.warn(message),
        times: deps.purgeTimes,
      })
    : null
  if (purge) serve.onServed(purge.served)
  const renderer = await loadRenderer(distFolder)
  const base = publicUrl ?? ''
  await livePages(app, feeds, serve, { distFolder, renderer, base })
  syndication(app, serve, renderer, base)
  indexFiles(app, feeds, base)
  embedRoutes(app, { feeds, serve, renderer, distFolder, base })
  pictureRoutes(app, { feeds, pictures, gave: serve.gave })
  const shareImages = createShareImages(feeds, renderer, join(distFolder, 'server', 'share.js'))
  shareRoutes(app, { feeds, images: shareImages, gave: serve.gave })
  feedLog(serve)
  const stopStreams = eventStream(app, feeds, streams)
  app.get('/ready', (_request, reply) => {
    // Which shows there are is not for the public: one may be a rehearsal.
    const ready = feeds.shows().length > 0
    return reply.code(ready ? 200 : 503).send({ ready })
  })
  serve.atDoor(app.server)
  return {
    app,
    async close() {
      stopBeat()
      stopStreams()
      shareImages.close()
      purge?.stop()
      // Answers under way are finished; a page that polls keeps its line busy for ever, and is cut off.
      const cut = setTimeout(() => app.server.closeAllConnections(), FINISH_MS)
      await io.close()
      clearTimeout(cut)
      await app.close()
    },
  }
}
