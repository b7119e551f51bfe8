/** Deleted shows beside a Redis log, against a real Redis. */
import { createClient } from 'redis'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { KEPT_MS, type KeptStore } from '../../../server/bundle/kept.ts'
import { openKeptRedis } from '../../../server/bundle/kept-redis.ts'
import { type RedisServer, startRedis } from '../../helpers/redis.ts'
import { keptContract } from './kept-contract.ts'

let redis: RedisServer
beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.stop())

async function ask(...words: string[]): Promise<unknown> {
  const client = await createClient({ url: redis.url }).connect()
  const answer = await client.sendCommand(words)
  await client.close()
  return answer
}

keptContract('Redis', async () => {
  await ask('FLUSHALL')
  let kept: KeptStore | null = null
  return {
    async open(now) {
      await kept?.close()
      kept = await openKeptRedis(redis.url, now)
      return kept
    },
    clear: async () => kept?.close(),
  }
})

test('Redis itself forgets a kept file in time, whether anybody looks or not', async () => {
  const kept = await openKeptRedis(redis.url)
  async function* piece() {
    yield Buffer.from('whole')
  }
  const { id } = await kept.keep(
    { show: 'gala', ceremony: 'Gala', rehearsalOf: null, deletedAt: Date.now() },
    piece(),
  )
  const left = Number(await ask('TTL', `envelope:deleted:${id}`))
  expect(left).toBeGreaterThan(KEPT_MS / 1000 - 60)
  expect(left).toBeLessThanOrEqual(KEPT_MS / 1000)
  await kept.close()
})
