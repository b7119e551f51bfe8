/** `/control`: commands come in, the desk's view goes out. Parses, looks up the role, and passes on; rules live in `decide`. */
import type { Namespace, Server, Socket } from 'socket.io'
import { Blackout } from '#shared/commands'
import type { CoreAddress } from '#shared/cores'
import { deskView } from '#shared/desk-view'
import { feedSince } from '#shared/feed'
import { sameEpoch } from '#shared/ids'
import { parse } from '#shared/parse'
import { isAtDesk, may, ROLES, type Role } from '#shared/people'
import { type Beat, type ControlDown, type ControlUp, DeskHello, type Reply, Writing } from '#shared/protocol'
import { refusal } from '#shared/refusals'
import { type Alone, askAlone } from '../alone/alone.ts'
import type { Backup } from '../backup/backup.ts'
import { allowLong, readsWhatItAsks } from '../flood/connections.ts'
import type { HouseMetrics } from '../metrics/house-metrics.ts'
import { showsView } from '../rehearsals.ts'
import type { Reserve } from '../reserve.ts'
import type { ShowRunner } from '../show-runner.ts'
import type { Shows } from '../shows.ts'
import { answerTo, type CommandDoor, feedFor, peekFor, wordsFor } from './command-door.ts'
import type { Person } from './person.ts'
import { type Trace, tracing } from './refusal-trace.ts'
import type { ScreenKeeper } from './screen-keeper.ts'
import type { SessionSockets } from './session-sockets.ts'
import { type HandlersOf, listen, parseHandshake, refusedConnection, roomOfShow } from './sockets.ts'
import { createWriters } from './writers.ts'

export interface ControlDeps extends CommandDoor {
  readonly shows: Shows
  readonly keeper: ScreenKeeper
  readonly sessionSockets: SessionSockets
  /** Lets another core lead. */
  readonly handOver: (payload: unknown, by: Person) => Promise<Reply<CoreAddress>>
  /** Whether it goes on without Redis; null where there is none. */
  readonly alone: Pick<Alone, 'view' | 'onChange' | 'act'> | null
  readonly edges: Pick<HouseMetrics, 'crowd' | 'onCrowd'>
  readonly backup: Pick<Backup, 'trouble' | 'onTrouble'> | null
  readonly trace: Trace
  readonly reserve?: Pick<Reserve, 'disk' | 'onChange'> | undefined
  readonly warn: (message: string, error: unknown) => void
}

interface Desk {
  person: Person
  /** Null follows the show on air. */
  show: string | null
  /** Another show has gone on air, and the desk has not said yet that it sees that one. */
  moving: boolean
}
type Control = Namespace<ControlUp, ControlDown, Record<string, never>, Desk>
type DeskSocket = Socket<ControlUp, ControlDown, Record<string, never>, Desk>

const roomOf = (show: string, role: Role): string => `${roomOfShow(show)}:${role}`

export interface ControlGateway {
  /** Tells every desk the position of the show it follows. */
  beat(show: string, beat: Beat): void
}

/** Desks that follow the air are moved with it, and command nothing but black until they have seen it. */
export function openControl(io: Server, deps: ControlDeps): ControlGateway {
  const namespace = io.of('/control') as unknown as Control

  const refused = tracing(deps.trace, '/control')

  namespace.use(async (socket, next) => {
    const hello = parseHandshake(DeskHello, socket.handshake.auth)
    if ('refusal' in hello) return next(refusedConnection(hello.refusal))
    const person = await deps.sessionSockets.who(socket).catch(() => null)
    if (!person || !isAtDesk(person.role)) {
      const no = person ? refusal('not-your-role', { role: person.role }) : refusal('not-signed-in')
      refused(socket, 'connect', no.code, person ?? undefined)
      return next(refusedConnection(no))
    }
    // Automation is no desk, whatever it says of itself: it acts for the house.
    const desk = person.desk === null ? null : (hello.value.desk ?? person.desk)
    socket.data.person = { ...person, desk }
    socket.data.show = hello.value.show
    socket.data.moving = false
    next()
  })

  namespace.on('connection', (socket) => {
    const { person } = socket.data
    if (!deps.sessionSockets.add(socket, person.session)) return
    allowLong(socket.conn)
    socket.join('desks')
    const runner = deps.shows.runner(socket.data.show)
    if (runner) seat(socket, runner)
    socket.once('disconnect', () => writers.set(socket.id, '', null))
    socket.emit('shows', showsView(deps.shows))
    socket.emit('screens', deps.keeper.view())
    const crowd = deps.edges.crowd()
    if (crowd && crowd.level > 0) socket.emit('crowd', crowd)
    // Also that all is well: a desk may come from a core that was alone.
    socket.emit('alone', deps.alone?.view() ?? null)
    if (deps.backup) socket.emit('backup', deps.backup.trouble())
    const disk = deps.reserve?.disk()
    if (disk?.reserveGone) socket.emit('disk', disk)
    const current = () => deps.shows.runner(socket.data.show)
    listen(
      socket,
      'desk',
      {
        command: async (payload, respond) => {
          if (socket.data.moving && !isBlackout(payload)) return respond(NOT_SEEN)
          respond(await answerTo(payload, person, current(), deps))
        },
        peek: async (payload, respond) =>
          respond(socket.data.moving ? NOT_SEEN : await peekFor(payload, person, current())),
        feed: (payload, respond) =>
          respond(readsWhatItAsks(socket.conn) ? feedFor(payload, current()) : TOO_BUSY),
        words: (payload, respond) => respond(wordsFor(payload)),
        writing: (payload) => noteWriting(socket, payload, current()),
        handover: async (payload, respond) => respond(await deps.handOver(payload, person)),
        alone: async (payload, respond) => respond(await askAlone(deps.alone, payload, person)),
        screens: async (payload, respond) => respond(await deps.keeper.ask(payload, person)),
      } satisfies HandlersOf<ControlUp>,
      deps.warn,
      (event, code) => refused(socket, event, code, person),
    )
  })

  /** Gives a desk its show, and tells it who is writing there. */
  function seat(socket: DeskSocket, runner: ShowRunner): void {
    attach(socket, runner)
    socket.emit('writers', writers.list(runner.show))
  }

  const writers = createWriters((show) => namespace.to(roomOfShow(show)).emit('writers', writers.list(show)))

  function noteWriting(socket: DeskSocket, payload: unknown, runner: ShowRunner | null): void {
    const { desk, name, role } = socket.data.person
    const parsed = parse(Writing, payload)
    if (!runner || desk === null || 'problem' in parsed || !may(role, 'keep-draft')) return
    const on = parsed.value
    writers.set(socket.id, runner.show, on === null ? null : { on, name, desk })
  }

  deps.keeper.onChange(() => namespace.to('desks').emit('screens', deps.keeper.view()))

  deps.alone?.onChange(() => namespace.to('desks').emit('alone', deps.alone?.view() ?? null))

  deps.edges.onCrowd(() => namespace.to('desks').emit('crowd', deps.edges.crowd()))
  deps.reserve?.onChange(() => namespace.to('desks').emit('disk', deps.reserve?.disk() ?? null))

  deps.backup?.onTrouble(() => namespace.to('desks').emit('backup', deps.backup?.trouble() ?? null))

  deps.shows.onShow((runner) => {
    // Desks that were waiting for a show are given this one.
    for (const socket of namespace.sockets.values()) {
      if (deps.shows.runner(socket.data.show) === runner) seat(socket, runner)
    }
    follow(namespace, runner)
    tellShows()
  })

  deps.shows.onAir((runner) => {
    for (const socket of namespace.sockets.values()) {
      if (socket.data.show !== null) continue
      // What it wrote on was of the show before.
      writers.set(socket.id, runner.show, null)
      move(socket, runner)
      socket.emit('writers', writers.list(runner.show))
    }
    tellShows()
  })

  deps.shows.onGone(tellShows)

  function tellShows(): void {
    namespace.to('desks').emit('shows', showsView(deps.shows))
  }

  return { beat: (show, beat) => void namespace.to(roomOfShow(show)).emit('beat', beat) }
}

function attach(socket: DeskSocket, runner: ShowRunner): void {
  const { role } = socket.data.person
  const view = deskView(runner.shown(), role)
  if (!view || socket.rooms.has(roomOf(runner.show, role))) return
  socket.join([roomOfShow(runner.show), roomOf(runner.show, role)])
  socket.emit('plan', view.plan)
  socket.emit('live', view.live)
  socket.emit('feed', feedSince(runner.shown(), null))
  if (may(role, 'keep-draft')) socket.emit('drafts', runner.shown().drafts)
}

/**
 * Takes a desk that follows the air to another show. What it sent before it saw that one was meant for the one before,
 * so nothing of it is done until the desk has answered; a blackout means the room, whatever it shows (T3).
 */
function move(socket: DeskSocket, runner: ShowRunner): void {
  for (const room of socket.rooms) if (room.startsWith(roomOfShow(''))) socket.leave(room)
  attach(socket, runner)
  socket.data.moving = true
  socket.emit('moved', runner.show, (seen) => {
    if (seen === runner.show) socket.data.moving = false
  })
}

const TOO_BUSY = { ok: false, refusal: refusal('too-busy') } as const

const NOT_SEEN = { ok: false, refusal: refusal('air-moved') } as const

const isBlackout = (payload: unknown): boolean => {
  const parsed = parse(Blackout, payload)
  return 'value' in parsed && parsed.value.on
}

const followed = new WeakSet<ShowRunner>()

/** One view per role and change, however many desks look on; the feed as what was added since the last. */
function follow(namespace: Control, runner: ShowRunner): void {
  if (followed.has(runner)) return
  followed.add(runner)
  let planRevision = deskView(runner.shown(), 'producer')?.plan.revision
  let cursor = runner.shown().feed.cursor
  let draftsSeq = runner.shown().draftsSeq
  runner.onChange((shown) => {
    // Of another log, the same number is another plan.
    const anew = !sameEpoch(shown.feed.cursor.epoch, cursor.epoch)
    for (const role of ROLES) {
      const room = roomOf(runner.show, role)
      if (!namespace.adapter.rooms.has(room)) continue
      const view = deskView(shown, role)
      if (!view) continue
      if (anew || view.plan.revision !== planRevision) namespace.to(room).emit('plan', view.plan)
      namespace.to(room).emit('live', view.live)
      if (anew || shown.feed.cursor.n !== cursor.n) namespace.to(room).emit('feed', feedSince(shown, cursor))
      if ((anew || shown.draftsSeq !== draftsSeq) && may(role, 'keep-draft'))
        namespace.to(room).emit('drafts', shown.drafts)
    }
    draftsSeq = shown.draftsSeq
    planRevision = deskView(shown, 'producer')?.plan.revision
    cursor = shown.feed.cursor
  })
}
