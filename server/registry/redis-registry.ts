/** The registry beside a Redis log: hash of the secret → who it is, and the list of accounts. */
import Type, { type Static, type TSchema } from 'typebox'
import { parse } from '#shared/parse'
import { ROLES } from '#shared/people'
import { ScreenSetup } from '#shared/screens'
import type { Copies } from '../log/copies.ts'
import type { Ask } from '../log/redis-check.ts'
import { connectRedis, type RedisConnection } from '../log/redis-connection.ts'
import { LogUnavailable } from '../log/show-log.ts'
import { EMPTY_ROLL, readRoll, writtenRoll } from './account.ts'
import { mustBeHash } from './hashes.ts'
import {
  copiedRegistry,
  type KeyCopy,
  NO_KEYS,
  REGISTRY,
  REGISTRY_NOTE,
  readCopy,
  registryCopy,
} from './redis-copy.ts'
import { type Registry, RegistryUnavailable, type Session, type ShowFact } from './registry.ts'
import { askKeys } from './registry-keys.ts'

const KEYS = 'envelope:keys'
const SESSIONS = 'envelope:sessions'
const ON_AIR = 'envelope:on-air'
const SCREENS = 'envelope:screens'
const factKey = (fact: ShowFact) => `envelope:shows:${fact}`

const PEOPLE = 'envelope:people'

const FACTS: Record<ShowFact, true> = { archived: true, keyless: true, 'key-exported': true, packed: true }
const ALL = [
  KEYS,
  SESSIONS,
  ON_AIR,
  SCREENS,
  PEOPLE,
  ...Object.keys(FACTS).map((fact) => factKey(fact as ShowFact)),
]

/** What the copy is called that this machine writes to while it is alone. */
const ALONE_NOTE = 'alone-registry'

/** How often it is looked whether Redis still has it, in milliseconds. */
const LOOK_MS = 1000

/** Nothing can come between reading the revision and keeping the next. */
const KEEP_ROLL = `
  if (redis.call('HGET', KEYS[1], 'revision') or '0') ~= ARGV[1] then return 0 end
  redis.call('HSET', KEYS[1], 'revision', ARGV[2], 'roll', ARGV[3])
  return 1
`

/** What was stored before there were accounts has none. */
const account = Type.Optional(Type.Union([Type.String(), Type.Null()]))
const who = { name: Type.String(), role: Type.Enum([...ROLES]), expiresAt: Type.Number(), account }
const StoredKey = Type.Object({ ...who, keyHash: Type.String() })
const StoredSession = Type.Object({
  ...who,
  tokenHash: Type.String(),
  createdAt: Type.Number(),
  place: Type.Optional(Type.String()),
  byLink: Type.Optional(Type.Boolean()),
})
const StoredScreen = Type.Object({
  id: Type.String(),
  tokenHash: Type.String(),
  setup: ScreenSetup,
  pairedAt: Type.Number(),
})

/** The same with a copy on this machine: what Redis loses of it is put back, and `lost` is told. */
export async function openCopiedRegistry(
  url: string,
  copies: Copies,
  lost: () => void,
): Promise<{ registry: Registry; known: () => KeyCopy }> {
  const redis = await connectRedis(url, (sentence) => new RegistryUnavailable(sentence))
  const copy = registryCopy(redis, copies, ALL)
  if (await copy.check()) lost()
  const { registry, known, bring } = copiedRegistry(registryIn(redis, Date.now), copy, registryOf)
  async function check(): Promise<void> {
    if (await copy.check()) lost()
    await bring()
  }
  const look = setInterval(() => void check().catch(() => undefined), LOOK_MS)
  look.unref()
  const close = async () => {
    clearInterval(look)
    await registry.close()
  }
  return { registry: { ...registry, close }, known }
}

/** The registry that these keys are; `changed` is told what becomes of them. */
export const registryOf = (keys: KeyCopy, changed: (keys: KeyCopy) => void): Registry =>
  registryIn({ ask: askKeys(keys, changed), close: async () => undefined }, Date.now)

/** While this machine is alone: what its copy was when that began, and all that was changed since. */
export function openAloneRegistry(copies: Copies, now: () => number = Date.now): Registry {
  const kept = readCopy(copies.note(ALONE_NOTE)) ?? NO_KEYS
  const keep = (copy: KeyCopy) => copies.keepNote(ALONE_NOTE, JSON.stringify(copy))
  const ask = askKeys(kept, keep)
  let closed = false
  const saying: Ask = async (...words) => {
    if (closed) throw new RegistryUnavailable('The registry has been closed.')
    return ask(...words).catch((error: unknown) => {
      throw error instanceof LogUnavailable ? new RegistryUnavailable(error.message) : error
    })
  }
  const close = async () => {
    closed = true
  }
  return registryIn({ ask: saying, close }, now)
}

/** Begins what `openAloneRegistry` goes on from. */
export const forkRegistry = (copies: Copies, known: KeyCopy): void =>
  copies.keepNote(ALONE_NOTE, JSON.stringify(known))

/** How often the registry in Redis was changed. */
export const registryRevision = async (redis: Pick<RedisConnection, 'ask'>): Promise<number> =>
  Number((await redis.ask('HGET', REGISTRY, 'revision')) ?? 0)

/** From the next start on, Redis is given what this machine made of the registry while it was alone. */
export function bringRegistry(copies: Copies, revisionThere: number): void {
  const kept = readCopy(copies.note(ALONE_NOTE))
  if (!kept) return
  const revision = Math.max(kept.revision, revisionThere) + 1
  copies.keepNote(REGISTRY_NOTE, JSON.stringify({ ...kept, revision }))
}

/** Rejects with `LogUnusable` if the Redis cannot be reached or would not keep what it acknowledges. */
export async function openRedisRegistry(url: string, now: () => number = Date.now): Promise<Registry> {
  return registryIn(await connectRedis(url, (sentence) => new RegistryUnavailable(sentence)), now)
}

function registryIn(redis: Pick<RedisConnection, 'ask' | 'close'>, now: () => number): Registry {
  const isAlive = (stored: { expiresAt: number } | null) => stored !== null && stored.expiresAt > now()

  /** Only ever forgets what nobody can use again, so it need not be one step with anything else. */
  async function dropWhere<S extends TSchema>(
    key: string,
    schema: S,
    drop: (stored: Static<S> | null) => boolean,
  ) {
    const fields = await redis.ask('HGETALL', key).then(strings)
    const gone = fields.filter((_, at) => at % 2 === 0 && drop(read(schema, fields[at + 1])))
    if (gone.length > 0) await redis.ask('HDEL', key, ...gone)
  }

  return {
    async addKey(key) {
      const hash = mustBeHash(key.keyHash)
      await dropWhere(KEYS, StoredKey, (stored) => !isAlive(stored))
      await redis.ask('HSET', KEYS, hash, JSON.stringify(key))
    },
    async useKey(keyHash) {
      const found = read(StoredKey, await redis.ask('HGET', KEYS, keyHash))
      // Of several who read it, only one deletes it; that one has it.
      const mine = (await redis.ask('HDEL', KEYS, keyHash)) === 1
      return mine && found && isAlive(found) ? { ...found, account: found.account ?? null } : null
    },
    async dropKeys(name) {
      await dropWhere(KEYS, StoredKey, (stored) => stored?.name === name)
    },
    async addSession(session) {
      const hash = mustBeHash(session.tokenHash)
      await dropWhere(SESSIONS, StoredSession, (stored) => !isAlive(stored))
      await redis.ask('HSET', SESSIONS, hash, JSON.stringify(session))
    },
    async session(tokenHash) {
      const found = read(StoredSession, await redis.ask('HGET', SESSIONS, tokenHash))
      return found && isAlive(found) ? sessionOf(found) : null
    },
    async sessions() {
      const values = await redis.ask('HVALS', SESSIONS).then(strings)
      const all = values.flatMap((value) => read(StoredSession, value) ?? []).filter(isAlive)
      return all
        .map(sessionOf)
        .sort((a, b) => a.createdAt - b.createdAt || (a.tokenHash < b.tokenHash ? -1 : 1))
    },
    async dropSession(tokenHash) {
      await redis.ask('HDEL', SESSIONS, tokenHash)
    },
    async roll() {
      const stored = await redis.ask('HGET', PEOPLE, 'roll')
      const roll = typeof stored === 'string' ? readRoll(stored) : EMPTY_ROLL
      if (!roll) throw new RegistryUnavailable('The accounts in Redis cannot be read.')
      return roll
    },
    async keepRoll({ revision, accounts }) {
      const next = { revision: revision + 1, accounts }
      const words = [String(revision), String(next.revision), writtenRoll(next)]
      return (await redis.ask('EVAL', KEEP_ROLL, '1', PEOPLE, ...words)) === 1
    },
    async onAir() {
      const show = await redis.ask('GET', ON_AIR)
      return typeof show === 'string' ? show : null
    },
    async putOnAir(show) {
      await redis.ask('SET', ON_AIR, show)
    },
    async noted(fact) {
      return strings(await redis.ask('SMEMBERS', factKey(fact))).sort()
    },
    async note(fact, show, holds) {
      await redis.ask(holds ? 'SADD' : 'SREM', factKey(fact), show)
    },
    async screens() {
      const values = await redis.ask('HVALS', SCREENS).then(strings)
      const screens = values.flatMap((value) => read(StoredScreen, value) ?? [])
      return screens.sort((a, b) => a.pairedAt - b.pairedAt || (a.id < b.id ? -1 : 1))
    },
    async keepScreen(screen) {
      mustBeHash(screen.tokenHash)
      await redis.ask('HSET', SCREENS, screen.id, JSON.stringify(screen))
    },
    async dropScreen(id) {
      await redis.ask('HDEL', SCREENS, id)
    },
    close: () => redis.close(),
  }
}

const sessionOf = ({
  account = null,
  place = '',
  byLink = false,
  ...rest
}: Static<typeof StoredSession>): Session => ({
  ...rest,
  account,
  place,
  byLink,
})

const strings = (answer: unknown): string[] => (Array.isArray(answer) ? answer.map(String) : [])

/** Null for what is missing or unreadable: a session that cannot be read signs nobody in. */
function read<S extends TSchema>(schema: S, stored: unknown): Static<S> | null {
  if (typeof stored !== 'string') return null
  try {
    const parsed = parse(schema, JSON.parse(stored))
    return 'value' in parsed ? parsed.value : null
  } catch {
    return null
  }
}
