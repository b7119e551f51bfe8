/** The link to the server: comes back for ever, notices silence, and never tells the room about either. */

import { io, type Socket } from 'socket.io-client'
import type { AskClock, Painted, ScreenHello, StageDown, StageUp } from '#shared/protocol'

/** Beats come once a second; after this many milliseconds without one the link is taken for dead. */
const SILENCE = 3500

/** A link may be so slow, in milliseconds, and is a link all the same; one that is refused is known at once. */
const OPENED = 10_000

/** A refused handshake is not retried by socket.io itself; the screen asks again after so many milliseconds. */
const ASK_AGAIN = 2000

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

/** Opens the link and keeps it open as long as the page lives. */
export function connect(hello: () => ScreenHello, listener: Listener): Connection {
  const socket: Socket<StageDown, StageUp> = io('/stage', {
    transports: ['websocket'],
    auth: (answer) => answer(hello()),
    reconnectionDelay: 200,
    reconnectionDelayMax: 2000,
    timeout: OPENED,
  })
  let heard = performance.now()

  socket.on('connect', () => {
    heard = performance.now()
    askClock()
  })
  socket.on('beat', (beat) => {
    heard = performance.now()
    listener.beat(beat)
  })
  socket.on('frame', (frame) => listener.frame(frame))
  socket.on('assigned', (assignment) => listener.assigned(assignment))
  socket.on('pairing', (offer) => listener.pairing(offer))
  socket.on('paired', (token) => listener.paired(token))
  socket.on('identify', (seconds) => listener.identify(seconds))
  socket.on('reload', () => listener.reload())
  socket.on('connect_error', (error) => {
    if (codeOf(error) === 'too-old') listener.tooOld()
    askAgain()
  })
  socket.on('disconnect', askAgain)

  function askAgain() {
    if (!socket.active) setTimeout(() => socket.connect(), ASK_AGAIN)
  }

  function askClock() {
    const { clock } = listener
    const ask = clock.ask()
    const asked = clock.now()
    // A question that waited in a buffer would only spoil the answer.
    socket.timeout(ANSWERED).volatile.emit('clock', ask, (lost, answer) => {
      if (!lost) clock.answered(answer, asked, clock.now())
    })
  }

  function keepAsking() {
    if (socket.connected) askClock()
    setTimeout(keepAsking, listener.clock.pause())
  }
  keepAsking()

  setInterval(() => {
    if (!socket.connected || performance.now() - heard < SILENCE) return
    // Closing the engine, not the socket: the manager then reconnects by itself.
    socket.io.engine.close()
  }, 500)

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
