/** A stage screen without glass: its true link, its true clock, and the true choice of what stands on it and when. */
import type { Beat } from '#shared/protocol'
import type { StageFrame } from '#shared/stage-frame'
import { PROTOCOL_VERSION } from '#shared/version'
import { COMES_BACK, connect, type StageSocket } from '../../../display/stage/connection.ts'
import { atMoment, type Timing } from '../../../display/stage/moment.ts'
import { readFrame } from '../../../display/stage/read-frame.ts'
import { createRoomClock, pageTime } from '../../../display/stage/room-clock.ts'
import { createWaitingFrame } from '../../../display/stage/waiting-frame.ts'
import { ClientSocket } from './client-socket.ts'
import { tokenOf } from './core.ts'
import type { Line } from './net.ts'
import type { Room } from './night.ts'
import type { Proc } from './world.ts'

export interface ScreenPage {
  readonly proc: Proc
  readonly socket: ClientSocket
  /** What people see. */
  glass(): StageFrame | null
  /** How many codes it was given, one after the other. */
  codes(): number
}

/** As far as its idea of the server's clock may be off on a line of the room, and one beat of its timers. */
const TOO_EARLY = 12

const after: Timing['after'] = (ms, then) => {
  const timer = setTimeout(then, ms)
  return () => clearTimeout(timer)
}

/** Its animation frames are its timers: nothing is drawn here that could be late by one. */
const timing = (serverTime: Timing['serverTime']): Timing => ({
  now: pageTime,
  serverTime,
  after,
  nextFrame: () => () => undefined,
  seen: () => false,
})

export function openScreen(
  { world, truth, bugs, coreHost, serverNow, isSteady }: Room,
  at: number | null,
  line: Line,
  proc: Proc,
): ScreenPage {
  let glass: StageFrame | null = null
  let codes = 0
  const hello = {
    protocol: PROTOCOL_VERSION,
    token: at === null ? null : tokenOf(at),
    monitor: null,
    width: 1920,
    height: 1080,
    version: 'a',
    lacks: [],
  }
  const socket = new ClientSocket(world, proc, line, coreHost(line), {
    space: '/stage',
    auth: () => hello,
    ...COMES_BACK,
  })
  if (bugs.neverHangsUp) socket.io.engine.close = () => undefined
  if (bugs.deafToAnswers) {
    const { timeout } = socket
    socket.timeout = (ms) => {
      const { volatile } = timeout.call(socket, ms)
      const emit = (name: string, ...args: unknown[]) =>
        volatile.emit(name, ...args.slice(0, -1), () => undefined)
      return { emit, volatile: { emit } }
    }
  }
  if (bugs.placelessBeats) {
    const { on } = socket
    socket.on = (event, listener) =>
      on.call(
        socket,
        event,
        event === 'beat'
          ? (((beat: Beat) =>
              (listener as (beat: Beat) => void)({
                ...beat,
                position: { ...beat.position, seq: 0 },
              })) as typeof listener)
          : listener,
      )
  }
  const clock = createRoomClock(() => undefined)

  /** As it was sent, whatever a bug made of it on the way in. */
  const sent = new WeakMap<StageFrame, StageFrame>()

  function draw(taken: StageFrame, _moving: boolean, inTime: boolean): void {
    const frame = sent.get(taken) ?? taken
    const before = glass?.position
    const { epoch, seq } = frame.position
    const isBack =
      before &&
      (epoch.generation < before.epoch.generation || (epoch.id === before.epoch.id && seq < before.seq))
    if (isBack) truth.broken('S2', `${proc.name} went back from ${before.seq} to ${seq}`)
    const early = frame.showAt - serverNow()
    if (isSteady && clock.server() !== null && early > TOO_EARLY)
      truth.broken('S2', `${proc.name} painted ${Math.round(early)} ms before the moment`)
    glass = frame
    const report = { position: frame.position, at: Math.max(0, Math.round(clock.now())) }
    connection.painted(inTime ? { ...report, showAt: frame.showAt } : report)
  }
  const waiting = createWaitingFrame({
    now: clock.server,
    prepare: () => undefined,
    draw,
    atMoment: (showAt, then) => atMoment(showAt, timing(clock.server), then),
  })
  const hears = bugs.screenHears?.() ?? ((frame: StageFrame) => frame)
  const nothing = () => undefined
  const connection = connect(socket as unknown as StageSocket, {
    frame(message) {
      const frame = readFrame(message)
      const heard = frame && hears(frame)
      if (!heard || !frame) return
      sent.set(heard, frame)
      waiting.takeIn(heard)
    },
    assigned: nothing,
    pairing: () => {
      codes += 1
    },
    paired: nothing,
    identify: nothing,
    reload: nothing,
    beat: clock.heardBeat,
    clock: {
      now: pageTime,
      ask: () => ({ ...clock.fares(), dropped: waiting.dropped() }),
      answered: clock.heardAnswer,
      // A quarter of the questions does for a screen, and takes a quarter of the time.
      pause: () => clock.pause() * (at === null ? 1 : 4),
    },
    tooOld: nothing,
  })
  socket.connect()
  return { proc, socket, glass: () => glass, codes: () => codes }
}
