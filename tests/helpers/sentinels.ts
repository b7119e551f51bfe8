/** One Redis master, two replicas and three sentinels on loopback, as a house with two machines to spare would run them. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'
import { until } from './house.ts'
import { findRedis, freePort, type RedisServer, startRedis } from './redis.ts'

export interface RedisTrio {
  /** For `REDIS_URL`. */
  readonly url: string
  /** In the order they were started; the first was master then. */
  readonly servers: readonly RedisServer[]
  /** Whoever the sentinels say is master now. */
  master(): Promise<RedisServer>
  /** Resolves when this many replicas of the master follow it. */
  followed(count: number): Promise<void>
  stop(): Promise<void>
}

const NAME = 'gala'

/** One command to a Redis or a sentinel, and its answer. */
export async function tell(port: number, ...words: string[]): Promise<unknown> {
  const client = createClient({ RESP: 2, socket: { host: '127.0.0.1', port, reconnectStrategy: false } })
  client.on('error', () => {})
  await client.connect()
  try {
    return await client.sendCommand<unknown>(words)
  } finally {
    client.destroy()
  }
}

export async function startTrio(): Promise<RedisTrio> {
  const settings = {
    'repl-diskless-sync-delay': '0',
    'repl-ping-replica-period': '1',
    'min-replicas-to-write': '1',
    'min-replicas-max-lag': '3',
  }
  const servers = await Promise.all([0, 1, 2].map(() => startRedis({ settings })))
  const [first, ...others] = servers as [RedisServer, RedisServer, RedisServer]
  for (const { port } of others) await tell(port, 'REPLICAOF', '127.0.0.1', String(first.port))
  const sentinels = await Promise.all([0, 1, 2].map(() => startSentinel(first.port)))
  const ports = sentinels.map(({ port }) => port)

  const master = async (): Promise<RedisServer> => {
    const [, port] = (await tell(ports[0] as number, 'SENTINEL', 'GET-MASTER-ADDR-BY-NAME', NAME)) as string[]
    const found = servers.find((server) => server.port === Number(port))
    if (!found) throw new Error(`The sentinels name a master at port ${port} that is none of ours.`)
    return found
  }
  const followed = (count: number) =>
    until(`${count} replicas`, async () => {
      const info = String(await tell((await master()).port, 'INFO', 'replication'))
      return (info.match(/state=online/g) ?? []).length >= count
    }).then(() => undefined)

  await followed(2)
  for (const port of ports)
    await until('the sentinels to know each other and both replicas', async () => {
      const known = String(await tell(port, 'SENTINEL', 'CKQUORUM', NAME).catch(() => ''))
      const replicas = await tell(port, 'SENTINEL', 'REPLICAS', NAME)
      return known.startsWith('OK 3') && Array.isArray(replicas) && replicas.length === 2
    })

  return {
    url: `redis+sentinel://${NAME}?at=${ports.map((port) => `127.0.0.1:${port}`).join(',')}&replicas=1`,
    servers,
    master,
    followed,
    async stop() {
      for (const sentinel of sentinels) await sentinel.stop()
      await Promise.all(servers.map((server) => server.stop()))
    },
  }
}

/** One that watches the master at this port. */
export async function startSentinel(master: number): Promise<{ port: number; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'envelope-sentinel-'))
  const port = await freePort()
  const file = join(folder, 'sentinel.conf')
  const lines = [
    `port ${port}`,
    'bind 127.0.0.1',
    `dir ${folder}`,
    `sentinel monitor ${NAME} 127.0.0.1 ${master} 2`,
    `sentinel down-after-milliseconds ${NAME} 600`,
    `sentinel failover-timeout ${NAME} 3000`,
    `sentinel parallel-syncs ${NAME} 2`,
  ]
  writeFileSync(file, `${lines.join('\n')}\n`)
  const child: ChildProcess = spawn(findRedis(), [file, '--sentinel'], { stdio: 'ignore' })
  const reap = () => child.kill('SIGKILL')
  process.once('exit', reap)
  await until('the sentinel to answer', () =>
    tell(port, 'PING').then(
      () => true,
      () => false,
    ),
  )
  return {
    port,
    async stop() {
      process.off('exit', reap)
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL')
        await once(child, 'exit')
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
