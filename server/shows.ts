/** All shows of this house: their runners, which one is on air, and how a new one is opened. */
import type { CommandOf } from '#shared/commands'
import type { CommandId, Epoch, Position, ShowId } from '#shared/ids'
import type { Actor } from '#shared/people'
import type { Answer } from '#shared/protocol'
import { type Refusal, refusal } from '#shared/refusals'
import { isRehearsal } from '#shared/rehearsal'
import type { ShowFile } from '#shared/show-file'
import { type AirWish, showLine } from '#shared/shows-view'
import { startClock } from './clock-actor.ts'
import { NO_CHAIN } from './log/chain.ts'
import { LogConflict, type LogStore, LogUnavailable, type ShowLog } from './log/show-log.ts'
import type { Registry } from './registry/registry.ts'
import { type RunnerWorld, type ShowRunner, startRunner } from './show-runner.ts'
import { followShows } from './standby/follow-shows.ts'
import type { ShowEnd } from './standby/lease.ts'

export interface ShowsWorld extends RunnerWorld {
  readonly newEpoch: () => Epoch
  readonly newCommandId: () => CommandId
}

/** What somebody saw on air, where that is said; and whether the room may be cut off in what it looks at. */
export type AirTerms = Pick<AirWish, 'from' | 'interrupt'>

export type AirAnswer =
  | { readonly ok: true; readonly onAir: ShowId }
  | { readonly ok: false; readonly refusal: Refusal }

export interface Shows {
  /** A show by name; null asks for the one on air. */
  runner(show: ShowId | null): ShowRunner | null
  ids(): ShowId[]
  /** Starts a new show from its show file; the first one goes on air. Refused if there is one of this name. */
  open(command: CommandOf<'open-show'>, by: Actor): Promise<Answer>
  /** Starts a new show and puts it on air; refused, and nothing opened, where it may not go on air. */
  openOnAir(command: CommandOf<'open-show'>, by: Actor, terms: AirTerms): Promise<Answer>
  /** Puts a show on air: noted first, shown then. Refused if `from` was on air no longer. Says nothing where it is on air already. */
  putOnAir(show: ShowId, terms: AirTerms): Promise<AirAnswer>
  /** Takes up a show whose log has just been written to the store. */
  takeUp(show: ShowId): Promise<void>
  /**
   * Takes a show out of the house; resolves to where its log ends, or null for what is on air or not there. Until `back` is called
   * nobody can open another of its name: it may yet be taken up again.
   */
  takeOut(show: ShowId): Promise<{ readonly end: Position; readonly back: () => void } | null>
  /** Calls `listener` whenever a show was taken out. */
  onGone(listener: (show: ShowId) => void): void
  /** Calls `listener` for every show there is and every one opened later. */
  onShow(listener: (runner: ShowRunner) => void): void
  /** Calls `listener` whenever another show has gone on air. */
  onAir(listener: (runner: ShowRunner) => void): void
  /** Reads what another core has written: shows that came, went and went on, and which is on air. How many commits were new. */
  follow(ends: readonly ShowEnd[]): Promise<number>
  stop(): void
}

/** The house itself, which no role has. */
const HOUSE: Actor = { name: 'the house', role: 'clock', desk: null }

/** Rejects where a log cannot be read. On air is what the registry notes, or else the oldest performance. */
export async function startShows(store: LogStore, registry: Registry, world: ShowsWorld): Promise<Shows> {
  const runners = new Map<ShowId, ShowRunner>()
  const listeners = new Set<(runner: ShowRunner) => void>()
  const airListeners = new Set<(runner: ShowRunner) => void>()
  const goneListeners = new Set<(show: ShowId) => void>()
  const clocks = new Map<ShowRunner, () => void>()
  const leaving = new Set<ShowId>()
  let onAir = await registry.onAir()
  let opening: Promise<unknown> = Promise.resolve()

  /** Only a show that was opened is one: a log without its first commit is an opening that was cut short or refused. */
  function joined(runner: ShowRunner): void {
    if (runners.has(runner.show) || runner.shown().showFile === null) return
    runners.set(runner.show, runner)
    clocks.set(runner, startClock(runner, world))
    tell(runner)
  }

  const tell = (runner: ShowRunner) => {
    for (const listener of listeners) listener(runner)
  }

  const isOnAir = () => onAir !== null && runners.has(onAir)

  async function opened(command: CommandOf<'open-show'>, by: Actor): Promise<Answer> {
    const show = command.showFile.id
    if (leaving.has(show)) return { ok: false, refusal: refusal('show-exists', { show }) }
    const runner = runners.get(show) ?? (await startRunner(await logFor(show, store, world), world))
    const answer = await runner.submit(command, by)
    joined(runner)
    await firstOnAir(runner)
    return answer
  }

  /** A room that looks at nothing is given the first show there is. */
  async function firstOnAir(runner: ShowRunner): Promise<void> {
    const { show } = runner
    if (!runners.has(show) || isOnAir()) return
    onAir = show
    await registry.putOnAir(show).catch((error) => world.warn('who is on air could not be noted', error))
    tell(runner)
  }

  async function putOnAir(show: ShowId, terms: AirTerms): Promise<AirAnswer> {
    const runner = runners.get(show)
    if (!runner) return { ok: false, refusal: refusal('no-such-show', { show }) }
    if (show === onAir) return { ok: true, onAir: show }
    const reason = whyNot(runners.get(onAir ?? ''), terms)
    if (reason) return { ok: false, refusal: reason }
    try {
      await registry.putOnAir(show)
    } catch (error) {
      world.warn('who is on air could not be noted', error)
      return { ok: false, refusal: refusal('air-not-noted') }
    }
    const left = runners.get(onAir ?? '')
    onAir = show
    for (const listener of airListeners) listener(runner)
    // Back on air, no single press opens what was armed an hour ago.
    if (left?.shown().armed) await left.submit({ id: world.newCommandId(), kind: 'disarm' }, HOUSE)
    return { ok: true, onAir: show }
  }

  async function openedOnAir(command: CommandOf<'open-show'>, by: Actor, terms: AirTerms): Promise<Answer> {
    const reason = whyNot(runners.get(onAir ?? ''), terms)
    if (reason) return { ok: false, refusal: reason }
    const answer = await opened(command, by)
    if (!answer.ok) return answer
    const air = await putOnAir(command.showFile.id, terms)
    return air.ok ? answer : air
  }

  async function takenUp(show: ShowId): Promise<void> {
    const log = await store.open(show)
    const runner = log && (await startRunner(log, world))
    if (!runner) return
    await inTurn(async () => {
      joined(runner)
      await firstOnAir(runner)
    })
  }

  function forget(show: ShowId): void {
    const runner = runners.get(show)
    if (!runner) return
    runners.delete(show)
    clocks.get(runner)?.()
    clocks.delete(runner)
    void runner.end()
    for (const listener of goneListeners) listener(show)
  }

  async function followed(ends: readonly ShowEnd[]): Promise<number> {
    const count = await followShows(ends, runners, {
      open: store.open,
      forget,
      async takeUp(show) {
        const log = await store.open(show)
        if (log) joined(await startRunner(log, world))
      },
    })
    const noted = await registry.onAir()
    const runner = runners.get(noted ?? '')
    if (runner && onAir !== noted) {
      onAir = noted
      for (const listener of airListeners) listener(runner)
    }
    return count
  }

  async function takenOut(show: ShowId): Promise<Awaited<ReturnType<Shows['takeOut']>>> {
    const runner = runners.get(show)
    if (!runner || show === onAir) return null
    leaving.add(show)
    runners.delete(show)
    clocks.get(runner)?.()
    clocks.delete(runner)
    const end = await runner.end()
    for (const listener of goneListeners) listener(show)
    return { end, back: () => void leaving.delete(show) }
  }

  /** One after the other, openings and what goes on air. */
  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = opening.then(act)
    opening = done.catch(() => undefined)
    return done
  }

  for (const show of await store.shows()) {
    const log = await store.open(show)
    if (log) joined(await startRunner(log, world))
  }
  // The registry may be younger than the log, or its last word may be missing: a room is not left dark for that.
  if (!isOnAir()) onAir = oldest(runners)

  return {
    runner: (show) => runners.get(show ?? onAir ?? '') ?? null,
    ids: () => [...runners.keys()],
    open: (command, by) => inTurn(() => opened(command, by).catch(refusedByLog)),
    openOnAir: (command, by, terms) => inTurn(() => openedOnAir(command, by, terms).catch(refusedByLog)),
    putOnAir: (show, terms) => inTurn(() => putOnAir(show, terms)),
    takeUp: takenUp,
    takeOut: (show) => inTurn(() => takenOut(show)),
    follow: (ends) => inTurn(() => followed(ends)),
    onGone: (listener) => void goneListeners.add(listener),
    onShow(listener) {
      listeners.add(listener)
      for (const runner of runners.values()) listener(runner)
    },
    onAir: (listener) => void airListeners.add(listener),
    stop() {
      for (const stop of clocks.values()) stop()
    },
  }
}

/** The oldest performance: nobody's evening begins with a rehearsal because a note was lost. */
function oldest(runners: ReadonlyMap<ShowId, ShowRunner>): ShowId | null {
  const performance = [...runners.values()].find(({ shown }) => !isRehearsal(shown().showFile as ShowFile))
  return performance?.show ?? runners.keys().next().value ?? null
}

/** Why the show on air stays there; null if it may go. */
function whyNot(now: ShowRunner | undefined, { from, interrupt }: AirTerms): Refusal | null {
  if (from !== undefined && from !== (now?.show ?? null)) return refusal('air-moved')
  const line = now && showLine(now.shown(), { openedAt: 0, startsAt: null })
  if (!line || interrupt || line.rehearsalOf !== null || !line.programme.isRunning) return null
  return refusal('room-is-watching', { label: line.programme.label })
}

/** The log a show has, or one to begin: newer than any of its name that was ever removed. */
async function logFor(show: ShowId, store: LogStore, { newEpoch }: ShowsWorld): Promise<ShowLog> {
  const found = await store.open(show)
  if (found) return found
  const generation = (await store.generation(show)) + 1
  return lateLog(show, store, { ...newEpoch(), generation })
}

/** A log that begins with its first commit: a show that is refused leaves nothing behind. */
function lateLog(show: ShowId, store: LogStore, epoch: Epoch): ShowLog {
  let begun: ShowLog | null = null
  const listeners: (() => void)[] = []
  async function begin(): Promise<ShowLog> {
    const log = await store.create(show, epoch)
    for (const listener of listeners) log.onReplaced?.(listener)
    return log
  }
  return {
    show,
    epoch,
    async append(commit) {
      begun ??= await begin()
      await begun.append(commit)
    },
    onReplaced: (listener) => void listeners.push(listener),
    readSince: async (seq, most) => begun?.readSince(seq, most) ?? [],
    rows: async (seq, most) => begun?.rows(seq, most) ?? [],
    chain: () => begun?.chain() ?? NO_CHAIN,
    async verify(noted) {
      return begun ? begun.verify(noted) : { ...NO_CHAIN, noted: null }
    },
  }
}

function refusedByLog(error: unknown): Answer {
  if (error instanceof LogConflict || error instanceof LogUnavailable) {
    return { ok: false, refusal: refusal('log-unavailable') }
  }
  throw error
}
