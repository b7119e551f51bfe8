/** One commit more at the end of records that are carried from one log to another: it says in the log itself what became of it. */
import { type Commit, FORMAT } from '#shared/events'
import { linked, NO_CHAIN, type Row } from '../log/chain.ts'
import { readRecords, writeRecord } from '../log/record.ts'

/** The records stay as they are; the new one is dated no earlier than the last of them. */
export function withAdded(
  rows: readonly Row[],
  said: Pick<Commit, 'at' | 'by' | 'commandId' | 'events'>,
): Row[] {
  const last = readRecords(rows.slice(-1), rows.length - 1).at(-1)
  const seq = rows.length + 1
  const at = Math.max(said.at, last?.at ?? 0)
  const record = writeRecord({ ...said, format: FORMAT, seq, at }, rows.reduce(linked, NO_CHAIN).head.hash)
  return [...rows, { seq, record }]
}
