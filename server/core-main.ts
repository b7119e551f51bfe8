/** The core as a process: opens log, registry and vault, starts the shows, and listens on the room's port. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import type { Commit } from '#shared/events'
import type { Actor } from '#shared/people'
import { plainSetup } from '#shared/screens'
import { UnreadableCommit } from '#shared/upcast'
import { openAlone } from './alone/alone.ts'
import { type OpenHouse, openHouse } from './alone/open-house.ts'
import { startBackup } from './backup/backup.ts'
import { createBackupWriter } from './backup/backup-writer.ts'
import { type Config, readConfig, StartRefused } from './config.ts'
import { buildCore } from './core.ts'
import { openRoster, type Roster } from './gateways/roster.ts'
import { createScreens } from './gateways/screens.ts'
import type { KeepingWorld } from './keeping/keeping.ts'
import { LogUnavailable } from './log/show-log.ts'
import { timedLogs } from './log/timed.ts'
import { countAppends } from './metrics/core-metrics.ts'
import { createHouseMetrics } from './metrics/house-metrics.ts'
import { auditTo } from './people/audit.ts'
import { endWithParent, portSentence, refuseToStart, type ToCore, tellParent } from './processes.ts'
import { RegistryUnavailable } from './registry/registry.ts'
import { openReserve, reservedLogs } from './reserve.ts'
import { SAMPLE_ID, sampleCommand } from './sample/sample-show.ts'
import { type Shows, startShows } from './shows.ts'
import { openTls } from './tls/room-tls.ts'
import { checkSealKey } from './vault/check-seal-key.ts'
import { openKeyring } from './vault/keyring.ts'

const dist = fileURLToPath(new URL('..', import.meta.url))
const sampleFolder = join(dist, '..', 'server', 'sample', SAMPLE_ID)
type Life = ReturnType<typeof endWithParent>

/** Set by the supervisor on its first start: a sign-in key is drawn, and a fault ends the program instead of waiting. */
const firstStart = process.env['ENVELOPE_FIRST_START'] === '1'

const SETUP: Actor = { name: 'first start', role: 'producer', desk: null }
const newEpochId = () => randomBytes(8).toString('hex')
const newCommandId = () => randomBytes(16).toString('base64url')

function failpointIn(folder: string) {
  const path = join(folder, 'failpoint')
  return (moment: string, _commit: Commit) => {
    if (!existsSync(path) || readFileSync(path, 'utf8').trim() !== moment) return
    rmSync(path)
    process.kill(process.pid, 'SIGKILL')
  }
}

async function loadSample(shows: Shows): Promise<void> {
  if (shows.ids().length > 0) return
  const answer = await shows.open(sampleCommand(sampleFolder, newCommandId()), SETUP)
  if (!answer.ok)
    throw new StartRefused(`the sample ceremony could not be loaded: ${answer.refusal.sentence}`)
}

/** Somebody who has just started it wants to see the stage, not a code. */
const firstScreen = async (roster: Roster): Promise<string | null> =>
  (await roster.add(plainSetup('Stage')))?.token ?? null

/** The show on air, or the one it rehearses. */
function performanceOnAir(shows: Shows): string | null {
  const runner = shows.runner(null)
  return runner?.shown().showFile?.rehearsal?.of ?? runner?.show ?? null
}

const openLogger = (config: Config) =>
  pino(
    { level: config.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie', 'key', 'token'] },
    pino.destination({ dest: 2, sync: true }),
  )
type Logger = ReturnType<typeof openLogger>

interface Opened extends OpenHouse {
  readonly logger: Logger
}

async function start(
  config: Config,
  { stores, leadership, logger, isStranded }: Opened,
  life: Life,
): Promise<void> {
  const keyring = openKeyring(config)
  const { vault } = keyring
  const { now } = leadership
  await leadership.enter(keyring.fingerprint, firstStart)
  const screens = createScreens(() => performance.now())
  const metrics = createHouseMetrics('core', () => performance.now())
  const reserve = openReserve(config.dataFolder, (message, error) => logger.error({ err: error }, message))
  const logs = timedLogs(reservedLogs(stores.logs, reserve), countAppends(metrics.registry))
  const shows = await startShows(logs, stores.registry, {
    vault,
    now,
    leadership,
    monotonic: () => performance.now(),
    leadMs: screens.leadMs,
    ...(config.failpoints ? { failpoint: failpointIn(config.dataFolder) } : {}),
    warn: (message, error) => logger.error({ err: error }, message),
    newEpoch: () => ({ generation: 1, id: newEpochId() }),
    newCommandId,
  })
  const keyless = new Set(await stores.registry.noted('keyless'))
  checkSealKey(shows, vault, (sentence, show) => {
    // Restored without its key, and known to be: that closes its envelopes, and not the house.
    if (config.sealMode === 'strict')
      return logger.error(
        `the envelopes of the show ${show} are shut until a producer brings their key: menu › Key of the envelopes.`,
      )
    if (firstStart && !keyless.has(show)) throw new StartRefused(sentence)
    logger.error(sentence)
  })
  // Its results would be sealed with a key that nobody has.
  const mayHaveSample = config.sample && config.sealMode === 'show'
  if (firstStart && mayHaveSample && leadership.leads()) await loadSample(shows)
  const tls = await openTls(config, Date.now())
  const roster = await openRoster(stores.registry, now)
  const warn = (message: string, error: unknown) => logger.error({ err: error }, message)
  const keeping: KeepingWorld = {
    shows,
    ...stores,
    logs,
    vault,
    screensOf: (show) => roster.list().flatMap(({ setup }) => (setup.show === show ? [setup.name] : [])),
    now,
    newEpochId,
    newCommandId,
    warn,
  }
  const backup =
    config.backupFolder === null
      ? null
      : startBackup({
          ...keeping,
          folder: config.backupFolder,
          dataFolder: config.dataFolder,
          writer: createBackupWriter(),
        })
  let stream =
    config.feedUrl === null || stores.place?.alone() || isStranded
      ? null
      : (await import('./public-stream/stream-writer.ts')).openPublicStream(config.feedUrl, {
          picture: async (id) => (await stores.images.image(id))?.webp ?? null,
          warn: (sentence) => logger.error(sentence),
          registry: metrics.registry,
          fence: leadership.token,
        })
  const alone =
    stores.place &&
    openAlone({
      place: stores.place,
      leadership,
      shows,
      isStranded,
      where: config.cores[0] ?? hostname(),
      now,
      monotonic: () => performance.now(),
      newEpochId,
      async begun() {
        // Edges elsewhere keep what they have: two machines alone must not tell them two stories.
        const told = stream
        stream = null
        await told?.close()
        await roster.reload()
      },
      end: standBy,
      audit: auditTo(logger),
      warn,
    })
  const arrivingFolder = join(config.dataFolder, 'arriving')
  // What a power cut left of an upload.
  rmSync(arrivingFolder, { recursive: true, force: true })
  const core = await buildCore({
    shows,
    keeping,
    ready: {
      ...keeping,
      registry: stores.registry,
      vault,
      dataFolder: config.dataFolder,
      // Alone, the machine's own disk keeps everything.
      keeper: () => (config.redisUrl === null || stores.place?.alone() ? 'file' : 'redis'),
    },
    arrivingFolder,
    registry: stores.registry,
    images: stores.images,
    keyring,
    leadership,
    alone,
    standBy,
    backup,
    reserve,
    screens,
    roster,
    monotonic: () => performance.now(),
    apiKey: config.apiKey,
    pagesFolder: join(dist, 'pages'),
    tls,
    logger,
    now,
    newCommandId,
    metrics,
    tellPublic(message) {
      tellParent(message)
      stream?.tell(message)
    },
  })
  await core.app.listen({ port: config.roomPort, host: config.host }).catch((error: unknown) => {
    throw new StartRefused(portSentence(error, 'ROOM_PORT', config.roomPort, config.host))
  })
  const tellAll = () => {
    core.tellEverything()
    tellParent({ kind: 'told' })
  }
  process.on('message', (message: ToCore) => {
    if (message.kind === 'tell-everything') tellAll()
    else if (message.kind === 'measured') metrics.take(message.edge, message.measured)
  })
  tellAll()
  const begin = () => {
    if (leadership.leads()) stream?.begin()
  }
  begin()
  let led = leadership.leads()
  leadership.onChange(() => {
    if (led !== leadership.leads()) begin()
    led = leadership.leads()
  })
  leadership.begin({
    follow: shows.follow,
    ready: roster.reload,
    settle: async () => {
      await Promise.all(shows.ids().map((show) => shows.runner(show)?.follow()))
    },
  })
  const address = core.app.server.address()
  tellParent({
    kind: 'ready',
    port: typeof address === 'object' && address ? address.port : config.roomPort,
    signInKey: firstStart && led ? await core.sessions.invite('first desk', 'producer') : null,
    firstScreen: firstStart && led && roster.list().length === 0 ? await firstScreen(roster) : null,
    live: performanceOnAir(shows),
    standsBy: led ? null : leadership.leader(),
    tls: tls && { fingerprint: tls.fingerprint, name: tls.name },
  })
  life.onEnd(async () => {
    alone?.close()
    reserve.close()
    await core.close()
    await backup?.close()
    await stream?.close()
    await leadership.close()
    await stores.close()
  })
}

/** What this process has in memory is worth nothing any more; its supervisor starts another, which stands by. */
const standBy = (): void => process.exit(0)

async function main(): Promise<void> {
  const life = endWithParent()
  const config = readConfig(process.env)
  const logger = openLogger(config)
  const warn = (sentence: string, error: unknown) => logger.error({ err: error }, sentence)
  const house = await openHouse(config, standBy, logger, warn)
  await start(config, { ...house, logger }, life)
}

main().catch((error: unknown) => {
  if (error instanceof StartRefused) refuseToStart(error.message)
  // A log or a registry that cannot be read says so in one sentence of its own.
  if (
    error instanceof UnreadableCommit ||
    error instanceof LogUnavailable ||
    error instanceof RegistryUnavailable
  ) {
    refuseToStart(error.message)
  }
  process.stderr.write(
    `Envelope's core failed to start: ${error instanceof Error ? error.stack : String(error)}\n`,
  )
  process.exit(1)
})
