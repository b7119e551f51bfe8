/** What this machine has copies of, to be read while nobody answers who keeps the logs. Nothing is written to them. */
import type { ShowId } from '#shared/ids'
import { linked, NO_CHAIN, type Row, verified } from './chain.ts'
import type { Copies } from './copies.ts'
import { readRecords } from './record.ts'
import { type LogStore, LogUnavailable, type ShowLog } from './show-log.ts'

const ALL = -1

const gone = (): Promise<never> => Promise.reject(new LogUnavailable('Redis is out of reach.'))

/** Whatever would write, `probe` too, rejects with `LogUnavailable`. */
export function copiedLogs(copies: Copies): LogStore {
  function copiedLog(show: ShowId): ShowLog | null {
    const head = copies.head(show)
    if (!head) return null
    let chain = NO_CHAIN
    const rowsSince = (seq: number, most = ALL): Row[] => copies.rows(show, seq, most)
    return {
      show,
      epoch: head.epoch,
      append: gone,
      async readSince(seq, most) {
        const rows = rowsSince(seq, most)
        for (const row of rows) if (row.seq > chain.head.seq) chain = linked(chain, row)
        return readRecords(rows, seq)
      },
      rows: async (seq, most) => rowsSince(seq, most),
      chain: () => chain,
      verify: async (noted) => verified(rowsSince(0), chain.head, noted),
    }
  }
  return {
    create: gone,
    restore: gone,
    remove: gone,
    probe: gone,
    generation: async (show) => copies.head(show)?.epoch.generation ?? 0,
    open: async (show) => copiedLog(show),
    shows: async () => copies.shows(),
    close: async () => undefined,
  }
}
