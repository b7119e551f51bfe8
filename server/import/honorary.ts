/** Awards whose one entry is the winner: on a shortlist it would be seen before, so it may be kept in the envelope alone. */
import type { Problems } from './places.ts'
import { textOf } from './records.ts'
import type { ReadCategory, Shortlist } from './shortlist.ts'
import type { ShowNow } from './target.ts'
import { nameKey } from './words.ts'

/** How it stands with the one entry of a category; asked of the shortlist alone, no result decides it (E1). */
export const honoraryOf = ({ entries, honorary }: ReadCategory): 'shown' | 'kept' | null =>
  honorary !== undefined ? 'kept' : entries.length === 1 ? 'shown' : null

/** By the names of their categories. The same shortlist, without the entries that somebody wants kept in their envelopes. */
export function withHonorary(shortlist: Shortlist, kept: readonly string[]): Shortlist {
  return {
    ...shortlist,
    categories: shortlist.categories.map((one) => {
      const [only] = one.entries
      if (!only || one.entries.length > 1 || !kept.includes(one.category.name)) return one
      return { ...one, honorary: only, entries: [], category: { ...one.category, entries: [] } }
    }),
  }
}

/** What a show keeps in an envelope, and on no shortlist, is not brought onto one by the same table coming again (E1). */
export function keptBefore(
  { categories }: Shortlist,
  { file, decided }: ShowNow,
  problems: Problems,
): string[] {
  const kept = categories.filter(({ category: { name }, at, entries }) => {
    const known =
      file.categories.find(({ id }) => id === textOf(at.record, 'category-id')) ??
      file.categories.find((one) => nameKey(one.name) === nameKey(name))
    return entries.length === 1 && known !== undefined && known.entries.length === 0 && decided.has(known.id)
  })
  for (const { at, category } of kept)
    problems.look(
      at,
      'category',
      `${category.name} has a result and nobody on its shortlist: its one entry stays in the envelope. If it shall be seen, add it in the set-up.`,
    )
  return kept.map(({ category }) => category.name)
}

/** Said once, of all of them: whoever has brought results with the table looks at who is alone. */
export function tellHonorary(shortlist: Shortlist, problems: Problems): void {
  const alone = shortlist.categories.filter(({ entries }) => entries.length === 1)
  const [first] = alone
  if (!first || alone.length === shortlist.categories.length) return
  const others = alone.length === 1 ? '' : `, as have ${alone.length - 1} more`
  problems.look(
    first.at,
    'category',
    `${first.category.name} has one entry only${others}. If that is the winner of an honorary award, keep it in the envelope.`,
  )
}
