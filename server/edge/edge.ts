/** The edge: the public pages and the readers' sockets. Holds no key, no session and nothing sealed, and cannot call the core. */
import { join } from 'node:path'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { Server } from 'socket.io'
import { cutStalled, hurryFarewells, limitPackets, seatOnce } from '../flood/connections.ts'
import { MOST_LETTERS, MOST_WAITING, PACKET_RATES } from '../flood/rates.ts'
import type { Rate } from '../flood/token-bucket.ts'
import { allowPublic } from '../gateways/origin.ts'
import { createApp } from '../http-app.ts'
import { createEdgeMetrics } from '../metrics/edge-metrics.ts'
import type { EdgeTold } from '../metrics/told.ts'
import { buildOf, loadRenderer } from './built.ts'
import { sampleDelivery } from './delivery.ts'
import { atTheDoor } from './door.ts'
import { embedRoutes } from './embed-routes.ts'
import { type EventStreams, eventStream, type StreamLimits } from './event-stream.ts'
import { admission } from './fan-out/admission.ts'
import { type FanOutOptions, fanOut } from './fan-out/fan-out.ts'
import { joined } from './fan-out/joined.ts'
import { lean, usualQuery } from './fan-out/lean.ts'
import { sharedPings } from './fan-out/pings.ts'
import { feedLog } from './feed-log.ts'
import type { Feeds } from './feeds.ts'
import { indexFiles } from './index-files.ts'
import { openLive } from './live-gateway.ts'
import { livePages } from './live-pages.ts'
import { type Breath, watchLoad } from './load.ts'
import { type Pictures, pictureRoutes } from './pictures.ts'
import { createPurge, type PurgeTimes } from './purge.ts'
import { createServing } from './served.ts'
import { createShareImages, shareRoutes } from './share-images.ts'
import { syndication } from './syndication.ts'

export interface Edge {
  readonly app: FastifyInstance
  /** How it fares, for the room's port. */
  measured(): Promise<EdgeTold>
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
  /** Whether it has been told everything; until the first yes nothing is said of any show. Absent: as soon as there is a show. */
  readonly isLevel?: () => boolean
  /** Readers it is meant to hold. */
  readonly mostReaders?: number
  /** What it lets go of; else by how it fares. */
  readonly breath?: Breath
  readonly fanOut?: Partial<FanOutOptions>
  /** How many pages of a kind are drawn for whoever asks for one of many. */
  readonly drawRate?: Rate
  /** Publications closer than so many milliseconds are told as one; nought for never. */
  readonly joinMs?: number
}

/** As many as one edge holds without taking a second to reach the last. */
const MOST_READERS = 20_000

const FINISH_MS = 500

/** How often readers who do not read are looked for; their messages are held back long before. */
const STALLED_MS = 2000

/** Does not listen yet. When it closes, answers under way have half a second. */
export async function buildEdge(deps: EdgeDeps): Promise<Edge> {
  const { feeds, pictures, distFolder, publicUrl, logger, streams } = deps
  const { isLevel, mostReaders = MOST_READERS } = deps
  const metrics = createEdgeMetrics()
  let polls = 0
  let eventStreams: EventStreams | null = null
  const app = await createApp({
    logger,
    bodyLimit: 4096,
    arrivalMs: 10_000,
    audience: 'readers',
    // Readers by socket, and as many again who come and go; behind a proxy or a balancer all have one address.
    connections: { inAll: 2 * mostReaders + 1000, ofOneAddress: null },
  })
  const gate = admission(
    async (request, verdict) => {
      // Turned away, a page polls, and tries again some time later.
      const isLetIn = (await opened()) && !breath.lacks('sockets')
      if (isLetIn) allowPublic(request, verdict)
      else verdict(null, false)
    },
    () => fan.busy(),
  )
  const io: Server = new Server(app.server, {
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: 4096,
    connectTimeout: 10_000,
    pingInterval: 10_000,
    pingTimeout: 8000,
    allowRequest: gate.door,
  })
  const fan = fanOut(io, deps.fanOut)
  const stopPings = sharedPings(io)
  lean(io)
  usualQuery(app.server)
  hurryFarewells(io, app.server)
  limitPackets(io, PACKET_RATES.readers, MOST_LETTERS)
  const endStalled = cutStalled(io, MOST_WAITING.readers, STALLED_MS)
  seatOnce(io.of('/live'))
  const load = watchLoad({
    io,
    metrics,
    mostReaders,
    streams: () => eventStreams?.now() ?? { count: 0, waiting: 0 },
    polls() {
      const since = polls
      polls = 0
      return since
    },
    cut: () => fan.counts.cut,
  })
  const breath = deps.breath ?? load
  const opened = atTheDoor(app, isLevel)
  const paced = joined(feeds, fan.busy, deps.joinMs)
  const sample = sampleDelivery(io, metrics, breath, fan.busy)
  feeds.onUpdate(sample.known)
  const stopBeat = openLive(io, paced, (message, error) => logger.error({ err: error }, message))
  // After the gateway has heard of it: the question follows the update on every line.
  paced.onUpdate((show) => {
    const cursor = paced.told(show)
    if (cursor) sample.published(show, cursor)
  })
  io.of('/').use((_socket, next) => next(new Error('There is nothing here.')))
  const serve = createServing(app, feeds, buildOf(distFolder), breath, deps.drawRate)
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
  pictureRoutes(app, { feeds, pictures, gave: serve.gave, breath })
  const shareImages = createShareImages(feeds, renderer, join(distFolder, 'server', 'share.js'), breath)
  shareRoutes(app, { feeds, images: shareImages, gave: serve.gave })
  feedLog(serve)
  eventStreams = eventStream(app, paced, streams, {
    isShort: () => breath.lacks('streams'),
    joined: () => metrics.joined('stream'),
    dropped: () => metrics.dropped('stream'),
  })
  app.get('/ready', (_request, reply) => {
    // Which shows there are is not for the public: one may be a rehearsal.
    const ready = isLevel ? isLevel() : feeds.shows().length > 0
    return reply.code(ready ? 200 : 503).send({ ready })
  })
  serve.atDoor(app.server)
  app.server.on('request', ({ url }) => {
    metrics.asked()
    if (url?.endsWith('/log/head')) polls += 1
  })
  return {
    app,
    measured: () => {
      metrics.level(isLevel?.() ?? true)
      return metrics.told()
    },
    async close() {
      load.stop()
      endStalled()
      stopBeat()
      eventStreams?.stop()
      paced.close()
      fan.close()
      stopPings()
      gate.close()
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
