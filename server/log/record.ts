/** A commit as text: the same JSON in every log, so a show can be carried from one to the other. */
import type { Commit } from '#shared/events'
import { UnreadableCommit, upcast } from '#shared/upcast'
import { LogUnavailable } from './show-log.ts'

/** Throws before anything is stored if the commit could not be read back: one bad record would end the show. */
export function writeRecord(commit: Commit): string {
  const record = JSON.stringify(commit)
  upcast(JSON.parse(record))
  return record
}

/** Stored rows as today's commits, from `seq` + 1 on; a missing or misplaced one is damage. */
export function readRecords(rows: readonly { seq: number; record: string }[], seq: number): Commit[] {
  return rows.map((row, index) => {
    const expected = seq + index + 1
    if (row.seq !== expected) throw new LogUnavailable(`The show log has lost commit ${expected}.`)
    const commit = upcast(parseJson(row.record, expected))
    if (commit.seq !== expected)
      throw new UnreadableCommit(
        `The show log holds commit ${commit.seq} in the place of commit ${expected}.`,
      )
    return commit
  })
}

function parseJson(text: string, seq: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UnreadableCommit(`The show log holds a record that cannot be read: commit ${seq} is not JSON.`)
  }
}
