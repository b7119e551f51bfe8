/** `/stage`: whole pictures go out; nothing comes in but a screen's reports and its questions for the clock. */
import type { Namespace, Server, Socket } from 'socket.io'
import type { Instant } from '#shared/ids'
import { parse } from '#shared/parse'
import {
  AskClock,
  type Beat,
  Painted,
  type Reply,
  ScreenHello,
  type StageDown,
  type StageUp,
} from '#shared/protocol'
import { refusal } from '#shared/refusals'
import { BUSES, type Bus, stageFrame } from '#shared/stage-frame'
import type { ShowRunner } from '../show-runner.ts'
import type { Shows } from '../shows.ts'
import type { Screens } from './screens.ts'
import { listen, parseHandshake, refusedConnection, roomOfShow } from './sockets.ts'

interface Screen {
  hello: ScreenHello
}
type Stage = Namespace<StageUp, StageDown, Record<string, never>, Screen>
type ScreenSocket = Socket<StageUp, StageDown, Record<string, never>, Screen>

const roomOf = (show: string, bus: Bus): string => `${roomOfShow(show)}:${bus}`

export interface StageDeps {
  readonly shows: Shows
  readonly screens: Screens
  readonly now: () => number
  readonly warn: (message: string, error: unknown) => void
}

export interface StageGateway {
  /** Tells every screen the position of the show it follows. */
  beat(show: string, beat: Beat): void
}

export function openStage(io: Server, { shows, screens, now, warn }: StageDeps): StageGateway {
  const namespace = io.of('/stage') as unknown as Stage

  namespace.use((socket, next) => {
    const hello = parseHandshake(ScreenHello, socket.handshake.auth)
    if ('refusal' in hello) return next(refusedConnection(hello.refusal))
    socket.data.hello = hello.value
    next()
  })

  namespace.on('connection', (socket) => {
    const { hello } = socket.data
    const runner = shows.runner(hello.show)
    if (runner) attach(socket, runner)
    if (!hello.monitor) {
      screens.joined(hello, socket.id)
      socket.on('disconnect', () => screens.left(hello, socket.id))
    }
    const painted = (payload: unknown) => {
      const report = parse(Painted, payload)
      if ('value' in report && !hello.monitor) screens.painted(hello.screen, report.value)
    }
    const clock = (payload: unknown): Reply<Instant> => {
      const ask = parse(AskClock, payload)
      if ('problem' in ask) return { ok: false, refusal: refusal('malformed', { detail: ask.problem }) }
      if (!hello.monitor) screens.asked(hello.screen, ask.value)
      // Frames are stamped by commits, which never go back in time; the clock that screens follow must not either.
      return { ok: true, value: Math.max(now(), shows.runner(hello.show)?.shown().at ?? 0) }
    }
    listen(socket, { painted, clock: (payload, respond) => respond(clock(payload)) }, warn)
  })

  const followed = new Set<ShowRunner>()
  shows.onShow((runner) => {
    for (const socket of namespace.sockets.values()) {
      if (shows.runner(socket.data.hello.show) === runner) attach(socket, runner)
    }
    if (followed.has(runner)) return
    followed.add(runner)
    runner.onChange((shown) => {
      for (const bus of BUSES) namespace.to(roomOf(runner.show, bus)).emit('frame', stageFrame(shown, bus))
    })
  })

  return {
    beat: (show, beat) => void namespace.to(roomOfShow(show)).emit('beat', beat),
  }
}

function attach(socket: ScreenSocket, runner: ShowRunner): void {
  const { bus } = socket.data.hello
  socket.join([roomOfShow(runner.show), roomOf(runner.show, bus)])
  socket.emit('frame', stageFrame(runner.shown(), bus))
}
