/** The lease and its numbers, in a real Redis: whoever was overtaken writes nothing more. */
import { createClient } from 'redis'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { LEASE_MS } from '../../../server/log/lease-functions.ts'
import { openRedisLogStore } from '../../../server/log/redis-log.ts'
import { LogOvertaken } from '../../../server/log/show-log.ts'
import { type Lease, openLease, type Taken } from '../../../server/standby/lease.ts'
import { commitsOf, EPOCH } from '../../helpers/commits.ts'
import { until } from '../../helpers/house.ts'
import { type RedisServer, startRedis } from '../../helpers/redis.ts'

let redis: RedisServer
let lease: Lease

beforeAll(async () => {
  redis = await startRedis()
  lease = await openLease(redis.url)
})
beforeEach(async () => {
  const client = await createClient({ url: redis.url }).connect()
  await client.sendCommand(['DEL', 'envelope:lease', 'envelope:standbys'])
  await client.close()
})
afterAll(async () => {
  await lease?.close()
  await redis?.stop()
})

const taken = async (holder: string, ms = LEASE_MS): Promise<Taken> => {
  const answer = await lease.take(holder, 'key', ms)
  if ('holder' in answer) throw new Error(`${answer.holder} holds it.`)
  return answer
}

test('[L2] of two that lead, the log takes nothing from the one that was overtaken: not an append, a new log, one restored or one removed', async () => {
  const numbers = { old: (await taken('a', 0)).token, new: '' }
  const old = await openRedisLogStore(redis.url, undefined, () => numbers.old)
  const next = await openRedisLogStore(redis.url, undefined, () => numbers.new)
  const [one, two, three] = commitsOf(3)
  const log = await old.create('fenced', EPOCH)
  await log.append(one as never)
  numbers.new = (await taken('b')).token
  // Before the new one has written anything.
  await expect(log.append(two as never)).rejects.toBeInstanceOf(LogOvertaken)
  expect(await log.readSince(0)).toEqual([one])
  await expect(old.create('another', EPOCH)).rejects.toBeInstanceOf(LogOvertaken)
  await expect(old.remove('fenced', { epoch: EPOCH, seq: 1 })).rejects.toBeInstanceOf(LogOvertaken)
  const rows = async function* () {
    yield await log.rows(0, 10)
  }
  await expect(old.restore('third', EPOCH, rows())).rejects.toBeInstanceOf(LogOvertaken)
  expect(await old.shows()).toEqual(['fenced'])

  const other = await next.open('fenced')
  await other?.append(two as never)
  await expect(log.append(three as never)).rejects.toBeInstanceOf(LogOvertaken)
  expect(await other?.readSince(0)).toEqual([one, two])
  await Promise.all([old.close(), next.close()])
})

test('a number that a restored dump does not know is remembered by what is written with it', async () => {
  const early = await taken('a', 0)
  const late = await taken('b', 0)
  const client = await createClient({ url: redis.url }).connect()
  await client.sendCommand(['HSET', 'envelope:lease', 'token', early.token])
  expect(await lease.renew(late.token, 'b', 'key', 0)).not.toBeNull()
  expect(await lease.renew(early.token, 'a', 'key', 0)).toBeNull()
  await client.close()
})

test('held, a lease is nobody else’s; its holder has it again at once, with a new number', async () => {
  const first = await taken('a')
  expect(await lease.take('b', 'key', LEASE_MS)).toEqual({ holder: 'a' })
  const again = await taken('a')
  expect(Number(again.token)).toBeGreaterThan(Number(first.token))
  expect(await lease.renew(first.token, 'a', 'key', 0)).toBeNull()
})

test('not renewed, it ends, and whoever asks next has it', async () => {
  await taken('a', 200)
  await until('the lease to end', async () => !(await lease.look()).isHeld)
  await taken('b')
  expect(await lease.look()).toMatchObject({ holder: 'b', isHeld: true })
})

test('given away, it is kept for whom it was given to', async () => {
  const { token } = await taken('a')
  expect(await lease.give(token, 'b')).toBe(true)
  expect(await lease.look()).toMatchObject({ isHeld: false, heir: 'b' })
  expect(await lease.take('a', 'key', LEASE_MS)).toEqual({ holder: 'b' })
  await taken('b')
  expect(await lease.give(token, 'c')).toBe(false)
})

test('who stands by is told to whoever leads, for as long as it says so', async () => {
  const { token } = await taken('a')
  await lease.attend('b', 'level')
  expect((await lease.renew(token, 'a', 'key', 0))?.said).toEqual(new Map([['b', 'level']]))
  // Whoever comes to lead stands by no more.
  await lease.give(token, 'b')
  const next = await taken('b')
  expect((await lease.renew(next.token, 'b', 'key', 0))?.said).toEqual(new Map())
})

test('the clock of the house is handed on with the lease', async () => {
  const { token, now, skew } = await taken('a')
  expect(skew).toBeNull()
  await lease.renew(token, 'a', 'key', 5000)
  await lease.give(token, 'b')
  const next = await taken('b')
  expect(next.skew).toBe(5000)
  expect(next.now).toBeGreaterThanOrEqual(now)
})
