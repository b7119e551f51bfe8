/** Everything a house keeps, in Redis. Read only where there is one: its client is a good part of all a core reads when it starts. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { detachableLogs } from './alone/detachable-logs.ts'
import { aloneFolder, readMark } from './alone/mark.ts'
import { type Place, placeIn } from './alone/place.ts'
import { KeptUnavailable } from './bundle/kept.ts'
import { openKeptFiles } from './bundle/kept-files.ts'
import { openKeptRedis } from './bundle/kept-redis.ts'
import { copiedImages } from './images/copied.ts'
import { openRedisImages } from './images/redis-images.ts'
import { openSqliteImages } from './images/sqlite-images.ts'
import { copiedLogs } from './log/copied-logs.ts'
import { openCopies } from './log/copies.ts'
import { guardedLogs } from './log/guarded-logs.ts'
import { openRedisLogStore } from './log/redis-log.ts'
import { LogUnreachable } from './log/show-log.ts'
import { openSqliteLogStore } from './log/sqlite-log.ts'
import { type KeyCopy, NO_KEYS, REGISTRY_NOTE, readCopy } from './registry/redis-copy.ts'
import { openAloneRegistry, openCopiedRegistry, registryOf } from './registry/redis-registry.ts'
import type { Backends, Holding, Warn } from './stores.ts'

/**
 * Copies of log, registry and pictures lie in the data folder: Redis may lose what it acknowledged, and nobody else would know.
 * On them the house goes on, on this machine alone, once somebody has said so.
 */
export async function openInRedis(
  url: string,
  dataFolder: string,
  warn: Warn,
  { token, holds }: Holding,
  isStranded: boolean,
): Promise<Backends & { readonly place: Place; closed(): Promise<void> }> {
  const copies = openCopies(join(dataFolder, 'copies.db'))
  const pictures = openSqliteImages(join(dataFolder, 'copied-images.db'))
  /** They outlive what is kept in Redis. */
  const [keptCopies, keptPictures] = [
    { ...copies, close() {} },
    { ...pictures, close: async () => {} },
  ]
  const isHere = readMark(dataFolder) !== null

  async function inRedis(): Promise<Opened> {
    const logs = await openRedisLogStore(url, undefined, token)
    const lost = () => warn('Redis had lost sessions, accounts or screens; they were put back.', null)
    const { registry, known } = await openCopiedRegistry(url, keptCopies, lost)
    return {
      logs: guardedLogs(logs, keptCopies, {
        newEpochId,
        now: Date.now,
        mayMend: () => holds() && current === first,
        warn,
      }),
      registry,
      images: copiedImages(await openRedisImages(url), keptPictures),
      kept: await openKeptRedis(url),
      reached: logs.reached,
      known,
    }
  }
  const here = (): Omit<Opened, 'registry'> => ({
    logs: openSqliteLogStore(join(aloneFolder(dataFolder), 'shows.db')),
    images: keptPictures,
    kept: openKeptFiles(join(dataFolder, 'deleted')),
    reached: null,
    known: () => NO_KEYS,
  })

  /** What was begun while nobody answers: what is copied can be read, and whoever signs in is remembered for as long as this lasts. */
  function stranded(): Opened {
    if (copies.shows().length === 0) throw new LogUnreachable('This machine has no copy of any show.')
    let keys = readCopy(copies.note(REGISTRY_NOTE)) ?? NO_KEYS
    const keep = (next: KeyCopy) => {
      keys = next
    }
    const none = () => Promise.reject(new KeptUnavailable('Redis is out of reach.'))
    return {
      logs: copiedLogs(copies),
      registry: registryOf(keys, keep),
      images: keptPictures,
      kept: { keep: none, list: async () => [], read: none, drop: none, close: async () => undefined },
      reached: null,
      known: () => keys,
    }
  }

  async function begun(): Promise<Opened> {
    if (isHere) return { ...here(), registry: openAloneRegistry(copies) }
    return isStranded ? stranded() : inRedis()
  }

  let current: Backends
  const first = await begun().catch((error: unknown) => {
    copies.close()
    throw error
  })
  current = first
  const logs = detachableLogs(first.logs)
  const now = <K extends 'registry' | 'images' | 'kept'>(name: K): Backends[K] =>
    switching(first[name], () => current[name])
  return {
    logs,
    registry: now('registry'),
    images: now('images'),
    kept: now('kept'),
    place: placeIn({
      url,
      dataFolder,
      copies,
      pictures: keptPictures,
      here,
      begunHere: isHere ? first : null,
      reached: first.reached,
      known: first.known,
      goOnIn(next) {
        current = next
        logs.goOnIn(next.logs)
        // Whatever still waits for Redis is told that nothing will come.
        for (const left of [first.logs, first.registry, first.images, first.kept])
          void left.close().catch(() => undefined)
      },
    }),
    async closed() {
      copies.close()
      await pictures.close()
    },
  }
}

/** How it is asked whether Redis is there; null for what lies on this machine. */
type Opened = Backends & {
  readonly reached: (() => Promise<void>) | null
  /** The registry as it is known on this machine. */
  readonly known: () => KeyCopy
}

/** The same, wherever it lies at the moment it is asked. */
function switching<T extends object>(first: T, now: () => T): T {
  type Asked = Record<string, (...given: unknown[]) => unknown>
  const entries = Object.keys(first).map((name) => [
    name,
    (...given: unknown[]) => (now() as Asked)[name]?.(...given),
  ])
  return Object.fromEntries(entries) as T
}

const newEpochId = (): string => randomBytes(8).toString('hex')
