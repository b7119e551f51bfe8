/** `/stage`: whole pictures go out to paired screens; nothing comes in but a screen's reports and its questions for the clock. */
import type { Namespace, Server, Socket } from 'socket.io'
import type { Instant, ShowId } from '#shared/ids'
import { parse } from '#shared/parse'
import { isAtDesk } from '#shared/people'
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
import { busOf, type ScreenId } from '#shared/screens'
import { BUSES, type Bus, stageFrame } from '#shared/stage-frame'
import type { PairedScreen } from '../registry/registry.ts'
import type { ShowRunner } from '../show-runner.ts'
import type { Shows } from '../shows.ts'
import { CODE_SECONDS, type Pairing, type Waiter } from './pairing.ts'
import { type Trace, tracing } from './refusal-trace.ts'
import type { Roster } from './roster.ts'
import type { Screens } from './screens.ts'
import type { SessionSockets } from './session-sockets.ts'
import { type HandlersOf, listen, parseHandshake, refusedConnection, roomOfShow } from './sockets.ts'

/** What a page is let in as: a screen, a desk's monitor, or neither yet. */
interface Page {
  hello: ScreenHello
  screen: PairedScreen | null
  /** Whose monitor it is. */
  session: string | null
}
type Stage = Namespace<StageUp, StageDown, Record<string, never>, Page>
type PageSocket = Socket<StageUp, StageDown, Record<string, never>, Page>

/** A page with a code on it. */
export interface WaitingPage extends Waiter {
  readonly socket: PageSocket
}

const roomOf = (show: ShowId, bus: Bus): string => `${roomOfShow(show)}:${bus}`
const roomOfScreen = (screen: ScreenId): string => `screen:${screen}`
const SCREENS = 'screens'

/** Long enough to walk along a wall of eight. */
const IDENTIFY_SECONDS = 60

export interface StageDeps {
  readonly shows: Shows
  readonly screens: Screens
  readonly roster: Roster
  readonly pairing: Pairing<WaitingPage>
  /** A monitor is let in by its desk's session, and ends with it. */
  readonly sessionSockets: SessionSockets
  readonly now: () => number
  readonly trace: Trace
  readonly warn: (message: string, error: unknown) => void
}

/** Every order reaches all pages that are the screen; `null` means every screen. */
export interface StageGateway {
  /** Tells every screen the position of the show it follows. */
  beat(show: ShowId, beat: Beat): void
  /** Makes a waiting page this screen, and gives it the token to come back with. */
  adopt(page: WaitingPage, screen: PairedScreen, token: string): void
  /** Gives a page a new code: the one before was used up in vain. */
  askAgain(page: WaitingPage): void
  assign(screen: PairedScreen): void
  /** A screen no longer: its pages are given a code, at once. */
  dismiss(screen: ScreenId): void
  identify(screen: ScreenId | null): void
  reload(screen: ScreenId | null): void
}

/** A monitor comes in by its desk's session, a screen by its token; any other page waits with a code. */
export function openStage(io: Server, deps: StageDeps): StageGateway {
  const { shows, screens, roster, pairing, now, warn } = deps
  const namespace = io.of('/stage') as unknown as Stage

  const refused = tracing(deps.trace, '/stage')

  namespace.use(async (socket, next) => {
    const hello = parseHandshake(ScreenHello, socket.handshake.auth)
    if ('refusal' in hello) return next(refusedConnection(hello.refusal))
    socket.data.hello = hello.value
    socket.data.screen = null
    socket.data.session = null
    if (hello.value.monitor === null) return next()
    const person = await deps.sessionSockets.who(socket).catch(() => null)
    const isAllowed = person !== null && isAtDesk(person.role)
    socket.data.session = isAllowed ? person.session : null
    if (!isAllowed) refused(socket, 'monitor', 'not-signed-in', person ?? undefined)
    next(isAllowed ? undefined : refusedConnection(refusal('not-signed-in')))
  })

  namespace.on('connection', (socket) => {
    const { hello, session } = socket.data
    if (session !== null && !deps.sessionSockets.add(socket, session)) return
    const screen = hello.token === null ? null : roster.byToken(hello.token)
    // One that was dismissed comes back with what it has, and is no screen any more.
    if (hello.token !== null && !screen) refused(socket, 'screen', 'not-signed-in')
    if (hello.monitor) follow(socket, shows)
    else if (screen) become(socket, screen)
    else waitForCode(socket)

    const painted = (payload: unknown) => {
      const report = parse(Painted, payload)
      const { screen } = socket.data
      if ('value' in report && screen) screens.painted(screen.id, report.value)
    }
    const clock = (payload: unknown): Reply<Instant> => {
      const ask = parse(AskClock, payload)
      if ('problem' in ask) return { ok: false, refusal: refusal('malformed', { detail: ask.problem }) }
      const { screen } = socket.data
      if (screen) screens.asked(screen.id, ask.value)
      // Frames are stamped by commits, which never go back in time; the clock that screens follow must not either.
      return { ok: true, value: Math.max(now(), runnerFor(socket, shows)?.shown().at ?? 0) }
    }
    const heard = {
      painted,
      clock: (payload, respond) => respond(clock(payload)),
    } satisfies HandlersOf<StageUp>
    listen(socket, 'screen', heard, warn)
  })

  function become(socket: PageSocket, screen: PairedScreen): void {
    socket.data.screen = screen
    screens.joined(screen.id, socket.data.hello, socket.id)
    socket.once('disconnect', () => screens.left(screen.id, socket.id))
    follow(socket, shows)
  }

  function waitForCode(socket: PageSocket): void {
    const { width, height } = socket.data.hello
    const page: WaitingPage = {
      socket,
      size: `${width}×${height}`,
      address: socket.handshake.address,
      show: (code) => void socket.emit('pairing', { code, seconds: CODE_SECONDS }),
    }
    if (!pairing.wait(page)) return void socket.disconnect(true)
    socket.once('disconnect', () => pairing.leave(page))
  }

  const pagesOf = (screen: ScreenId): PageSocket[] =>
    [...namespace.sockets.values()].filter((socket) => socket.data.screen?.id === screen)
  const roomFor = (screen: ScreenId | null) => namespace.to(screen === null ? SCREENS : roomOfScreen(screen))

  const followed = new Set<ShowRunner>()
  shows.onShow((runner) => {
    for (const socket of namespace.sockets.values()) {
      if (runnerFor(socket, shows) === runner) follow(socket, shows)
    }
    if (followed.has(runner)) return
    followed.add(runner)
    runner.onChange((shown) => {
      for (const bus of BUSES) {
        const room = roomOf(runner.show, bus)
        if (namespace.adapter.rooms.has(room)) namespace.to(room).emit('frame', stageFrame(shown, bus))
      }
    })
  })

  // All screens that follow the air change at one moment (S2): the show that comes was painted long ago.
  shows.onAir((runner) => {
    const showAt = Math.max(now(), runner.shown().at) + screens.leadMs()
    for (const socket of namespace.sockets.values()) {
      if (followsAir(socket) && runnerFor(socket, shows) === runner) follow(socket, shows, showAt)
    }
  })

  return {
    beat: (show, beat) => void namespace.to(roomOfShow(show)).emit('beat', beat),
    adopt({ socket }, screen, token) {
      socket.emit('paired', token)
      become(socket, screen)
    },
    askAgain({ socket }) {
      if (socket.connected) waitForCode(socket)
    },
    assign(screen) {
      for (const socket of pagesOf(screen.id)) {
        socket.data.screen = screen
        follow(socket, shows)
      }
    },
    dismiss(screen) {
      for (const socket of pagesOf(screen)) {
        socket.data.screen = null
        leaveAll(socket)
        waitForCode(socket)
      }
    },
    identify: (screen) => void roomFor(screen).emit('identify', IDENTIFY_SECONDS),
    reload: (screen) => void roomFor(screen).emit('reload'),
  }
}

/** The show a page follows; null for one that follows none, or one that is not there. */
function runnerFor({ data: { hello, screen } }: PageSocket, shows: Shows): ShowRunner | null {
  if (hello.monitor) return shows.runner(hello.monitor.show)
  return screen ? shows.runner(screen.setup.show) : null
}

const followsAir = ({ data: { hello, screen } }: PageSocket): boolean =>
  (hello.monitor ?? screen?.setup)?.show === null

function leaveAll(socket: PageSocket): void {
  for (const room of socket.rooms) if (room !== socket.id) socket.leave(room)
}

/** Puts a page where its setup says it belongs, and shows it the picture there, at once or at a moment of its own. */
function follow(socket: PageSocket, shows: Shows, showAt?: Instant): void {
  const { hello, screen } = socket.data
  const bus = hello.monitor?.bus ?? (screen && busOf(screen.setup.layout))
  const runner = runnerFor(socket, shows)
  leaveAll(socket)
  if (screen) {
    socket.join([SCREENS, roomOfScreen(screen.id)])
    socket.emit('assigned', { ...screen.setup, screen: screen.id })
  }
  if (!runner || !bus) return
  socket.join([roomOfShow(runner.show), roomOf(runner.show, bus)])
  const frame = stageFrame(runner.shown(), bus)
  socket.emit('frame', showAt === undefined || bus === 'preview' ? frame : { ...frame, showAt })
}
