/** One edge as a process: is told public facts by its parent or by the public stream, and listens on the public port. */
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import type { GoneMessage, PictureMessage, PublicMessage } from '#shared/protocol'
import { type Config, readConfig, StartRefused } from './config.ts'
import { buildEdge } from './edge/edge.ts'
import { createFeeds, type Feeds } from './edge/feeds.ts'
import { createPictures, type Pictures } from './edge/pictures.ts'
import { endWithParent, MEASURE_MS, portSentence, refuseToStart, type Told, tellParent } from './processes.ts'

const distFolder = fileURLToPath(new URL('..', import.meta.url))

interface Source {
  /** Whether it has been told everything: until then nobody hears of any show. */
  isLevel(): boolean
  lacking(): void
  close(): void
}

type World = Readonly<Record<'feeds', Feeds>> & {
  readonly pictures: Pictures
  readonly warn: (sentence: string) => void
}

/** From the core of this machine, by way of the supervisor. */
function fromParent({ feeds, pictures }: World): Source {
  let isTold = false
  process.on('message', (message: PublicMessage | PictureMessage | GoneMessage | Told) => {
    if (message.kind === 'told') isTold = true
    else if (message.kind === 'picture') pictures.take(message)
    else feeds.take(message)
  })
  const lacking = () => tellParent({ kind: 'gap' })
  lacking()
  return {
    isLevel: () => isTold,
    lacking,
    close: () => undefined,
  }
}

/** From a core elsewhere. */
async function fromStream(url: string, world: World): Promise<Source> {
  // Only here is there anything that knows Redis.
  const { followPublicStream } = await import('./public-stream/stream-reader.ts')
  return followPublicStream(url, { ...world, monotonic: () => performance.now() }).catch((error: Error) => {
    throw new StartRefused(error.message)
  })
}

const sourceFor = ({ role, feedUrl }: Config, world: World): Source | Promise<Source> =>
  role === 'edge' && feedUrl !== null ? fromStream(feedUrl, world) : fromParent(world)

async function main(): Promise<void> {
  const life = endWithParent()
  const config = readConfig(process.env)
  const logger = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }))
  let source: Source | null = null
  const feeds = createFeeds(() => source?.lacking())
  const pictures = createPictures(feeds)
  source = await sourceFor(config, { feeds, pictures, warn: (sentence) => logger.error(sentence) })
  const edge = await buildEdge({
    feeds,
    pictures,
    distFolder,
    logger,
    streams: { perAddress: config.streamsPerAddress },
    publicUrl: config.publicUrl,
    purgeUrl: config.purgeUrl,
    mostReaders: config.readersPerEdge,
    isLevel: () => source?.isLevel() === true,
    fanOut: { way: config.fanOut },
  })
  // At once: whoever comes while the core still begins is let in the moment it has told everything.
  await edge.app.listen({ port: config.publicPort, host: config.host }).catch((error: unknown) => {
    throw new StartRefused(portSentence(error, 'PUBLIC_PORT', config.publicPort, config.host))
  })
  const address = edge.app.server.address()
  tellParent({
    kind: 'ready',
    port: typeof address === 'object' && address ? address.port : config.publicPort,
  })
  const measuring = setInterval(() => {
    void edge.measured().then((measured) => tellParent({ kind: 'measured', measured }))
  }, MEASURE_MS)
  life.onEnd(() => {
    clearInterval(measuring)
    source?.close()
    return edge.close()
  })
}

main().catch((error: unknown) => {
  if (error instanceof StartRefused) refuseToStart(error.message)
  process.stderr.write(
    `Envelope's edge failed to start: ${error instanceof Error ? error.stack : String(error)}\n`,
  )
  process.exit(1)
})
