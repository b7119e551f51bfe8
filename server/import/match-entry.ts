/** Which entry of a category somebody's words mean. */
import type { ReadCategory, ReadEntry } from './shortlist.ts'
import { nameKey } from './words.ts'

export interface Wanted {
  readonly id: string
  readonly ref: string
  readonly name: string
  readonly title: string
  readonly person: string
}

/** The one it means; null: none does, or several might. */
export function entryMeant(category: ReadCategory, wanted: Wanted): ReadEntry | null {
  const { entries } = category
  const byId =
    entries.find(({ entry }) => wanted.id !== '' && entry.id === wanted.id) ??
    entries.find(({ entry }) => wanted.ref !== '' && entry.ref === wanted.ref)
  if (byId) return byId
  const name = nameKey(wanted.name)
  const by = (of: (at: ReadEntry) => string | null) => entries.filter((at) => nameKey(of(at) ?? '') === name)
  const called = by(({ entry }) => entry.entrant)
  const candidates =
    name === ''
      ? [...entries]
      : called.length > 0
        ? called
        : [...new Set([...by(({ entry }) => entry.title), ...by(({ entry }) => entry.person)])]
  if (name === '' && wanted.title === '' && wanted.person === '') return null
  const narrowed = candidates.filter(
    ({ entry }) =>
      isSaid(wanted.title, entry.title, entry.entrant) && isSaid(wanted.person, entry.person, entry.entrant),
  )
  if (narrowed.length === 1) return narrowed[0] as ReadEntry
  // Of several, the one of which there is no more to say than what was said.
  const bare = narrowed.filter(
    ({ entry }) =>
      nameKey(entry.title ?? '') === nameKey(wanted.title) &&
      nameKey(entry.person ?? '') === nameKey(wanted.person),
  )
  return bare.length === 1 ? (bare[0] as ReadEntry) : null
}

/** What is not said does not count against an entry. */
const isSaid = (wanted: string, ...known: (string | null)[]): boolean =>
  wanted === '' || known.some((text) => nameKey(text ?? '') === nameKey(wanted))
