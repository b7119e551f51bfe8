/** Lines between machines: they delay, swallow for a while, break with or without a word, and, where they are rough, lose, double and overtake. */
import type { Proc, World } from './world.ts'

/** How one machine reaches the others. */
export interface Line {
  /** Nothing comes through, and nobody is told. */
  isDead: boolean
  /** Milliseconds there, at least. */
  slow: number
  /** How often, from nought to one, a message that may be lost is lost, doubled or overtaken. */
  rough: number
  /** All connections that stand on it. */
  readonly pipes: Set<Pipe>
}

export const newLine = (): Line => ({ isDead: false, slow: 2, rough: 0, pipes: new Set() })

export interface End {
  readonly proc: Proc
  heard(text: string): void
  /** Once, when this side learns that the other is gone. */
  closed(): void
}

/** A peer that is silent is given up after so many milliseconds, as the library's pings would. */
const GIVEN_UP = 4000
/** Without a word from the other machine a page learns it by itself, or not at all. */
const NEVER = 3600_000

type Side = 'client' | 'server'
const other = (side: Side): Side => (side === 'client' ? 'server' : 'client')

/** One connection: what is sent arrives in its order, until it breaks. */
export class Pipe {
  isOpen = true
  /** Something between has forgotten it: what is sent vanishes, and nobody is told. */
  isHole = false
  private readonly ends: Readonly<Record<Side, End>>
  private readonly last: Record<Side, number> = { client: 0, server: 0 }
  private held: (() => void)[] = []
  private readonly world: World
  private readonly line: Line

  constructor(world: World, line: Line, client: End, server: End) {
    this.world = world
    this.line = line
    this.ends = { client, server }
    line.pipes.add(this)
  }

  send(from: Side, text: string, late = 0): void {
    const { world, line } = this
    if (!this.isOpen || this.isHole || !this.ends[from].proc.alive) return
    const to = other(from)
    const go = () => {
      const delay = line.slow * (1 + world.chance.net.next())
      const at = Math.max(world.now + delay, this.last[to]) + late
      // What is held back lets the others overtake it.
      if (late === 0) this.last[to] = at
      world.after(at - world.now, this.ends[to].proc, () => this.isOpen && this.ends[to].heard(text))
    }
    if (line.isDead) this.held.push(go)
    else go()
  }

  /** What was on its way while nothing came through comes now. */
  lift(): void {
    const { held } = this
    this.held = []
    for (const go of held) go()
  }

  /** Ends it from one side, who knows; the other is told, unless the line is dead. */
  close(by: Side): void {
    this.end({ [by]: null, [other(by)]: this.line.isDead || this.isHole ? GIVEN_UP : this.line.slow })
  }

  /** Breaks: each side learns of it at its own time; null is never. */
  break(after: Readonly<Record<Side, number>>): void {
    this.end(after)
  }

  private end(after: Readonly<Partial<Record<Side, number | null>>>): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.line.pipes.delete(this)
    for (const side of ['client', 'server'] as const) {
      const ms = after[side] ?? null
      if (ms !== null) this.world.after(ms, this.ends[side].proc, () => this.ends[side].closed())
    }
  }

  get server(): Proc {
    return this.ends.server.proc
  }
}

/** What a machine does when it is asked for a connection; `null` is nobody there. */
export type Host = () => { readonly proc: Proc; readonly accept: (pipe: Pipe) => End } | null

/** Asks for a connection. Answers once, or never: who asks has a patience of its own. */
export function dial(
  world: World,
  line: Line,
  client: Omit<End, 'heard'> & { heard(text: string): void },
  host: Host,
  answered: (pipe: Pipe | null) => void,
): void {
  if (line.isDead) return
  world.after(line.slow, world.house, () => {
    const found = host()
    const answer = (pipe: Pipe | null) => world.after(line.slow, client.proc, () => answered(pipe))
    if (!found?.proc.alive) return void answer(null)
    world.after(0, found.proc, () => {
      if (line.isDead) return
      const late: { end: End | null } = { end: null }
      const pipe = new Pipe(world, line, client, {
        proc: found.proc,
        heard: (text) => late.end?.heard(text),
        closed: () => late.end?.closed(),
      })
      late.end = found.accept(pipe)
      answer(pipe)
    })
  })
}

/** A machine's process has died: who talked to it is told by its machine, or, where that went too, by nobody. */
export function orphan(lines: Iterable<Line>, proc: Proc, machineToo: boolean): void {
  for (const line of lines)
    for (const pipe of [...line.pipes])
      if (pipe.server === proc) pipe.break({ client: machineToo ? NEVER : line.slow, server: 0 })
}
