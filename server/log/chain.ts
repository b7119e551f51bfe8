/** The chain through a log: every record carries the hash of the one before it, so nothing of the past can be changed unseen. */
import { createHash } from 'node:crypto'
import type { Chain, ChainHead } from '#shared/log-chain'

/** A record as it is stored, under its number. */
export interface Row {
  readonly seq: number
  readonly record: string
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

export const NO_CHAIN: Chain = { head: { seq: 0, hash: '0'.repeat(64) }, begins: null, brokenAt: null }

/** Stands last in the record, where no name and no post can imitate it. */
const PREV = /,"prev":"([0-9a-f]{64})"\}$/

/** What a record says of the one before it; null in a record from before there was a chain. */
const prevOf = (record: string): string | null => PREV.exec(record)?.[1] ?? null

/**
 * The chain, one record on. The hash of a record is that of its text, which names all before it;
 * an older one names nothing, so what came before it is hashed with it: the first link covers every old record.
 */
export function linked(chain: Chain, { seq, record }: Row): Chain {
  const { head, begins, brokenAt } = chain
  const prev = prevOf(record)
  const follows = seq === head.seq + 1 && (prev === null ? begins === null : prev === head.hash)
  return {
    head: { seq, hash: sha256(prev === null ? head.hash + record : record) },
    begins: begins ?? (prev === null ? null : seq),
    brokenAt: brokenAt ?? (follows ? null : head.seq + 1),
  }
}

/**
 * Follows the chain through a whole log. `remembered` is the head this process read or wrote last, which must still be there;
 * `noted` one that somebody wrote down; `last` how many records the log itself says it holds.
 */
export function verified(
  rows: readonly Row[],
  remembered: ChainHead,
  noted: ChainHead | null,
  last = 0,
): Chain & { noted: boolean | null } {
  let chain = NO_CHAIN
  const stands = (head: ChainHead) => chain.head.seq === head.seq && chain.head.hash === head.hash
  let found = noted === null ? null : stands(noted)
  for (const row of rows) {
    chain = linked(chain, row)
    if (noted && stands(noted)) found = true
    if (row.seq === remembered.seq && !stands(remembered))
      chain = { ...chain, brokenAt: chain.brokenAt ?? row.seq }
  }
  const end = chain.head.seq
  if (end < Math.max(remembered.seq, last)) chain = { ...chain, brokenAt: chain.brokenAt ?? end + 1 }
  return { ...chain, noted: found }
}
