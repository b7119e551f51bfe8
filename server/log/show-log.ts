/** The port of the durable show log. One contract suite runs against every log (L2). */
import type { Commit } from '#shared/events'
import type { Epoch, Position, ShowId } from '#shared/ids'
import type { Chain, ChainHead } from '#shared/log-chain'
import type { Row } from './chain.ts'

/** The append was not the next one: somebody else wrote first. Nothing was stored; read what was missed and decide again. */
export class LogConflict extends Error {
  override readonly name = 'LogConflict'
}

/**
 * The log cannot be reached, or is no longer the one that was opened. A failed append may or may not be stored:
 * only reading the log again can tell, and from then on the answer stays.
 */
export class LogUnavailable extends Error {
  override readonly name: string = 'LogUnavailable'
}

/**
 * What kept the log had lost some of it. What could be was put back; it goes on under a new epoch, in `successor`,
 * which is read from its beginning. The old one answers nothing else any more.
 */
export class LogReplaced extends LogUnavailable {
  readonly successor: ShowLog
  constructor(successor: ShowLog) {
    super(`The log of ${successor.show} was not as it had been acknowledged; it goes on under another epoch.`)
    this.successor = successor
  }
}

/** Another core leads by now: nothing was stored, and nothing of this one ever will be again. */
export class LogOvertaken extends Error {
  override readonly name = 'LogOvertaken'
}

/** A log that was to be restored is not as it was written. */
export class LogBroken extends Error {
  override readonly name = 'LogBroken'
}

/** A store that must not be used at all. The message is one sentence for whoever starts the server. */
export class LogUnusable extends Error {
  override readonly name: string = 'LogUnusable'
}

/** Nothing speaks against it but that nobody answers. */
export class LogUnreachable extends LogUnusable {}

/** The append-only log of one show. Knows nothing of rules, views or clients. */
export interface ShowLog {
  readonly show: ShowId
  readonly epoch: Epoch
  /** Resolves when the commit is durable: it survives a crash and a power cut. Rejects with `LogConflict` unless `commit.seq` is the last seq + 1. */
  append(commit: Commit): Promise<void>
  /** All commits after `seq` (with `most`: at most so many of them), in order and without gaps. A log that lost any, or is shorter than `seq`, rejects with `LogUnavailable`. */
  readSince(seq: number, most?: number): Promise<Commit[]>
  /** At most so many records after `seq`, exactly as they are stored: a copy of them verifies like the log itself. */
  rows(seq: number, most: number): Promise<Row[]>
  /** The chain, as far as this log has been read and written. */
  chain(): Chain
  /** Reads every record again and follows the chain through all of them, past whatever is broken. */
  verify(noted: ChainHead | null): Promise<Chain & { readonly noted: boolean | null }>
  /** Calls `listener` once this log has a successor; whatever is asked of it then rejects with `LogReplaced`. */
  onReplaced?(listener: () => void): void
}

/** All logs of one store. */
export interface LogStore {
  /** Starts an empty log drawn as `epoch`; rejects with `LogConflict` if the show has one. */
  create(show: ShowId, epoch: Epoch): Promise<ShowLog>
  /** The log of a show, or null if it has none. */
  open(show: ShowId): Promise<ShowLog | null>
  /** Every show that has a log, oldest first. */
  shows(): Promise<ShowId[]>
  /** The highest generation a log of this show was ever drawn with here, also one that was removed; 0 if there was none. */
  generation(show: ShowId): Promise<number>
  /**
   * Writes a log that was kept elsewhere, record by record as it was, and gives it a new epoch. All or nothing: until the last page
   * it is neither listed nor opened, and nothing of it is left if the pages end with an error. Rejects with `LogConflict` if the show
   * has a log, with `LogBroken` if a record does not follow from the one before it.
   */
  restore(show: ShowId, epoch: Epoch, pages: AsyncIterable<readonly Row[]>): Promise<ShowLog>
  /**
   * Writes something durable that changes no log; resolves to how many milliseconds that took. Rejects with `LogUnavailable`, or with
   * `LogUnusable` where what keeps the logs would not keep what it acknowledges.
   */
  probe(): Promise<number>
  /** Removes a log for ever, if this is where it ends; otherwise rejects with `LogConflict`, and nothing is removed. */
  remove(show: ShowId, end: Position): Promise<void>
  close(): Promise<void>
}
