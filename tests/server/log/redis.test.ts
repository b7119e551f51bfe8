/** The Redis log, against a real Redis. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openCopies } from '../../../server/log/copies.ts'
import { guardedLogs } from '../../../server/log/guarded-logs.ts'
import { openRedisLogStore } from '../../../server/log/redis-log.ts'
import { LogConflict, type LogStore, LogUnavailable, type ShowLog } from '../../../server/log/show-log.ts'
import { commitOf, commitsOf, EPOCH } from '../../helpers/commits.ts'
import { type RedisServer, startRedis } from '../../helpers/redis.ts'
import { logContract } from './log-contract.ts'
import { openWire } from './wire.ts'

/** Milliseconds; long enough for a busy machine, short enough for a test. */
const IMPATIENT = 1000

let redis: RedisServer
let machines = 0

beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.stop())

/** Commands as somebody at a terminal would send them. */
async function byHand(...commands: string[][]): Promise<unknown[]> {
  const client = createClient({ url: redis.url })
  client.on('error', () => {})
  await client.connect()
  const answers: unknown[] = []
  for (const words of commands) answers.push(await client.sendCommand(words))
  await client.close()
  return answers
}

logContract('Redis', async () => {
  await byHand(['FLUSHALL'])
  const folder = mkdtempSync(join(tmpdir(), 'envelope-copies-'))
  const opened: LogStore[] = []
  /** As the house has it, each with a copy of its own that knows of nothing yet: what is changed by hand is not put back. */
  const another = async () => {
    const copies = openCopies(join(folder, `${machines++}.db`))
    const world = { newEpochId: () => 'f'.repeat(16), now: Date.now, warn: () => {} }
    const store = guardedLogs(await openRedisLogStore(redis.url), copies, world)
    opened.push(store)
    return store
  }
  const clear = async () => {
    for (const store of opened.splice(0)) await store.close()
  }
  return {
    async open() {
      await clear()
      return another()
    },
    async hands(show, count) {
      const stores = await Promise.all(Array.from({ length: count }, another))
      const logs = await Promise.all(stores.map((store) => store.open(show)))
      return logs.filter((log) => log !== null)
    },
    async rewrite(show, change) {
      const stream = `envelope:log:${show}`
      const [rows] = (await byHand(['XRANGE', stream, '-', '+'])) as [[string, [string, string]][]]
      const kept = change(rows.map(([, [, record]]) => record)).flatMap((record, at) =>
        record === null ? [] : [['XADD', stream, rows[at]?.[0] ?? '', 'commit', record]],
      )
      await byHand(['DEL', stream], ...kept)
    },
    async clear() {
      await clear()
      rmSync(folder, { recursive: true })
    },
  }
})

describe('what only Redis can do wrong', () => {
  let store: LogStore
  let log: ShowLog

  beforeEach(async () => {
    await byHand(['FLUSHALL'])
    store = await openRedisLogStore(redis.url)
    log = await store.create('gala', EPOCH)
    for (const commit of commitsOf(5)) await log.append(commit)
  })
  afterEach(() => store.close())

  const STREAM = 'envelope:log:gala'
  const recovered = (work: () => Promise<unknown>) => vi.waitFor(work, { timeout: 20_000, interval: 50 })

  it('[L2] refuses the next commit after everything was flushed', async () => {
    await byHand(['FLUSHALL'])
    await expect(log.append(commitOf(6))).rejects.toThrow(LogConflict)
    await expect(log.append(commitOf(1))).rejects.toThrow(LogConflict)
    await expect(log.readSince(5)).rejects.toThrow(LogUnavailable)
  })

  it('[L2] refuses the next commit, and the first, on a stream that was removed', async () => {
    await byHand(['DEL', STREAM])
    await expect(log.append(commitOf(6))).rejects.toThrow(LogConflict)
    await expect(log.append(commitOf(1))).rejects.toThrow(LogConflict)
    await expect(log.readSince(0)).rejects.toThrow('The log of gala has lost commit 1.')
  })

  it('[L2] refuses to append behind an entry that jumped ahead', async () => {
    await byHand(['XADD', STREAM, '50-0', 'commit', '{}'])
    await expect(log.append(commitOf(6))).rejects.toThrow(LogConflict)
    await expect(log.append(commitOf(51))).rejects.toThrow(LogConflict)
    await expect(log.readSince(0)).rejects.toThrow('has lost commit 6')
  })

  it('[L2] notices an entry that was deleted from the middle or the end', async () => {
    await byHand(['XDEL', STREAM, '3-0'])
    await expect(log.readSince(0)).rejects.toThrow('has lost commit 3')
    await byHand(['XDEL', STREAM, '5-0'])
    await expect(log.readSince(4)).rejects.toThrow('has lost commit 5')
  })

  it('[L2] what was changed under the server is found by what it remembers', async () => {
    expect(await log.verify(null)).toMatchObject({ head: { seq: 5 }, brokenAt: null })
    const rows = (await byHand(['XRANGE', STREAM, '-', '+']))[0] as [string, [string, string]][]
    const record = rows[4]?.[1][1].replace('Post 5', 'Past 5') ?? ''
    const kept = rows.slice(0, 4).map(([id, [, text]]) => ['XADD', STREAM, id, 'commit', text])
    await byHand(['DEL', STREAM], ...kept, ['XADD', STREAM, '5-0', 'commit', record])
    expect(await log.verify(null)).toMatchObject({ brokenAt: 5 })
    await byHand(['XDEL', STREAM, '5-0'])
    expect(await log.verify(null)).toMatchObject({ head: { seq: 4 }, brokenAt: 5 })
  })

  it('[L2] does not mistake another log of the same name for its own', async () => {
    await byHand(['FLUSHALL'])
    const other = await store.create('gala', { generation: 1, id: 'ffffffffffffffff' })
    for (const commit of commitsOf(5)) await other.append(commit)
    await expect(log.append(commitOf(6))).rejects.toThrow(LogConflict)
    await expect(log.readSince(0)).rejects.toThrow('was replaced or removed')
    expect(await other.readSince(0)).toEqual(commitsOf(5))
  })

  it('[L1] keeps function and commits over a kill of Redis, and comes back by itself', async () => {
    await redis.kill()
    await expect(log.append(commitOf(6))).rejects.toThrow(LogUnavailable)
    await redis.restart()
    await recovered(async () => expect(await log.readSince(0)).toEqual(commitsOf(5)))
    await log.append(commitOf(6))
    expect(await log.readSince(0)).toEqual(commitsOf(6))
  })

  it('[L1] loads its function again where it was removed', async () => {
    await byHand(['FUNCTION', 'FLUSH'])
    await redis.restart()
    await recovered(async () => log.append(commitOf(6)))
    expect(await log.readSince(0)).toEqual(commitsOf(6))
  })

  it('[L1] a probe notices settings that were changed while Redis runs', async () => {
    expect(await store.probe()).toBeGreaterThan(0)
    await byHand(['CONFIG', 'SET', 'appendfsync', 'everysec'])
    await expect(store.probe()).rejects.toThrow('its appendfsync is "everysec"')
    await byHand(['CONFIG', 'SET', 'appendfsync', 'always'])
    expect(await store.probe()).toBeGreaterThan(0)
  })

  it('[L1] fails at once while Redis is down, and never waits to send later', async () => {
    await redis.kill()
    await expect(log.append(commitOf(6))).rejects.toThrow(LogUnavailable)
    const started = performance.now()
    await expect(log.append(commitOf(6, 'must not come late'))).rejects.toThrow(
      `Redis at ${redis.url} cannot be reached: connection `,
    )
    expect(performance.now() - started).toBeLessThan(500)
    await redis.restart()
    await recovered(async () => expect(await log.readSince(0)).toEqual(commitsOf(5)))
  })

  it('[L1] kills of Redis under appends lose nothing acknowledged', async () => {
    let seq = 5
    for (let round = 0; round < 3; round++) {
      const until = seq + 15 + round * 7
      let failed = false
      while (!failed) {
        if (seq === until) void redis.kill()
        await log.append(commitOf(seq + 1)).then(
          () => seq++,
          (error: unknown) => {
            expect(error).toBeInstanceOf(LogUnavailable)
            failed = true
          },
        )
      }
      await redis.restart()
      const stored = (await recovered(() => log.readSince(0))) as unknown[]
      expect(stored.length === seq || stored.length === seq + 1).toBe(true)
      expect(stored).toEqual(commitsOf(stored.length))
      seq = stored.length
    }
  })

  it('[L1] a hung Redis is given up; what is read afterwards stays true', async () => {
    const impatient = await openRedisLogStore(redis.url, IMPATIENT)
    const hung = await impatient.open('gala')
    await hung?.readSince(0)
    redis.pause()
    await expect(hung?.append(commitOf(6, 'sent into the hang'))).rejects.toThrow(
      `Redis at ${redis.url} does not answer.`,
    )
    redis.resume()
    const seen = (await recovered(() => log.readSince(5))) as unknown[]
    // Either it was stored, or it never will be.
    if (seen.length === 0) await log.append(commitOf(6, 'decided again'))
    const text = seen.length === 0 ? 'decided again' : 'sent into the hang'
    expect(await log.readSince(5)).toEqual([commitOf(6, text)])
    await impatient.close()
  })

  it('[L1] an append that was held up on the way does not arrive after it was read as absent', async () => {
    const wire = await openWire(redis.port)
    const far = await openRedisLogStore(wire.url, IMPATIENT)
    const farLog = await far.open('gala')
    await farLog?.readSince(0)
    wire.hold()
    await expect(farLog?.append(commitOf(6, 'held up'))).rejects.toThrow('does not answer')
    expect(await recovered(() => farLog?.readSince(5) ?? Promise.reject(new Error('no log')))).toEqual([])
    expect(wire.release()).toContain('held up')
    await wire.delivered()
    expect(await log.readSince(5)).toEqual([])
    await far.close()
    await wire.close()
  })

  it('[L1] a lost answer leaves a commit that is read afterwards', async () => {
    const wire = await openWire(redis.port)
    const far = await openRedisLogStore(wire.url, IMPATIENT)
    const farLog = await far.open('gala')
    await farLog?.readSince(0)
    wire.loseAnswers()
    await expect(farLog?.append(commitOf(6))).rejects.toThrow(LogUnavailable)
    expect(await recovered(() => farLog?.readSince(5) ?? Promise.reject(new Error('no log')))).toEqual([
      commitOf(6),
    ])
    await far.close()
    await wire.close()
  })

  it('[L1] refuses to go on with a Redis that came back careless', async () => {
    await redis.restart({ appendfsync: 'everysec' })
    await recovered(() => expect(log.append(commitOf(6))).rejects.toThrow('its appendfsync is "everysec"'))
    await redis.restart()
    await recovered(() => log.append(commitOf(6)))
    expect(await log.readSince(0)).toEqual(commitsOf(6))
  })

  it('[L1] a Redis that is full refuses, and nothing is stored', async () => {
    await byHand(['CONFIG', 'SET', 'maxmemory', '1'])
    await expect(log.append(commitOf(6))).rejects.toThrow(LogUnavailable)
    expect(await log.readSince(0)).toEqual(commitsOf(5))
    await byHand(['CONFIG', 'SET', 'maxmemory', '0'])
    await log.append(commitOf(6))
  })
})
