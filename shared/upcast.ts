/** Old records, read as today's. Rules and views never see an old shape (L3). */
import { Commit } from './events.ts'
import { parse } from './parse.ts'

/** A stored record that cannot be read: the log was written by a newer Envelope, or is damaged. */
export class UnreadableCommit extends Error {
  override readonly name = 'UnreadableCommit'
}

/** The commit in a stored record. There is one format so far; the next one is turned into this shape here. */
export function upcast(stored: unknown): Commit {
  const parsed = parse(Commit, stored)
  if ('problem' in parsed)
    throw new UnreadableCommit(`The show log holds a record that cannot be read: ${parsed.problem}`)
  return parsed.value
}
