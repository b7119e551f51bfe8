/** The edge: the public pages and the readers' sockets. Holds no key, no session and nothing sealed, and cannot call the core. */
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { Server } from 'socket.io'
import { allowPublic } from '../gateways/origin.ts'
import { createApp } from '../http-app.ts'
import type { Feeds } from './feeds.ts'
import { openLive } from './live-gateway.ts'
import { livePages } from './live-pages.ts'
import { type Pictures, pictureRoutes } from './pictures.ts'

export interface Edge {
  readonly app: FastifyInstance
  close(): Promise<void>
}

export interface EdgeDeps {
  readonly feeds: Feeds
  readonly pictures: Pictures
  readonly distFolder: string
  readonly logger: FastifyBaseLogger
}

export async function buildEdge({ feeds, pictures, distFolder, logger }: EdgeDeps): Promise<Edge> {
  const app = await createApp({ logger, bodyLimit: 4096, arrivalMs: 10_000, frames: false })
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
  await livePages(app, feeds, distFolder)
  pictureRoutes(app, pictures)
  app.get('/ready', (_request, reply) => {
    // Which shows there are is not for the public: one may be a rehearsal.
    const ready = feeds.shows().length > 0
    return reply.code(ready ? 200 : 503).send({ ready })
  })
  return {
    app,
    async close() {
      stopBeat()
      await io.close()
      await app.close()
    },
  }
}
