/** What was asked of the demonstration: `npm run demo -- speed=8 categories=4 rounds=1`. */

export interface DemoOptions {
  /** How many times as fast as on the night. */
  readonly speed: number
  /** How many of the categories are played; null is all of them. */
  readonly categories: number | null
  /** Evenings until it stands still on the last slide; null goes on for ever. */
  readonly rounds: number | null
}

const KNOWN = ['speed', 'categories', 'rounds'] as const
type Known = (typeof KNOWN)[number]
const isKnown = (name: string): name is Known => (KNOWN as readonly string[]).includes(name)

/** The options; or a sentence for whoever typed them. */
export function optionsOf(words: readonly string[]): DemoOptions | string {
  const said = new Map<Known, number>()
  for (const word of words) {
    const [name = '', value = ''] = word.split('=')
    if (!isKnown(name))
      return `“${word}” is not known; it takes ${KNOWN.map((one) => `${one}=…`).join(', ')}.`
    const number = Number(value)
    const isRight =
      name === 'speed' ? number > 0 && number <= 1_000_000 : Number.isInteger(number) && number > 0
    if (!isRight) return `${name} is “${value}”; it must be a number above zero.`
    said.set(name, number)
  }
  return {
    speed: said.get('speed') ?? 10,
    categories: said.get('categories') ?? null,
    rounds: said.get('rounds') ?? null,
  }
}
