/** The commit that says in a log itself what was lost of it: whoever reads the log reads of it. */
import { asRun } from '#shared/as-run'
import { type Commit, FORMAT } from '#shared/events'
import type { Epoch, Instant, ShowId } from '#shared/ids'
import { MOST_NAMED } from '#shared/log-loss'
import { linked, NO_CHAIN, type Row } from './chain.ts'
import type { Held, Mend } from './continuity.ts'
import { readRecords, writeRecord } from './record.ts'

/** The records of a mended log, with the one that says so at their end. `ours`: all that is known, null where it was not copied. */
export function rowsOfMended(
  mend: Mend,
  held: Held,
  ours: readonly Row[] | null,
  epoch: Epoch,
  now: Instant,
): Row[] {
  const { rows, kept, lost } = mend
  const missing = ours?.slice(kept) ?? []
  const madeAt = (row: Row | undefined) => (row ? (readRecords([row], row.seq - 1)[0]?.at ?? 0) : 0)
  const last = readRecords(rows.slice(-1), rows.length - 1).at(-1)
  const seq = rows.length + 1
  const commit: Commit = {
    format: FORMAT,
    seq,
    at: Math.max(now, last?.at ?? 0),
    by: 'the house',
    // One answer for ever: drawn with the epoch.
    commandId: `log-mended-${epoch.generation}-${epoch.id}`,
    events: [
      {
        kind: 'log-mended',
        was: held.epoch,
        known: held.seq,
        kept,
        lost,
        from: madeAt(missing[0]),
        to: madeAt(missing.at(-1)),
        what: lost === 0 ? [] : actsAfter(held, ours ?? [], kept),
      },
    ],
  }
  return [...rows, { seq, record: writeRecord(commit, rows.reduce(linked, NO_CHAIN).head.hash) }]
}

/** What was done by them, in the words of the as-run log: never what an envelope held. */
function actsAfter({ epoch }: Held, ours: readonly Row[], kept: number): string[] {
  const lines = asRun(epoch, readRecords(ours, 0)).filter(({ seq }) => seq > kept)
  return lines
    .slice(0, MOST_NAMED)
    .map(({ act, what }) => (what === '' ? act : `${act}: ${what}`).slice(0, 200))
}

/** For whoever runs the server: nothing is chosen for them. */
export function rivalSentence(show: ShowId, { epoch, seq }: Held, isGone: boolean): string {
  if (isGone)
    return `Redis has lost the log of ${show}, and this machine has no whole copy of its ${seq} commits; restore it from its export.`
  return `Redis holds another log of ${show} than the one this machine knows (generation ${epoch.generation}, ${seq} commits), and nothing was changed; to go on with what Redis holds, move the file copies.db out of the data folder.`
}
