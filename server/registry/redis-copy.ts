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
import { type Registry, RegistryUnavailable, type Session } from './registry.ts'

/** Whose registry this is, and how often it was changed. */
export const REGISTRY = 'envelope:registry'
export const REGISTRY_NOTE = 'registry'

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
  local about = redis.call('HMGET', '${REGISTRY}', 'house', 'revision')
  if #found == 0 then found = nil end
  return cjson.encode({ house = about[1], revision = tonumber(about[2] or '0'), keys = found })
`

/** All of it or nothing, and only where it is still behind. */
const PUT_BACK = `
  local now = tonumber(redis.call('HGET', '${REGISTRY}', 'revision') or '0')
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
  redis.call('HSET', '${REGISTRY}', 'house', copy.house, 'revision', copy.revision + 1)
  return 1
`

const Copy = Type.Object({
  house: Type.Union([Type.String(), Type.Boolean()]),
  revision: Type.Number(),
  keys: Type.Optional(
    Type.Array(Type.Object({ key: Type.String(), kind: Type.String(), words: Type.Array(Type.String()) })),
  ),
})
export type KeyCopy = Static<typeof Copy>
type Copy = KeyCopy

/** Of a house that never had a registry. */
export const NO_KEYS: KeyCopy = { house: false, revision: 0 }

export interface RegistryCopy {
  /** All that is known of it here. */
  known(): KeyCopy
  /** Notes a change that was made. Never rejects: the change stands in any case. */
  changed(): Promise<void>
  /** Puts back what was lost, if anything was; true if it did. */
  check(): Promise<boolean>
}

/** `keys` are those of the registry; the generations of the logs are copied with them. */
export function registryCopy(
  redis: Pick<RedisConnection, 'ask'>,
  copies: Copies,
  keys: readonly string[],
): RegistryCopy {
  const all = [...keys, GENERATIONS]
  const names = [String(all.length), ...all]
  let known = readCopy(copies.note(REGISTRY_NOTE))

  async function look(): Promise<Copy> {
    const found = readCopy(await redis.ask('EVAL', COPY, ...names))
    if (!found) throw new Error('The registry in Redis cannot be copied.')
    return found
  }

  function keep(copy: Copy): void {
    known = copy
    copies.keepNote(REGISTRY_NOTE, JSON.stringify(copy))
  }

  async function check(): Promise<boolean> {
    const now = await redis.ask('HMGET', REGISTRY, 'house', 'revision')
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
      await redis.ask('HSETNX', REGISTRY, 'house', randomBytes(8).toString('hex'))
      await redis.ask('HINCRBY', REGISTRY, 'revision', '1')
    }
    keep(await look())
    return false
  }

  return {
    known: () => known ?? NO_KEYS,
    check,
    async changed() {
      try {
        await redis.ask('HINCRBY', REGISTRY, 'revision', '1')
        keep(await look())
      } catch {
        // Looked at again every second.
      }
    },
  }
}

export interface CopiedRegistry {
  readonly registry: Registry
  /** All that is known here, with whoever has signed in while Redis was away. */
  known(): KeyCopy
  /** Redis answers again: whoever signed in meanwhile is signed in there, too. */
  bring(): Promise<void>
}

/**
 * The same registry; what is changed in it is copied before it is answered. While Redis does not answer, who and what is known is read
 * from the copy, and who signs in is remembered here: whoever has to save the evening then must not find a closed door.
 */
export function copiedRegistry(
  registry: Registry,
  copy: RegistryCopy,
  local: (copy: KeyCopy, changed: (copy: KeyCopy) => void) => Registry,
): CopiedRegistry {
  let waiting: KeyCopy | null = null
  let sessions: Session[] = []
  const known = () => waiting ?? copy.known()
  const here = () =>
    local(known(), (next) => {
      waiting = next
    })
  const isAway = (error: unknown) => error instanceof RegistryUnavailable && copy.known().house !== false

  const orCopied =
    <K extends 'sessions' | 'roll' | 'onAir' | 'noted' | 'screens'>(name: K) =>
    (...given: Parameters<Registry[K]>): ReturnType<Registry[K]> => {
      const read = (from: Registry) => (from[name] as (...of: unknown[]) => Promise<unknown>)(...given)
      return read(registry).catch((error: unknown) => {
        if (isAway(error)) return read(here())
        throw error
      }) as ReturnType<Registry[K]>
    }

  async function session(hash: string): Promise<Session | null> {
    try {
      const found = await registry.session(hash)
      return found ?? sessions.find(({ tokenHash }) => tokenHash === hash) ?? null
    } catch (error) {
      if (isAway(error)) return here().session(hash)
      throw error
    }
  }

  async function addSession(given: Session): Promise<void> {
    try {
      await registry.addSession(given)
    } catch (error) {
      if (!isAway(error)) throw error
      await here().addSession(given)
      sessions = [...sessions, given]
    }
  }

  async function dropSession(hash: string): Promise<void> {
    sessions = sessions.filter(({ tokenHash }) => tokenHash !== hash)
    await registry.dropSession(hash)
  }

  const after =
    <A extends unknown[], T>(change: (...given: A) => Promise<T>) =>
    async (...given: A): Promise<T> => {
      const answer = await change(...given)
      await copy.changed()
      return answer
    }
  const copied: Registry = {
    ...registry,
    session,
    sessions: orCopied('sessions'),
    roll: orCopied('roll'),
    onAir: orCopied('onAir'),
    noted: orCopied('noted'),
    screens: orCopied('screens'),
    addKey: after(registry.addKey),
    useKey: after(registry.useKey),
    dropKeys: after(registry.dropKeys),
    addSession: after(addSession),
    dropSession: after(dropSession),
    keepRoll: after(registry.keepRoll),
    putOnAir: after(registry.putOnAir),
    note: after(registry.note),
    keepScreen: after(registry.keepScreen),
    dropScreen: after(registry.dropScreen),
  }
  return {
    registry: copied,
    known,
    async bring() {
      for (const given of [...sessions]) {
        await registry.addSession(given)
        sessions = sessions.filter((other) => other !== given)
      }
      if (waiting) await copy.changed()
      waiting = null
    },
  }
}

/** Null for what is no copy, or none: nothing is known then. */
export function readCopy(text: unknown): Copy | null {
  if (typeof text !== 'string') return null
  try {
    const parsed = parse(Copy, JSON.parse(text))
    return 'value' in parsed ? parsed.value : null
  } catch {
    return null
  }
}
