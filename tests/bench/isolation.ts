/** What the room feels of the crowd: how soon a stage hears of a take while nobody reads, and while ten thousand readers storm the door and 20 posts a second are told. */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { io, type Socket } from 'socket.io-client'
import { API_KEY, startHouse } from '../helpers/house.ts'
import { counted } from '../setup/progress.ts'
import { built, pin, startCrowd } from './crowd/programs.ts'
import { busyPercent, pause, quantile, tenths } from './figures.ts'
import { openStage } from './isolation-room.ts'

const READERS = Number(process.env['READERS'] ?? 10_000)
const ROUNDS = Number(process.env['ROUNDS'] ?? 5)
const TAKES = Number(process.env['TAKES'] ?? 60)
/** Of each kind of round, not counted. */
const WARM = 10
const PER_SECOND = 20
const EVERY_MS = 120
/** Readers go and come again after so long. */
const STAY_MS = 3000

const POSTER = fileURLToPath(new URL('./poster.mjs', import.meta.url))
const ONE_PROCESS = fileURLToPath(new URL('./one-process.mjs', import.meta.url))

interface Storm {
  /** How often all of them came in. */
  readonly times: () => number
  stop(): Promise<void>
}

/** All readers come at once, stay a while, are gone at once and come again. */
function storm(program: string, port: number, hello: string): Storm {
  let over = false
  let times = 0
  const wish = { mode: 'io', port, path: '/socket.io/?EIO=4&transport=websocket', hello } as const
  async function again(): Promise<void> {
    while (!over) {
      const crowd = startCrowd(program, { ...wish, readers: READERS, atOnce: READERS })
      try {
        await crowd.up()
        times += 1
        await pause(STAY_MS)
      } finally {
        crowd.close()
      }
    }
  }
  const done = again()
  // Awaited by whoever ends it.
  done.catch(() => undefined)
  return {
    times: () => times,
    stop: () => {
      over = true
      return done
    },
  }
}

/** Milliseconds from each take to the stage's hearing of it. */
async function takes(take: () => Promise<number>, say: (line: string) => void): Promise<number[]> {
  const times: number[] = []
  const told = counted('takes', TAKES, say)
  for (let i = 0; i < WARM + TAKES; i += 1) {
    await pause(EVERY_MS)
    const took = await take()
    if (i >= WARM) times.push(took)
    told(times.length)
  }
  return times
}

async function inEnvelope(
  program: string,
  rounds: { quiet: number[][]; storm: number[][] },
  say: (line: string) => void,
) {
  // The core and this process have one processor; the edge, the readers and whatever else there is the other.
  pin(process.pid, 'crowd')
  const house = await startHouse({ environment: { ENVELOPE_EDGES: '1' } })
  try {
    for (const pid of [process.pid, house.children().core]) pin(pid, 'server')
    for (let round = 0; round < ROUNDS; round += 1) {
      const order = round % 2 === 0 ? (['quiet', 'storm'] as const) : (['storm', 'quiet'] as const)
      for (const kind of order) {
        const show = `room-${kind}-${round}`
        const stage = await openStage(house, show)
        const crowd =
          kind === 'storm'
            ? storm(program, Number(new URL(house.readers).port), stage.hello)
            : { times: () => 0, stop: () => Promise.resolve() }
        const poster = kind === 'storm' ? fork(POSTER, [house.room, API_KEY, show, String(PER_SECOND)]) : null
        if (poster?.pid) pin(poster.pid, 'crowd')
        let posted = { written: 0, refused: 0 }
        poster?.on('message', (said: typeof posted) => {
          posted = said
        })
        const times = await takes(stage.take, say)
        rounds[kind].push(times)
        poster?.disconnect()
        await crowd.stop()
        stage.close()
        const words = `${kind}, ${round + 1} of ${ROUNDS}: p50 ${tenths(quantile(times, 0.5))} ms, p99 ${tenths(quantile(times, 0.99))} ms`
        say(
          kind === 'storm'
            ? `${words}; all came in ${crowd.times()} times, ${posted.written} posts written, ${posted.refused} not`
            : words,
        )
      }
    }
  } finally {
    await house.stop()
  }
}

/** The same storm on a server that has room and crowd in one process. */
async function inOneProcess(program: string, say: (line: string) => void): Promise<number[]> {
  const child: ChildProcess = fork(ONE_PROCESS)
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (said) => resolve((said as { port: number }).port))
    child.once('exit', (code) => reject(new Error(`The server of the bench ended with ${code}`)))
  })
  pin(child.pid as number, 'server')
  const stage: Socket = io(`http://127.0.0.1:${port}/stage`, { transports: ['websocket'], forceNew: true })
  await new Promise<void>((resolve) => stage.once('connect', resolve))
  child.send({ crowd: true })
  const crowd = storm(program, port, '40/live,{}')
  try {
    return await takes(async () => {
      const heard = new Promise((resolve) => stage.once('frame', resolve))
      const began = performance.now()
      stage.emit('take', {}, () => {})
      await heard
      return performance.now() - began
    }, say)
  } finally {
    await crowd.stop().catch((error: unknown) => say(`In one process not all of them came in: ${error}`))
    stage.disconnect()
    child.removeAllListeners('exit').kill('SIGKILL')
  }
}

export async function bench(say: (line: string) => void): Promise<object> {
  const busyBeforePercent = await busyPercent()
  say(`The machine was ${busyBeforePercent} % busy with other things before.`)
  const program = built('crowd')
  const rounds = { quiet: [] as number[][], storm: [] as number[][] }
  await inEnvelope(program, rounds, say)
  const together = await inOneProcess(program, say)
  const quietP99Ms = tenths(quantile(rounds.quiet.flat(), 0.99))
  const stormP99Ms = tenths(quantile(rounds.storm.flat(), 0.99))
  return {
    readers: READERS,
    takes: rounds.storm.flat().length,
    quietP99Ms,
    stormP99Ms,
    ratio: Math.round((stormP99Ms / quietP99Ms) * 100) / 100,
    oneProcessP99Ms: tenths(quantile(together, 0.99)),
    busyBeforePercent,
  }
}
