/** What is durable, and what follows from it: every word that leaves the server is held against this at the moment it leaves. */
import type { Command } from '#shared/commands'
import { type DeskLive, deskView } from '#shared/desk-view'
import type { Commit } from '#shared/events'
import { evolveCommit } from '#shared/evolve'
import { type Feed, type FeedUpdate, updateSince } from '#shared/feed'
import type { Epoch, Position } from '#shared/ids'
import type { Role } from '#shared/people'
import type { Answer } from '#shared/protocol'
import { type StageFrame, stageFrame } from '#shared/stage-frame'
import { initialState, type ShowState } from '#shared/state'
import type { Row } from '../../../server/log/chain.ts'
import { readRecords } from '../../../server/log/record.ts'
import { commitProblem } from './commit-laws.ts'
import type { World } from './world.ts'

export interface Violation {
  readonly law: string
  readonly words: string
  readonly at: number
}

export interface History {
  readonly epoch: Epoch
  /** By their numbers; the first is before any commit. */
  readonly states: ShowState[]
  readonly records: string[]
  readonly commits: Commit[]
  readonly ids: Map<string, number>
  /** The store itself has lost what came after this; the loss has to be told by a new epoch. */
  lostAfter: number
  /** The furthest that anybody was told of. */
  seen: number
  readonly expected: Map<string, string>
}

const nameOf = ({ generation, id }: Epoch): string => `${generation}-${id}`
/** After these nobody knows yet whether it was stored. */
const UNSURE = ['log-unavailable', 'acted-not-logged', 'failed-inside']

export class Truth {
  readonly histories = new Map<string, History>()
  readonly received = new Map<string, Command>()
  violation: Violation | null = null
  /** When a commit was decided, and by which process. */
  readonly decided = new Map<string, { readonly at: number; readonly by: string }>()
  newest: History | null = null
  /** Which commands somebody was told of, and where they stand. */
  readonly acknowledged = new Map<string, number>()
  /** After which commits the log itself says that some are gone. */
  readonly toldLosses: number[] = []
  private readonly answers = new Map<string, string>()
  private readonly refused = new Set<string>()
  /** Everything that was ever public: each post in each of its forms. */
  private readonly public_ = new Set<string>()
  readonly world: World

  constructor(world: World) {
    this.world = world
  }

  broken(law: string, words: string): void {
    if (this.violation) return
    this.world.note(`${law} is broken: ${words}`)
    this.violation = { law, words, at: this.world.now }
  }

  get state(): ShowState | null {
    return this.newest?.states.at(-1) ?? null
  }

  /** A commit is durable from now on. */
  stored(epoch: Epoch, row: Row): void {
    const history = this.histories.get(nameOf(epoch)) ?? this.begin(epoch)
    if (row.seq === history.lostAfter + 1 && history.seen < row.seq) this.forget(history, row.seq)
    const before = history.records[row.seq - 1]
    if (before === row.record) return
    if (before !== undefined) return void this.broken('L2', `commit ${row.seq} was written over`)
    if (row.seq !== history.states.length) return void this.broken('L2', `commit ${row.seq} leaves a gap`)
    if (row.seq > history.lostAfter)
      return void this.broken('L2', `commit ${row.seq} goes on in a log that has lost some`)
    const [commit] = readRecords([row], row.seq - 1)
    const state = history.states.at(-1)
    if (!commit || !state) return
    this.putBack(history, row)
    const problem = commitProblem(this, history, state, commit)
    if (problem) this.broken(...problem)
    if (this.refused.has(commit.commandId))
      this.broken('T2', `a command that was refused is commit ${commit.seq}`)
    for (const event of commit.events)
      if (event.kind === 'log-mended' && event.lost > 0) this.toldLosses.push(event.kept)
    history.records.push(row.record)
    history.commits.push(commit)
    history.ids.set(commit.commandId, commit.seq)
    const next = evolveCommit(state, commit)
    history.states.push(next)
    for (const { id, rev } of next.feed.posts) this.public_.add(`${id} ${rev}`)
    this.world.note(
      `stored ${commit.seq}: ${commit.events.map(({ kind }) => kind).join(', ') || 'nothing'} (${commit.by})`,
    )
  }

  /** What the store lost before anybody was told of it has never been. */
  private forget(history: History, from: number): void {
    for (const { commandId } of history.commits.splice(from - 1)) history.ids.delete(commandId)
    history.records.splice(from - 1)
    history.states.splice(from)
    history.expected.clear()
    history.lostAfter = Number.POSITIVE_INFINITY
  }

  /** What was lost in an older log stands in this one as it was: then it is not lost. */
  private putBack({ epoch }: History, { seq, record }: Row): void {
    for (const older of this.histories.values())
      if (older.epoch.generation < epoch.generation && older.records[seq - 1] === record)
        older.lostAfter = Math.max(older.lostAfter, seq)
  }

  /** The store came back with an older memory. */
  rolledBack(to: number): void {
    if (this.newest) this.newest.lostAfter = to
  }

  /** Up to which commit a log has come down to the newest: whatever the store lost since is lost. */
  keptOf({ generation }: Epoch): number {
    const since = [...this.histories.values()].filter(({ epoch }) => epoch.generation >= generation)
    return Math.min(...since.map(({ lostAfter }) => lostAfter))
  }

  arrives(command: Command): void {
    if (!this.received.has(command.id)) this.received.set(command.id, command)
    this.refused.delete(command.id)
  }

  answered(id: string, answer: Answer): void {
    if (!answer.ok) {
      if (!UNSURE.includes(answer.refusal.code) && !this.isStored(id)) this.refused.add(id)
      return
    }
    const { epoch, seq } = answer.position
    const history = this.histories.get(nameOf(epoch))
    if (history?.ids.get(id) !== seq)
      return void this.broken('L1', `commit ${seq} was acknowledged, and is not durable under this command`)
    history.seen = Math.max(history.seen, seq)
    const said = `${nameOf(epoch)} ${seq}`
    const before = this.answers.get(id)
    if (before !== undefined && before !== said && before.startsWith(nameOf(epoch)))
      this.broken('T2', `one command was answered twice, and otherwise: ${before}, ${said}`)
    this.answers.set(id, said)
    this.acknowledged.set(id, seq)
  }

  isStored(id: string): boolean {
    return this.newest?.ids.has(id) ?? false
  }

  at({ epoch, seq }: Position): { history: History; state: ShowState } | null {
    const history = this.histories.get(nameOf(epoch))
    const state = history?.states[seq]
    return history && state && seq > 0 ? { history, state } : null
  }

  frame(frame: StageFrame): void {
    this.same('L1', `a frame of ${frame.bus}`, frame, (state) => stageFrame(state, frame.bus))
  }

  live(live: DeskLive): void {
    this.same(
      'L1',
      `a picture for the ${live.role}`,
      live,
      (state) => deskView(state, live.role as Role)?.live,
    )
  }

  update(update: FeedUpdate): void {
    const history = this.histories.get(nameOf(update.epoch))
    const state = history?.states.find(({ feed }) => feed.cursor.n === update.to)
    if (!state)
      return void this.broken('L1', `public facts up to ${update.to} were told, and are not durable`)
    const from = update.reset ? null : { epoch: update.epoch, n: update.from }
    if (JSON.stringify(updateSince(state.feed, from)) !== JSON.stringify(update))
      this.broken('F1', `public facts from ${update.from} to ${update.to} are not those of the log`)
  }

  /** What a reader or an edge holds: nothing that was never public, and nothing twice. */
  held(who: string, { posts }: Feed): void {
    const ids = new Set<string>()
    for (const { id, rev } of posts) {
      if (ids.has(id)) this.broken('F1', `${who} holds ${id} twice`)
      if (!this.public_.has(`${id} ${rev}`)) this.broken('F1', `${who} holds ${id} as it never was`)
      ids.add(id)
    }
  }

  private begin(epoch: Epoch): History {
    const initial = initialState(epoch)
    const history: History = {
      epoch,
      states: [initial],
      records: [],
      commits: [],
      ids: new Map(),
      lostAfter: Number.POSITIVE_INFINITY,
      seen: 0,
      expected: new Map(),
    }
    const { newest } = this
    if (newest && newest.epoch.generation >= epoch.generation)
      this.broken('L2', 'a log began anew without a newer epoch')
    this.histories.set(nameOf(epoch), history)
    this.newest = history
    return history
  }

  private same<T extends { readonly position: Position }>(
    law: string,
    what: string,
    told: T,
    of: (state: ShowState) => unknown,
  ): void {
    const found = this.at(told.position)
    if (!found)
      return void this.broken(law, `${what} at ${told.position.seq} went out before that was durable`)
    const { history, state } = found
    history.seen = Math.max(history.seen, told.position.seq)
    const text = JSON.stringify(told)
    const key = `${what} ${told.position.seq}`
    const expected = history.expected.get(key) ?? JSON.stringify(of(state))
    history.expected.set(key, expected)
    if (expected === text || overridden(state).some((shown) => JSON.stringify(of(shown)) === text)) return
    this.broken('L3', `${what} at ${told.position.seq} is not what the log says`)
  }
}

/** Blackout and clear act ahead of the log: what may be seen besides what is stored. */
function overridden(state: ShowState): ShowState[] {
  const ways = [{}, { black: true }, { black: false }]
  return ways.flatMap((way) =>
    [{}, { on: null }].map((cleared) => ({
      ...state,
      programme: { ...state.programme, ...way, ...cleared, showAt: 0 },
    })),
  )
}
