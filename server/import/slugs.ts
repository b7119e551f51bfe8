/** Ids from names: readable in addresses, used once. */

/** "Children’s Services" → "childrens-services"; a name without Latin letters becomes "item". */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}|['’‘`]/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
  return slug === '' ? 'item' : slug
}

/** A giver of slugs that never gives the same one twice, nor one that is taken: the second "item" is "item-2". */
export function newSlugs(taken: Iterable<string> = []): (name: string) => string {
  const given = new Set(taken)
  return (name) => {
    const slug = slugOf(name)
    let free = slug
    for (let n = 2; given.has(free); n += 1) free = `${slug}-${n}`
    given.add(free)
    return free
  }
}
