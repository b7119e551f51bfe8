/** Where a Redis is: at its address, or wherever its sentinels say that the master is now. */
import { createClient } from 'redis'
import { LogUnusable } from './show-log.ts'

export interface RedisAddress {
  /** Without user and password, for sentences and logs. */
  readonly place: string
  /** How many replicas must have a commit before it counts as stored. */
  readonly replicas: number
  /** True where sentinels are asked: another Redis may answer each time. */
  readonly moves: boolean
  /** The address to connect to now; rejects with a sentence where nobody knows it. */
  find(): Promise<string>
}

interface Sentinel {
  readonly host: string
  readonly port: number
  /** What it asks for, where it does. */
  readonly username: string | undefined
  readonly password: string | undefined
}

const SENTINEL_PORT = '26379'
/** How long a sentinel is waited for, in milliseconds. */
const PATIENCE_MS = 1000

/** Throws `LogUnusable` with a sentence for whoever wrote the address. */
export function addressOf(url: string): RedisAddress {
  const parsed = URL.canParse(url) ? new URL(url) : null
  const [, scheme, sentinel] = /^(rediss?)(\+sentinel)?:$/.exec(parsed?.protocol ?? '') ?? []
  if (!parsed || !scheme) throw new LogUnusable('REDIS_URL is not an address of the form redis://host:port.')
  const database = parsed.pathname.length > 1 ? parsed.pathname : ''
  const user = parsed.username || parsed.password ? `${parsed.username}:${parsed.password}@` : ''
  const replicas = parsed.searchParams.get('replicas') ?? (sentinel ? '1' : '0')
  if (!/^\d$/.test(replicas))
    throw new LogUnusable(`REDIS_URL says "replicas=${replicas}"; it must be a number from 0 to 9.`)
  if (!sentinel) {
    const where = `${parsed.hostname || 'localhost'}:${parsed.port || '6379'}${database}`
    const place = `${scheme}://${where}`
    const direct = `${scheme}://${user}${where}`
    return { place, replicas: Number(replicas), moves: false, find: async () => direct }
  }
  const sentinels = sentinelsIn(parsed.searchParams)
  const name = parsed.hostname
  if (sentinels.length === 0 || name === '')
    throw new LogUnusable(
      'REDIS_URL names no sentinels; it has the form redis+sentinel://name?at=host:port,host:port,host:port.',
    )
  const place = `${parsed.protocol}//${name}${database}`
  return {
    place,
    replicas: Number(replicas),
    moves: true,
    async find() {
      const at = await masterBy(sentinels, name)
      return `${scheme}://${user}${at}${database}`
    },
  }
}

function sentinelsIn(said: URLSearchParams): Sentinel[] {
  const username = said.get('sentinel-user') ?? undefined
  const password = said.get('sentinel-password') ?? undefined
  return (said.get('at') ?? '').split(',').flatMap((one) => {
    const [, host, port = SENTINEL_PORT] = /^(.+?)(?::(\d{1,5}))?$/.exec(one.trim()) ?? []
    return host === undefined ? [] : [{ host, port: Number(port), username, password }]
  })
}

/** What most sentinels say, as soon as most have said it: one that was cut off may still name the old master. */
async function masterBy(sentinels: readonly Sentinel[], name: string): Promise<string> {
  const said = new Map<string, number>()
  const troubles: string[] = []
  const asked = sentinels.map(async (sentinel) => {
    const at = await ask(sentinel, name)
    const count = (said.get(at) ?? 0) + 1
    said.set(at, count)
    if (count <= sentinels.length / 2) throw new Error('no majority yet')
    return at
  })
  for (const one of asked) one.catch((error: Error) => troubles.push(error.message))
  try {
    return await Promise.any(asked)
  } catch {
    const [best] = [...said].sort(([, a], [, b]) => b - a)
    if (best) return best[0]
    throw new Error(`no sentinel says where ${name} is: ${troubles[0] ?? 'no answer'}`)
  }
}

async function ask({ host, port, username, password }: Sentinel, name: string): Promise<string> {
  const client = createClient({
    RESP: 2,
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    disableClientInfo: true,
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    socket: { host, port, connectTimeout: PATIENCE_MS, reconnectStrategy: false },
  })
  client.on('error', () => {})
  const late = setTimeout(() => client.isOpen && client.destroy(), PATIENCE_MS)
  try {
    await client.connect()
    const found = await client.sendCommand<unknown>(['SENTINEL', 'GET-MASTER-ADDR-BY-NAME', name])
    if (!Array.isArray(found)) throw new Error(`the sentinel at ${host}:${port} knows no ${name}`)
    const [at, on] = found.map(String)
    return at?.includes(':') ? `[${at}]:${on}` : `${at}:${on}`
  } finally {
    clearTimeout(late)
    if (client.isOpen) client.destroy()
  }
}
