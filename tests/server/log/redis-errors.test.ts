/** Every answer no that a Redis can give to a write: said in a sentence, never taken for a yes, and over when it is over. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openRedisLogStore } from '../../../server/log/redis-log.ts'
import { type LogStore, LogUnavailable, type ShowLog } from '../../../server/log/show-log.ts'
import { commitOf, commitsOf, EPOCH } from '../../helpers/commits.ts'
import { freePort, type RedisServer, startRedis } from '../../helpers/redis.ts'
import { tell } from '../../helpers/sentinels.ts'

let redis: RedisServer
let store: LogStore
let log: ShowLog
beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.stop())
beforeEach(async () => {
  await tell(redis.port, 'FLUSHALL')
  store = await openRedisLogStore(redis.url)
  log = await store.create('gala', EPOCH)
  for (const commit of commitsOf(3)) await log.append(commit)
})
afterEach(() => store.close())

const configure = (name: string, value: string) => tell(redis.port, 'CONFIG', 'SET', name, value)
const soon = <T>(work: () => Promise<T>): Promise<T> => vi.waitFor(work, { timeout: 20_000, interval: 50 })

describe('a write that Redis refuses', () => {
  it.each([
    [
      'READONLY',
      async () => tell(redis.port, 'REPLICAOF', '127.0.0.1', String(await freePort())),
      () => tell(redis.port, 'REPLICAOF', 'NO', 'ONE'),
    ],
    ['OOM', () => configure('maxmemory', '1'), () => configure('maxmemory', '0')],
    [
      'NOREPLICAS',
      () => configure('min-replicas-to-write', '1'),
      () => configure('min-replicas-to-write', '0'),
    ],
    [
      'MISCONF',
      async () => {
        // A folder stands where its snapshot should be written.
        mkdirSync(join(redis.folder, 'dump.rdb', 'full'), { recursive: true })
        await configure('save', '3600 1')
        await tell(redis.port, 'BGSAVE')
        await soon(async () => {
          expect(String(await tell(redis.port, 'INFO', 'persistence'))).toContain(
            'rdb_last_bgsave_status:err',
          )
        })
      },
      async () => {
        await configure('save', '')
        rmSync(join(redis.folder, 'dump.rdb'), { recursive: true })
      },
    ],
  ] as const)(
    '[L1] %s: a sentence, nothing stored, and the next one goes through',
    async (code, begin, end) => {
      await begin()
      const refused = await log.append(commitOf(4, 'refused')).catch((error: unknown) => error)
      expect(refused).toBeInstanceOf(LogUnavailable)
      expect((refused as Error).message).toContain(`Redis at ${redis.url} answered: ${code} `)
      expect(await log.readSince(0)).toEqual(commitsOf(3))
      await end()
      await log.append(commitOf(4))
      expect(await log.readSince(0)).toEqual(commitsOf(4))
    },
  )

  it('[L1] LOADING: refused while it reads its file, waited for at a start, and all is there', async () => {
    // It listens after every 1024 commands it has read, and is slow until it was met.
    const fill = "for i = 1, 40000 do redis.call('SET', 'filler:' .. i, i) end"
    await tell(redis.port, 'EVAL', fill, '0')
    await redis.kill()
    const coming = redis.restart({ 'key-load-delay': '50' })
    await soon(async () => {
      await expect(log.append(commitOf(4, 'too early'))).rejects.toThrow('answered: LOADING')
    })
    const quick = configure('key-load-delay', '0')
    const another = await openRedisLogStore(redis.url)
    expect(await (await another.open('gala'))?.readSince(0)).toEqual(commitsOf(3))
    await Promise.all([coming, quick])
    await soon(() => log.append(commitOf(4)))
    await another.close()
    await redis.restart()
  }, 60_000)
})

it.each([
  ['0', /^$/],
  ['1', /may go on alone.*start it with "min-replicas-to-write 1"/],
])('[L1] replicas=%s: a master that would go on without them is turned away', async (replicas, sentence) => {
  const said = await openRedisLogStore(`${redis.url}?replicas=${replicas}`).then(
    (opened) => opened.close().then(() => ''),
    (error: Error) => error.message,
  )
  expect(said).toMatch(sentence)
})

it.each([
  ['redis+sentinel://gala', 'REDIS_URL names no sentinels'],
  ['redis+sentinel://gala?at=', 'REDIS_URL names no sentinels'],
  ['redis+sentinel://gala?at=127.0.0.1:1&replicas=many', 'REDIS_URL says "replicas=many"'],
  ['redis+sentinel://gala?at=127.0.0.1:1,127.0.0.1:2', 'Redis at redis+sentinel://gala cannot be reached'],
])('says in one sentence what is wrong with %s', async (url, sentence) => {
  await expect(openRedisLogStore(url)).rejects.toThrow(sentence)
})
