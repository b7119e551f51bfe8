/** `npm run chaos -- rounds=1000 log=both`: what is asked, read from the command line; a sentence for what makes no sense. */
import type { LogName } from './evening.ts'

export interface Wanted {
  /** Blows in all, shared between the logs. */
  readonly rounds: number
  readonly logs: readonly LogName[]
  readonly seed: number
  /** Cuts of links instead of blows; 0 is none. */
  readonly links: number
  /** Whether the scenarios that are no blow are played too. */
  readonly scenarios: boolean
  /** Whether what Redis itself loses is among them. */
  readonly losses: boolean
  /** How long a soak lasts. */
  readonly hours: number
}

/** A word that cannot be meant so. */
export class Senseless extends Error {}

const LOGS: Readonly<Record<string, readonly LogName[]>> = {
  embedded: ['embedded'],
  redis: ['redis'],
  both: ['embedded', 'redis'],
}
const NUMBERS = {
  rounds: { most: 100_000, usual: 200 },
  links: { most: 100_000, usual: 0 },
  seed: { most: 2 ** 31, usual: null },
  hours: { most: 48, usual: 0.5 },
} as const
const SWITCHES = { scenarios: true, losses: false } as const
const known = [...Object.keys(NUMBERS), 'log', ...Object.keys(SWITCHES)]

/** Throws `Senseless`. `seed` is what is drawn where none is said. */
export function wantedOf(words: readonly string[], seed: number): Wanted {
  const said = new Map<string, string>()
  for (const word of words) {
    const [, name = '', value = ''] = /^([a-z]+)=(.+)$/.exec(word) ?? []
    if (!known.includes(name))
      throw new Senseless(`"${word}" says nothing here; write name=value, with one of ${known.join(', ')}.`)
    said.set(name, value)
  }
  const number = (name: keyof typeof NUMBERS): number => {
    const { most, usual } = NUMBERS[name]
    const text = said.get(name)
    if (text === undefined) return usual ?? seed
    const value = Number(text)
    if (value >= 0 && value <= most && (name === 'hours' || Number.isInteger(value))) return value
    throw new Senseless(`${name} is "${text}"; it must be a number from 0 to ${most}.`)
  }
  const isOn = (name: keyof typeof SWITCHES): boolean => {
    const text = said.get(name) ?? (SWITCHES[name] ? 'yes' : 'no')
    if (text === 'yes' || text === 'no') return text === 'yes'
    throw new Senseless(`${name} is "${text}"; it must be yes or no.`)
  }
  const logs = LOGS[said.get('log') ?? 'both']
  if (!logs) throw new Senseless(`log is "${said.get('log')}"; it must be embedded, redis or both.`)
  return {
    rounds: number('rounds'),
    logs,
    seed: number('seed'),
    links: number('links'),
    scenarios: isOn('scenarios'),
    losses: isOn('losses'),
    hours: number('hours'),
  }
}
