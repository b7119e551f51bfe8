/** The Redis registry, against a real Redis. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from 'redis'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openRedisRegistry } from '../../../server/registry/redis-registry.ts'
import { type Registry, RegistryUnavailable } from '../../../server/registry/registry.ts'
import { type RedisServer, startRedis } from '../../helpers/redis.ts'
import { registryContract } from './registry-contract.ts'

let redis: RedisServer

beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.stop())

async function flush(): Promise<void> {
  const client = await createClient({ url: redis.url }).connect()
  await client.flushAll()
  await client.close()
}

registryContract('Redis', async () => {
  await flush()
  let registry: Registry | null = null
  return {
    async open(now) {
      await registry?.close()
      registry = await openRedisRegistry(redis.url, now)
      return registry
    },
    async bytes() {
      const folder = join(redis.folder, 'appendonlydir')
      return Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))))
    },
    async clear() {
      await registry?.close()
    },
  }
})

it('comes back by itself after Redis was killed, and loses nothing', async () => {
  const registry = await openRedisRegistry(redis.url)
  await registry.putOnAir('gala')
  await redis.kill()
  await expect(registry.onAir()).rejects.toThrow(RegistryUnavailable)
  await redis.restart()
  await vi.waitFor(async () => expect(await registry.onAir()).toBe('gala'), { timeout: 20_000 })
  await registry.close()
})

it('reads sessions and keys from before there were accounts', async () => {
  await flush()
  const client = await createClient({ url: redis.url }).connect()
  const who = { name: 'first desk', role: 'producer', expiresAt: 9000 }
  const [keyHash, tokenHash] = ['a'.repeat(64), 'b'.repeat(64)]
  await client.hSet('envelope:keys', keyHash, JSON.stringify({ ...who, keyHash }))
  await client.hSet('envelope:sessions', tokenHash, JSON.stringify({ ...who, tokenHash, createdAt: 1000 }))
  const registry = await openRedisRegistry(redis.url, () => 2000)
  expect(await registry.useKey(keyHash)).toEqual({ ...who, keyHash, account: null })
  const session = { ...who, tokenHash, createdAt: 1000, account: null, place: '', byLink: false }
  expect(await registry.session(tokenHash)).toEqual(session)
  expect(await registry.sessions()).toEqual([session])
  await client.hSet('envelope:people', { revision: '1', roll: '{"revision":1,"accounts":[{"id":1}]}' })
  await expect(registry.roll()).rejects.toThrow(RegistryUnavailable)
  await client.close()
  await registry.close()
})
