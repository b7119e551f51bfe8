/** Where the house keeps what it keeps: in Redis, or on this machine alone; and the two ways between them. */
import type { Epoch, Instant, ShowId } from '#shared/ids'
import { openKeptRedis } from '../bundle/kept-redis.ts'
import type { ImageStore } from '../images/image-store.ts'
import { openRedisImages } from '../images/redis-images.ts'
import type { Copies } from '../log/copies.ts'
import { connectRedis, type RedisConnection } from '../log/redis-connection.ts'
import { type RedisLogStore, redisLogStore } from '../log/redis-log.ts'
import { LogUnavailable } from '../log/show-log.ts'
import type { KeyCopy } from '../registry/redis-copy.ts'
import {
  bringRegistry,
  forkRegistry,
  openAloneRegistry,
  registryRevision,
} from '../registry/redis-registry.ts'
import type { Backends } from '../stores.ts'
import { type Compared, compare, sideOf } from './compare.ts'
import { forkLogs, isLevel, lackingCopy } from './fork.ts'
import { joinShow } from './join.ts'
import { clearFolder, type Mark, readMark, removeMark, writeMark } from './mark.ts'

/** Whose doing it is. */
export interface DoneBy {
  readonly by: string
  readonly where: string
  readonly now: () => Instant
  readonly newEpochId: () => Epoch['id']
}

export interface Place {
  /** Since when, and by whom, this machine is alone; null while it is not. */
  alone(): Mark | null
  /** Rejects where Redis is out of reach, or takes nothing. */
  reached(): Promise<void>
  /** A show of which this machine has less than `known`, or not all; null where it could go on with all of them. */
  lacking(known: ReadonlyMap<ShowId, number>): ShowId | null
  /** Goes on on this machine, from all that is `known`. Rejects where it could not, and nothing is changed then. */
  detach(of: DoneBy, known: () => ReadonlyMap<ShowId, number>): Promise<void>
  /** Rejects while Redis is out of reach. */
  compare(): Promise<Compared>
  /** Into Redis, for good: false where it holds something else than was `seen`. This process is to end then. */
  join(seen: string, keep: 'this' | 'redis', of: DoneBy): Promise<boolean>
  close(): Promise<void>
}

interface PlaceWorld {
  readonly url: string
  readonly dataFolder: string
  readonly copies: Copies
  readonly pictures: ImageStore
  /** Opens what lies on this machine, but the registry: that is read from its copy, which has to be made first. */
  readonly here: () => Omit<Backends, 'registry'>
  /** What this process began with, where it began alone. */
  readonly begunHere: Backends | null
  /** Null where this process began alone. */
  readonly reached: (() => Promise<void>) | null
  /** The registry as it is known on this machine. */
  readonly known: () => KeyCopy
  readonly goOnIn: (next: Backends) => void
}

/** Reads the mark an earlier process left: a house that was alone is alone until its histories are joined. */
export function placeIn(world: PlaceWorld): Place {
  const { url, dataFolder, copies, pictures } = world
  let mark = readMark(dataFolder)
  let logs = world.begunHere?.logs ?? null
  /** Once alone: a line of its own, to look whether Redis is back. */
  let line: { redis: RedisConnection; store: RedisLogStore } | null = null

  let last: Compared | null = null

  async function there(): Promise<NonNullable<typeof line>> {
    if (line) return line
    const redis = await connectRedis(url, (sentence) => new LogUnavailable(sentence))
    line = { redis, store: redisLogStore(redis) }
    return line
  }

  const compared = async (): Promise<Compared> => {
    if (!logs) throw new LogUnavailable('This machine is not alone.')
    last = await compare(logs, (await there()).store, last)
    return last
  }

  return {
    alone: () => mark,
    reached: world.reached ?? (() => there().then(({ store }) => store.reached())),
    lacking: (known) => lackingCopy(copies, known),
    async detach(of, known) {
      clearFolder(dataFolder)
      const next = world.here()
      try {
        const carried = await forkLogs(copies, next.logs, of)
        // From here on nothing comes in between: what Redis acknowledges now is nobody's any more.
        if (!isLevel(copies, carried) || lackingCopy(copies, known()) !== null)
          throw new LogUnavailable('Redis was back meanwhile, and has taken something.')
        forkRegistry(copies, world.known())
        mark = { since: of.now(), by: of.by, where: of.where }
        writeMark(dataFolder, mark)
      } catch (error) {
        mark = null
        await next.logs.close()
        throw error
      }
      logs = next.logs
      world.goOnIn({ ...next, registry: openAloneRegistry(copies) })
    },
    compare: compared,
    async join(seen, keep, of) {
      const { redis, store } = await there()
      const now = await compared()
      if (now.seen !== seen) return false
      const [housed, kept] = [await openRedisImages(url), await openKeptRedis(url)]
      try {
        for (const show of now.shows)
          if (!(await joinShow(show, keep, { ...of, there: store, copies, images: pictures, housed, kept })))
            return false
      } finally {
        await Promise.all([housed.close(), kept.close()])
      }
      // Who may come in is one list: that of whoever's evening goes on.
      if (now.shows.every((show) => sideOf(show, keep) === 'this'))
        bringRegistry(copies, await registryRevision(redis))
      removeMark(dataFolder)
      mark = null
      return true
    },
    async close() {
      await line?.redis.close()
    },
  }
}
