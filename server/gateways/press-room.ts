/** `/press`: the press room sees what the room sees, in the same moment and not before. Nothing it sends changes anything. */
import type { Namespace, Server, Socket } from 'socket.io'
import { type PressView, pressView } from '#shared/press-view'
import { type Beat, Hello, type PressDown } from '#shared/protocol'
import { refusal } from '#shared/refusals'
import type { ShowRunner } from '../show-runner.ts'
import type { Shows } from '../shows.ts'
import { type Trace, tracing } from './refusal-trace.ts'
import type { SessionSockets } from './session-sockets.ts'
import { listen, parseHandshake, refusedConnection } from './sockets.ts'

interface PressRoomDeps {
  readonly shows: Shows
  readonly sessionSockets: SessionSockets
  readonly now: () => number
  readonly trace: Trace
  readonly warn: (message: string, error: unknown) => void
}

interface Reporter {
  session: string
}
type PressRoom = Namespace<Record<string, never>, PressDown, Record<string, never>, Reporter>
type ReporterSocket = Socket<Record<string, never>, PressDown, Record<string, never>, Reporter>

export interface PressRoomGateway {
  beat(show: string, beat: Beat): void
}

/** Whoever comes between a take and its moment is told what was there before it. */
export function openPressRoom(
  io: Server,
  { shows, sessionSockets, now, trace, warn }: PressRoomDeps,
): PressRoomGateway {
  const namespace = io.of('/press') as unknown as PressRoom
  /** What was last told: what is on its way to the screens is not told to those who come meanwhile either. */
  const told = new WeakMap<ShowRunner, PressView | null>()
  const followed = new WeakSet<ShowRunner>()

  const refused = tracing(trace, '/press')

  namespace.use(async (socket, next) => {
    const hello = parseHandshake(Hello, socket.handshake.auth)
    if ('refusal' in hello) return next(refusedConnection(hello.refusal))
    const person = await sessionSockets.who(socket).catch(() => null)
    if (!person) {
      refused(socket, 'connect', 'not-signed-in')
      return next(refusedConnection(refusal('not-signed-in')))
    }
    socket.data.session = person.session
    next()
  })

  namespace.on('connection', (socket) => {
    if (!sessionSockets.add(socket, socket.data.session)) return
    listen(socket as unknown as Socket, 'press', {}, warn)
    tell(socket)
  })

  const current = (): PressView | null => {
    const runner = shows.runner(null)
    return runner ? (told.get(runner) ?? null) : null
  }
  const tell = (to: ReporterSocket | PressRoom) => to.emit('view', current())

  function follow(runner: ShowRunner): void {
    if (followed.has(runner)) return
    followed.add(runner)
    told.set(runner, pressView(runner.shown()))
    runner.onChange(() => look(runner))
  }

  /** The screens paint what was taken a moment after it was taken: the press room reads it then, and not before. */
  function look(runner: ShowRunner): void {
    const shown = runner.shown()
    const wait = shown.programme.showAt - now()
    if (wait > 0) return void setTimeout(() => look(runner), wait).unref()
    told.set(runner, pressView(shown))
    if (shows.runner(null) === runner) tell(namespace)
  }

  shows.onShow(follow)
  shows.onAir((runner) => {
    follow(runner)
    tell(namespace)
  })

  return {
    beat: (show, { now: at }) => {
      if (shows.runner(null)?.show === show) namespace.emit('beat', at)
    },
  }
}
