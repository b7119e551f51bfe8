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

const TOLD_WITHIN_MS = 3000

interface Source {
  /** Null: as level as a core beside it keeps it. */
  readonly isLevel: (() => boolean) | null
  /** Before this nothing is listened for. */
  readonly told: Promise<unknown>
  lacking(): void
  close(): void
}

type World = Readonly<Record<'feeds', Feeds>> & {
  readonly pictures: Pictures
  readonly warn: (sentence: string) => void
}

/** From the core of this machine, by way of the supervisor. */
function fromParent({ feeds, pictures }: World): Source {
  const told = new Promise<void>((resolve) => {
    process.on('message', (message: PublicMessage | PictureMessage | GoneMessage | Told) => {
      if (message.kind === 'told') resolve()
      else if (message.kind === 'picture') pictures.take(message)
      else feeds.take(message)
    })
  })
  const lacking = () => tellParent({ kind: 'gap' })
  lacking()
  return {
    isLevel: null,
    // No reader is told "there is no such show" by an edge that has not heard of it yet; a core that is away is not waited for.
    told: Promise.race([told, new Promise((resolve) => setTimeout(resolve, TOLD_WITHIN_MS))]),
    lacking,
    close: () => undefined,
  }
}

/** From a core elsewhere. It listens at once, and says that it is not ready. */
async function fromStream(url: string, world: World): Promise<Source> {
  // Only here is there anything that knows Redis.
  const { followPublicStream } = await import('./public-stream/stream-reader.ts')
  const source = await followPublicStream(url, { ...world, monotonic: () => performance.now() }).catch(
    (error: Error) => {
      throw new StartRefused(error.message)
    },
  )
  return { ...source, told: Promise.resolve() }
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
  const { isLevel } = source
  const edge = await buildEdge({
    feeds,
    pictures,
    distFolder,
    logger,
    streams: { perAddress: config.streamsPerAddress },
    publicUrl: config.publicUrl,
    purgeUrl: config.purgeUrl,
    mostReaders: config.readersPerEdge,
    ...(isLevel && { isLevel }),
    fanOut: { way: config.fanOut },
  })
  await source.told
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
