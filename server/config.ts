/** The environment, read once and checked. Every variable Envelope knows is in this table; README prints it. */
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'

/** Everything on one machine, or its parts apart: a core alone, or edges that another machine's core feeds. */
export const ENVELOPE_ROLES = ['core', 'edge', 'all'] as const
export type EnvelopeRole = (typeof ENVELOPE_ROLES)[number]

export interface Config {
  readonly role: EnvelopeRole
  /** How many edge processes share the public port; none beside a core alone. */
  readonly edges: number
  /** Control panel, stage screens and HTTP API: the room's network. */
  readonly roomPort: number
  /** Live blog: the readers. */
  readonly publicPort: number
  readonly host: string
  readonly publicUrl: string | null
  /** Absolute path; holds the embedded log, the registry and the seal key. */
  readonly dataFolder: string
  /** Absolute path of a folder elsewhere that every commit is copied to; null for none. */
  readonly backupFolder: string | null
  /** Set when the log lives in Redis instead of the data folder. */
  readonly redisUrl: string | null
  /** The Redis that carries public facts to edges of their own; the core's own where nothing else is said. */
  readonly feedUrl: string | null
  /** Origins of all cores on one Redis, this one's own first; empty where it is alone. */
  readonly cores: readonly string[]
  /** The bearer key of the HTTP API; without it the API answers signed-in browsers only. */
  readonly apiKey: string | null
  /** 64 hexadecimal digits; otherwise the key is the file `seal.key` in the data folder. */
  readonly sealKey: string | null
  /** `show`: the key lies where a restart finds it. `strict`: in memory alone, and people enter it after every start. */
  readonly sealMode: 'show' | 'strict'
  /** Null: plain HTTP. `auto`: HTTPS by an authority of this machine's own. Else a certificate and its key, absolute paths. */
  readonly tls: null | 'auto' | { readonly certificate: string; readonly key: string }
  /** Whether a first start without any show loads the ceremony that comes with Envelope. */
  readonly sample: boolean
  /** Event streams that one address may hold open. */
  readonly streamsPerAddress: number
  /** Readers by socket and stream that one edge is meant to hold; beyond, new ones are asked to poll. */
  readonly readersPerEdge: number
  /** What is told of changes, so that a CDN drops what it holds; null for nobody. */
  readonly purgeUrl: string | null
  /** How what is published leaves for many readers. */
  readonly fanOut: FanOutWay
  readonly logLevel: string
  /** For crash tests: lets a file `failpoint` in the data folder end the core at a chosen moment. */
  readonly failpoints: boolean
}

/** A sentence for the person who started the program; it ends with it. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused'
}

export const VARIABLES = {
  ROOM_PORT: 'Port of the control panel, the stage screens and the HTTP API (4100).',
  PUBLIC_PORT: 'Port of the live blog (4200).',
  PUBLIC_URL:
    'Address readers know the live blog by, for example https://live.example.org; for feeds, the list of pages and shared links, which there are not without it.',
  HOST: 'Address both ports are bound to (0.0.0.0: every network of this machine).',
  ENVELOPE_DATA: 'Folder of the embedded log, the registry, the pictures and the seal key (./data).',
  ENVELOPE_BACKUP:
    'Folder on another disk, a stick or a NAS that every commit is copied to as it happens; it must be there (none).',
  REDIS_URL:
    'Keeps log, registry and pictures in this Redis instead, for example redis://127.0.0.1:6379, or redis+sentinel://name?at=host:port,host:port,host:port.',
  ENVELOPE_CORES:
    'Two or more cores on one Redis: the addresses of their rooms, this one’s own first, as http://10.0.0.1:4100,http://10.0.0.2:4100. One leads, the others stand by.',
  ENVELOPE_ROLE:
    'What runs here: core, edge (fed by ENVELOPE_FEED_URL), or all: a core and an edge for every processor it leaves (all).',
  ENVELOPE_EDGES: 'Edge processes that share the public port (one for every processor the core leaves).',
  ENVELOPE_FEED_URL:
    'Redis by which a core tells edges of their own what is public (REDIS_URL); an edge reads it as a user who may read nothing else.',
  ENVELOPE_READERS:
    'Readers one edge process is meant to hold; those who come then are asked to poll (20000).',
  ENVELOPE_KEY: 'Fixed bearer key of the HTTP API, at least 16 characters.',
  ENVELOPE_SEAL_KEY: 'Seal key as 64 hexadecimal digits, instead of the file seal.key in the data folder.',
  ENVELOPE_SEAL_MODE:
    'show: the seal key lies in the data folder, and a restart heals by itself; strict: it is in memory alone, and people enter it after every start (show).',
  ENVELOPE_TLS:
    'Serves the room over HTTPS: "auto" by a certificate authority made once in the data folder, or <cert.pem>,<key.pem>.',
  ENVELOPE_SAMPLE: 'Whether a first start without any show loads a ceremony to try: on, off (on).',
  ENVELOPE_STREAMS:
    'Event streams of the live blog that one address may hold open; more where a proxy or CDN stands in front (100).',
  ENVELOPE_PURGE_URL:
    'Webhook that is told which public addresses changed, for a CDN in front of the live blog.',
  ENVELOPE_FAN_OUT:
    'How messages to readers leave: handle (at the system), stream, library, or plain: socket.io alone, which is slower (handle).',
  ENVELOPE_LOG: 'Level of the technical log: fatal, error, warn, info, debug, trace, silent (warn).',
  ENVELOPE_FAILPOINTS: 'For crash tests only: "on" obeys a file named failpoint in the data folder.',
} as const

type Environment = Readonly<Record<string, string | undefined>>

function port(environment: Environment, name: keyof typeof VARIABLES, otherwise: number): number {
  const given = environment[name]
  if (given === undefined || given === '') return otherwise
  const value = Number(given)
  if (Number.isInteger(value) && value >= 0 && value <= 65_535) return value
  throw new StartRefused(`${name} is "${given}"; it must be a port number from 0 to 65535.`)
}

const isOneOf = <T extends string>(ones: readonly T[], given: string): given is T =>
  (ones as readonly string[]).includes(given)

/** Without what follows the port: every address begins with it. */
function publicUrlOf(given: string | null): string | null {
  if (given === null) return null
  const url = URL.canParse(given) ? new URL(given) : null
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '') return url.origin
  throw new StartRefused(
    `PUBLIC_URL is "${given}"; it must be an address without a path, as https://live.example.org.`,
  )
}

function tlsOf(given: string | null): Config['tls'] {
  if (given === null || given === 'auto') return given
  const [certificate, key, ...more] = given.split(',').map((path) => path.trim())
  if (certificate && key && more.length === 0) return { certificate: resolve(certificate), key: resolve(key) }
  throw new StartRefused(`ENVELOPE_TLS is "${given}"; it must be auto, or two files: <cert.pem>,<key.pem>.`)
}

function roleOf(given: string | null): EnvelopeRole {
  const role = ENVELOPE_ROLES.find((known) => known === (given ?? 'all'))
  if (role) return role
  throw new StartRefused(`ENVELOPE_ROLE is "${given}"; it must be one of ${ENVELOPE_ROLES.join(', ')}.`)
}

/** Where a core runs, one processor is its own. */
function edgesOf(given: string | null, role: EnvelopeRole): number {
  if (given !== null && !/^[1-9]\d?$/.test(given))
    throw new StartRefused(`ENVELOPE_EDGES is "${given}"; it must be a number from 1 to 99.`)
  if (role === 'core') return 0
  return given === null ? Math.max(1, availableParallelism() - (role === 'all' ? 1 : 0)) : Number(given)
}

function sealModeOf(given: string | null, sealKey: string | null): Config['sealMode'] {
  const mode = given ?? 'show'
  if (mode !== 'show' && mode !== 'strict')
    throw new StartRefused(`ENVELOPE_SEAL_MODE is "${given}"; it must be show or strict.`)
  if (mode === 'strict' && sealKey !== null)
    throw new StartRefused(
      'ENVELOPE_SEAL_MODE is strict, and ENVELOPE_SEAL_KEY gives the key away; unset one of them.',
    )
  return mode
}

function redisOf(given: string | null, name: keyof typeof VARIABLES): string | null {
  if (given === null || (/^rediss?(\+sentinel)?:\/\//.test(given) && URL.canParse(given))) return given
  throw new StartRefused(`${name} is not the address of a Redis; it begins with redis:// or rediss://.`)
}

/** Those of every core, for pages of one may have to speak to another. */
function coresOf(given: string | null, redisUrl: string | null): string[] {
  if (given === null) return []
  const cores = given.split(',').map((address) => {
    const url = URL.canParse(address.trim()) ? new URL(address.trim()) : null
    if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '') return url.origin
    throw new StartRefused(
      `ENVELOPE_CORES is "${given}"; it must be addresses with commas between them, as http://10.0.0.1:4100,http://10.0.0.2:4100.`,
    )
  })
  if (new Set(cores).size < 2 || new Set(cores).size < cores.length)
    throw new StartRefused('ENVELOPE_CORES must name two cores or more, each once, this one first.')
  if (redisUrl === null)
    throw new StartRefused(
      'ENVELOPE_CORES names more than one core, and REDIS_URL does not say which Redis they share.',
    )
  return cores
}

const FAN_OUT_WAYS = ['handle', 'stream', 'library', 'plain'] as const
type FanOutWay = (typeof FAN_OUT_WAYS)[number]

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** The environment as a `Config`; throws `StartRefused` with one sentence naming the variable that is wrong. */
export function readConfig(environment: Environment): Config {
  const text = (name: keyof typeof VARIABLES): string | null => environment[name]?.trim() || null
  const apiKey = text('ENVELOPE_KEY')
  if (apiKey !== null && apiKey.length < 16) {
    throw new StartRefused('ENVELOPE_KEY is too short; it needs at least 16 characters.')
  }
  const sealKey = text('ENVELOPE_SEAL_KEY')
  if (sealKey !== null && !/^[0-9a-f]{64}$/i.test(sealKey)) {
    throw new StartRefused('ENVELOPE_SEAL_KEY is not a seal key; it must be 64 hexadecimal digits.')
  }
  const role = roleOf(text('ENVELOPE_ROLE'))
  const redisUrl = redisOf(text('REDIS_URL'), 'REDIS_URL')
  const feedUrl = redisOf(text('ENVELOPE_FEED_URL'), 'ENVELOPE_FEED_URL')
  // The core's own address would open to an edge what no edge may know.
  if (role === 'edge' && feedUrl === null)
    throw new StartRefused(
      'ENVELOPE_ROLE is "edge", and ENVELOPE_FEED_URL does not say which Redis tells it what is public.',
    )
  const readers = text('ENVELOPE_READERS') ?? '20000'
  if (!/^[1-9]\d{0,6}$/.test(readers)) {
    throw new StartRefused(`ENVELOPE_READERS is "${readers}"; it must be a number from 1 to 9999999.`)
  }
  const sample = text('ENVELOPE_SAMPLE') ?? 'on'
  if (sample !== 'on' && sample !== 'off') {
    throw new StartRefused(`ENVELOPE_SAMPLE is "${sample}"; it must be on or off.`)
  }
  const backup = text('ENVELOPE_BACKUP')
  const streams = text('ENVELOPE_STREAMS') ?? '100'
  if (!/^[1-9]\d{0,5}$/.test(streams)) {
    throw new StartRefused(`ENVELOPE_STREAMS is "${streams}"; it must be a number from 1 to 999999.`)
  }
  const purgeUrl = text('ENVELOPE_PURGE_URL')
  if (purgeUrl !== null && !(/^https?:\/\//.test(purgeUrl) && URL.canParse(purgeUrl))) {
    throw new StartRefused('ENVELOPE_PURGE_URL is not an address; it begins with https:// or http://.')
  }
  const logLevel = text('ENVELOPE_LOG') ?? 'warn'
  if (!LEVELS.includes(logLevel)) {
    throw new StartRefused(`ENVELOPE_LOG is "${logLevel}"; it must be one of ${LEVELS.join(', ')}.`)
  }
  const fanOut = text('ENVELOPE_FAN_OUT') ?? 'handle'
  if (!isOneOf(FAN_OUT_WAYS, fanOut)) {
    throw new StartRefused(`ENVELOPE_FAN_OUT is "${fanOut}"; it must be one of ${FAN_OUT_WAYS.join(', ')}.`)
  }
  return {
    roomPort: port(environment, 'ROOM_PORT', 4100),
    publicPort: port(environment, 'PUBLIC_PORT', 4200),
    publicUrl: publicUrlOf(text('PUBLIC_URL')),
    host: text('HOST') ?? '0.0.0.0',
    dataFolder: resolve(text('ENVELOPE_DATA') ?? 'data'),
    backupFolder: backup === null ? null : resolve(backup),
    role,
    edges: edgesOf(text('ENVELOPE_EDGES'), role),
    redisUrl,
    feedUrl: feedUrl ?? redisUrl,
    cores: role === 'edge' ? [] : coresOf(text('ENVELOPE_CORES'), redisUrl),
    apiKey,
    sealKey: sealKey?.toLowerCase() ?? null,
    sealMode: sealModeOf(text('ENVELOPE_SEAL_MODE'), sealKey),
    tls: tlsOf(text('ENVELOPE_TLS')),
    sample: sample === 'on',
    streamsPerAddress: Number(streams),
    readersPerEdge: Number(readers),
    purgeUrl,
    fanOut,
    logLevel,
    failpoints: text('ENVELOPE_FAILPOINTS') === 'on',
  }
}
