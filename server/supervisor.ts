/** Parent of the core and the edge. Serves nothing, restarts what dies, and passes public facts from the one to the other. */
import { type ChildProcess, fork } from 'node:child_process'
import { networkInterfaces } from 'node:os'
import { fileURLToPath } from 'node:url'
import { readConfig, StartRefused } from './config.ts'
import {
  ALIVE_MS,
  CANNOT_START,
  type FromCore,
  type FromEdge,
  refuseToStart,
  type ToCore,
} from './processes.ts'

const FIRST_WAIT_MS = 50
const LONGEST_WAIT_MS = 2000
/** A child that was ready and has missed so many of its words hangs. */
const LONGEST_SILENCE = 10

interface Child {
  send(message: object): void
  stop(): Promise<void>
}

type Handler = (message: never) => void

/** Keeps one child alive. `environment` is asked anew at each start. */
function keepAlive(
  file: string,
  environment: () => NodeJS.ProcessEnv,
  onMessage: Handler,
  everReady: () => boolean,
): Child {
  let child: ChildProcess
  let stopping = false
  let wait = FIRST_WAIT_MS
  /** Words missed since the last one; null until the child is ready, for reading a long log may take its time. */
  let silence: number | null = null

  // Counted, not measured: a machine that slept wakes with one tick, not with a minute of silence.
  setInterval(() => {
    if (silence === null || stopping) return
    silence += 1
    if (silence <= LONGEST_SILENCE) return
    silence = null
    process.stderr.write(`Envelope: ${file} hangs and is started again.\n`)
    child.kill('SIGKILL')
  }, ALIVE_MS).unref()

  const start = () => {
    child = fork(fileURLToPath(new URL(file, import.meta.url)), { env: environment() })
    child.on('message', (message: { kind: string }) => {
      if (silence !== null) silence = 0
      if (message.kind === 'alive') return
      if (message.kind === 'ready') {
        // It started well: should it die later, it is started again at once.
        wait = FIRST_WAIT_MS
        silence = 0
      }
      onMessage(message as never)
    })
    child.on('error', () => undefined)
    child.on('exit', (code) => {
      silence = null
      if (stopping) return
      // A fault that was there from the beginning is told and ends the program; one that came later is waited out.
      if (!everReady()) process.exit(code === CANNOT_START ? 1 : (code ?? 1) || 1)
      setTimeout(start, wait)
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    })
  }
  start()

  return {
    send: (message) => {
      if (child.connected) child.send(message, () => undefined)
    },
    stop: () =>
      new Promise((resolve) => {
        stopping = true
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
        setTimeout(() => child.kill('SIGKILL'), 4000).unref()
      }),
  }
}

function supervise(): void {
  const config = readConfig(process.env)
  let room: Extract<FromCore, { kind: 'ready' }> | null = null
  let readers: Extract<FromEdge, { kind: 'ready' }> | null = null
  let announced = false
  const everReady = () => announced

  const announce = () => {
    if (announced || !room || !readers) return
    announced = true
    process.stdout.write(linksOf(config.host, room, readers))
  }

  // A child that comes back does so on the port it had, also where that was the machine's choice (0).
  const coreEnvironment = () => ({
    ...process.env,
    // These make libraries print what they are sent, and that is where results come in.
    DEBUG: '',
    NODE_DEBUG: '',
    ENVELOPE_FIRST_START: announced ? '0' : '1',
    ROOM_PORT: String(room?.port ?? config.roomPort),
  })
  const edgeEnvironment = () => ({
    ...publicEnvironment(),
    PUBLIC_PORT: String(readers?.port ?? config.publicPort),
  })
  const core = keepAlive('./core.js', coreEnvironment, fromCore as Handler, everReady)
  const edge = keepAlive('./edge.js', edgeEnvironment, fromEdge as Handler, everReady)

  function fromCore(message: FromCore): void {
    if (message.kind !== 'ready') {
      edge.send(message)
    } else {
      room = message
      announce()
    }
  }

  function fromEdge(message: FromEdge): void {
    if (message.kind === 'gap') {
      const everything: ToCore = { kind: 'tell-everything' }
      core.send(everything)
    } else {
      readers = message
      announce()
    }
  }

  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    void Promise.all([core.stop(), edge.stop()]).then(() => process.exit(0))
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}

/** An edge is given no secret, not even in its environment. */
function publicEnvironment(): NodeJS.ProcessEnv {
  const { ENVELOPE_KEY: _key, ENVELOPE_SEAL_KEY: _seal, REDIS_URL: _redis, ...rest } = process.env
  return rest
}

function linksOf(
  host: string,
  room: Extract<FromCore, { kind: 'ready' }>,
  readers: { port: number },
): string {
  const everywhere = host === '0.0.0.0' || host === '::'
  const name = everywhere ? 'localhost' : host
  const lan = everywhere ? lanAddress() : null
  const key = room.signInKey === null ? '' : `#key=${room.signInKey}`
  const screen = room.firstScreen === null ? '' : `#screen=${room.firstScreen}`
  const at = `${room.tls ? 'https' : 'http'}://${room.tls?.name ?? name}:${room.port}`
  const fingerprint = room.tls?.fingerprint
  const lines = [
    '',
    'Envelope is running.',
    '',
    `  Control panel  ${at}/control${key}`,
    `  Stage screen   ${at}/stage${screen}`,
    `  Live blog      http://${name}:${readers.port}/${room.live === null ? '' : `live/${room.live}`}`,
    '',
    '  The key in the first link signs in once; the desk can invite others: its menu › People.',
    ...(fingerprint
      ? [
          `  Screens and desks trust this room once they have installed ${at}/ca.crt;`,
          `  its SHA-256 fingerprint is ${fingerprint}`,
        ]
      : []),
    ...(lan ? [`  On other machines of this network: ${lan} instead of localhost.`] : []),
    '',
    '',
  ]
  return lines.join('\n')
}

const lanAddress = (): string | null =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find((address) => address.family === 'IPv4' && !address.internal)?.address ?? null

try {
  supervise()
} catch (error) {
  if (!(error instanceof StartRefused)) throw error
  refuseToStart(error.message)
}
