/**
 * socket.io's own adapter, extended: what is said to a room is encoded and framed once and handed to every reader
 * with as little work for each as the library allows. Protocol and clients notice nothing.
 *
 * A reader on whose way nothing waits gets the frame straight at the system's handle (`line.ts`); any other gets it as
 * the library sends it, behind what it still has coming. So the order is kept, and what cannot be written short
 * (compression, polling, attachments, exceptions, answers asked for) goes as ever. The library's `onAnyOutgoing`
 * listeners, which nobody has here, are not asked for at every reader.
 */
import type { Server } from 'socket.io'
import { handOver, type Packet, type SocketBelow } from './below.ts'
import { createLane, type Lane } from './lane.ts'
import { Line, type LineRules, type Sent, type Way } from './line.ts'
import { type PlainConstructor, type Said, withoutOwnRooms } from './own-rooms.ts'
import { type Publication, publicationOf } from './publication.ts'

export interface FanOutOptions {
  /** `plain` leaves the library's adapter as it is. */
  readonly way: Way | 'plain'
  /** Sends between two looks at the event loop: those who join or answer meanwhile wait no longer than these take. */
  readonly slice: number
  /** Bytes that may wait for one reader. */
  readonly waiting: number
  /** Milliseconds a reader may lag behind before it is cut off. */
  readonly patience: number
}

export const FAN_OUT: FanOutOptions = { way: 'handle', slice: 400, waiting: 64 * 1024, patience: 20_000 }

/** What became of what was said, since the start. */
export type FanOutCounts = Record<Sent | 'cut', number>

export interface FanOut {
  readonly counts: Readonly<FanOutCounts>
  /** Somebody has yet to be handed what was said last. */
  busy(): boolean
  /** Calls back once all that was said until now has been handed out: what is said to one reader then comes after it. */
  whenDone(callback: () => void): void
  /** Readers who are left with the newest until they can take it. */
  behind(): number
  close(): void
}

const LINE = Symbol('line')
type WithLine = SocketBelow & { [LINE]?: Line }

/** A storm of joiners makes every turn of the event loop long: handing out takes at least so many times as long as they do. */
const SHARE = 2
const CALM_MS = 2

/** How often those behind are looked at again. */
const LOOK_MS = 50

interface Walk {
  readonly publication: Publication
  readonly lines: readonly Line[]
  at: number
  readonly done: (() => void)[]
}

/** Makes every namespace of this server that is opened from now on send this way. */
export function fanOut(io: Server, given: Partial<FanOutOptions> = {}): FanOut {
  const options = { ...FAN_OUT, ...given }
  const { way, slice, waiting, patience } = options
  const counts: FanOutCounts = { short: 0, long: 0, behind: 0, dropped: 0, cut: 0 }
  const walks: Walk[] = []
  const behind = new Set<Line>()
  let looking: NodeJS.Timeout | null = null
  let going = false
  /** When the event loop was let go, and how many are handed out in a millisecond. */
  let left = 0
  let perMs = 0
  if (way === 'plain') {
    return { counts, busy: () => false, whenDone: (callback) => callback(), behind: () => 0, close: () => {} }
  }

  const drained = (line: Line) => {
    if (line.catchUp()) behind.delete(line)
  }
  const rules: LineRules = { handOver: handOver(), way, waiting, drained }

  function look(): void {
    const now = performance.now()
    for (const line of behind) {
      if (line.socket.conn.readyState !== 'open' || line.catchUp()) behind.delete(line)
      else if (now - line.since > patience) {
        behind.delete(line)
        counts.cut += 1
        line.cut()
      }
    }
    looking = behind.size > 0 ? setTimeout(look, LOOK_MS) : null
  }

  /** Hands out so many; true if all that was said is handed out. */
  function go(most: number): boolean {
    let left = most
    for (let walk = walks[0]; walk; walk = walks[0]) {
      const { lines, publication } = walk
      const end = Math.min(lines.length, walk.at + left)
      left -= end - walk.at
      while (walk.at < end) {
        const line = lines[walk.at] as Line
        walk.at += 1
        const sent = line.send(publication)
        counts[sent] += 1
        if (sent === 'behind') behind.add(line)
      }
      if (end < lines.length) return false
      if (walks[0] === walk) walks.shift()
      for (const callback of walk.done) callback()
    }
    return true
  }

  function goOn(): void {
    const began = performance.now()
    const elsewhere = going ? began - left : 0
    const most = elsewhere < CALM_MS ? slice : Math.max(slice, Math.ceil(SHARE * elsewhere * perMs))
    going = !go(most)
    left = performance.now()
    if (going) {
      perMs = most / Math.max(left - began, 0.01)
      setImmediate(goOn)
    } else if (behind.size > 0) looking ??= setTimeout(look, LOOK_MS)
  }

  class Lanes extends withoutOwnRooms(io.adapter() as unknown as PlainConstructor) {
    private readonly lanes = new Map<string, Lane>()

    override addAll(id: string, rooms: Set<string>): void {
      const before = this.sids.get(id)
      for (const room of rooms) if (!before?.has(room)) this.enter(id, room)
      super.addAll(id, rooms)
    }

    override del(id: string, room: string): void {
      if (this.sids.get(id)?.has(room)) this.leave(id, room)
      super.del(id, room)
    }

    override delAll(id: string): void {
      for (const room of this.sids.get(id) ?? []) this.leave(id, room)
      super.delAll(id)
    }

    override broadcast(packet: Packet, said: Said): void {
      const { rooms, except, flags } = said
      const [room] = rooms
      packet.nsp = this.nsp.name
      const one = rooms.size === 1 && room !== undefined && (except?.size ?? 0) === 0 && !this.sids.has(room)
      const publication = one ? publicationOf(packet, this.nsp.server.encoder.encode(packet), flags) : null
      if (!one || !publication) {
        // It must not overtake what is still being handed out.
        go(Number.POSITIVE_INFINITY)
        super.broadcast(packet, said)
        return
      }
      walks.push({ publication, lines: this.lane(room).everybody(), at: 0, done: [] })
      if (!going) goOn()
    }

    /** Kept from the first thing said to a room; a reader's own room, to which nobody speaks, has none. */
    private lane(room: string): Lane {
      const known = this.lanes.get(room)
      if (known) return known
      const lane = createLane()
      this.lanes.set(room, lane)
      for (const id of this.rooms.get(room) ?? []) this.enter(id, room)
      if (lane.size === 0) this.lanes.delete(room)
      return lane
    }

    private enter(id: string, room: string): void {
      const lane = this.lanes.get(room)
      const socket = this.nsp.sockets.get(id) as WithLine | undefined
      if (!lane || !socket) return
      socket[LINE] ??= new Line(socket, rules)
      lane.add(socket[LINE])
    }

    private leave(id: string, room: string): void {
      const lane = this.lanes.get(room)
      const socket = this.nsp.sockets.get(id) as WithLine | undefined
      if (!lane || !socket?.[LINE]) return
      lane.remove(socket[LINE])
      if (lane.size === 0) this.lanes.delete(room)
    }
  }
  io.adapter(Lanes as unknown as Parameters<typeof io.adapter>[0])

  return {
    counts,
    busy: () => walks.length > 0,
    whenDone(callback) {
      const last = walks.at(-1)
      if (last) last.done.push(callback)
      else callback()
    },
    behind: () => behind.size,
    close() {
      walks.length = 0
      if (looking) clearTimeout(looking)
    },
  }
}
