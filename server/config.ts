/** The environment, read once and checked. Every variable Envelope knows is in this table; README prints it. */
import { resolve } from 'node:path'

export interface Config {
  /** Control panel, stage screens and HTTP API: the room's network. */
  readonly roomPort: number
  /** Live blog: the readers. */
  readonly publicPort: number
  readonly host: string
  readonly publicUrl: string | null
  /** Absolute path; holds the embedded log, the registry and the seal key. */
  readonly dataFolder: string
  /** Set when the log lives in Redis instead of the data folder. */
  readonly redisUrl: string | null
  /** The bearer key of the HTTP API; without it the API answers signed-in browsers only. */
  readonly apiKey: string | null
  /** 64 hexadecimal digits; otherwise the key is the file `seal.key` in the data folder. */
  readonly sealKey: string | null
  /** Null: plain HTTP. `auto`: HTTPS by an authority of this machine's own. Else a certificate and its key, absolute paths. */
  readonly tls: null | 'auto' | { readonly certificate: string; readonly key: string }
  /** Whether a first start without any show loads the ceremony that comes with Envelope. */
  readonly sample: boolean
  /** Event streams that one address may hold open. */
  readonly streamsPerAddress: number
  /** What is told of changes, so that a CDN drops what it holds; null for nobody. */
  readonly purgeUrl: string | null
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
  REDIS_URL: 'Keeps log, registry and pictures in this Redis instead, for example redis://127.0.0.1:6379.',
  ENVELOPE_KEY: 'Fixed bearer key of the HTTP API, at least 16 characters.',
  ENVELOPE_SEAL_KEY: 'Seal key as 64 hexadecimal digits, instead of the file seal.key in the data folder.',
  ENVELOPE_TLS:
    'Serves the room over HTTPS: "auto" by a certificate authority made once in the data folder, or <cert.pem>,<key.pem>.',
  ENVELOPE_SAMPLE: 'Whether a first start without any show loads a ceremony to try: on, off (on).',
  ENVELOPE_STREAMS:
    'Event streams of the live blog that one address may hold open; more where a proxy or CDN stands in front (100).',
  ENVELOPE_PURGE_URL:
    'Webhook that is told which public addresses changed, for a CDN in front of the live blog.',
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
  const redisUrl = text('REDIS_URL')
  if (redisUrl !== null && !/^rediss?:\/\//.test(redisUrl)) {
    throw new StartRefused('REDIS_URL is not the address of a Redis; it begins with redis:// or rediss://.')
  }
  const sample = text('ENVELOPE_SAMPLE') ?? 'on'
  if (sample !== 'on' && sample !== 'off') {
    throw new StartRefused(`ENVELOPE_SAMPLE is "${sample}"; it must be on or off.`)
  }
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
  return {
    roomPort: port(environment, 'ROOM_PORT', 4100),
    publicPort: port(environment, 'PUBLIC_PORT', 4200),
    publicUrl: publicUrlOf(text('PUBLIC_URL')),
    host: text('HOST') ?? '0.0.0.0',
    dataFolder: resolve(text('ENVELOPE_DATA') ?? 'data'),
    redisUrl,
    apiKey,
    sealKey: sealKey?.toLowerCase() ?? null,
    tls: tlsOf(text('ENVELOPE_TLS')),
    sample: sample === 'on',
    streamsPerAddress: Number(streams),
    purgeUrl,
    logLevel,
    failpoints: text('ENVELOPE_FAILPOINTS') === 'on',
  }
}
