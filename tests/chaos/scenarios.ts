/** What is no blow: processes that stand still, disks that are slow or full, a Redis that will not write. Each is an evening's account too. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { pause } from '../bench/figures.ts'
import { until } from '../helpers/house.ts'
import { findStrace } from '../helpers/power-loss-trace.ts'
import { connected } from '../helpers/public-stream.ts'
import { seededRandom } from '../helpers/random.ts'
import { type Evening, type LogName, openEvening } from './evening.ts'
import type { Verdict } from './judge.ts'
import { NOTHING, together } from './rounds.ts'
import { smallDisk } from './small-disk.ts'

type Say = (line: string) => void
/** Resolves once what was wrong is right again; what it gives is said. */
type Scenario = (evening: Evening) => Promise<string>

/** Commands from both desks, one after the other, for as long as it lasts; they may be refused. */
async function busily<T>(evening: Evening, seed: number, meanwhile: () => Promise<T>): Promise<T> {
  const random = seededRandom(seed)
  let going = true
  const sent = (async () => {
    while (going) {
      const desk = random.pick(evening.desks)
      if (desk.desk.isLive) await evening.send(desk, evening.wish(desk, random))
      await pause(random.between(50, 200))
    }
  })()
  try {
    return await meanwhile()
  } finally {
    going = false
    await sent
  }
}

/** Milliseconds from now until everybody, who is told at once, shows something acknowledged from now on. */
async function level(evening: Evening): Promise<number> {
  const began = performance.now()
  const goal = await evening.mark()
  const told = [
    ...evening.desks,
    ...evening.screens,
    ...evening.readers.filter((one) => one.way() !== 'polling'),
  ]
  await until('everybody to be level', () => told.every((one) => one.has(goal)), 60_000)
  return Math.round(performance.now() - began)
}

const frozenCore =
  (ms: number): Scenario =>
  async (evening) => {
    const { core } = evening.house.children()
    process.kill(core, 'SIGSTOP')
    await pause(ms)
    // One that hung for too long was ended by the supervisor meanwhile.
    if (evening.house.children().core === core) process.kill(core, 'SIGCONT')
    return `stood still for ${ms} ms, all level ${await level(evening)} ms after`
  }

const frozenRedis =
  (ms: number): Scenario =>
  async (evening) => {
    evening.redis?.pause()
    await pause(ms)
    evening.redis?.resume()
    return `stood still for ${ms} ms, all level ${await level(evening)} ms after`
  }

/** Every fsync takes so long. Done by strace, which not every machine lets one attach. */
const slowDisk =
  (ms: number): Scenario =>
  async (evening) => {
    const strace = findStrace()
    if ('missing' in strace) return `not tried: ${strace.missing}`
    const { core } = evening.house.children()
    const pid = evening.redis
      ? readFileSync(join(evening.redis.folder, 'redis.pid'), 'utf8').trim()
      : String(core)
    const calls = 'fsync,fdatasync'
    const slowed = spawn(
      strace.path,
      [
        '-f',
        '-qq',
        '-o',
        '/dev/null',
        '-e',
        `trace=${calls}`,
        '-e',
        `inject=${calls}:delay_enter=${ms * 1000}`,
        '-p',
        pid,
      ],
      { stdio: 'ignore' },
    )
    await pause(6000)
    const still = slowed.exitCode === null
    slowed.kill('SIGINT')
    if (still) await once(slowed, 'exit')
    const after = await level(evening)
    return still
      ? `every fsync took ${ms} ms, all level ${after} ms after`
      : 'not tried: strace may not attach here'
  }

/** Redis answers, and takes nothing: the house lives on, says so, and goes on by itself. */
const unwilling =
  (refuse: string[], again: string[]): Scenario =>
  async (evening) => {
    const { core } = evening.house.children()
    const redis = await connected(evening.redis?.url ?? '')
    try {
      await redis.sendCommand(refuse)
      const post = { kind: 'write-post', text: 'Not now' } as const
      const refused = await evening.show.command(post)
      if (refused.ok || refused.refusal.code !== 'log-unavailable')
        throw new Error(`A post was answered with ${JSON.stringify(refused)}`)
      // Whoever leaves meanwhile, and comes back, must not bring it down.
      evening.desks[1]?.drop()
      await pause(1500)
      await redis.sendCommand(again)
    } finally {
      redis.destroy()
    }
    const after = await level(evening)
    if (evening.house.children().core !== core) throw new Error('The core did not live through it')
    return `refused by a sentence, all level ${after} ms after`
  }

/** Somebody fills the disk under the data folder: its reserve is given up, and the evening goes on; filled again, it stands still and loses nothing. */
const fullDisk: Scenario = async (evening) => {
  const { folder } = evening.house
  const reserve = join(folder, 'reserve')
  await until('the reserve to be laid', () => existsSync(reserve))
  const filler = join(folder, 'filler')
  const fill = async () => {
    const { bavail, bsize } = await statfs(folder)
    try {
      writeFileSync(filler, Buffer.alloc(bavail * bsize + 1024 * 1024), { flag: 'a' })
    } catch {
      // Full to the last byte: what fitted is there.
    }
  }
  await fill()
  const after = await level(evening)
  await until('the desks to be told', () => evening.desks.every(({ desk }) => desk.disk?.reserveGone))
  if (existsSync(reserve)) throw new Error('The reserve is still there')
  await fill()
  const post = { kind: 'write-post', text: '満'.repeat(4000) } as const
  const refused = await until('the log to be full', async () => {
    const answer = await evening.show.command(post)
    return answer.ok ? null : answer
  })
  rmSync(filler)
  const again = await level(evening)
  await until('the reserve to be laid anew', () => existsSync(reserve))
  return `full: on the reserve after ${after} ms; full again: ${refused.ok || refused.refusal.code}; with room again after ${again} ms`
}

const SCENARIOS: Readonly<Record<LogName, Readonly<Record<string, Scenario>>>> = {
  embedded: {
    'core frozen': frozenCore(4500),
    'core frozen until it is given up': frozenCore(14_000),
    'slow disk': slowDisk(300),
  },
  redis: {
    'core frozen': frozenCore(4500),
    'Redis frozen': frozenRedis(2000),
    'Redis frozen for longer than is waited': frozenRedis(7000),
    'slow disk': slowDisk(300),
    'too few replicas': unwilling(
      ['CONFIG', 'SET', 'min-replicas-to-write', '1'],
      ['CONFIG', 'SET', 'min-replicas-to-write', '0'],
    ),
    'read-only Redis': unwilling(['REPLICAOF', '127.0.0.1', '1'], ['REPLICAOF', 'NO', 'ONE']),
    'full Redis': unwilling(['CONFIG', 'SET', 'maxmemory', '1mb'], ['CONFIG', 'SET', 'maxmemory', '0']),
  },
}

async function playOne(evening: Evening, name: string, scenario: Scenario, say: Say): Promise<void> {
  const said = await busily(evening, name.length, () => scenario(evening))
  await evening.settle()
  say(`${name}: ${said}`)
}

/** All that can be tried with this log; what cannot be tried on this machine says so. */
export async function playScenarios(log: LogName, say: Say): Promise<Verdict> {
  const evening = await openEvening(log)
  let verdict = NOTHING
  try {
    for (const [name, scenario] of Object.entries(SCENARIOS[log]))
      await playOne(evening, `${log}, ${name}`, scenario, say)
    await evening.rest()
  } finally {
    verdict = together(verdict, await evening.close())
    for (const words of verdict.words) say(`  ${words}`)
  }
  return log === 'embedded' ? together(verdict, await playFullDisk(say)) : verdict
}

async function playFullDisk(say: Say): Promise<Verdict> {
  const disk = smallDisk()
  if ('missing' in disk) {
    say(`full disk: not tried: ${disk.missing}`)
    return NOTHING
  }
  try {
    const evening = await openEvening('embedded', disk.folder)
    let verdict = NOTHING
    try {
      await playOne(evening, 'full disk', fullDisk, say)
      await evening.rest()
    } finally {
      verdict = await evening.close()
      for (const words of verdict.words) say(`  ${words}`)
    }
    return verdict
  } finally {
    disk.remove()
  }
}
