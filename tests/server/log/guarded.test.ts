/** Logs in Redis with a copy beside them, against a real Redis that loses what it acknowledged. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openCopies } from '../../../server/log/copies.ts'
import { guardedLogs } from '../../../server/log/guarded-logs.ts'
import { openRedisLogStore } from '../../../server/log/redis-log.ts'
import { LogReplaced, type LogStore, LogUnavailable, type ShowLog } from '../../../server/log/show-log.ts'
import { commitOf, commitsOf, EPOCH } from '../../helpers/commits.ts'
import { type RedisServer, startRedis } from '../../helpers/redis.ts'

let redis: RedisServer
let folder: string
beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.stop())
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'envelope-copies-'))
  await byHand(['FLUSHALL'])
})
afterEach(() => rmSync(folder, { recursive: true }))

async function byHand(...commands: string[][]): Promise<unknown[]> {
  const client = createClient({ url: redis.url })
  client.on('error', () => {})
  await client.connect()
  const answers: unknown[] = []
  for (const words of commands) answers.push(await client.sendCommand(words))
  await client.close()
  return answers
}

let drawn = 0
const warnings: string[] = []
/** `name`: whose data folder. */
async function machine(name = 'one', lookEvery = 3_600_000): Promise<LogStore> {
  return guardedLogs(await openRedisLogStore(redis.url), openCopies(join(folder, `${name}.db`)), {
    newEpochId: () => (++drawn).toString(16).padStart(16, '0'),
    now: () => 1_800_000_000_000,
    warn: (sentence) => warnings.push(sentence),
    lookEvery,
  })
}

const STREAM = 'envelope:log:gala'
const ABOUT = 'envelope:about:gala'

/** The log that goes on in the place of this one. */
const successorOf = (log: ShowLog, seq = 0): Promise<ShowLog> =>
  log.readSince(seq).then(
    () => Promise.reject(new Error('It goes on as it was.')),
    (error: unknown) => (error instanceof LogReplaced ? error.successor : Promise.reject(error)),
  )

const lossIn = async (log: ShowLog) => (await log.readSince(0)).at(-1)?.events[0]

describe('Redis loses what it acknowledged', () => {
  let store: LogStore
  let log: ShowLog
  beforeEach(async () => {
    store = await machine()
    log = await store.create('gala', EPOCH)
    for (const commit of commitsOf(5)) await log.append(commit)
  })
  afterEach(() => store.close())

  const again = async () => {
    await store.close()
    store = await machine()
    return store
  }
  const truncate = ['XDEL', STREAM, '4-0', '5-0']
  /** As a replica that lacks the tail would have it. */
  const shorten = async (to: number) => {
    const [rows] = (await byHand(['XRANGE', STREAM, '-', `${to}-0`])) as [[string, [string, string]][]]
    const kept = rows.map(([id, [, record]]) => ['XADD', STREAM, id, 'commit', record])
    await byHand(['DEL', STREAM], ...kept, ['HSET', ABOUT, 'last', String(to)])
  }

  it.each([
    ['everything', 0, () => byHand(['FLUSHALL'])],
    ['the tail', 3, () => shorten(3)],
    ['the stream', 0, () => byHand(['DEL', STREAM])],
    ['the note beside it', 5, () => byHand(['DEL', ABOUT])],
    ['records at its end', 3, () => byHand(truncate)],
    ['a record in the middle', 1, () => byHand(['XDEL', STREAM, '2-0'])],
  ] as const)(
    '[L1] %s: put back as it was, under a new epoch, and the log says so',
    async (_, kept, lose) => {
      await lose()
      await expect(log.append(commitOf(6))).rejects.toThrow(LogReplaced)
      const next = await successorOf(log)
      expect(next.epoch.generation).toBe(2)
      const commits = await next.readSince(0)
      expect(commits.slice(0, 5)).toEqual(commitsOf(5))
      expect(commits).toHaveLength(6)
      expect(commits[5]?.events).toMatchObject([{ kind: 'log-mended', known: 5, kept, lost: 0, what: [] }])
      expect(await next.verify(null)).toMatchObject({ head: { seq: 6 }, brokenAt: null })
      await next.append(commitOf(7))
      expect(await (await again()).open('gala').then((l) => l?.readSince(6))).toEqual([commitOf(7)])
    },
  )

  it.each([
    ['everything', 0, () => byHand(['FLUSHALL'])],
    ['the tail', 3, () => shorten(3)],
    ['the stream', 0, () => byHand(['DEL', STREAM])],
  ] as const)('[L1] %s, while the core was away: put back at the start', async (_, kept, lose) => {
    await store.close()
    await lose()
    store = await machine()
    expect(await store.shows()).toEqual(['gala'])
    const next = (await store.open('gala')) as ShowLog
    expect(next.epoch.generation).toBe(2)
    expect((await next.readSince(0)).slice(0, 5)).toEqual(commitsOf(5))
    expect(await lossIn(next)).toMatchObject({ kind: 'log-mended', known: 5, kept, lost: 0 })
    await next.append(commitOf(7))
  })

  it('[L1] an old dump, restored under a running core', async () => {
    await redis.kill()
    const dump = mkdtempSync(join(folder, 'dump-'))
    cpSync(redis.folder, dump, { recursive: true })
    await redis.restart()
    await vi.waitFor(() => log.append(commitOf(6)), { timeout: 20_000, interval: 50 })
    await log.append(commitOf(7))
    await redis.kill()
    cpSync(dump, redis.folder, { recursive: true })
    await redis.restart()
    const next = await vi.waitFor(() => successorOf(log), { timeout: 20_000, interval: 50 })
    expect((await next.readSince(0)).slice(0, 7)).toEqual([...commitsOf(5), commitOf(6), commitOf(7)])
    expect(await lossIn(next)).toMatchObject({
      known: 7,
      kept: 5,
      lost: 0,
      from: commitOf(6).at,
      to: commitOf(7).at,
    })
  })

  it('[L1] noticed while nobody presses anything', async () => {
    await store.close()
    store = await machine('one', 20)
    const quiet = (await store.open('gala')) as ShowLog
    const noticed = new Promise<void>((resolve) => quiet.onReplaced?.(resolve))
    await byHand(['FLUSHALL'])
    await noticed
    expect((await (await successorOf(quiet)).readSince(0)).length).toBe(6)
  })

  it('[L1] what another machine wrote in the place of the tail stays; what is gone is said and kept aside', async () => {
    await shorten(3)
    const other = await machine('two')
    const theirs = (await other.open('gala')) as ShowLog
    await theirs.readSince(0)
    await theirs.append(commitOf(4, 'written by another'))
    const next = await successorOf(log, 5)
    expect(next.epoch.generation).toBe(2)
    expect(await next.readSince(0)).toMatchObject([
      ...commitsOf(3),
      commitOf(4, 'written by another'),
      {
        seq: 5,
        events: [
          { kind: 'log-mended', known: 5, kept: 3, lost: 2, from: commitOf(4).at, to: commitOf(5).at },
        ],
      },
    ])
    expect(await lossIn(next)).toMatchObject({ what: ['Post written: Post 4', 'Post written: Post 5'] })
    // The other machine is told as well, and loses nothing by it.
    const after = await successorOf(theirs)
    expect(after.epoch).toEqual(next.epoch)
    expect(await after.readSince(0)).toEqual(await next.readSince(0))
    await other.close()
    await store.close()
    const kept = openCopies(join(folder, 'one.db'))
    expect(kept.aside('gala').map(({ seq }) => seq)).toEqual([4, 5])
    kept.close()
    store = await machine()
  })

  it('[L2] a rival of the same name is neither followed nor written over, running or starting', async () => {
    await byHand(['FLUSHALL'])
    const other = await openRedisLogStore(redis.url)
    const rival = await other.create('gala', { generation: 1, id: 'eeeeeeeeeeeeeeee' })
    for (const seq of [1, 2]) await rival.append(commitOf(seq, 'of another evening'))
    await expect(log.append(commitOf(6))).rejects.toThrow(
      /^Redis holds another log of gala than the one this machine knows/,
    )
    await expect((await again()).open('gala')).rejects.toThrow(LogUnavailable)
    expect(await rival.readSince(0)).toHaveLength(2)
    await other.close()
  })

  it('[L1] what is stored and was never acknowledged is no loss', async () => {
    const other = await openRedisLogStore(redis.url)
    await (await other.open('gala'))?.readSince(0)
    await (await other.open('gala'))?.append(commitOf(6))
    expect(await log.readSince(5)).toEqual([commitOf(6)])
    expect(await (await again()).open('gala').then((l) => l?.epoch)).toEqual(EPOCH)
    await other.close()
  })

  it('[L2] a log that was removed on purpose stays removed', async () => {
    const other = await machine('two')
    await other.open('gala')
    await other.remove('gala', { epoch: EPOCH, seq: 5 })
    await expect(log.append(commitOf(6))).rejects.toThrow('was removed in Redis')
    const started = await again()
    expect(await started.shows()).toEqual([])
    expect(await started.open('gala')).toBeNull()
    const anew = await other.create('gala', { generation: 2, id: 'dddddddddddddddd' })
    await anew.append(commitOf(1, 'another'))
    expect(await (await started.open('gala'))?.readSince(0)).toEqual([commitOf(1, 'another')])
    await other.close()
  })

  it('[L1] a start on another machine, without a copy, refuses a log that lacks records', async () => {
    await byHand(truncate)
    const other = await machine('two')
    await expect(other.open('gala').then((l) => l?.readSince(0))).rejects.toThrow('has lost commit 4')
    await other.close()
  })

  it('[L1] the same without a copy beside it: a log that is emptied is not mended', async () => {
    const bare = await openRedisLogStore(redis.url)
    const open = (await bare.open('gala')) as ShowLog
    await open.readSince(0)
    await byHand(['FLUSHALL'])
    await expect(open.readSince(0)).rejects.toThrow('was replaced or removed')
    await bare.close()
  })
})
