/** Keeps one child process alive: what dies, or hangs, is started again. */
import type { ChildProcess } from 'node:child_process'
import { ALIVE_MS, CANNOT_START } from './processes.ts'

const FIRST_WAIT_MS = 50
const LONGEST_WAIT_MS = 2000
/** A child that was ready and has missed so many of its words hangs. */
const LONGEST_SILENCE = 10

export interface Child {
  send(message: object): void
  stop(): Promise<void>
}

export interface Kept {
  /** As it is called where somebody reads that it hangs. */
  readonly name: string
  /** Starts it; asked anew at each start. */
  readonly fork: () => ChildProcess
  readonly onMessage: (message: never) => void
  /** Whether all that was to be started has been ready once. */
  readonly everReady: () => boolean
}

/** Starts it at once. A death before `everReady` ends this program; `stop` takes four seconds at the most. */
export function keepAlive({ name, fork, onMessage, everReady }: Kept): Child {
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
    process.stderr.write(`Envelope: ${name} hangs and is started again.\n`)
    child.kill('SIGKILL')
  }, ALIVE_MS).unref()

  const start = () => {
    if (stopping) return
    child = fork()
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
