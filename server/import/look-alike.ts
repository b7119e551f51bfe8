/** Names that look the same and are not: one name written twice, or somebody's trick. Told with both places, never mended. */
import type { Place, Problems } from './places.ts'
import { lookOf } from './words.ts'

export interface Named {
  readonly name: string
  readonly at: Place
}

/** Each pair of spellings once. `what` begins the sentence: "This category". */
export function tellLookAlikes(
  what: string,
  field: 'category' | 'entrant' | 'sponsor',
  names: readonly Named[],
  problems: Problems,
): void {
  const seen = new Map<string, Named[]>()
  for (const one of names) {
    const look = lookOf(one.name)
    if (look === '') continue
    const alike = seen.get(look) ?? []
    seen.set(look, alike)
    if (alike.some(({ name }) => name === one.name)) continue
    const [first] = alike
    alike.push(one)
    if (first) {
      const where =
        first.at.table === one.at.table ? `row ${first.at.row}` : `row ${first.at.row} of the other table`
      problems.look(one.at, field, `${what} looks like the one in ${where}, and is spelled otherwise.`)
    }
  }
}
