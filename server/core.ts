/** The core, built from its parts: control panel, stage and API on the room's port. Built here, listened to in `core-main`. */
import { randomInt } from 'node:crypto'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify'
import { Server } from 'socket.io'
import type { ImageId } from '#shared/images'
import { isAtDesk } from '#shared/people'
import type { GoneMessage, PictureMessage, PublicMessage } from '#shared/protocol'
import { accountsRoutes } from './gateways/accounts-routes.ts'
import { airRoutes } from './gateways/air-routes.ts'
import { describeApi } from './gateways/api-description.ts'
import { apiRoutes } from './gateways/api-routes.ts'
import { asRunRoutes } from './gateways/as-run-routes.ts'
import { openControl } from './gateways/control-gateway.ts'
import { imageRoutes } from './gateways/image-routes.ts'
import { importRoutes } from './gateways/import-routes.ts'
import { keyRoutes } from './gateways/key-routes.ts'
import { allowRoom, isSameOrigin } from './gateways/origin.ts'
import { createPairing } from './gateways/pairing.ts'
import { paperRoutes } from './gateways/paper-routes.ts'
import { peopleRoutes } from './gateways/people-routes.ts'
import type { Person, PersonOf } from './gateways/person.ts'
import { openPressRoom } from './gateways/press-room.ts'
import { pressRoutes } from './gateways/press-routes.ts'
import { readyRoutes } from './gateways/ready-routes.ts'
import { Refused } from './gateways/refused.ts'
import { roomPages } from './gateways/room-pages.ts'
import type { Roster } from './gateways/roster.ts'
import { createKeeper } from './gateways/screen-keeper.ts'
import { screenRoutes } from './gateways/screen-routes.ts'
import type { Screens } from './gateways/screens.ts'
import { createSessionSockets } from './gateways/session-sockets.ts'
import { createSessions, isKey, type Sessions, sessionIn } from './gateways/sessions.ts'
import { showsRoutes } from './gateways/shows-routes.ts'
import { ROOM_SOCKETS } from './gateways/sockets.ts'
import { openStage, type WaitingPage } from './gateways/stage-gateway.ts'
import { standingOf, statusRoutes } from './gateways/status-routes.ts'
import { createApp } from './http-app.ts'
import { hasImage, type ImageStore } from './images/image-store.ts'
import type { KeepingWorld } from './keeping/keeping.ts'
import { auditTo } from './people/audit.ts'
import { openPeople } from './people/open-people.ts'
import { createWorkQueue } from './people/work-queue.ts'
import { createPresses } from './presses.ts'
import { publisher } from './publisher.ts'
import type { ReadyWorld } from './ready/ready-check.ts'
import type { Registry } from './registry/registry.ts'
import type { Shows } from './shows.ts'
import { followTls } from './tls/follow-tls.ts'
import type { RoomTls } from './tls/room-tls.ts'
import { createKeyHouse } from './vault/key-house.ts'
import type { Keyring } from './vault/keyring.ts'
import { startWitness } from './witness.ts'

export interface CoreDeps {
  readonly shows: Shows
  readonly registry: Registry
  readonly images: ImageStore
  readonly keyring: Keyring
  /** What can be done with whole shows. */
  readonly keeping: KeepingWorld
  /** What the ready check looks at, the screens aside. */
  readonly ready: Omit<ReadyWorld, 'screens' | 'keyCopied'>
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

const BEAT_MS = 1000
/** How soon the sockets of a session that is over end, in milliseconds. */
const EXPIRY_MS = 10_000

export async function buildCore(deps: CoreDeps): Promise<Core> {
  const app = await createApp({
    logger: deps.logger,
    bodyLimit: 64 * 1024,
    // A picture of 20 MB over a venue's Wi-Fi.
    arrivalMs: 60_000,
    audience: 'room',
    tls: deps.tls?.credential,
  })
  await app.register(cookie)
  await app.register(rateLimit, { global: false })

  const warn = (message: string, error: unknown) => deps.logger.error({ err: error }, message)
  const sessions = createSessions(deps.registry, deps.now)
  const { screens } = deps
  const automation = (authorization: string | undefined): Person | null =>
    deps.apiKey !== null && authorization?.startsWith('Bearer ') && isKey(authorization.slice(7), deps.apiKey)
      ? { name: 'automation', role: 'producer', session: 'automation', desk: null }
      : null

  const personOf: PersonOf = async ({ authorization, cookie: header }) => {
    if (authorization !== undefined) return automation(authorization)
    return sessions.person(header === undefined ? undefined : sessionIn(app.parseCookie(header)))
  }

  /** Whoever is signed in, the press room too. A bearer key may come from anywhere; a session's cookie only with a request from a page of ours. */
  async function signedIn(request: FastifyRequest): Promise<Person> {
    const person = await personOf(request.headers)
    if (!person) throw new Refused(401, request.headers.authorization ? 'wrong-key' : 'not-signed-in')
    const byCookie = request.headers.authorization === undefined
    if (byCookie && request.method !== 'GET' && !isSameOrigin(request)) throw new Refused(403, 'foreign-page')
    return person
  }

  /** Whoever works at a desk: what is not said otherwise is for nobody else. */
  async function authorised(request: FastifyRequest): Promise<Person> {
    const person = await signedIn(request)
    if (!isAtDesk(person.role)) throw new Refused(403, 'not-your-role', { role: person.role })
    return person
  }

  const io = new Server(app.server, { ...ROOM_SOCKETS, allowRequest: allowRoom })
  const pairing = createPairing<WaitingPage>(deps.monotonic, randomInt)
  const { shows, roster } = deps
  const has = (id: ImageId) => hasImage(deps.images, id)
  roster.onChange(screens.paired)
  const sessionSockets = createSessionSockets(personOf)
  const stage = openStage(io, {
    shows,
    screens,
    roster,
    pairing,
    sessionSockets,
    now: deps.now,
    warn,
  })
  const keeper = createKeeper({ roster, screens, pairing, stage, warn })
  const pressRoom = openPressRoom(io, { shows, sessionSockets, now: deps.now, warn })
  const control = openControl(io, { shows, keeper, sessionSockets, hasImage: has, warn })
  // The default namespace has nobody to talk to.
  io.of('/').use((_socket, next) => next(new Error('There is nothing here.')))

  await describeApi(app)
  const people = openPeople({ ...deps, sessions, sockets: sessionSockets })
  peopleRoutes(app, {
    ...people,
    personOf: (request) => personOf(request.headers),
    endSockets: sessionSockets.end,
  })
  accountsRoutes(app, { ...people, sockets: sessionSockets, authorised, signedIn, now: deps.now })
  screenRoutes(app, { keeper, authorised })
  apiRoutes(app, { shows: deps.shows, authorised, newCommandId: deps.newCommandId, hasImage: has })
  airRoutes(app, { shows, authorised, newCommandId: deps.newCommandId, draw: chance })
  await showsRoutes(app, { keeping: deps.keeping, arrivingFolder: deps.arrivingFolder, authorised })
  const standing = standingOf(shows, screens)
  statusRoutes(app, { authorised, ...standing })
  await pressRoutes(app, { presses: createPresses(deps), authorised, ...standing })
  asRunRoutes(app, { shows, authorised })
  const keyHouse = createKeyHouse({
    keyring: deps.keyring,
    shows,
    registry: deps.registry,
    queue: keyQueue(),
  })
  keyRoutes(app, { house: keyHouse, authorised, audit: auditTo(deps.logger) })
  const keyCopied = async () => (await keyHouse.view()).exported
  readyRoutes(app, { world: { ...deps.ready, screens: screens.list, keyCopied }, authorised })
  paperRoutes(app, { shows, authorised, newCommandId: deps.newCommandId })
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
  const beat = setInterval(() => {
    for (const show of deps.shows.ids()) {
      const shown = deps.shows.runner(show)?.shown()
      if (!shown) continue
      // Frames are stamped by commits, which never go back in time; the clock that screens follow must not either.
      const tick = { position: shown.position, now: Math.max(deps.now(), shown.at) }
      stage.beat(show, tick)
      control.beat(show, tick)
      pressRoom.beat(show, tick)
    }
  }, BEAT_MS)
  const expiry = setInterval(() => void sessionSockets.endExpired(), EXPIRY_MS)

  return {
    app,
    sessions,
    tellEverything: publish,
    async close() {
      clearInterval(beat)
      clearInterval(expiry)
      endTls()
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
