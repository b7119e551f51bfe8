/** What can stay where it is when a list is put in order. */

/** The places of a longest rising run; what is negative is not there yet and never among them. */
export function longestInOrder(places: readonly number[]): Set<number> {
  const length: number[] = []
  const previous: number[] = []
  let last = -1
  for (const [at, place] of places.entries()) {
    length[at] = place < 0 ? 0 : 1
    previous[at] = -1
    if (place < 0) continue
    for (let before = 0; before < at; before += 1) {
      const isRun = (places[before] as number) >= 0 && (places[before] as number) < place
      if (isRun && (length[before] as number) + 1 > (length[at] as number)) {
        length[at] = (length[before] as number) + 1
        previous[at] = before
      }
    }
    if (last < 0 || (length[at] as number) > (length[last] as number)) last = at
  }
  const stay = new Set<number>()
  for (let at = last; at >= 0; at = previous[at] as number) stay.add(at)
  return stay
}
