/** The log behind sentinels: a master that dies, replicas that fall behind, and a new master that lacks the tail. All of them real. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openCopies } from '../../../server/log/copies.ts'
import { guardedLogs } from '../../../server/log/guarded-logs.ts'
import { openRedisLogStore } from '../../../server/log/redis-log.ts'
import { LogReplaced, type LogStore, LogUnavailable, type ShowLog } from '../../../server/log/show-log.ts'
import { commitOf, commitsOf, EPOCH } from '../../helpers/commits.ts'
import type { RedisServer } from '../../helpers/redis.ts'
import { type RedisTrio, startTrio, tell } from '../../helpers/sentinels.ts'

let trio: RedisTrio
let folder: string
let store: LogStore
let log: ShowLog
/** Last commit that was acknowledged. */
let known = 0

beforeAll(async () => {
  trio = await startTrio()
  folder = mkdtempSync(join(tmpdir(), 'envelope-sentinel-'))
  store = guardedLogs(await openRedisLogStore(trio.url), openCopies(join(folder, 'copies.db')), {
    newEpochId: () => 'abcdefabcdefabcd',
    now: () => 1_800_000_000_000,
    warn: () => {},
    lookEvery: 100,
  })
  log = await store.create('gala', EPOCH)
}, 60_000)
afterAll(async () => {
  await store?.close()
  await trio?.stop()
  if (folder) rmSync(folder, { recursive: true })
})

const soon = <T>(work: () => Promise<T>): Promise<T> => vi.waitFor(work, { timeout: 40_000, interval: 50 })

/** What a runner does: after an unknown outcome it reads, and decides again. */
async function append(): Promise<void> {
  const before = known
  await soon(async () => {
    const missed = await log.readSince(before)
    if (missed.length === 0) await log.append(commitOf(before + 1))
    known = before + 1
  })
}

const others = (master: RedisServer) => trio.servers.filter((server) => server !== master)

/** The old one comes back as a replica; left to the sentinels it would be one too, some seconds later. */
async function back(server: RedisServer): Promise<void> {
  await server.restart()
  await tell(server.port, 'REPLICAOF', '127.0.0.1', String((await trio.master()).port))
  await trio.followed(2)
}

it('[L1] a commit is acknowledged once a replica has it', async () => {
  for (let i = 0; i < 5; i += 1) await append()
  const master = await trio.master()
  await log.append(commitOf(6))
  known = 6
  const held = await Promise.all(others(master).map(({ port }) => tell(port, 'XLEN', 'envelope:log:gala')))
  expect(held).toContain(6)
})

it('[L1] the master dies in the middle of appends: nothing acknowledged is lost, and the epoch stays', async () => {
  const master = await trio.master()
  let failed: unknown = null
  for (let i = 0; failed === null; i += 1) {
    if (i === 10) void master.kill()
    await log.append(commitOf(known + 1)).then(
      () => known++,
      (error: unknown) => {
        failed = error
      },
    )
  }
  expect(failed).toBeInstanceOf(LogUnavailable)
  await append()
  expect((await trio.master()).port).not.toBe(master.port)
  expect(log.epoch).toEqual(EPOCH)
  expect(await log.readSince(0)).toEqual(commitsOf(known))
  await back(master)
}, 60_000)

it('[L1] without a replica nothing is acknowledged, and what was stored all the same is found afterwards, once', async () => {
  const replicas = others(await trio.master())
  for (const replica of replicas) replica.pause()
  await expect(log.append(commitOf(known + 1))).rejects.toThrow('but only 0 of 1 replicas do')
  // It lies in the master; it is not believed, for it would die with it.
  await expect(log.readSince(known)).rejects.toThrow(LogUnavailable)
  for (const replica of replicas) replica.resume()
  const [found] = await soon(() => log.readSince(known))
  expect(found).toEqual(commitOf(known + 1))
  known += 1
  await append()
  expect(await log.readSince(0)).toEqual(commitsOf(known))
}, 60_000)

it('[L1] cut off from its replicas for long, the master itself refuses, and nothing is stored', {
  tags: ['whole'],
  timeout: 60_000,
}, async () => {
  const replicas = others(await trio.master())
  for (const replica of replicas) replica.pause()
  await soon(async () => {
    await expect(log.append(commitOf(known + 1))).rejects.toThrow('NOREPLICAS')
  }).finally(() => {
    for (const replica of replicas) replica.resume()
  })
  await append()
  expect(await log.readSince(0)).toEqual(commitsOf(known))
})

it('[L1] a new master that lacks the tail is given it back, under a new epoch, and the log says so', async () => {
  await trio.followed(2)
  const master = await trio.master()
  const kept = known
  // The replicas look elsewhere, the master is asked for none: its commits are acknowledged by it alone.
  for (const { port } of others(master)) await tell(port, 'REPLICAOF', '127.0.0.1', '1')
  await tell(master.port, 'CONFIG', 'SET', 'min-replicas-to-write', '0')
  const careless = await openRedisLogStore(`redis://127.0.0.1:${master.port}`)
  const alone = (await careless.open('gala')) as ShowLog
  await alone.readSince(0)
  for (let i = 1; i <= 3; i += 1) await alone.append(commitOf(kept + i))
  await careless.close()
  // This machine has seen them; so has whoever looks at its screens.
  const copies = guardedLogs(
    await openRedisLogStore(`redis://127.0.0.1:${master.port}`),
    openCopies(join(folder, 'standing-by.db')),
    {
      newEpochId: () => 'dddddddddddddddd',
      now: () => 1_800_000_000_000,
      warn: () => {},
      lookEvery: 3_600_000,
    },
  )
  await (await copies.open('gala'))?.readSince(0)
  await copies.close()
  await master.kill()
  const now = await soon(async () => {
    const next = await trio.master()
    if (next === master) throw new Error('not yet')
    return next
  })
  await trio.followed(1)
  expect(await tell(now.port, 'XLEN', 'envelope:log:gala')).toBe(kept)

  const after = guardedLogs(await openRedisLogStore(trio.url), openCopies(join(folder, 'standing-by.db')), {
    newEpochId: () => 'dddddddddddddddd',
    now: () => 1_800_000_000_000,
    warn: () => {},
    lookEvery: 3_600_000,
  })
  const mended = (await after.open('gala')) as ShowLog
  expect(mended.epoch).toEqual({ generation: 2, id: 'dddddddddddddddd' })
  const commits = await mended.readSince(0)
  expect(commits.slice(0, -1)).toEqual(commitsOf(kept + 3))
  expect(commits.at(-1)?.events).toMatchObject([{ kind: 'log-mended', known: kept + 3, kept, lost: 0 }])
  // Who had not seen them follows, and has lost nothing.
  const follower = await soon(() =>
    log.readSince(0).then(
      () => Promise.reject(new Error('not yet')),
      (error: unknown) => (error instanceof LogReplaced ? error.successor : Promise.reject(error)),
    ),
  )
  expect(follower.epoch).toEqual(mended.epoch)
  expect(await follower.readSince(0)).toEqual(commits)
  await after.close()
}, 90_000)
