/** `npm run abuse -- frames=1000000`: how much is asked for, read from the command line; a sentence for what makes no sense. */
import type { Size } from './attack.ts'

/** A whole number each: how much, and what it is. */
const KNOWN: Readonly<Record<keyof Size, readonly [usual: number, most: number]>> = {
  slow: [2000, 8000],
  stalled: [200, 5000],
  frames: [10_000, 100_000_000],
  flood: [10_000, 10_000_000],
  everyShape: [1, 60],
  patience: [20, 300],
  seed: [1, 4_294_967_295],
}

export class Senseless extends Error {}

export const USUAL = Object.fromEntries(
  Object.entries(KNOWN).map(([name, [usual]]) => [name, usual]),
) as unknown as Size

/** Throws `Senseless`. */
export function wantedOf(words: readonly string[]): Size {
  const said: Record<string, number> = {}
  for (const word of words) {
    const [, name = '', text = ''] = /^([^=]*)=(\d+)$/.exec(word) ?? []
    if (!Object.hasOwn(KNOWN, name))
      throw new Senseless(
        `"${word}" says nothing; there are ${Object.keys(KNOWN).join(', ')}, as frames=1000000.`,
      )
    const [, most] = KNOWN[name as keyof Size]
    const value = Number(text)
    if (value < 1 || value > most) throw new Senseless(`${name} is "${text}"; it must be from 1 to ${most}.`)
    said[name] = value
  }
  return { ...USUAL, ...said }
}
