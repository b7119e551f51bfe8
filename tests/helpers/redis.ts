/** A real Redis of the test's own: on a free port, in a folder of its own, durable as Envelope asks for it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'

export interface RedisServer {
  readonly url: string
  readonly port: number
  readonly folder: string
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>
  /** Starts again on the same port and folder, killing what still runs. */
  restart(settings?: Settings): Promise<void>
  /** Stops answering without closing anything, as on a hung machine. */
  pause(): void
  resume(): void
  /** Ends it and removes its folder. */
  stop(): Promise<void>
}

/** Lines of redis.conf, by name. */
type Settings = Record<string, string>

export interface RedisOptions {
  readonly settings?: Settings
  /** A program to run it under, with its arguments. */
  readonly under?: readonly string[]
  /** What lies in its folder when it starts, by path. */
  readonly files?: ReadonlyMap<string, Buffer>
}

const PID = 'redis.pid'

const DURABLE: Settings = {
  bind: '127.0.0.1',
  save: '',
  appendonly: 'yes',
  appendfsync: 'always',
  'maxmemory-policy': 'noeviction',
  'auto-aof-rewrite-percentage': '0',
  daemonize: 'no',
}

/** Throws a sentence if there is no redis-server. */
export function findRedis(): string {
  const places = (process.env['PATH'] ?? '').split(delimiter).concat('/usr/bin', '/usr/local/bin')
  const names = [process.env['REDIS_SERVER'], ...places.map((place) => join(place, 'redis-server'))]
  const found = names.find((name) => name && isProgram(name))
  if (!found) throw new Error('No redis-server was found; install one: apt-get install redis-server')
  return found
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Resolves when the server takes connections. */
export async function startRedis({
  settings = {},
  under = [],
  files = new Map(),
}: RedisOptions = {}): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'envelope-redis-'))
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  const port = await freePort()
  const start = (more: Settings) =>
    launch([...under, findRedis()], {
      ...DURABLE,
      dir: folder,
      port: String(port),
      pidfile: join(folder, PID),
      ...settings,
      ...more,
    })
  /** The server itself, not the program it runs under. */
  const signal = (name: NodeJS.Signals) => {
    process.kill(Number(readFileSync(join(folder, PID), 'utf8')), name)
  }
  const end = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const gone = once(server, 'exit')
    signal('SIGKILL')
    await gone
  }
  let server = await start({})

  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    folder,
    kill: end,
    async restart(more = {}) {
      await end()
      server = await start(more)
    },
    pause: () => signal('SIGSTOP'),
    resume: () => signal('SIGCONT'),
    async stop() {
      await end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function launch(program: string[], settings: Settings): Promise<ChildProcess> {
  const [command = '', ...first] = program
  const words = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value])
  const server = spawn(command, [...first, ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
  const reap = () => server.kill('SIGKILL')
  process.once('exit', reap)
  server.once('exit', () => process.off('exit', reap))
  const said: string[] = []
  for await (const line of createInterface({ input: server.stdout })) {
    said.push(line)
    if (line.includes('Ready to accept connections')) {
      server.stdout.resume()
      return server
    }
  }
  throw new Error(`redis-server did not start:\n${said.join('\n')}`)
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port.')
  return address.port
}
