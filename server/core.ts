/** The core, built from its parts: control panel, stage and API on the room's port. Built here, listened to in `core-main`. */
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { Server } from 'socket.io'
import type { BackupStanding } from '#shared/backup'
import type { ImageId } from '#shared/images'
import type { GoneMessage, PictureMessage, PublicMessage } from '#shared/protocol'
import type { Alone } from './alone/alone.ts'
import type { Backup } from './backup/backup.ts'
import { cutStalled, hurryFarewells, limitPackets, seatOnce } from './flood/connections.ts'
import { MOST_LETTERS, MOST_WAITING, PACKET_RATES } from './flood/rates.ts'
import { limitRequests } from './flood/requests.ts'
import { accountsRoutes } from './gateways/accounts-routes.ts'
import { airRoutes } from './gateways/air-routes.ts'
import { describeApi } from './gateways/api-description.ts'
import { apiRoutes } from './gateways/api-routes.ts'
import { asRunRoutes } from './gateways/as-run-routes.ts'
import { createAsking } from './gateways/asking.ts'
import { startBeats } from './gateways/beats.ts'
import { openControl } from './gateways/control-gateway.ts'
import { imageRoutes } from './gateways/image-routes.ts'
import { importRoutes } from './gateways/import-routes.ts'
import { keyRoutes } from './gateways/key-routes.ts'
import { metricsRoutes } from './gateways/metrics-routes.ts'
import { allowRoom } from './gateways/origin.ts'
import { packRoutes } from './gateways/pack-routes.ts'
import { createPairing } from './gateways/pairing.ts'
import { paperRoutes } from './gateways/paper-routes.ts'
import { peopleRoutes } from './gateways/people-routes.ts'
import { openPressRoom } from './gateways/press-room.ts'
import { pressRoutes } from './gateways/press-routes.ts'
import { readyRoutes } from './gateways/ready-routes.ts'
import { createTrace, traceRequests } from './gateways/refusal-trace.ts'
import { roomPages } from './gateways/room-pages.ts'
import type { Roster } from './gateways/roster.ts'
import { createKeeper } from './gateways/screen-keeper.ts'
import { screenRoutes } from './gateways/screen-routes.ts'
import type { Screens } from './gateways/screens.ts'
import { createSessionSockets } from './gateways/session-sockets.ts'
import { createSessions, type Sessions } from './gateways/sessions.ts'
import { showsRoutes } from './gateways/shows-routes.ts'
import { ROOM_SOCKETS } from './gateways/sockets.ts'
import { openStage, type WaitingPage } from './gateways/stage-gateway.ts'
import { standingOf, statusRoutes } from './gateways/status-routes.ts'
import { createApp } from './http-app.ts'
import { hasImage, type ImageStore } from './images/image-store.ts'
import type { KeepingWorld } from './keeping/keeping.ts'
import { countRoom } from './metrics/core-metrics.ts'
import type { HouseMetrics } from './metrics/house-metrics.ts'
import { auditTo } from './people/audit.ts'
import { openPeople } from './people/open-people.ts'
import { createWorkQueue } from './people/work-queue.ts'
import { createPresses } from './presses.ts'
import { publisher } from './publisher.ts'
import type { ReadyWorld } from './ready/ready-check.ts'
import type { Registry } from './registry/registry.ts'
import type { Reserve } from './reserve.ts'
import type { Shows } from './shows.ts'
import { gateHttp, gateSockets, serveCores } from './standby/gate.ts'
import type { Leadership } from './standby/leadership.ts'
import { createPasses } from './standby/pass.ts'
import { followTls } from './tls/follow-tls.ts'
import type { RoomTls } from './tls/room-tls.ts'
import { createKeyHouse } from './vault/key-house.ts'
import type { Keyring } from './vault/keyring.ts'
import { startWitness } from './witness.ts'

export interface CoreDeps {
  readonly shows: Shows
  readonly registry: Registry
  readonly metrics: HouseMetrics
  readonly images: ImageStore
  readonly keyring: Keyring
  /** Whether this core leads, where several share a log. */
  readonly leadership: Leadership
  /** How this house goes on without Redis; null where there is none. */
  readonly alone: Alone | null
  /** Ends this process: it stands by from its next start on. */
  readonly standBy: () => void
  /** Copies every commit elsewhere; null where no folder is set. */
  readonly backup: Backup | null
  /** What is kept free on the disk; none where nothing is kept there. */
  readonly reserve?: Pick<Reserve, 'disk' | 'onChange'>
  /** What can be done with whole shows. */
  readonly keeping: KeepingWorld
  /** What the ready check looks at, the screens aside. */
  readonly ready: Omit<ReadyWorld, 'screens' | 'keyCopied' | 'backup'>
  /** Where uploads lie while they are looked at. */
  readonly arrivingFolder: string
  readonly screens: Screens
  readonly roster: Roster
  readonly monotonic: () => number
  readonly apiKey: string | null
  readonly pagesFolder: string
  /** Null for a room on plain HTTP. */
  readonly tls: RoomTls | null
  readonly logger: FastifyBaseLogger
  readonly now: () => number
  readonly newCommandId: () => string
  /** Tells the edges; public facts only. */
  readonly tellPublic: (message: PublicMessage | PictureMessage | GoneMessage) => void
}

export interface Core {
  readonly app: FastifyInstance
  readonly sessions: Sessions
  /** Tells the edges everything there is to know, for one that has just started. */
  tellEverything(): void
  close(): Promise<void>
}

/** How soon the sockets of a session that is over end, in milliseconds. */
const EXPIRY_MS = 10_000

/** Does not listen yet, and closes nothing that it was given but the clocks of the shows. */
export async function buildCore(deps: CoreDeps): Promise<Core> {
  const app = await createApp({
    logger: deps.logger,
    bodyLimit: 64 * 1024,
    // A picture of 20 MB over a venue's Wi-Fi.
    arrivalMs: 60_000,
    audience: 'room',
    others: deps.leadership.cores,
    tls: deps.tls?.credential,
  })
  // A form of a foreign page sends text; nothing of ours does.
  app.removeContentTypeParser('text/plain')
  await app.register(cookie)
  await app.register(rateLimit, { global: false })
  gateHttp(app, deps.leadership)

  const warn = (message: string, error: unknown) => deps.logger.error({ err: error }, message)
  const sessions = createSessions(deps.registry, deps.now)
  const { screens } = deps
  const passes = createPasses(deps.keyring.sign)
  const asking = createAsking({ app, sessions, passes, apiKey: deps.apiKey })
  const { signedIn, authorised } = asking
  limitRequests(app, asking.personOf)
  const audit = auditTo(deps.logger)
  const trace = createTrace(audit, deps.monotonic)
  traceRequests(app, trace, asking.asker)

  const io = new Server(app.server, {
    ...ROOM_SOCKETS,
    allowRequest: allowRoom(deps.leadership.cores, trace),
  })
  gateSockets(io, deps.leadership)
  hurryFarewells(io, app.server)
  limitPackets(io, PACKET_RATES.room, MOST_LETTERS)
  const endStalled = cutStalled(io, MOST_WAITING.room)
  for (const name of ['/control', '/stage', '/press']) seatOnce(io.of(name))
  const pairing = createPairing<WaitingPage>(deps.monotonic, randomInt)
  const { shows, roster } = deps
  const has = (id: ImageId) => hasImage(deps.images, id)
  roster.onChange(screens.paired)
  const sessionSockets = createSessionSockets(asking.personAtSocket)
  const stage = openStage(io, {
    shows,
    screens,
    roster,
    pairing,
    sessionSockets,
    now: deps.now,
    trace,
    warn,
  })
  const keeper = createKeeper({ roster, screens, pairing, stage, warn })
  const pressRoom = openPressRoom(io, { shows, sessionSockets, now: deps.now, trace, warn })
  const { registry } = deps.metrics
  const handOver = serveCores(io, { ...deps, audit, registry })
  const control = openControl(io, {
    shows,
    keeper,
    sessionSockets,
    edges: deps.metrics,
    hasImage: has,
    handOver,
    alone: deps.alone,
    backup: deps.backup,
    trace,
    reserve: deps.reserve,
    warn,
  })
  // The default namespace has nobody to talk to.
  io.of('/').use((_socket, next) => next(new Error('There is nothing here.')))

  await describeApi(app)
  const people = openPeople({ ...deps, sessions, sockets: sessionSockets })
  peopleRoutes(app, {
    ...people,
    personOf: asking.noticed,
    pass: ({ session }) => (deps.leadership.cores.length > 0 ? passes.pass(session) : null),
    endSockets: sessionSockets.end,
  })
  accountsRoutes(app, { ...people, sockets: sessionSockets, authorised, signedIn, now: deps.now })
  screenRoutes(app, { keeper, authorised })
  apiRoutes(app, { shows: deps.shows, authorised, newCommandId: deps.newCommandId, hasImage: has })
  airRoutes(app, { shows, authorised, newCommandId: deps.newCommandId, draw: chance })
  await showsRoutes(app, { keeping: deps.keeping, arrivingFolder: deps.arrivingFolder, authorised })
  const standing = standingOf(shows, screens)
  metricsRoutes(app, { metrics: deps.metrics, authorised })
  countRoom(deps.metrics.registry, { screens, desks: () => io.of('/control').sockets.size })
  statusRoutes(app, { authorised, ...standing })
  await pressRoutes(app, { presses: createPresses(deps), authorised, ...standing })
  asRunRoutes(app, { shows, authorised })
  const keyHouse = createKeyHouse({
    keyring: deps.keyring,
    shows,
    registry: deps.registry,
    queue: keyQueue(),
  })
  keyRoutes(app, { house: keyHouse, authorised, audit })
  const keyCopied = async () => (await keyHouse.view()).exported
  const backup = (): BackupStanding => deps.backup?.standing() ?? { state: 'off' }
  readyRoutes(app, { world: { ...deps.ready, screens: screens.list, keyCopied, backup }, authorised })
  paperRoutes(app, { shows, authorised, newCommandId: deps.newCommandId })
  packRoutes(app, {
    keeping: { ...deps.keeping, registry: deps.registry },
    pageFolder: join(deps.pagesFolder, '..', 'pack'),
    authorised,
    audit: auditTo(deps.logger),
  })
  await importRoutes(app, { shows, authorised, now: deps.now })
  await imageRoutes(app, { images: deps.images, authorised, now: deps.now })
  await roomPages(app, deps.pagesFolder)
  const endTls = deps.tls ? followTls(app, deps.tls, { now: deps.now, warn }) : () => undefined
  app.get('/ready', (_request, reply) => {
    // Every log has been read by the time this listens; a house without a show waits for its first one.
    return reply.send({ ready: true, onAir: deps.shows.runner(null)?.show ?? null })
  })

  const endWitness = startWitness(deps)
  const publish = publisher({ ...deps, warn })
  const endBeats = startBeats(deps, [stage, control, pressRoom])
  const expiry = setInterval(() => void sessionSockets.endExpired(), EXPIRY_MS)

  return {
    app,
    sessions,
    tellEverything: publish,
    async close() {
      endBeats()
      clearInterval(expiry)
      endTls()
      endStalled()
      endWitness()
      pairing.stop()
      deps.shows.stop()
      await io.close()
      await app.close()
    },
  }
}

/** One at a time, and few of anybody's: each takes 64 MiB and a processor for a moment. */
const keyQueue = () =>
  createWorkQueue({
    mostOfOne: 3,
    most: 12,
    rest: () => new Promise((resolve) => setTimeout(resolve, 200).unref()),
  })

/** Nothing hangs on decoys but that nobody can foresee them. */
const chance = (): number => randomInt(2 ** 32) / 2 ** 32
