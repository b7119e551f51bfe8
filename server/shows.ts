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

  async function run(log: ShowLog): Promise<ShowRunner> {
    const runner = await startRunner(log, world)
    runners.set(log.show, runner)
    clocks.push(startClock(runner, world))
    for (const listener of listeners) listener(runner)
    return runner
  }

  /** A log without its first commit is a show whose opening was cut short: it is opened again, not refused. */
  async function opened(command: CommandOf<'open-show'>, by: Actor): Promise<Answer> {
    const show = command.showFile.id
    const known = runners.get(show)
    if (known) return known.submit(command, by)
    const log = (await store.open(show)) ?? (await store.create(show, world.newEpoch()))
    const runner = await run(log)
    const answer = await runner.submit(command, by)
    if (answer.ok && onAir === null) {
      await registry.putOnAir(show)
      onAir = show
      for (const listener of listeners) listener(runner)
    }
    return answer
  }

  for (const show of await store.shows()) {
    const log = await store.open(show)
    if (log) await run(log)
  }

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

function refusedByLog(error: unknown): Answer {
  if (error instanceof LogConflict || error instanceof LogUnavailable) {
    return { ok: false, refusal: refusal('log-unavailable') }
  }
  throw error
}
