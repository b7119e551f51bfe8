/** Parent of the core and the edges. Serves nothing, restarts what dies, and passes public facts from the one to the others. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Config, readConfig, StartRefused } from './config.ts'
import { edgeForks } from './edge-forks.ts'
import { type Child, keepAlive } from './kept-alive.ts'
import { edgeLinks, linksOf, type Room } from './links.ts'
import { type FromCore, type FromEdge, type FromMeter, refuseToStart, type ToCore } from './processes.ts'
import { toldAnew } from './told-anew.ts'

const programAt = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

async function supervise(config: Config): Promise<void> {
  const { role, host } = config
  const forkEdge = await edgeForks(programAt('./edge.js'), config)
  let room: Room | null = null
  let meterPort: number | null = null
  const readers = new Map<number, number>()
  let announced = false
  const everReady = () => announced
  const anew = toldAnew(() => core?.send({ kind: 'tell-everything' } satisfies ToCore))

  const announce = () => {
    const [publicPort = null] = readers.values()
    if (announced || readers.size < config.edges) return
    if (role === 'edge' ? meterPort === null || publicPort === null : room === null) return
    announced = true
    process.stdout.write(
      room ? linksOf(host, room, publicPort) : edgeLinks(host, publicPort as number, meterPort as number),
    )
  }

  // A child that comes back does so on the port it had, also where that was the machine's choice (0).
  const core: Child | null =
    role === 'edge'
      ? null
      : keepAlive({
          name: 'core.js',
          fork: () =>
            fork(programAt('./core.js'), {
              env: {
                ...process.env,
                // These make libraries print what they are sent, and that is where results come in.
                DEBUG: '',
                NODE_DEBUG: '',
                ENVELOPE_FIRST_START: announced ? '0' : '1',
                ROOM_PORT: String(room?.port ?? config.roomPort),
              },
            }),
          onMessage: fromCore,
          everReady,
        })
  const meter: Child | null =
    role === 'edge'
      ? keepAlive({
          name: 'meter.js',
          fork: () =>
            fork(programAt('./meter.js'), {
              env: {
                ...publicEnvironment(role),
                ENVELOPE_KEY: process.env['ENVELOPE_KEY'],
                ROOM_PORT: String(meterPort ?? config.roomPort),
              },
            }),
          onMessage: fromMeter,
          everReady,
        })
      : null
  const edges: Child[] = Array.from({ length: config.edges }, (_, at) =>
    keepAlive({
      name: `edge.js (${at + 1})`,
      fork: () => forkEdge({ ...publicEnvironment(role), ...knownPort(readers.get(at)) }),
      onMessage: (message: FromEdge) => fromEdge(message, at),
      everReady,
    }),
  )

  function fromCore(message: FromCore): void {
    if (message.kind === 'ready') {
      room = message
      announce()
      return
    }
    for (const edge of edges) edge.send(message)
    if (message.kind === 'told') anew.told()
  }

  function fromMeter({ port }: FromMeter): void {
    meterPort = port
    announce()
  }

  function fromEdge(message: FromEdge, at: number): void {
    if (message.kind === 'gap') anew.lacking()
    else if (message.kind === 'ready') {
      readers.set(at, message.port)
      announce()
    } else (core ?? meter)?.send({ ...message, edge: at + 1 } satisfies ToCore)
  }

  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    const all = [core, meter, ...edges].map((child) => child?.stop())
    void Promise.all(all).then(() => process.exit(0))
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  // Started by another program of ours, it goes with it; at a keyboard it has nobody to lose.
  process.on('disconnect', end)
}

const knownPort = (port: number | undefined) => (port === undefined ? {} : { PUBLIC_PORT: String(port) })

/** An edge is given no secret, not even in its environment; one on its own needs the address of what it may read. */
function publicEnvironment(role: Config['role']): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ENVELOPE_KEY: undefined,
    ENVELOPE_SEAL_KEY: undefined,
    REDIS_URL: undefined,
    ...(role !== 'edge' && { ENVELOPE_FEED_URL: undefined }),
    ENVELOPE_ROLE: role === 'edge' ? 'edge' : 'all',
  }
}

async function main(): Promise<void> {
  try {
    await supervise(readConfig(process.env))
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error
    refuseToStart(error.message)
  }
}

void main()
