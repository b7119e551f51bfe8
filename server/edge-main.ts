/** One edge as a process: is told public facts by its parent, and listens on the public port. */
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import type { GoneMessage, PictureMessage, PublicMessage } from '#shared/protocol'
import { readConfig, StartRefused } from './config.ts'
import { buildEdge } from './edge/edge.ts'
import { createFeeds } from './edge/feeds.ts'
import { createPictures } from './edge/pictures.ts'
import { endWithParent, portSentence, refuseToStart, type Told, tellParent } from './processes.ts'

const distFolder = fileURLToPath(new URL('..', import.meta.url))

const TOLD_WITHIN_MS = 3000

async function main(): Promise<void> {
  const life = endWithParent()
  const config = readConfig(process.env)
  const logger = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }))
  const feeds = createFeeds(() => tellParent({ kind: 'gap' }))
  const pictures = createPictures(feeds)
  const told = new Promise<void>((resolve) => {
    process.on('message', (message: PublicMessage | PictureMessage | GoneMessage | Told) => {
      if (message.kind === 'told') resolve()
      else if (message.kind === 'picture') pictures.take(message)
      else feeds.take(message)
    })
  })
  tellParent({ kind: 'gap' })
  const edge = await buildEdge({
    feeds,
    pictures,
    distFolder,
    logger,
    streams: { perAddress: config.streamsPerAddress },
    publicUrl: config.publicUrl,
    purgeUrl: config.purgeUrl,
  })
  // No reader is told "there is no such show" by an edge that has not heard of it yet; a core that is away is not waited for.
  await Promise.race([told, new Promise((resolve) => setTimeout(resolve, TOLD_WITHIN_MS))])
  await edge.app.listen({ port: config.publicPort, host: config.host }).catch((error: unknown) => {
    throw new StartRefused(portSentence(error, 'PUBLIC_PORT', config.publicPort, config.host))
  })
  const address = edge.app.server.address()
  tellParent({
    kind: 'ready',
    port: typeof address === 'object' && address ? address.port : config.publicPort,
  })
  life.onEnd(() => edge.close())
}

main().catch((error: unknown) => {
  if (error instanceof StartRefused) refuseToStart(error.message)
  process.stderr.write(
    `Envelope's edge failed to start: ${error instanceof Error ? error.stack : String(error)}\n`,
  )
  process.exit(1)
})
