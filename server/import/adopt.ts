/** A table imported into a show that exists: who is known there already keeps the id by which the show knows them. */
import type { ImportField } from '#shared/import-fields'
import type { Category, Entry, ShowFile } from '#shared/show-file'
import { textOf } from './records.ts'
import type { ReadCategory, ReadEntry, Shortlist } from './shortlist.ts'
import { newSlugs } from './slugs.ts'
import { nameKey } from './words.ts'

/** The same shortlist, with the show's own ids wherever it is about the same category or entry. */
export function adopted(file: ShowFile, shortlist: Shortlist): Shortlist {
  const read = shortlist.categories
  const known = matched(read, file.categories, [
    [({ at }) => textOf(at.record, 'category-id'), ({ id }) => id],
    [({ category }) => category.name, ({ name }) => name],
    [({ category }) => nameKey(category.name), ({ name }) => nameKey(name)],
  ])
  const slug = newSlugs(file.categories.map(({ id }) => id))
  return {
    ...shortlist,
    categories: read.map((one): ReadCategory => {
      const match = known.get(one)
      const entries = match ? adoptedEntries(match, one.entries, shortlist.says) : one.entries
      const id = match?.id ?? slug(one.category.name)
      return {
        ...one,
        entries,
        category: { ...one.category, id, entries: entries.map(({ entry }) => entry) },
      }
    }),
  }
}

/** By the id of the show, by the organisers' own, and else by who, what and with whom. Never by half of that: a sealed result may name the entry. */
function adoptedEntries(
  category: Category,
  entries: readonly ReadEntry[],
  says: ReadonlySet<ImportField | 'note'>,
): ReadEntry[] {
  const words = (compare: (text: string) => string) => (entry: Entry) =>
    JSON.stringify([
      compare(entry.entrant),
      says.has('title') ? compare(entry.title ?? '') : '',
      says.has('person') ? compare(entry.person ?? '') : '',
    ])
  const [exact, alike] = [words((text) => text), words(nameKey)]
  // Two of one name are told apart by their refs.
  const mayBe = ({ entry }: ReadEntry, one: Entry) => !entry.ref || !one.ref || entry.ref === one.ref
  const known = matched(entries, category.entries, [
    [({ record }) => textOf(record, 'entry-id'), ({ id }) => id],
    [({ entry }) => entry.ref ?? '', ({ ref }) => ref ?? ''],
    [({ entry }) => exact(entry), exact, mayBe],
    [({ entry }) => alike(entry), alike, mayBe],
  ])
  const slug = newSlugs(category.entries.map(({ id }) => id))
  return entries.map((read) => {
    const id = known.get(read)?.id ?? slug(read.entry.entrant)
    return { ...read, entry: { ...read.entry, id } }
  })
}

/** By what two things are the same; an empty key is none. */
type Rule<A, B> = readonly [of: (a: A) => string, known: (b: B) => string, mayBe?: (a: A, b: B) => boolean]

/** Pairs, each thing once; a surer rule goes before one that is less sure. */
function matched<A, B>(read: readonly A[], known: readonly B[], rules: readonly Rule<A, B>[]): Map<A, B> {
  const pairs = new Map<A, B>()
  const free = new Set(known)
  for (const [keyOf, keyOfKnown, mayBe] of rules) {
    const byKey = new Map<string, B[]>()
    for (const one of free) {
      const key = keyOfKnown(one)
      byKey.set(key, [...(byKey.get(key) ?? []), one])
    }
    for (const one of read) {
      const key = pairs.has(one) ? '' : keyOf(one)
      const match =
        key === '' ? undefined : byKey.get(key)?.find((b) => free.has(b) && (mayBe?.(one, b) ?? true))
      if (match === undefined) continue
      pairs.set(one, match)
      free.delete(match)
    }
  }
  return pairs
}
