/** Two histories become one: what is kept, what is put aside, and what another machine makes of it, against a real Redis. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { compare, sideOf } from '../../../server/alone/compare.ts'
import { forkLogs, isLevel, lackingCopy } from '../../../server/alone/fork.ts'
import { joinShow } from '../../../server/alone/join.ts'
import { openKeptFiles } from '../../../server/bundle/kept-files.ts'
import { openSqliteImages } from '../../../server/images/sqlite-images.ts'
import { type Copies, openCopies } from '../../../server/log/copies.ts'
import { guardedLogs } from '../../../server/log/guarded-logs.ts'
import { openRedisLogStore, type RedisLogStore } from '../../../server/log/redis-log.ts'
import { LogReplaced, type LogStore, type ShowLog } from '../../../server/log/show-log.ts'
import { openSqliteLogStore } from '../../../server/log/sqlite-log.ts'
import { commitOf, commitsOf, EPOCH } from '../../helpers/commits.ts'
import { type RedisServer, startRedis } from '../../helpers/redis.ts'
import { tell } from '../../helpers/sentinels.ts'

let redis: RedisServer
let folder: string
let there: RedisLogStore
let copies: Copies
let here: LogStore
let alone: ShowLog
const warnings: string[] = []
let drawn = 0
const newEpochId = () => (++drawn).toString(16).padStart(16, '0')
const now = () => 1_800_000_000_000

beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.stop())

/** A log of five commits that lies in Redis and in a copy, and goes on from the copy on this machine. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'envelope-alone-'))
  await tell(redis.port, 'FLUSHALL')
  there = await openRedisLogStore(redis.url)
  const log = await there.create('gala', EPOCH)
  for (const commit of commitsOf(5)) await log.append(commit)
  copies = openCopies(join(folder, 'copies.db'))
  copies.follow('gala', EPOCH, 0)
  copies.add('gala', await log.rows(0, 5))
  here = openSqliteLogStore(join(folder, 'shows.db'))
  await forkLogs(copies, here, { by: 'Ada', where: 'Desk laptop', now, newEpochId })
  alone = (await here.open('gala')) as ShowLog
  await alone.readSince(0)
})
afterEach(async () => {
  await Promise.all([there.close(), here.close()])
  copies.close()
  rmSync(folder, { recursive: true })
})

async function joined(keep: 'this' | 'redis') {
  const images = openSqliteImages(join(folder, 'images.db'))
  const kept = openKeptFiles(join(folder, 'deleted'))
  const [compared] = (await compare(here, there, null)).shows
  if (!compared) throw new Error('There is nothing to compare.')
  const said = { by: 'Ada', where: 'Desk laptop', now, newEpochId }
  const done = await joinShow(compared, keep, { ...said, there, copies, images, housed: images, kept })
  const files = await kept.list()
  await images.close()
  return { compared, done, files }
}
const inRedis = async () => (await (await there.open('gala'))?.readSince(0)) ?? []
const texts = async () =>
  (await inRedis()).flatMap(({ events }) => events.flatMap((event) => ('text' in event ? [event.text] : [])))

it('[L2] goes on from every acknowledged commit, under a newer epoch, and says so in the log', async () => {
  expect(alone.epoch.generation).toBe(2)
  expect(await alone.readSince(0)).toMatchObject([
    ...commitsOf(5),
    { by: 'Ada', events: [{ kind: 'log-forked', was: EPOCH, known: 5, where: 'Desk laptop' }] },
  ])
})

it('[L1] what was acknowledged while the logs were carried over is noticed, and not left behind', async () => {
  const other = openSqliteLogStore(join(folder, 'other.db'))
  const carried = await forkLogs(copies, other, { by: 'Ada', where: 'Desk laptop', now, newEpochId })
  expect(isLevel(copies, carried)).toBe(true)
  const log = await there.open('gala')
  await log?.append(commitOf(6, 'A moment too late'))
  copies.add('gala', (await log?.rows(5, 1)) ?? [])
  expect(isLevel(copies, carried)).toBe(false)
  expect(lackingCopy(copies, new Map([['gala', 6]]))).toBeNull()
  expect(lackingCopy(copies, new Map([['gala', 7]]))).toBe('gala')
  await other.close()
})

it('[L1] nobody else went on: all of it is in Redis, once, under an epoch newer than both', async () => {
  await alone.append(commitOf(7, 'Alone'))
  const { compared, done, files } = await joined('this')
  expect(compared).toMatchObject({
    common: 5,
    parted: { ours: { commits: 1, posts: 1 }, theirs: { commits: 0 } },
  })
  expect([done, files]).toEqual([true, []])
  expect((await there.open('gala'))?.epoch.generation).toBe(3)
  expect((await inRedis()).at(-1)?.events).toMatchObject([
    { kind: 'log-joined', brought: 2, lost: 0, aside: null },
  ])
  expect(await texts()).toEqual([1, 2, 3, 4, 5].map((n) => `Post ${n}`).concat('Alone'))
  // Cut short before it was noted here, it is asked again: nothing is done twice.
  const before = await inRedis()
  expect((await joined('this')).done).toBe(true)
  expect(await inRedis()).toEqual(before)
  expect(copies.head('gala')).toMatchObject({ seq: before.length, epoch: { generation: 3 } })
})

it('[L1] Redis came back empty: it is given all of it', async () => {
  await tell(redis.port, 'FLUSHALL')
  await alone.append(commitOf(7, 'Alone'))
  const { compared, done } = await joined('this')
  expect([compared.common, done]).toEqual([0, true])
  expect(await texts()).toHaveLength(6)
})

it('what this machine had sent and never heard of again is nobody’s history', async () => {
  const doubt = commitOf(7, 'In doubt')
  await alone.append(doubt)
  await (await there.open('gala'))?.append({ ...doubt, seq: 6 })
  const { compared } = await joined('this')
  expect(compared.parted.theirs?.commits).toBe(0)
  expect((await texts()).filter((text) => text === 'In doubt')).toHaveLength(1)
})

it('[L2] both went on: nothing is chosen by a machine, and the other is kept as a file', async () => {
  await alone.append(commitOf(7, 'Alone'))
  await (await there.open('gala'))?.append(commitOf(6, 'Elsewhere'))
  const { compared, files } = await joined('redis')
  expect([sideOf(compared, 'this'), sideOf(compared, 'redis')]).toEqual(['this', 'redis'])
  expect((await texts()).at(-1)).toBe('Elsewhere')
  expect((await inRedis()).at(-1)?.events).toMatchObject([
    {
      kind: 'log-joined',
      kept: EPOCH,
      aside: alone.epoch,
      parted: 5,
      lost: 2,
      what: ['Went on alone: Desk laptop', 'Post written: Alone'],
    },
  ])
  expect(files).toMatchObject([{ show: 'gala', ceremony: expect.stringContaining('set aside: Desk laptop') }])
})

it('[L2] where Redis went on while it was looked at, nothing is changed', async () => {
  await alone.append(commitOf(7, 'Alone'))
  const { compared } = { compared: (await compare(here, there, null)).shows[0] }
  await (await there.open('gala'))?.append(commitOf(6, 'A moment later'))
  const nothing = { image: async () => null, add: async () => undefined }
  const kept = { keep: () => Promise.reject(new Error('not here')) }
  const said = { by: 'Ada', where: 'Desk laptop', now, newEpochId }
  const done =
    compared && joinShow(compared, 'this', { ...said, there, copies, images: nothing, housed: nothing, kept })
  expect(await done).toBe(false)
  expect((await texts()).at(-1)).toBe('A moment later')
})

it('[L1] a machine that led on what was set aside goes over to what was chosen, and calls nothing lost', async () => {
  const machine = guardedLogs(await openRedisLogStore(redis.url), openCopies(join(folder, 'two.db')), {
    newEpochId,
    now,
    warn: (sentence) => warnings.push(sentence),
    lookEvery: 3_600_000,
  })
  const theirs = (await machine.open('gala')) as ShowLog
  await theirs.readSince(0)
  await theirs.append(commitOf(6, 'Elsewhere'))
  await alone.append(commitOf(7, 'Alone'))
  await joined('this')
  const chosen = await inRedis()
  const next = await theirs.append(commitOf(7, 'One more')).then(
    () => null,
    (error: unknown) => (error instanceof LogReplaced ? error.successor : Promise.reject(error)),
  )
  expect(await next?.readSince(0)).toEqual(chosen)
  expect(await inRedis()).toEqual(chosen)
  expect(warnings).toEqual([])
  await machine.close()
})
