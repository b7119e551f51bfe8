/** The library's server, as far as our gateways use it: namespaces, rooms, events and their answers, over simulated lines. */
import type { Server } from 'socket.io'
import type { End, Line, Pipe } from './net.ts'
import type { Codec, Packet } from './packets.ts'
import { roughly, type Trail } from './rough.ts'
import type { Proc, World } from './world.ts'

type Heard = (this: SimSocket, name: string, ...args: unknown[]) => void
type Next = (error?: Error & { data?: unknown }) => void

/** Sees what leaves the server, before anybody else does. */
export interface Eyes {
  sent(space: string, name: string, args: readonly unknown[], socket: SimSocket | null): void
  answered(space: string, name: string, asked: readonly unknown[], answer: readonly unknown[]): void
}

export class SimSocket {
  readonly rooms = new Set<string>()
  data: Record<string, unknown> = {}
  connected = true
  /** What lies below: nothing waits in it, and whoever floods is cut off by it. */
  readonly conn = { close: () => this.disconnect() }
  handshake: { auth: unknown; address: string; headers: Record<string, string> }
  readonly trail: Trail = new Map()
  private readonly anys: Heard[] = []
  private readonly leaving: (() => void)[] = []
  private readonly acks = new Map<number, (...args: unknown[]) => void>()
  private asked = 0
  readonly id: string
  readonly space: SimSpace
  readonly pipe: Pipe
  readonly line: Line

  constructor(id: string, space: SimSpace, pipe: Pipe, line: Line, auth: unknown) {
    this.id = id
    this.space = space
    this.pipe = pipe
    this.line = line
    this.handshake = { auth, address: '10.0.0.1', headers: {} }
    this.join(id)
  }

  join(rooms: string | string[]): void {
    for (const room of typeof rooms === 'string' ? [rooms] : rooms) {
      this.rooms.add(room)
      const all = this.space.adapter.rooms.get(room) ?? new Set()
      this.space.adapter.rooms.set(room, all.add(this))
    }
  }

  leave(room: string): void {
    this.rooms.delete(room)
    const all = this.space.adapter.rooms.get(room)
    all?.delete(this)
    if (all?.size === 0) this.space.adapter.rooms.delete(room)
  }

  onAny(heard: Heard): void {
    this.anys.push(heard)
  }

  once(_event: 'disconnect', left: () => void): void {
    this.leaving.push(left)
  }

  emit(name: string, ...args: unknown[]): void {
    const last = args.at(-1)
    let ack: number | null = null
    if (typeof last === 'function') {
      args.pop()
      this.asked += 1
      ack = this.asked
      this.acks.set(ack, last as () => void)
    }
    this.space.eyes.sent(this.space.name, name, args, this)
    this.tell(name, args, this.space.codec.write({ is: 'event', name, args, ack }))
  }

  tell(name: string, args: readonly unknown[], text: string): void {
    if (!this.connected) return
    for (const late of roughly(this.space.world, this.line, this.trail, { name, args }))
      this.pipe.send('server', text, late)
  }

  heard(packet: Packet): void {
    if (!this.connected) return
    if (packet.is === 'answer') {
      this.acks.get(packet.ack)?.(...packet.args)
      this.acks.delete(packet.ack)
    }
    if (packet.is === 'bye') this.left()
    if (packet.is !== 'event') return
    const { name, args, ack } = packet
    const respond = (...answer: unknown[]) => {
      this.space.eyes.answered(this.space.name, name, args, answer)
      if (this.connected && ack !== null)
        this.pipe.send('server', this.space.codec.write({ is: 'answer', ack, args: answer }))
    }
    for (const any of this.anys) any.call(this, name, ...args, ...(ack === null ? [] : [respond]))
  }

  disconnect(): void {
    this.pipe.send('server', this.space.codec.write({ is: 'bye' }))
    this.left()
  }

  left(): void {
    if (!this.connected) return
    this.connected = false
    for (const room of [...this.rooms]) this.leave(room)
    this.space.sockets.delete(this.id)
    for (const left of this.leaving) left()
  }
}

export class SimSpace {
  readonly sockets = new Map<string, SimSocket>()
  readonly adapter = { rooms: new Map<string, Set<SimSocket>>() }
  private readonly doors: ((socket: SimSocket, next: Next) => unknown)[] = []
  private readonly comings: ((socket: SimSocket) => void)[] = []
  readonly name: string
  readonly world: World
  readonly codec: Codec
  readonly eyes: Eyes

  constructor(name: string, world: World, codec: Codec, eyes: Eyes) {
    this.name = name
    this.world = world
    this.codec = codec
    this.eyes = eyes
  }

  use(door: (socket: SimSocket, next: Next) => unknown): void {
    this.doors.push(door)
  }

  on(_event: 'connection', coming: (socket: SimSocket) => void): void {
    this.comings.push(coming)
  }

  to(room: string) {
    const emit = (name: string, ...args: unknown[]) => {
      const inside = this.adapter.rooms.get(room)
      if (!inside) return
      this.eyes.sent(this.name, name, args, null)
      const text = this.codec.write({ is: 'event', name, args, ack: null })
      for (const socket of inside) socket.tell(name, args, text)
    }
    return { emit, volatile: { emit } }
  }

  admit(socket: SimSocket): void {
    const through = (at: number): void => {
      const door = this.doors[at]
      if (!door) {
        this.sockets.set(socket.id, socket)
        socket.pipe.send('server', this.codec.write({ is: 'welcome' }))
        for (const coming of this.comings) coming(socket)
        return
      }
      door(socket, (error) => {
        if (error) socket.pipe.send('server', this.codec.write({ is: 'refused', data: error.data }))
        else through(at + 1)
      })
    }
    through(0)
  }
}

/** One server; `io` is what the gateways are given. */
export function simServer(world: World, proc: Proc, codec: Codec, eyes: Eyes) {
  const spaces = new Map<string, SimSpace>()
  const of = (name: string): SimSpace => {
    const found = spaces.get(name) ?? new SimSpace(name, world, codec, eyes)
    spaces.set(name, found)
    return found
  }
  let count = 0
  return {
    io: { of } as unknown as Server,
    proc,
    /** The server's end of a connection on this line. */
    accept(pipe: Pipe, line: Line): End {
      let socket: SimSocket | null = null
      return {
        proc,
        heard(text) {
          const packet = codec.read(text)
          if (packet?.is !== 'hello') return void (packet && socket?.heard(packet))
          count += 1
          socket = new SimSocket(`${proc.name} ${count}`, of(packet.space), pipe, line, packet.auth)
          of(packet.space).admit(socket)
        },
        closed: () => socket?.left(),
      }
    },
  }
}
