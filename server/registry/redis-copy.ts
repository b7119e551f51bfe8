/**
 * This machine's own copy of the registry in Redis: sessions, accounts, screens and what is on air come back when Redis has lost them,
 * and a session that was ended does not come back with an old dump.
 */
import { randomBytes } from 'node:crypto'
import Type, { type Static } from 'typebox'
import { parse } from '#shared/parse'
import type { Copies } from '../log/copies.ts'
import type { RedisConnection } from '../log/redis-connection.ts'
import { GENERATIONS } from '../log/redis-functions.ts'
import type { Registry } from './registry.ts'

/** Whose registry this is, and how often it was changed. */
const ABOUT = 'envelope:registry'
const NOTE = 'registry'

/** Everything in one moment, as JSON: kinds and contents of the keys that are there. */
const COPY = `
  local found = {}
  for _, key in ipairs(KEYS) do
    local kind = redis.call('TYPE', key).ok
    local words = {}
    if kind == 'hash' then words = redis.call('HGETALL', key) end
    if kind == 'set' then words = redis.call('SMEMBERS', key) end
    if kind == 'string' then words = { redis.call('GET', key) } end
    if #words > 0 then found[#found + 1] = { key = key, kind = kind, words = words } end
  end
  local about = redis.call('HMGET', '${ABOUT}', 'house', 'revision')
  if #found == 0 then found = nil end
  return cjson.encode({ house = about[1], revision = tonumber(about[2] or '0'), keys = found })
`

/** All of it or nothing, and only where it is still behind. */
const PUT_BACK = `
  local now = tonumber(redis.call('HGET', '${ABOUT}', 'revision') or '0')
  local copy = cjson.decode(ARGV[1])
  if now >= copy.revision then return 0 end
  for _, key in ipairs(KEYS) do redis.call('UNLINK', key) end
  for _, entry in ipairs(copy.keys or {}) do
    local write = entry.kind == 'hash' and 'HSET' or entry.kind == 'set' and 'SADD' or 'SET'
    local step = 200
    for at = 1, #entry.words, step do
      redis.call(write, entry.key, unpack(entry.words, at, math.min(at + step - 1, #entry.words)))
    end
  end
  redis.call('HSET', '${ABOUT}', 'house', copy.house, 'revision', copy.revision + 1)
  return 1
`

const Copy = Type.Object({
  house: Type.Union([Type.String(), Type.Boolean()]),
  revision: Type.Number(),
  keys: Type.Optional(
    Type.Array(Type.Object({ key: Type.String(), kind: Type.String(), words: Type.Array(Type.String()) })),
  ),
})
type Copy = Static<typeof Copy>

export interface RegistryCopy {
  /** Notes a change that was made. Never rejects: the change stands in any case. */
  changed(): Promise<void>
  /** Puts back what was lost, if anything was; true if it did. */
  check(): Promise<boolean>
}

export function registryCopy(
  redis: Pick<RedisConnection, 'ask'>,
  copies: Copies,
  keys: readonly string[],
): RegistryCopy {
  const all = [...keys, GENERATIONS]
  const names = [String(all.length), ...all]
  let known = readCopy(copies.note(NOTE))

  async function look(): Promise<Copy> {
    const found = readCopy(await redis.ask('EVAL', COPY, ...names))
    if (!found) throw new Error('The registry in Redis cannot be copied.')
    return found
  }

  function keep(copy: Copy): void {
    known = copy
    copies.keepNote(NOTE, JSON.stringify(copy))
  }

  async function check(): Promise<boolean> {
    const now = await redis.ask('HMGET', ABOUT, 'house', 'revision')
    const [house, revision] = Array.isArray(now) ? now : []
    if (known && house === known.house && Number(revision) === known.revision) return false
    const isBehind = known !== null && Number(revision ?? 0) < known.revision
    // Another house's registry is not ours to change, however young it is.
    if (known && isBehind && (!house || house === known.house)) {
      await redis.ask('EVAL', PUT_BACK, ...names, JSON.stringify(known))
      keep(await look())
      return true
    }
    if (!house) {
      await redis.ask('HSETNX', ABOUT, 'house', randomBytes(8).toString('hex'))
      await redis.ask('HINCRBY', ABOUT, 'revision', '1')
    }
    keep(await look())
    return false
  }

  return {
    check,
    async changed() {
      try {
        await redis.ask('HINCRBY', ABOUT, 'revision', '1')
        keep(await look())
      } catch {
        // Looked at again every second.
      }
    },
  }
}

/** The same registry; what is changed in it is copied before it is answered. */
export function copiedRegistry(registry: Registry, copy: RegistryCopy): Registry {
  const after =
    <A extends unknown[], T>(change: (...given: A) => Promise<T>) =>
    async (...given: A): Promise<T> => {
      const answer = await change(...given)
      await copy.changed()
      return answer
    }
  return {
    ...registry,
    addKey: after(registry.addKey),
    useKey: after(registry.useKey),
    dropKeys: after(registry.dropKeys),
    addSession: after(registry.addSession),
    dropSession: after(registry.dropSession),
    keepRoll: after(registry.keepRoll),
    putOnAir: after(registry.putOnAir),
    note: after(registry.note),
    keepScreen: after(registry.keepScreen),
    dropScreen: after(registry.dropScreen),
  }
}

function readCopy(text: unknown): Copy | null {
  if (typeof text !== 'string') return null
  try {
    const parsed = parse(Copy, JSON.parse(text))
    return 'value' in parsed ? parsed.value : null
  } catch {
    return null
  }
}
