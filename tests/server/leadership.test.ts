/** Who leads, in one process and a real Redis: what a core does before its doors open, and which core is let stand by. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { StartRefused } from '../../server/config.ts'
import { aloneWith } from '../../server/standby/alone.ts'
import { followShows } from '../../server/standby/follow-shows.ts'
import { createLeadership, type Leadership } from '../../server/standby/leadership.ts'
import { type Lease, openLease } from '../../server/standby/lease.ts'
import { until } from '../helpers/house.ts'
import { connected } from '../helpers/public-stream.ts'
import { type RedisServer, startRedis } from '../helpers/redis.ts'

const [A, B] = ['http://a.example:4100', 'http://b.example:4100'] as const
const KEY = () => 'the key'

let redis: RedisServer
let ends: (() => Promise<unknown>)[]
beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis?.stop())
beforeEach(() => {
  ends = []
})
afterEach(async () => {
  for (const end of ends.toReversed()) await end()
  const client = await connected(redis.url)
  await client.flushAll()
  client.destroy()
})

interface Core extends Leadership {
  readonly warned: string[]
  /** What was asked of it while it came to lead, and whether it led by then. */
  readonly asked: string[]
  readonly lost: () => boolean
}

async function core(self: string, other: string, { aheadMs = 0, lease: given = null as Lease | null } = {}) {
  const lease = given ?? (await openLease(redis.url))
  const warned: string[] = []
  const asked: string[] = []
  let lost = false
  const leadership = createLeadership({
    lease,
    cores: [self, other],
    wallClock: () => Date.now() + aheadMs,
    lost: () => {
      lost = true
    },
    warn: (sentence) => void warned.push(sentence),
  })
  ends.push(leadership.close)
  return { ...leadership, warned, asked, lost: () => lost } satisfies Core
}

function begin(one: Core): void {
  const note = async (what: string) => void one.asked.push(`${what}: ${one.leads() ? 'leads' : 'does not'}`)
  one.begin({
    follow: async () => {
      await note('follow')
      return 0
    },
    ready: () => note('ready'),
    settle: () => note('settle'),
  })
}

async function two(aheadMs = 0): Promise<[Core, Core]> {
  const [first, second] = [await core(A, B, { aheadMs }), await core(B, A)]
  await first.enter(KEY, true)
  await second.enter(KEY, true)
  for (const one of [first, second]) begin(one)
  await until('the first to see the second', () => first.view().cores[1]?.role === 'stands-by')
  return [first, second]
}

test('[L1] the log is read to its end, and what lies beside it, before the doors open', async () => {
  const [first, second] = await two()
  expect([first.leads(), second.leads(), second.leader()]).toEqual([true, false, A])
  expect(second.elsewhere()).toMatchObject({ code: 'follows', sentence: expect.stringContaining(A) })
  second.asked.length = 0
  expect(await first.handOver(B)).toBeNull()
  expect(first.asked).toEqual(['settle: does not'])
  await until('the second to lead', second.leads)
  expect(second.asked.slice(-2)).toEqual(['follow: does not', 'ready: does not'])
  expect(Number(second.token())).toBeGreaterThan(Number(first.token()))
})

test('[S2] whoever comes to lead goes on by the clock of the one before, also from a machine whose own is ten seconds off', async () => {
  const [first, second] = await two(10_000)
  await first.handOver(B)
  await until('the second to lead', second.leads)
  const offset = second.now() - Date.now()
  expect(offset).toBeGreaterThan(9000)
  expect(offset).toBeLessThan(11_000)
  expect(second.warned.join()).toContain('clock')
})

test('[L1] an emptied Redis is taken over by whoever stands by only once nobody else does, and by a later number', async () => {
  const lease = await openLease(redis.url)
  let isDead = false
  const dying: Lease = {
    ...lease,
    renew: (...words) => (isDead ? Promise.reject(new Error('dead')) : lease.renew(...words)),
  }
  const [first, second] = [await core(A, B, { lease: dying }), await core(B, A)]
  await first.enter(KEY, true)
  await second.enter(KEY, true)
  begin(second)
  await until('the second to follow', () => second.asked.length > 0)
  const client = await connected(redis.url)
  isDead = true
  await until('the second to notice', async () => {
    if (second.warned.length === 0) await client.flushAll()
    return second.warned.length > 0
  })
  client.destroy()
  expect([second.leads(), second.leader()]).toEqual([false, A])
  await until('the second to lead', second.leads)
  expect(Number(second.token())).toBeGreaterThan(Number(first.token()))
})

test('[L1] a show that Redis has lost is forgotten by nobody; one that was removed is, and one that was mended is followed', async () => {
  const epoch = { generation: 1, id: 'e' }
  const runnerAt = (now: { epoch: typeof epoch }) =>
    ({ shown: () => ({ position: { ...now, seq: 3 } }), follow: async () => undefined }) as never
  const gone: string[] = []
  const acts = { forget: (show: string) => void gone.push(show), takeUp: async () => undefined }
  const gala = new Map([['gala', runnerAt({ epoch })]])
  const lost = () => Promise.reject(new Error('the core that leads puts it back'))
  await expect(followShows([], gala, { ...acts, open: lost })).rejects.toThrow('puts it back')
  const mended = { generation: 2, id: 'f' }
  const end = { show: 'gala', ...mended, last: 3 }
  await followShows([end], new Map([['gala', runnerAt({ epoch: mended })]]), { ...acts, open: lost })
  expect(gone).toEqual([])
  await followShows([], gala, { ...acts, open: async () => null })
  await followShows([end], gala, { ...acts, open: async () => ({ epoch: mended }) })
  expect(gone).toEqual(['gala', 'gala'])
})

test('nothing is handed over to a core that is not there, or could not open the envelopes', {
  tags: ['whole'],
}, async () => {
  const first = await core(A, B)
  await first.enter(KEY, true)
  begin(first)
  expect(await first.handOver(B)).toMatchObject({ code: 'no-standby' })
  const other = await core(B, A)
  await other.enter(() => 'another key', false)
  expect(other.warned.join()).toContain(`its seal key is not that of ${A}`)
  begin(other)
  await until('it to be seen', () => first.view().cores[1]?.role === 'stands-by')
  expect(first.view().cores[1]).toMatchObject({ opens: false })
  expect(await first.handOver(B)).toMatchObject({ code: 'standby-key' })
  expect(first.leads()).toBe(true)
  // It lets whoever could open them go first, and leads rather than nobody.
  await first.close()
  await until('it to lead all the same', other.leads)
  expect(other.warned.join()).toContain('sealed envelopes will not open')
})

test('[E2] a core with another seal key is not started, nor one that was told of no other where one leads', async () => {
  const first = await core(A, B)
  await first.enter(KEY, true)
  begin(first)
  const other = await core(B, A)
  await expect(other.enter(() => 'another key', true)).rejects.toThrow(StartRefused)
  const alone = await openLease(redis.url)
  await expect(aloneWith(alone).enter(KEY, true)).rejects.toThrow(`the core at ${A} leads on this Redis`)
  await alone.close()
})

test('a core that does not reach Redis asks the others, and goes only before a later number', async () => {
  let number = 1
  const peer = createServer((_request, reply) => void reply.end(JSON.stringify({ leads: true, number })))
  await new Promise<void>((resolve) => peer.listen(0, '127.0.0.1', resolve))
  ends.push(async () => peer.close())
  const lease = await openLease(redis.url)
  let isCut = false
  let asked = 0
  const cut: Lease = {
    ...lease,
    renew: (...words) => {
      asked += 1
      return isCut ? Promise.reject(new Error('no way')) : lease.renew(...words)
    },
  }
  const peerAt = `http://127.0.0.1:${(peer.address() as AddressInfo).port}`
  const one = await core(A, peerAt, { lease: cut })
  await one.enter(KEY, true)
  begin(one)
  isCut = true
  const before = asked
  // Longer than a lease without a word: by then it asks, and the other leads by the same number.
  await until('it to have asked', () => asked > before + 6)
  expect([one.leads(), one.lost()]).toEqual([true, false])
  number = 2
  await until('it to go', one.lost)
  expect(one.leads()).toBe(false)
})
