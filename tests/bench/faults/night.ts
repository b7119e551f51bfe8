/** One night in the house: a supervisor's children that die and come back, and pages that come and go. */
import type { GoneMessage, PictureMessage, PublicMessage } from '#shared/protocol'
import { guardedLogs } from '../../../server/log/guarded-logs.ts'
import { redisLogStore } from '../../../server/log/redis-log.ts'
import { type LogStore, LogUnavailable } from '../../../server/log/show-log.ts'
import { toldAnew } from '../../../server/told-anew.ts'
import type { Bugs } from './bugs.ts'
import { simCopies } from './copies.ts'
import { type Core, SETUP, SHOW, startCore } from './core.ts'
import type { DeskPage } from './desk-page.ts'
import type { Given } from './edge.ts'
import { type Edge, startEdge } from './edge.ts'
import type { FaultKind, Night } from './faults.ts'
import { Disk, fileStore } from './file-log.ts'
import { littleShow } from './little-show.ts'
import { type Host, type Line, newLine, orphan } from './net.ts'
import { type Place, settle } from './places.ts'
import type { ReaderPage } from './reader-page.ts'
import { Redis } from './redis.ts'
import type { ScreenPage } from './screen-page.ts'
import { Truth } from './truth.ts'
import type { Proc, World } from './world.ts'

/** What a page needs to know of the night it is in. */
export interface Room {
  readonly world: World
  readonly truth: Truth
  readonly bugs: Bugs
  /** Whoever is the core when somebody asks for it. */
  readonly coreHost: (line: Line) => Host
  /** The clock that frames are stamped by. */
  readonly serverNow: () => number
  /** Nothing on this night puts a screen's idea of that clock far off. */
  readonly isSteady: boolean
}

/** A commit is never older than the one before it, whatever the clock says. */
const DISTORTING: readonly FaultKind[] = [
  'slow-line',
  'rough-line',
  'dead-line',
  'freeze-core',
  'clock-jumps',
]

const RESTART_MS = 50
const CANNOT_MS = 300
/** As the edge's process waits to be told before it listens. */
const TOLD_WITHIN_MS = 3000

export class House implements Room {
  readonly truth: Truth
  readonly disk: Disk
  readonly redis: Redis
  /** Of the one machine that runs the core. */
  private readonly copies = simCopies(() => this.world.now < this.copyFailsUntil)
  /** Until then this machine cannot note what lies in Redis. */
  copyFailsUntil = 0
  core: Core | null = null
  readonly edges: (Edge | null)[] = []
  readonly desks: Place<DeskPage>[] = []
  readonly screens: Place<ScreenPage>[] = []
  /** Pages that are no screens yet. */
  readonly waiting: Place<ScreenPage>[] = []
  readonly readers: Place<ReaderPage>[] = []
  readonly cache = new Map<string, { readonly given: Given; readonly at: number }>()
  /** At which moment of the next commit the core dies. */
  dieAt: number | null = null
  private isStarting = false
  private lives = 0
  readonly lines = new Map<Proc, Line>()
  private readonly ready = new Set<Edge>()
  private readonly lastTold = new Map<Edge, number>()
  private readonly anew = toldAnew(() => this.askCore())
  readonly world: World
  readonly night: Night
  readonly bugs: Bugs

  constructor(world: World, night: Night, bugs: Bugs) {
    this.world = world
    this.night = night
    this.bugs = bugs
    this.truth = new Truth(world)
    this.disk = new Disk(world, this.truth, bugs.disk ?? {})
    this.redis = new Redis(world, this.truth, bugs.redis ?? {})
  }

  readonly coreHost =
    (line: Line): Host =>
    () => {
      const { core } = this
      return core && { proc: core.proc, accept: (pipe) => core.server.accept(pipe, line) }
    }

  readonly serverNow = () => (this.core ? this.world.wall(this.core.proc) : 0)

  get isSteady(): boolean {
    return !this.night.faults.some(({ kind }) => DISTORTING.includes(kind))
  }

  readonly lineOf = (proc: Proc): Line => {
    const line = this.lines.get(proc)
    if (!line) throw new Error(`${proc.name} has no line`)
    return line
  }

  get places(): Place<DeskPage | ScreenPage | ReaderPage>[] {
    return [...this.desks, ...this.screens, ...this.waiting, ...this.readers]
  }

  store(proc: Proc): LogStore {
    if (this.night.log === 'file') return fileStore(this.world, proc, this.disk)
    const store = redisLogStore(this.redis.connection(proc))
    return guardedLogs(this.bugs.redisStore?.(store) ?? store, this.copies, {
      newEpochId: () => this.world.chance.code.hex(16),
      now: () => this.world.wall(proc),
      warn: (sentence) => this.world.note(`${proc.name} warns: ${sentence}`),
      ...(this.bugs.neverMends && { mayMend: () => false }),
    })
  }

  /** The one that the balancer picks. */
  readonly edge = (): Edge | null => {
    const there = this.edges.flatMap((edge) => (edge?.proc.alive && this.ready.has(edge) ? [edge] : []))
    return there.length === 0 ? null : this.world.chance.net.pick(there)
  }

  async begin(): Promise<void> {
    const { world, night } = this
    await this.startCore()
    world.current = (this.core as Core).proc
    void this.core?.shows.open(littleShow(night.holdSeconds), SETUP)
    await world.run(200)
    for (let at = 0; at < night.edges; at += 1) {
      this.edges.push(null)
      this.startEdge(at)
    }
    settle(this)
    for (const place of this.places)
      world.after(world.chance.net.between(0, 900), world.house, () => place.open())
  }

  async startCore(): Promise<void> {
    const { world, truth, bugs, night, redis } = this
    if (this.core?.proc.alive || this.isStarting) return
    if (night.log === 'redis' && (redis.hangs || redis.isAway)) return void this.restart(CANNOT_MS)
    if (night.log === 'file' && this.disk.fails) return void this.restart(CANNOT_MS)
    this.lives += 1
    const proc = world.spawn(`core ${this.lives}`)
    const failpoint = () => this.mayDie(proc)
    this.isStarting = true
    const core = await world
      .wait(proc, () =>
        startCore({
          world,
          truth,
          bugs,
          store: this.store(proc),
          proc,
          failpoint,
          witnesses: night.witnesses,
          tellEdges: (message) => this.tellEdges(proc, message),
          person: (_headers, auth) => {
            const { person, desk } = auth as { person: number; desk: string }
            return {
              name: person === 0 ? 'Ada' : 'Ben',
              role: 'producer',
              session: `session-${person}`,
              desk,
            }
          },
        }),
      )
      .catch((error) => {
        if (error instanceof LogUnavailable) return null
        throw error
      })
    this.isStarting = false
    if (!core) {
      world.kill(proc)
      return void this.restart(CANNOT_MS)
    }
    this.core = core
    await world.as(proc, () => this.tellAll(core))
  }

  restart(ms = RESTART_MS): void {
    const { world } = this
    world.after(ms, world.house, () => {
      this.starting = this.startCore()
    })
  }
  starting: Promise<void> = Promise.resolve()

  killCore({ machineToo = false, restart = true } = {}): void {
    const { core, world } = this
    if (!core?.proc.alive || this.aloneKnows) return
    world.kill(core.proc)
    orphan([...this.places.map(({ line }) => line), this.api], core.proc, machineToo)
    if (restart) this.restart()
  }
  readonly api = newLine()

  /** Whether all that is known of the log lies also on this machine. */
  get isCopied(): boolean {
    return (this.copies.head(SHOW)?.seq ?? 0) >= (this.truth.newest?.commits.length ?? 0)
  }

  /** Redis has lost something, the machine had no room to note it, and nobody has noticed yet: with the core would go all that is known of it. */
  private get aloneKnows(): boolean {
    const { newest } = this.truth
    return (
      this.night.log === 'redis' && newest !== null && Number.isFinite(newest.lostAfter) && !this.isCopied
    )
  }

  private mayDie(proc: Proc): void {
    if (this.dieAt === null || proc !== this.core?.proc || !proc.alive) return
    this.dieAt -= 1
    if (this.dieAt > 0) return
    this.dieAt = null
    this.killCore()
  }

  startEdge(at: number): void {
    const { world, truth, bugs } = this
    const proc = world.spawn(`edge ${at}`)
    const edge = world.within(proc, () =>
      startEdge({ world, truth, bugs, proc, lacking: () => this.lacking() }),
    )
    this.edges[at] = edge
    world.after(TOLD_WITHIN_MS, proc, () => this.ready.add(edge))
    if (!bugs.edgeNotTold) this.lacking()
  }

  killEdge(at: number): void {
    const edge = this.edges[at]
    if (!edge?.proc.alive) return
    this.world.kill(edge.proc)
    orphan(
      this.places.map(({ line }) => line),
      edge.proc,
      false,
    )
    this.world.after(RESTART_MS * 2, this.world.house, () => this.startEdge(at))
  }

  private lacking(): void {
    this.world.after(1, this.world.house, () => this.anew.lacking())
  }

  private askCore(): void {
    const { core, world } = this
    if (core?.proc.alive) world.after(1, core.proc, () => this.tellAll(core))
  }

  private tellAll(core: Core): void {
    core.tellEverything()
    this.tellEdges(core.proc, 'told')
  }

  /** By way of the supervisor, in order; what a dying core said last may be lost. */
  private tellEdges(core: Proc, message: PublicMessage | PictureMessage | GoneMessage | 'told'): void {
    const { world } = this
    const text = JSON.stringify(message)
    world.after(0.2 + world.chance.net.next(), world.house, () => {
      if (!core.alive && world.chance.net.next() < 0.3) return
      if (message === 'told') this.anew.told()
      for (const edge of this.edges) {
        if (!edge?.proc.alive) continue
        const at = Math.max(world.now + 0.2 + world.chance.net.next(), this.lastTold.get(edge) ?? 0)
        this.lastTold.set(edge, at)
        world.after(at - world.now, edge.proc, () => {
          if (message === 'told') this.ready.add(edge)
          else if (message.kind !== 'picture') edge.take(JSON.parse(text))
        })
      }
    })
  }

  reload(place: Place<DeskPage | ScreenPage | ReaderPage>): void {
    const { page, line } = place
    if (!page) return
    this.world.note(`${place.name} is loaded anew`)
    this.world.kill(page.proc)
    for (const pipe of [...line.pipes]) pipe.break({ client: 0, server: line.isDead ? 4000 : 5 })
    place.page = null
    this.world.after(300, this.world.house, () => place.open())
  }

  show() {
    return this.core?.proc.alive ? (this.core.shows.runner(SHOW) ?? null) : null
  }
}
