/** Sentinels that let nobody ask without a password. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addressOf } from '../../../server/log/redis-address.ts'
import { type RedisServer, startRedis } from '../../helpers/redis.ts'
import { startSentinel, tell } from '../../helpers/sentinels.ts'

let redis: RedisServer
let sentinel: Awaited<ReturnType<typeof startSentinel>>
const found = (more: string) => addressOf(`redis+sentinel://gala?at=127.0.0.1:${sentinel.port}${more}`).find()

beforeAll(async () => {
  redis = await startRedis()
  sentinel = await startSentinel(redis.port)
  await tell(sentinel.port, 'ACL', 'SETUSER', 'asker', 'on', '>ask me', '+@all')
  await tell(sentinel.port, 'ACL', 'SETUSER', 'default', 'resetpass', '>let me in')
})
afterAll(async () => {
  await sentinel?.stop()
  await redis?.stop()
})

it('are asked with the password of the address, and with its user', async () => {
  const master = `redis://127.0.0.1:${redis.port}`
  expect(await found('&sentinel-password=let%20me%20in')).toBe(master)
  expect(await found('&sentinel-user=asker&sentinel-password=ask%20me')).toBe(master)
})

it('say no without it, and with another', async () => {
  await expect(found('')).rejects.toThrow('no sentinel says where gala is')
  await expect(found('&sentinel-password=guess')).rejects.toThrow('no sentinel says where gala is')
})

it('a password of theirs is in no sentence', () => {
  expect(addressOf('redis+sentinel://gala?at=h&sentinel-password=let').place).toBe('redis+sentinel://gala')
})
