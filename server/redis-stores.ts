/** Everything a house keeps, in Redis. Read only where there is one: its client is a good part of all a core reads when it starts. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { openKeptRedis } from './bundle/kept-redis.ts'
import { copiedImages } from './images/copied.ts'
import { openRedisImages } from './images/redis-images.ts'
import { openSqliteImages } from './images/sqlite-images.ts'
import { openCopies } from './log/copies.ts'
import { guardedLogs } from './log/guarded-logs.ts'
import { openRedisLogStore } from './log/redis-log.ts'
import { openCopiedRegistry } from './registry/redis-registry.ts'
import type { Holding, Warn } from './stores.ts'

/** Copies of log, registry and pictures lie in the data folder: Redis may lose what it acknowledged, and nobody else would know. */
export async function openInRedis(url: string, dataFolder: string, warn: Warn, { token, holds }: Holding) {
  const logs = await openRedisLogStore(url, undefined, token)
  const copies = openCopies(join(dataFolder, 'copies.db'))
  const lost = () => warn('Redis had lost sessions, accounts or screens; they were put back.', null)
  const registry = await openCopiedRegistry(url, copies, lost)
  return {
    logs: guardedLogs(logs, copies, {
      newEpochId: () => randomBytes(8).toString('hex'),
      now: Date.now,
      mayMend: holds,
      warn,
    }),
    registry,
    images: copiedImages(await openRedisImages(url), openSqliteImages(join(dataFolder, 'copied-images.db'))),
    kept: await openKeptRedis(url),
  }
}
