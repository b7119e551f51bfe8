/** All shows of this house: their runners, which one is on air, and how a new one is opened. */
import type { CommandOf } from '#shared/commands'
import type { CommandId, Epoch, ShowId } from '#shared/ids'
import type { Actor } from '#shared/people'
import type { Answer } from '#shared/protocol'
import { refusal } from '#shared/refusals'
import { startClock } from './clock-actor.ts'
import { LogConflict, type LogStore, LogUnavailable, type ShowLog } from './log/show-log.ts'
import type { Registry } from './registry/registry.ts'
import { type RunnerWorld, type ShowRunner, startRunner } from './show-runner.ts'

export interface ShowsWorld extends RunnerWorld {
  readonly newEpoch: () => Epoch
  readonly newCommandId: () => CommandId
}

export interface Shows {
  /** A show by name; null asks for the one on air. */
  runner(show: ShowId | null): ShowRunner | null
  ids(): ShowId[]
  /** Starts a new show from its show file; the first one goes on air. Refused if there is one of this name. */
  open(command: CommandOf<'open-show'>, by: Actor): Promise<Answer>
  /** Calls `listener` for every show there is and every one opened later. */
  onShow(listener: (runner: ShowRunner) => void): void
  stop(): void
}

export async function startShows(store: LogStore, registry: Registry, world: ShowsWorld): Promise<Shows> {
  const runners = new Map<ShowId, ShowRunner>()
  const listeners = new Set<(runner: ShowRunner) => void>()
  const clocks: (() => void)[] = []
  let onAir = await registry.onAir()
  let opening: Promise<unknown> = Promise.resolve()

  /** Only a show that was opened is one: a log without its first commit is an opening that was cut short or refused. */
  function joined(runner: ShowRunner): void {
    if (runners.has(runner.show) || runner.shown().showFile === null) return
    runners.set(runner.show, runner)
    clocks.push(startClock(runner, world))
    tell(runner)
  }

  const tell = (runner: ShowRunner) => {
    for (const listener of listeners) listener(runner)
  }

  const isOnAir = () => onAir !== null && runners.has(onAir)

  async function opened(command: CommandOf<'open-show'>, by: Actor): Promise<Answer> {
    const show = command.showFile.id
    const runner =
      runners.get(show) ?? (await startRunner((await store.open(show)) ?? lateLog(show, store, world), world))
    const answer = await runner.submit(command, by)
    joined(runner)
    if (runners.has(show) && !isOnAir()) {
      onAir = show
      await registry.putOnAir(show).catch((error) => world.warn('who is on air could not be noted', error))
      tell(runner)
    }
    return answer
  }

  for (const show of await store.shows()) {
    const log = await store.open(show)
    if (log) joined(await startRunner(log, world))
  }
  // The registry may be younger than the log, or its last word may be missing: a room is not left dark for that.
  if (!isOnAir()) onAir = runners.keys().next().value ?? null

  return {
    runner: (show) => runners.get(show ?? onAir ?? '') ?? null,
    ids: () => [...runners.keys()],
    open(command, by) {
      const answer = opening.then(() => opened(command, by)).catch(refusedByLog)
      opening = answer.catch(() => undefined)
      return answer
    },
    onShow(listener) {
      listeners.add(listener)
      for (const runner of runners.values()) listener(runner)
    },
    stop() {
      for (const stop of clocks) stop()
    },
  }
}

/** A log that begins with its first commit: a show that is refused leaves nothing behind. */
function lateLog(show: ShowId, store: LogStore, { newEpoch }: Pick<ShowsWorld, 'newEpoch'>): ShowLog {
  const epoch = newEpoch()
  let begun: ShowLog | null = null
  return {
    show,
    epoch,
    async append(commit) {
      begun ??= await store.create(show, epoch)
      await begun.append(commit)
    },
    async readSince(seq) {
      return begun ? begun.readSince(seq) : []
    },
  }
}

function refusedByLog(error: unknown): Answer {
  if (error instanceof LogConflict || error instanceof LogUnavailable) {
    return { ok: false, refusal: refusal('log-unavailable') }
  }
  throw error
}
