/** A commit as text: the same JSON in every log, so a show can be carried from one to the other. */
import type { Commit } from '#shared/events'
import { UnreadableCommit, upcast } from '#shared/upcast'
import type { Row } from './chain.ts'
import { LogUnavailable } from './show-log.ts'

/**
 * The commit's text, with the hash of the record before it. `prev` is the log's own affair: no commit that is read has it.
 * Throws before anything is stored if it could not be read back: one bad record would end the show.
 */
export function writeRecord(commit: Commit, prev: string): string {
  const record = recordOf(commit, prev)
  upcast(withoutPrev(JSON.parse(record)))
  return record
}

/** The same text for a commit that is stored already, and need not be looked at again. */
export const recordOf = (commit: Commit, prev: string): string => JSON.stringify({ ...commit, prev })

/** Stored rows as today's commits, from `seq` + 1 on; a missing or misplaced one is damage. */
export function readRecords(rows: readonly Row[], seq: number): Commit[] {
  return rows.map((row, index) => {
    const expected = seq + index + 1
    if (row.seq !== expected) throw new LogUnavailable(`The show log has lost commit ${expected}.`)
    const commit = upcast(withoutPrev(parseJson(row.record, expected)))
    if (commit.seq !== expected)
      throw new UnreadableCommit(
        `The show log holds commit ${commit.seq} in the place of commit ${expected}.`,
      )
    return commit
  })
}

function withoutPrev(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || !('prev' in stored)) return stored
  const { prev: _, ...commit } = stored
  return commit
}

function parseJson(text: string, seq: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UnreadableCommit(`The show log holds a record that cannot be read: commit ${seq} is not JSON.`)
  }
}
