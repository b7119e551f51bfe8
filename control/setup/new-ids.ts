/** Ids for what is added: read from its name where that can be read, and never one that is taken. */
import { folded } from '../words.ts'

const LONGEST = 60

/** "Best Newcomer" → "best-newcomer", then "best-newcomer-2"; of letters an address cannot hold, the word and a number. */
export function newId(name: string, word: string, taken: Iterable<string>): string {
  const known = new Set(taken)
  const slug = folded(name)
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/-+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-|-$/g, '')
  if (slug !== '' && !known.has(slug)) return slug
  const base = slug === '' ? word : slug
  for (let n = slug === '' ? 1 : 2; ; n += 1) {
    const id = `${base}-${n}`
    if (!known.has(id)) return id
  }
}
