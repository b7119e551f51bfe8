/** The link to the server: comes back for ever, notices silence, and never tells the room about either. */

import { io, type Socket } from 'socket.io-client'
import type { AskClock, Painted, ScreenHello, StageDown, StageUp } from '#shared/protocol'
import { CoreSocket } from './core-socket.ts'
import { readBeat, readPosition } from './read-frame.ts'
import { canRoam, goOn, toldOf } from './roam.ts'
import { afterBeat, afterFrame, NOTHING_TOLD } from './told.ts'

/** Beats and the clock's answers come once a second; after this many milliseconds without any the link is taken for dead. */
export const SILENCE = 3000

/** How often it is looked whether the server has fallen silent, in milliseconds. */
export const LOOK = 250

/** A link may be so slow, in milliseconds, and is a link all the same; one that is refused is known at once. */
const OPENED = 10_000

/** How the link comes back: soon, for a room has no crowd of screens that could storm the server. */
export const COMES_BACK = {
  reconnectionDelay: 200,
  reconnectionDelayMax: 500,
  randomizationFactor: 0.5,
  timeout: OPENED,
}

/** A refused handshake is not retried by socket.io itself; the screen asks again after so many milliseconds. */
const ASK_AGAIN = 2000

/** Where there is another core to ask, none is waited for so long. */
const OPENED_OR_NEXT = 2000
const NEXT = 300

/** An answer that took longer than this says nothing of the clock any more. */
const ANSWERED = 5000

/** The side that keeps the server's clock: what is asked with, and where the answers go. */
export interface ClockKeeper {
  now(): number
  ask(): AskClock
  answered(message: unknown, asked: number, heard: number): void
  /** Milliseconds until the next question. */
  pause(): number
}

/** Messages come as they are; reading them is the listener's affair. */
export interface Listener {
  frame(frame: unknown): void
  assigned(assignment: unknown): void
  pairing(offer: unknown): void
  paired(token: unknown): void
  identify(seconds: unknown): void
  reload(): void
  beat(beat: unknown): void
  readonly clock: ClockKeeper
  /** The server refuses pages of this age. */
  tooOld(): void
}

export interface Connection {
  painted(report: Painted): void
}

export type StageSocket = Socket<StageDown, StageUp>

/** `hello` is asked at every handshake: size and token may have changed since the last. */
export const openStageSocket = (hello: () => ScreenHello): StageSocket =>
  io('/stage', { transports: [CoreSocket], auth: (answer) => answer(hello()), ...COMES_BACK })

/** Keeps the link open as long as the page lives. */
export function connect(socket: StageSocket, listener: Listener): Connection {
  let heard = performance.now()
  let told = NOTHING_TOLD

  function hurry() {
    if (!canRoam()) return
    socket.io.timeout(OPENED_OR_NEXT)
    socket.io.reconnectionDelayMax(NEXT)
  }
  hurry()

  socket.on('cores', (view) => {
    toldOf(view)
    hurry()
  })
  socket.on('connect', () => {
    heard = performance.now()
    told = NOTHING_TOLD
    askClock()
  })
  socket.on('beat', (beat) => {
    heard = performance.now()
    told = afterBeat(told, readBeat(beat)?.position ?? null, heard)
    listener.beat(beat)
  })
  socket.on('frame', (frame) => {
    told = afterFrame(told, readPosition(frame))
    listener.frame(frame)
  })
  socket.on('assigned', (assignment) => listener.assigned(assignment))
  socket.on('pairing', (offer) => listener.pairing(offer))
  socket.on('paired', (token) => listener.paired(token))
  socket.on('identify', (seconds) => listener.identify(seconds))
  socket.on('reload', () => listener.reload())
  socket.on('connect_error', (error) => {
    if (codeOf(error) === 'too-old') listener.tooOld()
    goOn(error)
    askAgain()
  })
  socket.on('disconnect', askAgain)

  function askAgain() {
    if (!socket.active) setTimeout(() => socket.connect(), canRoam() ? NEXT : ASK_AGAIN)
  }

  function askClock() {
    const { clock } = listener
    const ask = clock.ask()
    const asked = clock.now()
    // A question that waited in a buffer would only spoil the answer.
    socket.timeout(ANSWERED).volatile.emit('clock', ask, (lost, answer) => {
      if (lost) return
      // A page that waits for its code, and a screen whose house has no show, hear no beats: these answers are all they hear.
      heard = performance.now()
      clock.answered(answer, asked, clock.now())
    })
  }

  function keepAsking() {
    if (socket.connected) askClock()
    setTimeout(keepAsking, listener.clock.pause())
  }
  keepAsking()

  setInterval(() => {
    const now = performance.now()
    const isSilent = now - heard >= SILENCE
    const hasMissed = told.behindSince !== null && now - told.behindSince >= SILENCE
    if (!socket.connected || !(isSilent || hasMissed)) return
    if (isSilent) goOn()
    // Closing the engine, not the socket: the manager then reconnects by itself.
    socket.io.engine.close()
  }, LOOK)

  return {
    painted: (report) => {
      if (socket.connected) socket.emit('painted', report)
    },
  }
}

function codeOf(error: Error): unknown {
  const data: unknown = 'data' in error ? error.data : null
  return typeof data === 'object' && data !== null && 'code' in data ? data.code : null
}
