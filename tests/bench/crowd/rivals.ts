/** Those who tell a crowd: the edge as it is built, and what it is measured against. Each is told an update and sends it to everybody. */
import { type ChildProcess, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { FeedUpdate } from '#shared/feed'
import { PROTOCOL_VERSION } from '#shared/protocol'
import { type CrowdWish, onProcessor } from './programs.ts'

const EDGE = fileURLToPath(new URL('../../../dist/server/edge.js', import.meta.url))
const PLAIN = fileURLToPath(new URL('../plain-sockets.mjs', import.meta.url))

export type RivalName = 'floor' | 'edge' | 'plain' | 'ws' | 'nchan'

export interface Rival {
  readonly child: ChildProcess
  /** How the crowd comes in. */
  readonly door: Omit<CrowdWish, 'readers'>
  tell(update: FeedUpdate): void
  stop(): void
}

const heard = (child: ChildProcess, kind: string): Promise<{ port: number }> =>
  new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`A server of the bench ended with ${code}`)))
    child.on(
      'message',
      (message: { kind: string; port: number }) => message.kind === kind && resolve(message),
    )
  })

const wordsOf = (update: FeedUpdate) => `42/live,${JSON.stringify(['update', update])}`
const SOCKETS = '/socket.io/?EIO=4&transport=websocket'

/** The edge, told what was public before anybody came. `environment` may choose another way of sending. */
export async function startEdgeRival(
  show: string,
  before: FeedUpdate,
  { port = 0, environment = {} }: { port?: number; environment?: Record<string, string> } = {},
): Promise<Rival> {
  const child = onProcessor('server', process.execPath, [EDGE], {
    env: {
      ...process.env,
      PUBLIC_PORT: String(port),
      HOST: '127.0.0.1',
      ENVELOPE_LOG: 'error',
      ...environment,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const tell = (update: FeedUpdate) => void child.send({ kind: 'public', show, update })
  child.on('message', ({ kind }: { kind: string }) => {
    if (kind !== 'gap') return
    tell(before)
    child.send({ kind: 'told' })
  })
  const { port: opened } = await heard(child, 'ready')
  const hello = `40/live,${JSON.stringify({ protocol: PROTOCOL_VERSION, show })}`
  return {
    child,
    door: { mode: 'io', port: opened, path: SOCKETS, hello, epoch: before.epoch },
    tell,
    stop: () => void child.removeAllListeners('exit').kill('SIGKILL'),
  }
}

export async function startPlain(
  kind: 'plain' | 'ws',
  environment: Record<string, string> = {},
): Promise<Rival> {
  const child = onProcessor('server', process.execPath, [PLAIN, kind], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const { port } = await heard(child, 'ready')
  return {
    child,
    door: kind === 'ws' ? { mode: 'ws', port } : { mode: 'io', port, path: SOCKETS, hello: '40/live,{}' },
    tell: (update) => void child.send({ update }),
    stop: () => void child.removeAllListeners('exit').kill('SIGKILL'),
  }
}

export async function startFloor(program: string, readers: number): Promise<Rival> {
  const child = onProcessor('server', program, [String(readers)], { stdio: ['pipe', 'pipe', 'inherit'] })
  if (!child.stdout) throw new Error('The floor says nothing')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const port = Number(String((await lines.next()).value).split(' ')[1])
  return {
    child,
    door: { mode: 'bare', port },
    tell(update) {
      const words = wordsOf(update)
      child.stdin?.write(`${Buffer.byteLength(words)}\n${words}`)
    },
    stop: () => void child.kill('SIGKILL'),
  }
}

const NGINX = '/usr/sbin/nginx'
const MODULE = '/usr/lib/nginx/modules/ngx_nchan_module.so'

/** Debian's nchan, installed if that is possible; false where there is none. */
export function hasNchan(): boolean {
  const there = () => existsSync(NGINX) && existsSync(MODULE)
  if (!there() && process.platform === 'linux' && process.getuid?.() === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
    const packages = ['libnginx-mod-nchan', 'nginx']
    spawnSync('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', ...packages], { env })
  }
  return there()
}

let nextPort = 21_400

export async function startNchan(): Promise<Rival> {
  const folder = mkdtempSync(join(tmpdir(), 'envelope-nchan-'))
  const port = nextPort
  nextPort += 1
  for (const name of ['body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']) mkdirSync(join(folder, name))
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map(
      (name, i) =>
        `${name}_temp_path ${join(folder, ['body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'][i] ?? '')};`,
    )
    .join('\n')
  writeFileSync(
    join(folder, 'nginx.conf'),
    `load_module ${MODULE};
    daemon off; master_process off; worker_processes 1; worker_rlimit_nofile 60000;
    pid ${folder}/pid; error_log ${folder}/error.log crit;
    events { worker_connections 19900; use epoll; multi_accept on; }
    http { access_log off; tcp_nodelay on; ${temporary}
      nchan_shared_memory_size 256M;
      server { listen 127.0.0.1:${port} backlog=4096;
        location = /sub { nchan_subscriber websocket; nchan_channel_id feed; nchan_websocket_ping_interval 0; nchan_subscriber_first_message newest; }
        location = /pub { nchan_publisher http; nchan_channel_id feed; nchan_message_buffer_length 1; client_max_body_size 1m; client_body_buffer_size 1m; }
      } }`,
  )
  const child = onProcessor('server', NGINX, ['-p', folder, '-c', join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'inherit', 'ignore'],
  })
  const publish = (words: string) =>
    new Promise<boolean>((resolve) => {
      const sent = request({ port, host: '127.0.0.1', path: '/pub', method: 'POST' }, (reply) => {
        reply.resume().on('end', () => resolve((reply.statusCode ?? 500) < 300))
      })
      sent.on('error', () => resolve(false))
      sent.end(words)
    })
  for (let i = 0; i < 50 && !(await publish('first')); i += 1)
    await new Promise((done) => setTimeout(done, 100))
  return {
    child,
    door: { mode: 'ws', port, path: '/sub' },
    tell: (update) => void publish(wordsOf(update)),
    stop: () => void child.kill('SIGKILL'),
  }
}
