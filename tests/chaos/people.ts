/** Everybody who looks at an evening, as programs that run the pages' own code: screens, desks, and readers by each of the three ways. */
import { io, type Socket } from 'socket.io-client'
import type { Feed } from '#shared/feed'
import { type Position, sameEpoch } from '#shared/ids'
import { PROTOCOL_VERSION, type StageDown, type StageUp } from '#shared/protocol'
import { type Layout, plainSetup } from '#shared/screens'
import type { StageFrame } from '#shared/stage-frame'
import { Desk } from '../../control/desk.ts'
import { COMES_BACK as DESK_COMES_BACK, type DeskSocket } from '../../control/link/desk-socket.ts'
import { connect, type Transports } from '../../display/live/connection.ts'
import { follow, hear, type Message } from '../../display/live/follower.ts'
import type { OpenTransport } from '../../display/live/transport.ts'
import { openEvents } from '../../display/live/transport-events.ts'
import { openPolling } from '../../display/live/transport-polling.ts'
import { openSocket } from '../../display/live/transport-socket.ts'
import type { Way } from '../../display/live/ways.ts'
import { LOOK, COMES_BACK as SCREEN_COMES_BACK, SILENCE } from '../../display/stage/connection.ts'
import { readFrame } from '../../display/stage/read-frame.ts'
import { blankScreen, receive } from '../../display/stage/screen-state.ts'
import { API_KEY, type House, newCommandId, tokenIn } from '../helpers/house.ts'
import type { Book, Sight } from './book.ts'

/** One of them: where it stands, and how it came to know of its link. */
export interface Someone {
  readonly who: string
  /** Whether it stands by a connection of its own just now. */
  up(): boolean
  /** Whether what it shows is at least this: a commit for the room, a post for a reader. */
  has(goal: Goal): boolean
  /** What it shows now; null before it was told anything. */
  last(): Sight | null
  /** How often its link was lost so far, and when last, by `performance.now()`. */
  cuts(): { readonly times: number; readonly at: number }
  close(): void
}

export interface Reader extends Someone {
  /** As when its page is seen again: asks at once what it would ask later. */
  wake(): void
  way(): Way | null
}

export interface Goal {
  readonly position: Position
  /** The text of a post that everybody at home reads by then. */
  readonly text: string
}

/** Where one looks: the room's own address, or a link that can be cut. */
export interface Doors {
  readonly room: string
  readonly readers: string
}

const cutsOf = () => {
  let [times, at] = [0, 0]
  return {
    cut: () => {
      times += 1
      at = performance.now()
    },
    cuts: () => ({ times, at }),
  }
}

const isAt = (have: Position | undefined, { position }: Goal): boolean =>
  have !== undefined && sameEpoch(have.epoch, position.epoch) && have.seq >= position.seq

export async function openScreen(
  house: Pick<House, 'newScreen'>,
  doors: Doors,
  show: string,
  layout: Layout,
  book: Pick<Book, 'saw'>,
): Promise<Someone> {
  const who = `screen ${layout}`
  const token = tokenIn(await house.newScreen({ ...plainSetup(who), show, layout }))
  const { cut, cuts } = cutsOf()
  let state = blankScreen
  let [heard, dropped] = [performance.now(), 0]
  const socket: Socket<StageDown, StageUp> = io(`${doors.room}/stage`, {
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { origin: doors.room },
    auth: { protocol: PROTOCOL_VERSION, token, monitor: null, width: 1920, height: 1080, lacks: [] },
    ...SCREEN_COMES_BACK,
  })
  const report = ({ position, showAt }: StageFrame) =>
    socket.emit('painted', { position, at: Date.now(), showAt })
  socket.on('connect', () => {
    heard = performance.now()
  })
  socket.on('beat', () => {
    heard = performance.now()
  })
  socket.on('frame', (message) => {
    const frame = readFrame(message)
    if (!frame) throw new Error('A screen was sent what it cannot read')
    const { state: next, verdict } = receive(state, frame)
    state = next
    // Also one that it does not show for being older: that there is one says that a newer was shown too early.
    book.saw({ who, at: Date.now(), is: 'frame', frame: message })
    if (verdict === 'news') report(frame)
  })
  socket.on('disconnect', cut)
  const looking = setInterval(() => {
    if (!socket.connected || performance.now() - heard < SILENCE) return
    dropped += 1
    socket.io.engine.close()
  }, LOOK)
  const asking = setInterval(() => {
    if (socket.connected) socket.volatile.emit('clock', { roundTrip: 1, error: 1, dropped }, () => undefined)
  }, 1000)
  return {
    who,
    up: () => socket.connected,
    has: (goal) => isAt(state.newest?.position, goal),
    last: () => state.newest && { who, at: Date.now(), is: 'frame', frame: state.newest },
    cuts,
    close() {
      clearInterval(looking)
      clearInterval(asking)
      socket.disconnect()
    },
  }
}

export interface ChaosDesk extends Someone {
  readonly desk: Desk
  /** Cuts its link; it comes back by itself. */
  drop(): void
}

export function openDesk(doors: Doors, show: string, name: string, book: Pick<Book, 'saw'>): ChaosDesk {
  const socket: DeskSocket = io(`${doors.room}/control`, {
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { authorization: `Bearer ${API_KEY}` },
    auth: { protocol: PROTOCOL_VERSION, show, desk: `desk-${name}-${newCommandId()}` },
    autoConnect: false,
    ...DESK_COMES_BACK,
  })
  const { cut, cuts } = cutsOf()
  const who = `desk ${name}`
  const live = { was: false }
  const desk: Desk = new Desk(`desk-${name}`, socket, () => {
    if (live.was && !desk.isLive) cut()
    live.was = desk.isLive
  })
  socket.on('live', (picture) => book.saw({ who, at: Date.now(), is: 'desk', live: picture }))
  // As the page does: the library itself does not try again what was refused.
  socket.on('connect_error', () => void (socket.active || setTimeout(() => socket.connect(), 1000)))
  return {
    who,
    desk,
    drop: () => socket.io.engine.close(),
    up: () => desk.isLive,
    has: (goal) => desk.isLive && isAt(desk.live?.position, goal),
    last: () => desk.live && { who, at: Date.now(), is: 'desk', live: desk.live },
    cuts,
    close: () => desk.stop(),
  }
}

const ALL: Transports = { socket: openSocket, events: openEvents, polling: openPolling }
const closed: OpenTransport = (_address, { hear: say }) => {
  setTimeout(() => say({ kind: 'disconnected' }), 10)
  return { ask: () => {}, look: () => {}, close: () => {} }
}

/** `first` is the feed its page was served with. */
export function openReader(
  doors: Doors,
  show: string,
  only: Way | null,
  first: Feed,
  book: Pick<Book, 'saw'>,
): Reader {
  const who = `reader by ${only ?? 'any way'}`
  const { cut, cuts } = cutsOf()
  let follower = follow(first)
  const take = (message: Message) => {
    if (message.kind === 'disconnected') cut()
    const before = follower.feed
    const { follower: next, ask } = hear(follower, message)
    follower = next
    if (ask) connection.ask(ask)
    if (next.feed !== before) book.saw({ who, at: Date.now(), is: 'feed', feed: next.feed })
  }
  const ways: Transports =
    only === null ? ALL : { socket: closed, events: closed, polling: closed, [only]: ALL[only] }
  const connection = connect({ origin: doors.readers, show }, ways, { hear: take, tooOld: () => {} })
  return {
    who,
    way: connection.way,
    wake: connection.wake,
    up: () => connection.way() !== null,
    has: ({ text }) =>
      connection.way() !== null &&
      follower.feed.posts.some(({ body }) => body.kind === 'text' && body.text === text),
    last: () => ({ who, at: Date.now(), is: 'feed', feed: follower.feed }),
    cuts,
    close: connection.sleep,
  }
}
