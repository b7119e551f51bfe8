/** Rules of winners who were never nominated: named by their level, in words of their own, and on no shortlist. */
import type { EntryId } from '../ids.ts'
import { type Refusal, refusal } from '../refusals.ts'
import type { LevelResult, WriteIn } from '../results.ts'
import { type Category, type Entry, entryOf, nominated } from '../show-file.ts'
import { isWriteInId } from '../write-ins.ts'

/** Why a level cannot name these write-ins. Those of a result that was revealed already are not asked again. */
export function problemOfWriteIns(
  category: Category,
  { entries, writeIns = [] }: LevelResult,
): Refusal | null {
  const seen = new Set<EntryId>()
  for (const writeIn of writeIns) {
    const words = { category: category.name, entry: writeIn.entrant }
    if (seen.has(writeIn.id)) return refusal('entry-twice', words)
    seen.add(writeIn.id)
    if (!entries.includes(writeIn.id)) return refusal('write-in-unnamed', words)
    const known = entryOf(category, writeIn.id)
      ? undefined
      : nominated(category).find((entry) => alike(entry, writeIn))
    if (known) return refusal(known.withdrawn ? 'entry-withdrawn' : 'entry-nominated', words)
  }
  const lost = entries.find((entry) => isWriteInId(entry) && !seen.has(entry))
  return lost === undefined ? null : refusal('no-such-entry', { category: category.name, entry: lost })
}

const alike = (entry: Entry, writeIn: WriteIn): boolean => lettersOf(entry) === lettersOf(writeIn)

const lettersOf = ({ entrant, title, person }: Entry | WriteIn): string =>
  JSON.stringify([entrant, title, person].map((line) => line?.trim().toLowerCase() || null))
