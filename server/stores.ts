/** Which log, which registry and which pictures: embedded in the data folder, or in Redis when one is given. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from './alone/place.ts'
import type { KeptStore } from './bundle/kept.ts'
import { openKeptFiles } from './bundle/kept-files.ts'
import { type Config, StartRefused } from './config.ts'
import type { ImageStore } from './images/image-store.ts'
import { remembered } from './images/remembered.ts'
import { openSqliteImages } from './images/sqlite-images.ts'
import { type LogStore, LogUnusable } from './log/show-log.ts'
import { openSqliteLogStore } from './log/sqlite-log.ts'
import type { Registry } from './registry/registry.ts'
import { openSqliteRegistry } from './registry/sqlite-registry.ts'
import type { Leadership } from './standby/leadership.ts'

/** What a house keeps. */
export interface Backends {
  readonly logs: LogStore
  readonly registry: Registry
  readonly images: ImageStore
  /** What was deleted, for a while. */
  readonly kept: KeptStore
}

export interface Stores extends Backends {
  /** How it leaves Redis, and comes back; null where there is none. */
  readonly place: Place | null
  close(): Promise<void>
}

/** Opens all; throws `StartRefused` with a sentence if any of them cannot be used. `isStranded`: Redis is out of reach, and what is copied here is opened instead. */
export async function openStores(
  config: Pick<Config, 'redisUrl' | 'dataFolder'>,
  warn: Warn = () => {},
  leadership: Holding = NOBODY_ELSE,
  isStranded = false,
): Promise<Stores> {
  const { logs, registry, images, kept, place, closed } = await opened(
    config,
    warn,
    leadership,
    isStranded,
  ).catch((error: unknown) => {
    if (error instanceof LogUnusable) throw new StartRefused(error.message)
    throw error
  })
  return {
    logs,
    registry,
    images: remembered(images),
    kept,
    place,
    async close() {
      await Promise.all([logs.close(), registry.close(), images.close(), kept.close(), place?.close()])
      await closed()
    },
  }
}

/** Told of what should not happen; never of results. */
export type Warn = (sentence: string, error: unknown) => void

/** By which number this core writes to logs that it shares with others, and whether it is the one that does. */
export type Holding = Pick<Leadership, 'token' | 'holds'>
const NOBODY_ELSE: Holding = { token: () => '', holds: () => true }

async function opened(
  { redisUrl, dataFolder }: Pick<Config, 'redisUrl' | 'dataFolder'>,
  warn: Warn,
  leadership: Holding,
  isStranded: boolean,
) {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new StartRefused(`The data folder ${dataFolder} cannot be made: ${(error as Error).message}`)
  }
  if (redisUrl !== null) {
    const { openInRedis } = await import('./redis-stores.ts')
    return openInRedis(redisUrl, dataFolder, warn, leadership, isStranded)
  }
  return {
    logs: openSqliteLogStore(join(dataFolder, 'shows.db')),
    registry: openSqliteRegistry(join(dataFolder, 'registry.db')),
    images: openSqliteImages(join(dataFolder, 'images.db')),
    kept: openKeptFiles(join(dataFolder, 'deleted')),
    place: null,
    closed: async () => undefined,
  }
}
