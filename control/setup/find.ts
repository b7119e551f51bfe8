/** Finding a category by any words of its own, of its sponsor or of one of its entries. */
import type { Category } from '#shared/show-file'
import { folded } from '../words.ts'

/** Folding twenty thousand names takes a moment: once for every category as it stands. */
const texts = new WeakMap<Category, readonly string[]>()

function textsOf(category: Category): readonly string[] {
  const known = texts.get(category)
  if (known) return known
  const { name, sponsor, entries } = category
  const made = [
    folded(`${name} ${sponsor ?? ''}`),
    ...entries.map(({ entrant, title, person }) => folded([entrant, title, person].join(' '))),
  ]
  texts.set(category, made)
  return made
}

/** All the words stand in one place: in the category's own, or in one entry. */
export function categoriesMatching(categories: readonly Category[], wanted: string): readonly Category[] {
  const words = folded(wanted).split('-').filter(Boolean)
  if (words.length === 0) return categories
  return categories.filter((category) =>
    textsOf(category).some((text) => words.every((word) => text.includes(word))),
  )
}
