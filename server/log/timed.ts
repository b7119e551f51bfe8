/** The same logs; how long each append took is told. */
import { LogReplaced, type LogStore, type ShowLog } from './show-log.ts'

/** `appended` hears of failures too, and a log that takes the place of another is timed like it. */
export function timedLogs(store: LogStore, appended: (ms: number, stored: boolean) => void): LogStore {
  const timed = (log: ShowLog): ShowLog => ({
    ...log,
    async append(commit) {
      const began = performance.now()
      try {
        await log.append(commit)
      } catch (error) {
        appended(performance.now() - began, false)
        throw error instanceof LogReplaced ? new LogReplaced(timed(error.successor)) : error
      }
      appended(performance.now() - began, true)
    },
    readSince: (seq, most) =>
      log.readSince(seq, most).catch((error: unknown) => {
        throw error instanceof LogReplaced ? new LogReplaced(timed(error.successor)) : error
      }),
  })
  return {
    ...store,
    create: async (show, epoch) => timed(await store.create(show, epoch)),
    restore: async (show, epoch, pages) => timed(await store.restore(show, epoch, pages)),
    async open(show) {
      const log = await store.open(show)
      return log && timed(log)
    },
  }
}
