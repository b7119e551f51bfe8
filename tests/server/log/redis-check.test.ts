/** Which Redis may hold a show, and how the others are turned away. */
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { createClient } from 'redis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRedisLogStore } from '../../../server/log/redis-log.ts'
import { LogUnusable } from '../../../server/log/show-log.ts'
import { openRedisRegistry } from '../../../server/registry/redis-registry.ts'
import { freePort, type RedisServer, startRedis } from '../../helpers/redis.ts'

let redis: RedisServer

beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.stop())

async function configure(name: string, value: string, password = ''): Promise<void> {
  const client = createClient({ url: redis.url, ...(password ? { password } : {}) })
  client.on('error', () => {})
  await client.connect()
  await client.configSet(name, value)
  await client.close()
}

/** The sentence a start would print; fails if the Redis is accepted. */
async function refusal(url: string): Promise<string> {
  const error: unknown = await openRedisLogStore(url).then(
    (store) => store.close().then(() => new Error('It was accepted.')),
    (reason: unknown) => reason,
  )
  if (!(error instanceof LogUnusable)) throw error
  return error.message
}

/** Answers INFO like a Redis of that version, and +OK to all else. */
async function pretendRedis(version: string): Promise<{ url: string; close(): void }> {
  const info = `redis_version:${version}\r\nrun_id:0\r\n`
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (data) =>
      socket.write(data.includes('INFO\r\n$6') ? `$${info.length}\r\n${info}\r\n` : '+OK\r\n'),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `redis://127.0.0.1:${port}`, close: () => server.close() }
}

describe('the check of a Redis', () => {
  it('[L1] accepts one that keeps what it acknowledges', async () => {
    await (await openRedisLogStore(redis.url)).close()
  })

  it.each([
    ['appendonly', 'no', 'keeps no append-only file', 'yes'],
    ['appendfsync', 'everysec', 'may lose what it acknowledged when the power fails', 'always'],
    ['appendfsync', 'no', 'may lose what it acknowledged when the power fails', 'always'],
    ['no-appendfsync-on-rewrite', 'yes', 'may lose what it acknowledged while it rewrites its file', 'no'],
    ['maxmemory-policy', 'allkeys-lru', 'may drop a show when memory runs short', 'noeviction'],
    ['maxmemory-policy', 'volatile-ttl', 'may drop a show when memory runs short', 'noeviction'],
  ])('[L1] refuses one whose %s is %s', async (name, value, danger, needed) => {
    await configure(name, value)
    expect(await refusal(redis.url)).toBe(
      `Redis at ${redis.url} ${danger}: its ${name} is "${value}"; start it with "${name} ${needed}".`,
    )
    await configure(name, needed)
    await (await openRedisLogStore(redis.url)).close()
  })

  it('refuses it for the registry as for the log', async () => {
    await configure('appendfsync', 'no')
    await expect(openRedisRegistry(redis.url)).rejects.toThrow('start it with "appendfsync always"')
    await configure('appendfsync', 'always')
  })

  it.each([
    ['6.2.14', true],
    ['5.0.0', true],
    ['no version at all', true],
  ])('refuses version %s', async (version) => {
    const old = await pretendRedis(version)
    expect(await refusal(old.url)).toBe(
      `Redis at ${old.url} has version ${version}; Envelope needs 7.0 or newer.`,
    )
    old.close()
  })

  it('says in one sentence that nothing listens there', async () => {
    const port = await freePort()
    expect(await refusal(`redis://127.0.0.1:${port}`)).toBe(
      `Redis at redis://127.0.0.1:${port} cannot be reached: connection refused.`,
    )
  })

  it('says that the host does not exist', async () => {
    expect(await refusal('redis://no-such-host.invalid:6379')).toBe(
      'Redis at redis://no-such-host.invalid:6379 cannot be reached: no such host.',
    )
  })

  it('never prints user or password', async () => {
    await configure('requirepass', 'right')
    const right = redis.url.replace('//', '//:right@')
    await (await openRedisLogStore(right)).close()
    const wrong = await refusal(redis.url.replace('//', '//maria:s3cr3t@'))
    expect(wrong).toMatch(/^Redis at redis:\/\/127\.0\.0\.1:\d+ cannot be reached: WRONGPASS/)
    expect(wrong).not.toMatch(/maria|s3cr3t/)
    expect(await refusal(redis.url)).toContain('NOAUTH')
    await configure('requirepass', '', 'right')
  })

  it.each(['127.0.0.1:6379', 'http://maria:s3cr3t@host', ''])(
    'does not take %j for an address',
    async (url) => {
      expect(await refusal(url)).toBe('REDIS_URL is not an address of the form redis://host:port.')
    },
  )
})
