/** A machine's own copy of its logs, in memory: what was noted survives every process of that machine. A full disk can be read. */

import type { Epoch, ShowId } from '#shared/ids'
import type { Row } from '../../../server/log/chain.ts'
import type { Copies } from '../../../server/log/copies.ts'
import { LogUnavailable } from '../../../server/log/show-log.ts'

interface Copy {
  epoch: Epoch
  rows: Row[]
}

export function simCopies(fails: () => boolean): Copies {
  const copies = new Map<ShowId, Copy>()
  const aside: { show: ShowId; row: Row }[] = []
  const notes = new Map<string, string>()
  const disk = <T>(work: () => T): T => {
    if (fails()) throw new LogUnavailable('The disk fails.')
    return work()
  }
  const last = (show: ShowId) => copies.get(show)?.rows.length ?? 0
  return {
    shows: () => [...copies.keys()],
    head(show) {
      const copy = copies.get(show)
      return copy ? { epoch: copy.epoch, seq: copy.rows.length } : null
    },
    rows: (show, after, most) => (copies.get(show)?.rows ?? []).slice(after, after + most),
    add: (show, rows) =>
      disk(() => {
        if ((rows[0]?.seq ?? 0) > last(show) + 1)
          throw new LogUnavailable(`The copy of ${show} ends at commit ${last(show)}.`)
        for (const { seq, record } of rows) if (seq > last(show)) copies.get(show)?.rows.push({ seq, record })
      }),
    follow: (show, epoch, seq) =>
      disk(() => {
        const copy = copies.get(show) ?? { epoch, rows: [] }
        for (const row of copy.rows.slice(seq)) aside.push({ show, row })
        copies.set(show, { epoch, rows: copy.rows.slice(0, seq) })
      }),
    drop: (show) => disk(() => void copies.delete(show)),
    aside: (show) => aside.filter((one) => one.show === show).map(({ row }) => row),
    note: (name) => notes.get(name) ?? null,
    keepNote: (name, value) => disk(() => void notes.set(name, value)),
    close: () => undefined,
  }
}
