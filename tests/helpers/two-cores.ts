/** Two machines' worth of cores on one Redis: real supervisors, each with a data folder of its own, and one seal key for both. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Wish } from '#shared/commands'
import type { DeskView } from '#shared/desk-view'
import type { Commit } from '#shared/events'
import type { Answer } from '#shared/protocol'
import { openRedisLogStore } from '../../server/log/redis-log.ts'
import { API_KEY, newCommandId, SAMPLE, SUPERVISOR, until } from './house.ts'
import { type Link, openLink } from './link.ts'
import { childrenRunning } from './processes.ts'
import { freePort, type RedisServer, startRedis } from './redis.ts'

export interface CoreMachine {
  /** Where its room is reached. */
  readonly room: string
  readonly supervisor: ChildProcess
  output(): string
  /** The core process that runs now; 0 while there is none. */
  core(): number
  leads(): Promise<boolean>
  /** One try at this core, and what it answers; rejects where it is not there. */
  command(wish: Wish, id?: string): Promise<Answer & { readonly leader?: string | null }>
  view(): Promise<DeskView>
  api(path: string, init?: { method?: string; body?: unknown }): Promise<Response>
  /** The machine loses its power: supervisor and core at once. */
  kill(): Promise<void>
  stop(): Promise<void>
}

interface MachineOptions {
  readonly room: string
  readonly others: readonly string[]
  readonly redis: string
  readonly environment?: Record<string, string>
}

/** Resolves when its links are printed; rejects with what it printed if it ends before. */
async function startMachine({ room, others, redis, environment = {} }: MachineOptions): Promise<CoreMachine> {
  const folder = mkdtempSync(join(tmpdir(), 'envelope-core-'))
  let output = ''
  const supervisor = spawn(process.execPath, [SUPERVISOR], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOST: '127.0.0.1',
      ROOM_PORT: new URL(room).port,
      REDIS_URL: redis,
      ENVELOPE_ROLE: 'core',
      ENVELOPE_CORES: [room, ...others].join(','),
      ENVELOPE_SEAL_KEY: 'a5'.repeat(32),
      ENVELOPE_DATA: folder,
      ENVELOPE_KEY: API_KEY,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = new Promise<void>((resolve) => supervisor.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    let isUp = false
    const hear = (chunk: Buffer) => {
      output += chunk.toString()
      if (isUp) return
      isUp = /Control panel[\s\S]*(invite others|stands by)/.test(output)
      if (isUp) resolve()
    }
    supervisor.stdout.on('data', hear)
    supervisor.stderr.on('data', hear)
    supervisor.once('exit', (code) => reject(new Error(`The core ended with ${code}:\n${output}`)))
  })
  const api: CoreMachine['api'] = (path, { method = 'GET', body } = {}) =>
    fetch(`${room}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${API_KEY}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })

  return {
    room,
    supervisor,
    output: () => output,
    core: () => coreOf(supervisor),
    leads: async () => (await fetch(`${room}/leads`)).ok,
    async command(wish, id = newCommandId()) {
      const reply = await api(`/api/v1/shows/${SAMPLE}/commands`, { method: 'POST', body: { id, ...wish } })
      const said = (await reply.json()) as Answer & { code?: string; leader?: string }
      return said.code ? ({ ok: false, refusal: said, leader: said.leader } as never) : said
    },
    view: async () => (await (await api(`/api/v1/shows/${SAMPLE}`)).json()) as DeskView,
    api,
    async kill() {
      const core = coreOf(supervisor)
      supervisor.kill('SIGKILL')
      if (core > 0) process.kill(core, 'SIGKILL')
      await gone
    },
    async stop() {
      if (supervisor.exitCode === null && supervisor.signalCode === null) supervisor.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export interface TwoCores {
  readonly redis: RedisServer
  readonly rooms: readonly [string, string]
  /** Begun first: it leads when this resolves, and the other stands by. */
  readonly first: CoreMachine
  readonly second: CoreMachine
  /** The second one's way to Redis, which can be cut. */
  readonly link: Link
  start(at: 0 | 1): Promise<CoreMachine>
  /** Asked at one after the other until one of them takes it, or refuses it for a reason of the show's own. */
  anywhere(wish: Wish, id?: string): Promise<Answer>
  /** All that is in the log. */
  commits(): Promise<Commit[]>
  stop(): Promise<void>
}

/** `hosts`: the names under which the two are known; both are this machine. */
export async function startTwoCores(
  hosts: readonly [string, string] = ['127.0.0.1', '127.0.0.1'],
): Promise<TwoCores> {
  const redis = await startRedis()
  const rooms = [`http://${hosts[0]}:${await freePort()}`, `http://${hosts[1]}:${await freePort()}`] as const
  const machines = new Set<CoreMachine>()
  const link = await openLink(redis.url.replace('redis:', 'http:'))
  const ways = [redis.url, link.origin.replace('http:', 'redis:')] as const
  const start = async (at: 0 | 1) => {
    const machine = await startMachine({
      room: rooms[at],
      others: [rooms[at === 0 ? 1 : 0]],
      redis: ways[at],
    })
    machines.add(machine)
    return machine
  }
  const first = await start(0)
  const second = await start(1)
  return {
    redis,
    rooms,
    first,
    second,
    link,
    start,
    async anywhere(wish, id = newCommandId()) {
      return until(`the command ${wish.kind} to be answered`, async () => {
        for (const machine of machines) {
          const answer = await machine.command(wish, id).catch(() => null)
          if (answer && (answer.ok || !PASSING.includes(answer.refusal.code))) return answer
        }
        return null
      })
    },
    async commits() {
      const store = await openRedisLogStore(redis.url)
      const log = await store.open(SAMPLE)
      const all = (await log?.readSince(0)) ?? []
      await store.close()
      return all
    },
    async stop() {
      await Promise.all([...machines].map((machine) => machine.stop()))
      await link.close()
      await redis.stop()
    },
  }
}

const coreOf = ({ pid = 0 }: ChildProcess): number => Number(childrenRunning('core.js', pid)[0] ?? 0)

/** What another core, or the same a moment later, may answer otherwise. */
const PASSING = ['follows', 'log-unavailable', 'failed-inside']
