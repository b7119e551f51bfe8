/** Old records, read as today's. Rules and views never see an old shape (L3), and newer ones are not guessed at. */
import { Commit, FORMAT } from './events.ts'
import { parse } from './parse.ts'

/** A stored record that cannot be read: the log was written by a newer Envelope, or is damaged. */
export class UnreadableCommit extends Error {
  override readonly name = 'UnreadableCommit'
}

/** The commit in a stored record. What newer formats have more than the older ones is absent from old records. Throws `UnreadableCommit`. */
export function upcast(stored: unknown): Commit {
  const format = formatOf(stored)
  if (format > FORMAT)
    throw new UnreadableCommit(
      `The show log was written by a newer Envelope: it holds a record of format ${format}, and this one reads formats up to ${FORMAT}. Nothing was changed; use the newer one.`,
    )
  const parsed = parse(Commit, format >= 1 ? { ...Object(stored), format: FORMAT } : stored)
  if ('problem' in parsed)
    throw new UnreadableCommit(`The show log holds a record that cannot be read: ${parsed.problem}`)
  return parsed.value
}

/** 0 for what names none that there could be. */
function formatOf(stored: unknown): number {
  const { format } = Object(stored) as { format?: unknown }
  return typeof format === 'number' && Number.isSafeInteger(format) && format >= 1 ? format : 0
}
