/** The registry beside a Redis log: two hashes, hash of the secret → who it is. */
import Type, { type Static, type TSchema } from 'typebox'
import { parse } from '#shared/parse'
import { ROLES } from '#shared/people'
import { connectRedis } from '../log/redis-connection.ts'
import { mustBeHash } from './hashes.ts'
import { type Registry, RegistryUnavailable } from './registry.ts'

const KEYS = 'envelope:keys'
const SESSIONS = 'envelope:sessions'
const ON_AIR = 'envelope:on-air'

const who = { name: Type.String(), role: Type.Enum([...ROLES]), expiresAt: Type.Number() }
const StoredKey = Type.Object({ ...who, keyHash: Type.String() })
const StoredSession = Type.Object({ ...who, tokenHash: Type.String(), createdAt: Type.Number() })

/** Rejects with `LogUnusable` if the Redis cannot be reached or would not keep what it acknowledges. */
export async function openRedisRegistry(url: string, now: () => number = Date.now): Promise<Registry> {
  const redis = await connectRedis(url, (sentence) => new RegistryUnavailable(sentence))
  const isAlive = (stored: { expiresAt: number } | null) => stored !== null && stored.expiresAt > now()

  /** Only ever forgets what nobody can use again, so it need not be one step with anything else. */
  async function dropWhere<S extends TSchema>(
    key: string,
    schema: S,
    drop: (stored: Static<S> | null) => boolean,
  ) {
    const pairs = await redis.ask('HGETALL', key)
    const fields = Array.isArray(pairs) ? pairs.map(String) : []
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
      return mine && isAlive(found) ? found : null
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
      return isAlive(found) ? found : null
    },
    async dropSession(tokenHash) {
      await redis.ask('HDEL', SESSIONS, tokenHash)
    },
    async onAir() {
      const show = await redis.ask('GET', ON_AIR)
      return typeof show === 'string' ? show : null
    },
    async putOnAir(show) {
      await redis.ask('SET', ON_AIR, show)
    },
    close: () => redis.close(),
  }
}

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
