/** Old records, read as today's. Rules and views never see an old shape (L3). */
import { Commit, FORMAT } from './events.ts'
import { parse } from './parse.ts'

/** A stored record that cannot be read: the log was written by a newer Envelope, or is damaged. */
export class UnreadableCommit extends Error {
  override readonly name = 'UnreadableCommit'
}

/** The commit in a stored record. What newer formats have more than the older ones is absent from old records. */
export function upcast(stored: unknown): Commit {
  const parsed = parse(Commit, isOlder(stored) ? { ...stored, format: FORMAT } : stored)
  if ('problem' in parsed)
    throw new UnreadableCommit(`The show log holds a record that cannot be read: ${parsed.problem}`)
  return parsed.value
}

const OLDER: readonly unknown[] = Array.from({ length: FORMAT - 1 }, (_, i) => i + 1)

const isOlder = (stored: unknown): stored is object =>
  typeof stored === 'object' && stored !== null && 'format' in stored && OLDER.includes(stored.format)
