/** Whether a Redis may hold a show. Every answer no is one sentence for whoever starts the server. */
import { LogUnusable } from './show-log.ts'

/** One command to the Redis in question. */
export type Ask = (...words: string[]) => Promise<unknown>

/** What must stand in its configuration, and what would be lost otherwise. */
const NEEDED = [
  ['appendonly', 'yes', 'keeps no append-only file'],
  ['appendfsync', 'always', 'may lose what it acknowledged when the power fails'],
  ['no-appendfsync-on-rewrite', 'no', 'may lose what it acknowledged while it rewrites its file'],
  ['maxmemory-policy', 'noeviction', 'may drop a show when memory runs short'],
] as const

/** Functions came with Redis 7. */
const OLDEST = 7

/**
 * Rejects with `LogUnusable`; resolves to the id of this run of the Redis, which changes when it restarts. `replicas`: how many must have
 * every commit; where it knows that, a Redis that is cut off from them refuses, and nobody has to guess what became of a commit.
 */
export async function checkRedis(place: string, ask: Ask, replicas = 0): Promise<string> {
  const server = fieldsOf(String(await ask('INFO', 'server')))
  const version = server.get('redis_version') ?? 'unknown'
  if (!(Number.parseInt(version, 10) >= OLDEST))
    throw new LogUnusable(`Redis at ${place} has version ${version}; Envelope needs ${OLDEST}.0 or newer.`)
  for (const [name, needed, danger] of NEEDED) {
    const found = await setting(place, ask, name)
    if (found !== needed)
      throw new LogUnusable(
        `Redis at ${place} ${danger}: its ${name} is "${found}"; start it with "${name} ${needed}".`,
      )
  }
  const found = await setting(place, ask, 'min-replicas-to-write')
  if (!(Number(found) >= replicas))
    throw new LogUnusable(
      `Redis at ${place} may go on alone, and what it acknowledged then is lost with it: its min-replicas-to-write is "${found}"; start it with "min-replicas-to-write ${replicas}".`,
    )
  return server.get('run_id') ?? ''
}

async function setting(place: string, ask: Ask, name: string): Promise<string> {
  const pair = await ask('CONFIG', 'GET', name)
  if (!Array.isArray(pair) || pair.length !== 2)
    throw new LogUnusable(`Redis at ${place} does not tell its ${name}, so nothing it keeps can be trusted.`)
  return String(pair[1])
}

const fieldsOf = (info: string): Map<string, string> =>
  new Map(
    info.split('\r\n').map((line) => {
      const [name = '', ...value] = line.split(':')
      return [name, value.join(':')]
    }),
  )

/** `place` is said as it is: never the whole address, which may hold a password. */
export const unreachable = (place: string, error: unknown): string =>
  `Redis at ${place} cannot be reached: ${reasonOf(error)}.`

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection lost',
  EPIPE: 'connection lost',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'no such host',
  ETIMEDOUT: 'no answer',
  EHOSTUNREACH: 'no way to that host',
  ENETUNREACH: 'no way to that host',
  ConnectionTimeoutError: 'no answer',
  SocketClosedUnexpectedlyError: 'connection lost',
  DisconnectsClientError: 'connection lost',
  ClientOfflineError: 'connection lost',
  ClientClosedError: 'connection closed',
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'connection lost'
  const code = 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? REASONS[error.constructor.name] ?? error.message
}
