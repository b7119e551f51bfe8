/** A simulated Redis that does what the functions of `redis-functions.ts` do, one question after the other; it hangs, dies, and comes back with an older memory. */
import { createHash } from 'node:crypto'
import type { ShowId } from '#shared/ids'
import type { RedisConnection } from '../../../server/log/redis-connection.ts'
import { keysOf, SHOWS } from '../../../server/log/redis-functions.ts'
import { LogUnavailable } from '../../../server/log/show-log.ts'
import type { Truth } from './truth.ts'
import type { Proc, World } from './world.ts'

interface Entry {
  readonly id: string
  readonly record: string
}
interface Memory {
  readonly hashes: Map<string, Map<string, string>>
  readonly streams: Map<string, Entry[]>
  readonly lists: Map<string, string[]>
}

export interface RedisBugs {
  /** Appends without comparing. */
  readonly noCompare?: boolean
}

const newMemory = (): Memory => ({ hashes: new Map(), streams: new Map(), lists: new Map() })

/** Longer than this nobody waits for an answer. */
const PATIENCE = 4000

export class Redis {
  private memory = newMemory()
  /** Counts its lives: whoever is connected notices that it was away. */
  private run = 1
  hangs = false
  /** Until then nobody can connect. */
  awayUntil = 0
  slow = 1
  /** How often an answer is lost though the work was done, or the question on its way. */
  losing = 0
  private held: (() => void)[] = []
  private readonly world: World
  private readonly truth: Truth
  private readonly bugs: RedisBugs

  constructor(world: World, truth: Truth, bugs: RedisBugs) {
    this.world = world
    this.truth = truth
    this.bugs = bugs
  }

  get isAway(): boolean {
    return this.world.now < this.awayUntil
  }

  lift(): void {
    this.hangs = false
    const { held } = this
    this.held = []
    for (const work of held) work()
  }

  /** Comes back from an older dump: the last commits of a show are not in it, and nobody says so. Returns how many, and how many there are. */
  rollBack(show: ShowId, commits: number): { readonly lost: number; readonly kept: number } {
    this.run += 1
    const { about, stream } = keysOf(show)
    const entries = this.memory.streams.get(stream) ?? []
    const kept = Math.max(1, entries.length - commits)
    const lost = entries.length - kept
    this.memory.streams.set(stream, entries.slice(0, kept))
    this.memory.hashes.get(about)?.set('last', String(kept))
    return { lost, kept }
  }

  /** One connection of one process: answers come in the order of the questions. */
  connection(proc: Proc): RedisConnection {
    const { world } = this
    let lastAt = 0
    let repliedAt = 0
    const { next } = world.chance.disk
    const ask: RedisConnection['ask'] = (...words) => {
      if (!proc.alive) return new Promise(() => undefined)
      const isWrite = !READS.includes(words[1] ?? '') && !READS.includes(words[0] ?? '')
      // A start reads at one moment: what takes time is to write.
      const isFree = !isWrite && !this.hangs && Math.max(lastAt, repliedAt) <= world.now
      if (isFree && !this.isAway) return Promise.resolve(this.answer(words))
      if (this.isAway) return Promise.reject(new LogUnavailable('Redis cannot be reached.'))
      return new Promise((resolve, reject) => {
        let over = false
        let sent = true
        const settle = (act: () => void) => {
          if (over) return
          over = true
          act()
        }
        world.after(PATIENCE, proc, () => {
          // The connection is given up: what of it was not done by now may be done yet, before anything that is asked later.
          sent = this.hangs ? next() < 0.5 : false
          settle(() => reject(new LogUnavailable('Redis does not answer.')))
        })
        const isLost = next() < this.losing
        const lostFirst = isLost && next() < 0.5
        const there = this.slow * (0.5 + next() * 2)
        const at = Math.max(world.now + there, lastAt)
        lastAt = at
        const work = () => {
          if (!sent || lostFirst) return
          const found = this.isAway ? null : this.answer(words)
          if (isLost) return
          repliedAt = Math.max(world.now + this.slow * (0.5 + next()), repliedAt)
          world.after(repliedAt - world.now, proc, () =>
            settle(() => (found === null ? reject(new LogUnavailable('Redis is gone.')) : resolve(found))),
          )
        }
        // What is on its way arrives, also if whoever sent it dies meanwhile.
        world.after(at - world.now, world.house, () => {
          if (this.hangs) this.held.push(work)
          else work()
        })
      })
    }
    return {
      ask,
      write: ask,
      replicas: 0,
      check: async () => undefined,
      current: () =>
        this.isAway
          ? Promise.reject(new LogUnavailable('Redis cannot be reached.'))
          : Promise.resolve(this.run),
      close: async () => undefined,
    }
  }

  private hash(key: string): Map<string, string> {
    const found = this.memory.hashes.get(key) ?? new Map<string, string>()
    this.memory.hashes.set(key, found)
    return found
  }

  private answer(words: readonly string[]): unknown {
    const [name, ...rest] = words
    const { hashes, streams, lists } = this.memory
    if (name === 'FCALL' || name === 'FCALL_RO') {
      const [called = '', keys = '0', ...all] = rest
      return this.call(called, all.slice(0, Number(keys)), all.slice(Number(keys)))
    }
    if (name === 'HMGET') return rest.slice(1).map((field) => hashes.get(rest[0] ?? '')?.get(field) ?? null)
    if (name === 'HGET') return hashes.get(rest[0] ?? '')?.get(rest[1] ?? '') ?? null
    if (name === 'LRANGE') return [...(lists.get(rest[0] ?? '') ?? [])]
    if (name === 'EXISTS') return rest.filter((key) => hashes.has(key) || streams.has(key)).length
    if (name === 'XRANGE') {
      const [stream = '', from = '-'] = rest
      const after = from === '-' ? 0 : Number.parseInt(from.slice(1), 10)
      const found = (streams.get(stream) ?? []).filter(({ id }) => Number.parseInt(id, 10) > after)
      return found.slice(0, Number(rest[4] ?? found.length)).map(({ id, record }) => [id, ['commit', record]])
    }
    if (name === 'UNLINK') {
      for (const key of rest) {
        hashes.delete(key)
        streams.delete(key)
      }
      return 1
    }
    throw new Error(`The simulated Redis knows no ${name}`)
  }

  private call(name: string, keys: readonly string[], args: readonly string[]): unknown {
    const { hashes, streams, lists } = this.memory
    const [about = '', stream = ''] = keys
    const known = hashes.get(about)
    const isEpoch = known?.get('generation') === args[0] && known?.get('id') === args[1]
    const list = (key: string) => {
      const shows = lists.get(key) ?? []
      lists.set(key, shows)
      return shows
    }
    switch (name) {
      case 'envelope_create': {
        if (hashes.has(about) || streams.has(stream)) return 'conflict'
        this.about(about, args[0], args[1], '0')
        const shows = list(keys[2] ?? SHOWS)
        if (!shows.includes(args[2] ?? '')) shows.push(args[2] ?? '')
        return 'stored'
      }
      case 'envelope_append': {
        const [, , before = '', seq = '', record = ''] = args
        const entries = streams.get(stream) ?? []
        const last = entries.at(-1)?.id ?? '0-0'
        const isNext = isEpoch && known?.get('last') === before && last === `${before}-0`
        if (!isNext && !(this.bugs.noCompare && isEpoch)) return 'conflict'
        // Without comparing, whoever writes last under a number has it.
        streams.set(stream, [...entries.filter(({ id }) => id !== `${seq}-0`), { id: `${seq}-0`, record }])
        known?.set('last', seq)
        this.truth.stored({ generation: Number(args[0]), id: args[1] ?? '' }, { seq: Number(seq), record })
        return 'stored'
      }
      case 'envelope_arrive': {
        const more = args.slice(1)
        const entries = streams.get(about) ?? []
        for (let at = 0; at < more.length; at += 2)
          entries.push({ id: `${more[at]}-0`, record: more[at + 1] ?? '' })
        streams.set(about, entries)
        return 'stored'
      }
      case 'envelope_restore': {
        if (hashes.has(about) || streams.has(stream)) return 'conflict'
        const arriving = streams.get(keys[3] ?? '') ?? []
        if (arriving.at(-1)?.id !== `${args[3]}-0`) return 'incomplete'
        streams.delete(keys[3] ?? '')
        streams.set(stream, arriving)
        this.about(about, args[0], args[1], args[3])
        const shows = list(keys[2] ?? SHOWS)
        if (!shows.includes(args[2] ?? '')) shows.push(args[2] ?? '')
        const epoch = { generation: Number(args[0]), id: args[1] ?? '' }
        for (const { id, record } of arriving)
          this.truth.stored(epoch, { seq: Number.parseInt(id, 10), record })
        return 'stored'
      }
      case 'envelope_remove': {
        if (!isEpoch || known?.get('last') !== args[2]) return 'conflict'
        const generations = this.hash(keys[3] ?? '')
        const highest = Math.max(Number(args[0]), Number(generations.get(args[3] ?? '') ?? 0))
        generations.set(args[3] ?? '', String(highest))
        lists.set(
          keys[2] ?? '',
          list(keys[2] ?? '').filter((show) => show !== args[3]),
        )
        hashes.delete(about)
        streams.delete(stream)
        return 'stored'
      }
      case 'envelope_look': {
        const entries = streams.get(stream) ?? []
        const found = entries.find(({ id }) => id === `${args[1]}-0`)
        const removed = hashes.get(keys[2] ?? '')?.get(args[0] ?? '') ?? '0'
        const sha1 = found ? createHash('sha1').update(found.record).digest('hex') : ''
        const [generation = '', id = '', last = '0'] = ['generation', 'id', 'last'].map((field) =>
          known?.get(field),
        )
        return [generation, id, last, entries.at(-1)?.id ?? '0-0', String(entries.length), removed, sha1]
      }
      case 'envelope_mend': {
        const [generation, id, last, end, nextGeneration, nextId, show = '', upTo] = args
        const now = ['generation', 'id', 'last'].map((field) => known?.get(field))
        if ((now[0] ?? '') !== generation || (now[1] ?? '') !== id || (now[2] ?? '0') !== last)
          return 'conflict'
        if ((streams.get(stream)?.at(-1)?.id ?? '0-0') !== end) return 'conflict'
        const arriving = streams.get(keys[3] ?? '') ?? []
        if (arriving.at(-1)?.id !== `${upTo}-0`) return 'incomplete'
        streams.delete(keys[3] ?? '')
        streams.set(stream, arriving)
        this.about(about, nextGeneration, nextId, upTo)
        const shows = list(keys[2] ?? SHOWS)
        if (!shows.includes(show)) shows.push(show)
        const epoch = { generation: Number(nextGeneration), id: nextId ?? '' }
        for (const { id: place, record } of arriving)
          this.truth.stored(epoch, { seq: Number.parseInt(place, 10), record })
        return 'stored'
      }
      case 'envelope_read': {
        if (!isEpoch) return []
        const after = Number(args[2])
        const found = (streams.get(stream) ?? []).filter(({ id }) => Number.parseInt(id, 10) > after)
        const page = found.slice(0, Number(args[3]))
        return [known?.get('last') ?? '0', ...page.flatMap(({ id, record }) => [id, record])]
      }
      default:
        throw new Error(`The simulated Redis has no function ${name}`)
    }
  }

  private about(key: string, generation = '', id = '', last = ''): void {
    const hash = this.hash(key)
    for (const [field, value] of Object.entries({ generation, id, last })) hash.set(field, value)
  }
}

const READS = ['envelope_read', 'envelope_look', 'XRANGE', 'HMGET', 'HGET', 'LRANGE', 'EXISTS']
