/** Time and chance of one simulated night, and the processes that live in it: whatever happens, happens to one of them at one moment. */
import { type Random, seededRandom } from '../../helpers/random.ts'

/** A program on some machine. What it has under way dies with it; while it is frozen, all of it waits. */
export interface Proc {
  readonly name: string
  readonly bornAt: number
  alive: boolean
  frozen: boolean
  /** How far its wall clock is off, in milliseconds; NTP may put it right, or wrong. */
  skew: number
  waiting: Happening[]
}

export interface Happening {
  readonly owner: Proc
  readonly at: number
  readonly order: number
  readonly run: () => unknown
  off: boolean
}

/** Half past seven on the night. */
const DOORS = Date.UTC(2026, 10, 20, 19, 30)
const turn = setImmediate
/** A log is read in pages, with a turn between two of them. */
const TURNS = 8
const LONGEST_WAIT = 60_000

/** Chance for each thing by itself: a fault less changes no operator's press. */
const STREAMS = ['room', 'net', 'disk', 'people', 'faults', 'code'] as const
type Stream = (typeof STREAMS)[number]

export class World {
  now = 0
  readonly chance: Readonly<Record<Stream, Random>>
  readonly house: Proc
  current: Proc
  /** What was seen to happen, newest last, for whoever has to find out why. */
  readonly told: string[] = []
  readonly tells: boolean
  private order = 0
  private readonly heap: Happening[] = []

  constructor(seed: number, tells = false) {
    const of = (at: number) => seededRandom(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(at + 1, 0x85ebca6b))
    this.chance = Object.fromEntries(STREAMS.map((name, at) => [name, of(at)])) as Record<Stream, Random>
    this.tells = tells
    this.house = this.spawn('the house')
    this.current = this.house
  }

  spawn(name: string, skew = 0): Proc {
    return { name, bornAt: this.now, alive: true, frozen: false, skew, waiting: [] }
  }

  wall(proc: Proc): number {
    return Math.round(DOORS + this.now + proc.skew)
  }

  note(words: string): void {
    if (this.tells) this.told.push(`${(this.now / 1000).toFixed(3)} ${words}`)
  }

  after(ms: number, owner: Proc, run: () => unknown): Happening {
    const at = this.now + Math.max(0, ms)
    const happening = { owner, at, order: this.order++, run, off: false }
    this.push(happening)
    return happening
  }

  kill(proc: Proc): void {
    this.note(`${proc.name} dies`)
    proc.alive = false
    proc.waiting = []
  }

  freeze(proc: Proc): void {
    this.note(`${proc.name} stands still`)
    proc.frozen = true
  }

  thaw(proc: Proc): void {
    if (!proc.frozen) return
    this.note(`${proc.name} goes on`)
    proc.frozen = false
    for (const { owner, run, off } of proc.waiting) if (!off) this.after(0, owner, run)
    proc.waiting = []
  }

  /** Everything up to a moment, one after the other; whatever follows at once from one thing is done before the next. */
  async run(
    until: number,
    stop: () => boolean = () => false,
    most = Number.POSITIVE_INFINITY,
  ): Promise<void> {
    for (let count = 0; count < most; count += 1) {
      const next = this.heap[0]
      if (!next || next.at > until || stop()) break
      this.pop()
      this.now = Math.max(this.now, next.at)
      const { owner, off } = next
      if (off || !owner.alive) continue
      if (owner.frozen) owner.waiting.push(next)
      else await this.as(owner, next.run)
    }
    if (most > 1 && !stop()) this.now = Math.max(this.now, until)
  }

  async as(owner: Proc, run: () => unknown): Promise<void> {
    this.current = owner
    run()
    await settled()
    // Unless that began something that goes on.
    if (this.current === owner) this.current = this.house
  }

  /** What a process does at once: its timers are its own. */
  within<T>(owner: Proc, run: () => T): T {
    const before = this.current
    this.current = owner
    const done = run()
    this.current = before
    return done
  }

  /** Waits for something that a process does before anything else; time goes on meanwhile, as far as it needs any. */
  async wait<T>(owner: Proc, work: () => Promise<T>): Promise<T> {
    let over = false
    this.current = owner
    const done = work().finally(() => {
      over = true
    })
    done.catch(() => undefined)
    const until = this.now + LONGEST_WAIT
    while (!over) {
      for (let turns = 0; turns < TURNS && !over; turns += 1) {
        this.current = owner
        await settled()
      }
      const next = this.heap[0]
      if (over) break
      if (!next || next.at > until) throw new Error(`${owner.name} waits for something that does not come`)
      await this.run(next.at, undefined, 1)
    }
    this.current = this.house
    return done
  }

  private push(happening: Happening): void {
    const { heap } = this
    let at = heap.length
    heap.push(happening)
    while (at > 0) {
      const up = (at - 1) >> 1
      if (!isBefore(happening, heap[up] as Happening)) break
      heap[at] = heap[up] as Happening
      at = up
    }
    heap[at] = happening
  }

  private pop(): void {
    const { heap } = this
    const last = heap.pop() as Happening
    if (heap.length === 0) return
    let at = 0
    for (;;) {
      let down = 2 * at + 1
      if (down >= heap.length) break
      if (down + 1 < heap.length && isBefore(heap[down + 1] as Happening, heap[down] as Happening)) down += 1
      if (!isBefore(heap[down] as Happening, last)) break
      heap[at] = heap[down] as Happening
      at = down
    }
    heap[at] = last
  }
}

const isBefore = (a: Happening, b: Happening): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

/** All that was promised has been kept, as far as it needs no time. */
const settled = (): Promise<void> => new Promise((resolve) => turn(resolve))
