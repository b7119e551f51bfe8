/** The pictures in Redis, against a real one. */
import { createClient } from 'redis'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type ImageStore, ImagesUnavailable } from '../../../server/images/image-store.ts'
import { openRedisImages } from '../../../server/images/redis-images.ts'
import { type RedisServer, startRedis } from '../../helpers/redis.ts'
import { imagesContract } from './store-contract.ts'

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

imagesContract('Redis', async () => {
  await ask('FLUSHALL')
  let images: ImageStore | null = null
  return {
    async open() {
      await images?.close()
      images = await openRedisImages(redis.url)
      return images
    },
    async damage(id) {
      const key = `envelope:image:${id}`
      const stored = JSON.parse(String(await ask('GET', key)))
      const webp = Buffer.from(stored.webp, 'base64')
      webp[500] = (webp[500] ?? 0) ^ 1
      await ask('SET', key, JSON.stringify({ ...stored, webp: webp.toString('base64') }))
    },
    async clear() {
      await images?.close()
    },
  }
})

it('takes whatever is no picture for none', async () => {
  const images = await openRedisImages(redis.url)
  for (const nonsense of ['', '{', '[]', '{"webp":7}']) {
    await ask('SET', 'envelope:image:nonsense', nonsense)
    expect(await images.image('nonsense')).toBeNull()
  }
  await images.close()
})

it('comes back by itself after Redis was killed, and loses nothing', async () => {
  const images = await openRedisImages(redis.url)
  const picture = { webp: Buffer.from([0, 255, 10]), width: 1, height: 1, addedAt: 1 }
  await images.add('kept', picture)
  await redis.kill()
  await expect(images.image('kept')).rejects.toThrow(ImagesUnavailable)
  await redis.restart()
  await vi.waitFor(async () => expect(await images.image('kept')).toEqual(picture), { timeout: 20_000 })
  await images.close()
})
