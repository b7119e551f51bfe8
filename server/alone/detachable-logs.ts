/** Logs that may go on in another place, in the middle of an evening: whoever holds one is led over to its successor. */
import type { ShowId } from '#shared/ids'
import { LogReplaced, type LogStore, LogUnavailable, type ShowLog } from '../log/show-log.ts'

export interface DetachableLogs extends LogStore {
  /** From now on, `next` is where the logs are: all of them lie there already. Nothing that is still under way elsewhere counts. */
  goOnIn(next: LogStore): void
}

/** After a move whatever is asked of a log, or was not answered yet, rejects with `LogReplaced`. */
export function detachableLogs(first: LogStore): DetachableLogs {
  let store = first
  const listeners = new Map<ShowId, Set<() => void>>()

  function attached(log: ShowLog, from: LogStore): ShowLog {
    const heard = listeners.get(log.show) ?? new Set()
    listeners.set(log.show, heard)

    async function still(): Promise<void> {
      if (store === from) return
      const next = await store.open(log.show)
      if (!next) throw new LogUnavailable(`The log of ${log.show} is not on this machine.`)
      throw new LogReplaced(attached(next, store))
    }
    /** What was answered by a log that was left meanwhile was answered by nobody. */
    async function held<T>(work: () => Promise<T>): Promise<T> {
      await still()
      try {
        const done = await work()
        await still()
        return done
      } catch (error) {
        await still()
        if (error instanceof LogReplaced && store === from)
          throw new LogReplaced(attached(error.successor, from))
        throw error
      }
    }
    return {
      ...log,
      append: (commit) => held(() => log.append(commit)),
      readSince: (seq, most) => held(() => log.readSince(seq, most)),
      rows: (seq, most) => held(() => log.rows(seq, most)),
      onReplaced(listener) {
        heard.add(listener)
        log.onReplaced?.(listener)
      },
    }
  }

  return {
    async create(show, epoch) {
      const from = store
      return attached(await from.create(show, epoch), from)
    },
    async restore(show, epoch, pages) {
      const from = store
      return attached(await from.restore(show, epoch, pages), from)
    },
    async open(show) {
      const from = store
      const log = await from.open(show)
      return log && attached(log, from)
    },
    shows: () => store.shows(),
    generation: (show) => store.generation(show),
    probe: () => store.probe(),
    remove: (show, end) => store.remove(show, end),
    close: () => store.close(),
    goOnIn(next) {
      store = next
      for (const heard of listeners.values()) for (const listener of [...heard]) listener()
    },
  }
}
