/** `npm run simulate -- readers=1000000 edges=50`: what is asked, read from the command line; a sentence for what makes no sense. */

export interface Wanted {
  readonly readers: number
  /** Edge processes, one core each; null: as many as are needed. */
  readonly edges: number | null
  /** Bytes of a publication as a reader is sent it. */
  readonly bytes: number
  /** Publications in a minute, at the busiest. */
  readonly posts: number
  /** Gigabits a second of each machine's line. */
  readonly line: number
  /** Edge processes on one machine. */
  readonly perMachine: number
  /** Readers an edge is meant to hold (ENVELOPE_READERS). */
  readonly hold: number
  /** Seconds within which the last reader should have it, by socket. */
  readonly within: number
  /** Whether a CDN is told of changes. */
  readonly purge: boolean
}

interface Option {
  readonly least: number
  readonly most: number
  readonly usual: number
  readonly what: string
}

export const OPTIONS = {
  readers: { least: 1, most: 1e9, usual: 100_000, what: 'readers at the same time' },
  edges: { least: 1, most: 1e6, usual: 0, what: 'edge processes; as many as are needed, where not said' },
  bytes: { least: 1, most: 1e6, usual: 1500, what: 'bytes of a publication' },
  posts: { least: 0, most: 6000, usual: 6, what: 'publications in a minute' },
  line: { least: 0.01, most: 1000, usual: 10, what: 'gigabits a second of each machine' },
  perMachine: { least: 1, most: 256, usual: 8, what: 'edge processes on one machine' },
  hold: { least: 1, most: 1e6, usual: 20_000, what: 'readers one edge is meant to hold' },
  within: { least: 0.01, most: 60, usual: 1, what: 'seconds to the last reader by socket' },
} as const satisfies Record<string, Option>

const whole = (name: string): boolean => !['line', 'within'].includes(name)

/** A word that cannot be meant so. */
export class Senseless extends Error {}

const known = () => [...Object.keys(OPTIONS), 'purge'].join(', ')

function numberOf(name: keyof typeof OPTIONS, text: string): number {
  const { least, most } = OPTIONS[name]
  const value = /^\d+(\.\d+)?(e\d+)?$/i.test(text) ? Number(text) : Number.NaN
  if (Number.isFinite(value) && value >= least && value <= most && (!whole(name) || Number.isInteger(value)))
    return value
  const kind = whole(name) ? 'a whole number' : 'a number'
  throw new Senseless(`${name} is "${text}"; it must be ${kind} from ${least} to ${most}.`)
}

/** Throws `Senseless`. */
export function wantedOf(words: readonly string[]): Wanted {
  const said = new Map<string, string>()
  for (const word of words) {
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/.exec(word) ?? []
    if (name === '')
      throw new Senseless(`"${word}" says nothing; write name=value, for example readers=1000000.`)
    if (name !== 'purge' && !Object.hasOwn(OPTIONS, name))
      throw new Senseless(`There is nothing called "${name}"; there are ${known()}.`)
    if (said.has(name)) throw new Senseless(`${name} is said twice.`)
    said.set(name, value)
  }
  const number = (name: keyof typeof OPTIONS): number => {
    const text = said.get(name)
    return text === undefined ? OPTIONS[name].usual : numberOf(name, text)
  }
  const purge = said.get('purge') ?? 'yes'
  if (purge !== 'yes' && purge !== 'no') throw new Senseless(`purge is "${purge}"; it must be yes or no.`)
  return {
    readers: number('readers'),
    edges: said.has('edges') ? number('edges') : null,
    bytes: number('bytes'),
    posts: number('posts'),
    line: number('line'),
    perMachine: number('perMachine'),
    hold: number('hold'),
    within: number('within'),
    purge: purge === 'yes',
  }
}
