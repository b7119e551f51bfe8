/** Two of everything, and where they part. */
import type { Tally } from './tally.ts'

export type Pair<T> = readonly [T, T]

export const both = async <W, T>(
  worlds: Pair<W>,
  act: (world: W, at: 0 | 1) => Promise<T>,
): Promise<Pair<T>> => Promise.all([act(worlds[0], 0), act(worlds[1], 1)])

type Named<T> = ReadonlyMap<string, T>

/** One case for every name that either has. */
export function compared<T>(
  tally: Tally,
  what: string,
  [one, other]: Pair<Named<T>>,
  text: (of: T) => string,
): void {
  const said = (of: Named<T>, name: string) => {
    const found = of.get(name)
    return found === undefined ? 'nothing' : text(found)
  }
  for (const name of new Set([...one.keys(), ...other.keys()]))
    tally.same(`${what}: ${name}`, said(one, name), said(other, name))
}

/** Whether any of those with such a name differs. */
export const differs = <T>([one, other]: Pair<Named<T>>, text: (of: T) => string, named: RegExp): boolean =>
  [...one].some(([name, value]) => {
    const against = other.get(name)
    return named.test(name) && against !== undefined && text(value) !== text(against)
  })

export const itself = (text: string): string => text
