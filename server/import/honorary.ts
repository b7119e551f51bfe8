/** Awards whose one entry is the winner: on a shortlist it would be seen before, so it may be kept in the envelope alone. */
import type { Problems } from './places.ts'
import type { ReadCategory, Shortlist } from './shortlist.ts'

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
