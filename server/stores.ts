/** Which log, which registry and which pictures: embedded in the data folder, or in Redis when one is given. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { KeptStore } from './bundle/kept.ts'
import { openKeptFiles } from './bundle/kept-files.ts'
import { openKeptRedis } from './bundle/kept-redis.ts'
import { type Config, StartRefused } from './config.ts'
import type { ImageStore } from './images/image-store.ts'
import { openRedisImages } from './images/redis-images.ts'
import { remembered } from './images/remembered.ts'
import { openSqliteImages } from './images/sqlite-images.ts'
import { openRedisLogStore } from './log/redis-log.ts'
import { type LogStore, LogUnusable } from './log/show-log.ts'
import { openSqliteLogStore } from './log/sqlite-log.ts'
import { openRedisRegistry } from './registry/redis-registry.ts'
import type { Registry } from './registry/registry.ts'
import { openSqliteRegistry } from './registry/sqlite-registry.ts'

export interface Stores {
  readonly logs: LogStore
  readonly registry: Registry
  readonly images: ImageStore
  /** What was deleted, for a while. */
  readonly kept: KeptStore
  close(): Promise<void>
}

/** Opens all; throws `StartRefused` with a sentence if any of them cannot be used. */
export async function openStores(config: Pick<Config, 'redisUrl' | 'dataFolder'>): Promise<Stores> {
  const { logs, registry, images, kept } = await opened(config).catch((error: unknown) => {
    if (error instanceof LogUnusable) throw new StartRefused(error.message)
    throw error
  })
  return {
    logs,
    registry,
    images: remembered(images),
    kept,
    async close() {
      await Promise.all([logs.close(), registry.close(), images.close(), kept.close()])
    },
  }
}

async function opened({ redisUrl, dataFolder }: Pick<Config, 'redisUrl' | 'dataFolder'>) {
  if (redisUrl !== null) {
    return {
      logs: await openRedisLogStore(redisUrl),
      registry: await openRedisRegistry(redisUrl),
      images: await openRedisImages(redisUrl),
      kept: await openKeptRedis(redisUrl),
    }
  }
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new StartRefused(`The data folder ${dataFolder} cannot be made: ${(error as Error).message}`)
  }
  return {
    logs: openSqliteLogStore(join(dataFolder, 'shows.db')),
    registry: openSqliteRegistry(join(dataFolder, 'registry.db')),
    images: openSqliteImages(join(dataFolder, 'images.db')),
    kept: openKeptFiles(join(dataFolder, 'deleted')),
  }
}
