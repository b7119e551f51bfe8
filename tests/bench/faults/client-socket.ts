/** The library's client, as far as our pages use it: connects again for ever, keeps what was said while there was no link, and loses what was on its way. */
import { dial, type Host, type Line, type Pipe } from './net.ts'
import { type Packet, plain } from './packets.ts'
import type { Happening, Proc, World } from './world.ts'

interface Manner {
  readonly space: string
  readonly auth: () => unknown
  readonly reconnectionDelay: number
  readonly reconnectionDelayMax: number
  readonly randomizationFactor: number
  readonly timeout: number
}

type Listener = (...args: never[]) => void
interface Ack {
  readonly answered: (...args: unknown[]) => void
  readonly withError: boolean
}

/** Without a ping for so long the library gives a connection up. */
const PINGED_MS = 4000

const KEPT = ['write-post', 'edit-post', 'set-result']

export class ClientSocket {
  connected = false
  active = false
  readonly io = { engine: { close: () => this.drop('transport close') } }
  private readonly listeners = new Map<string, Listener[]>()
  private readonly acks = new Map<number, Ack>()
  private buffer: Packet[] = []
  private pipe: Pipe | null = null
  private asked = 0
  private attempts = 0
  private attempt: Happening | null = null
  private turn = 0
  private readonly world: World
  private readonly proc: Proc
  private readonly line: Line
  private readonly host: Host
  private readonly manner: Manner

  constructor(world: World, proc: Proc, line: Line, host: Host, manner: Manner) {
    this.world = world
    this.proc = proc
    this.line = line
    this.host = host
    this.manner = manner
  }

  on(event: string, listener: Listener): this {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener])
    return this
  }

  removeAllListeners(): void {
    this.listeners.clear()
  }

  connect(): this {
    if (this.active) return this
    this.active = true
    this.open()
    return this
  }

  disconnect(): this {
    const { pipe, connected } = this
    if (connected) pipe?.send('client', plain.write({ is: 'bye' }))
    this.active = false
    if (this.attempt) this.attempt.off = true
    this.turn += 1
    this.pipe = null
    pipe?.close('client')
    this.gone('io client disconnect')
    return this
  }

  emit(name: string, ...args: unknown[]): this {
    this.say(name, args, false)
    return this
  }

  timeout(ms: number) {
    const emit =
      (isVolatile: boolean) =>
      (name: string, ...args: unknown[]) => {
        const answered = args.pop() as (error: Error | null, ...answer: unknown[]) => void
        const ack = { over: false }
        const once = (error: Error | null, ...answer: unknown[]) => {
          if (ack.over) return
          ack.over = true
          answered(error, ...answer)
        }
        this.world.after(ms, this.proc, () => once(new Error('operation has timed out')))
        this.say(name, [...args, once], isVolatile, true)
      }
    return { emit: emit(false), volatile: { emit: emit(true) } }
  }

  private say(name: string, args: unknown[], isVolatile: boolean, withError = false): void {
    const last = args.at(-1)
    let ack: number | null = null
    if (typeof last === 'function') {
      this.asked += 1
      ack = this.asked
      this.acks.set(ack, { answered: last as Ack['answered'], withError })
    }
    const packet: Packet = { is: 'event', name, args: ack === null ? args : args.slice(0, -1), ack }
    if (!this.connected) {
      if (!isVolatile) this.buffer.push(packet)
      return
    }
    this.send(packet)
  }

  private send(packet: Packet): void {
    const text = plain.write(packet)
    this.pipe?.send('client', text)
    const { rough } = this.line
    if (packet.is !== 'event' || packet.name !== 'command' || this.world.chance.net.next() >= rough) return
    const { kind } = packet.args[0] as { kind: string }
    // A press is doubled on the spot, or not at all: a refused one is never sent again. What was written may come again much later.
    this.pipe?.send('client', text, KEPT.includes(kind) ? this.world.chance.net.between(0, 3000) : 0)
  }

  private open(): void {
    this.turn += 1
    const { turn, world, proc, manner } = this
    const late = world.after(manner.timeout, proc, () => this.failed(turn))
    dial(
      world,
      this.line,
      {
        proc,
        heard: (text) => this.turn === turn && this.heard(plain.read(text) as Packet),
        closed: () => this.turn === turn && this.drop('transport close'),
      },
      this.host,
      (pipe) => {
        late.off = true
        if (this.turn !== turn || !this.active) return pipe?.close('client')
        if (!pipe) return this.failed(turn)
        this.pipe = pipe
        // The library's own pings; once our own beats come, they alone are relied upon here.
        world.after(PINGED_MS, proc, () => this.turn === turn && !this.connected && this.drop('ping timeout'))
        pipe.send('client', plain.write({ is: 'hello', space: manner.space, auth: manner.auth() }))
      },
    )
  }

  private failed(turn: number): void {
    if (this.turn !== turn || !this.active) return
    this.tell('connect_error', new Error('websocket error'))
    this.again()
  }

  /** As its manager does: a pause that grows, and is not the same for all. */
  private again(): void {
    const { reconnectionDelay, reconnectionDelayMax, randomizationFactor } = this.manner
    const pause = Math.min(reconnectionDelay * 2 ** this.attempts, reconnectionDelayMax)
    const spread = 1 + randomizationFactor * (2 * this.world.chance.net.next() - 1)
    this.attempts += 1
    this.turn += 1
    this.attempt = this.world.after(Math.min(pause * spread, reconnectionDelayMax), this.proc, () => {
      if (this.active) this.open()
    })
  }

  private heard(packet: Packet): void {
    if (packet.is === 'welcome') {
      this.connected = true
      this.attempts = 0
      const { buffer } = this
      this.buffer = []
      for (const waiting of buffer) this.send(waiting)
      this.tell('connect')
    } else if (packet.is === 'refused') {
      this.active = false
      this.turn += 1
      this.pipe?.close('client')
      this.tell('connect_error', Object.assign(new Error('refused'), { data: packet.data }))
    } else if (packet.is === 'event') {
      const { ack } = packet
      const respond = (...answer: unknown[]) =>
        this.pipe?.send('client', plain.write({ is: 'answer', ack: ack ?? 0, args: answer }))
      this.tell(packet.name, ...packet.args, ...(ack === null ? [] : [respond]))
    } else if (packet.is === 'answer') {
      const ack = this.acks.get(packet.ack)
      this.acks.delete(packet.ack)
      if (ack) ack.answered(...(ack.withError ? [null] : []), ...packet.args)
    } else if (packet.is === 'bye') {
      this.active = false
      this.turn += 1
      this.gone('io server disconnect')
    }
  }

  private drop(reason: string): void {
    const { pipe } = this
    this.turn += 1
    this.pipe = null
    pipe?.close('client')
    this.gone(reason)
    if (this.active) this.again()
  }

  private gone(reason: string): void {
    const was = this.connected
    this.connected = false
    for (const [id, { answered, withError }] of this.acks) {
      if (this.buffer.some((packet) => packet.is === 'event' && packet.ack === id)) continue
      this.acks.delete(id)
      if (withError) answered(new Error('socket has been disconnected'))
    }
    if (was) this.tell('disconnect', reason)
  }

  private tell(event: string, ...args: unknown[]): void {
    for (const listener of this.listeners.get(event) ?? [])
      (listener as (...args: unknown[]) => void)(...args)
  }
}
