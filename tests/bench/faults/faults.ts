/** What goes wrong on a night, drawn beforehand, so that the same night can be had with less of it. */
import type { Random } from '../../helpers/random.ts'

export const FILE_FAULTS = ['power', 'disk-fails', 'disk-slow'] as const
export const REDIS_FAULTS = [
  'redis-hangs',
  'redis-away',
  'redis-loses',
  'redis-slow',
  'roll-back',
  'roll-back',
  'copy-fails',
] as const
const ANY_FAULTS = [
  'kill-core',
  'kill-in-commit',
  'kill-twice',
  'freeze-core',
  'kill-edge',
  'freeze-edge',
  'cut',
  'cut',
  'dead-line',
  'dead-line',
  'slow-line',
  'lost-line',
  'rough-line',
  'rough-line',
  'clock-jumps',
  'reload',
] as const

export type FaultKind =
  | (typeof FILE_FAULTS)[number]
  | (typeof REDIS_FAULTS)[number]
  | (typeof ANY_FAULTS)[number]

export interface Fault {
  readonly at: number
  readonly kind: FaultKind
  /** How long it lasts, in milliseconds, where it lasts. */
  readonly ms: number
  /** Which of several, from nought up to one. */
  readonly which: number
}

export interface Night {
  readonly log: 'file' | 'redis'
  readonly holdSeconds: number
  readonly desks: number
  readonly screens: number
  readonly readers: number
  readonly edges: number
  /** Whether it is noted which screens painted: it doubles the commits, and the time they take. */
  readonly witnesses: boolean
  /** Whether somebody has opened a page that is no screen yet. */
  readonly waits: boolean
  readonly until: number
  readonly faults: readonly Fault[]
}

/** By then everybody has come. */
export const FIRST_FAULT = 1500

export function drawNight(random: Random): Night {
  const log = random.pick(['file', 'redis'] as const)
  const until = random.between(3000, 6500)
  const kinds = [
    ...ANY_FAULTS,
    ...(log === 'file' ? FILE_FAULTS : REDIS_FAULTS),
    ...(log === 'file' ? FILE_FAULTS : REDIS_FAULTS),
  ]
  const faults = Array.from({ length: random.between(1, 5) }, () => ({
    at: random.between(FIRST_FAULT, until - 500),
    kind: random.pick(kinds),
    ms: random.pick([random.between(20, 800), random.between(500, 5000)]),
    which: random.next(),
  })).sort((a, b) => a.at - b.at)
  return {
    log,
    holdSeconds: random.pick([0, 0, 1, 3]),
    desks: random.pick([1, 1, 2]),
    screens: random.pick([1, 1, 2]),
    readers: random.pick([1, 1, 2]),
    edges: random.pick([1, 1, 1, 2]),
    witnesses: random.next() < 0.25,
    waits: random.next() < 0.25,
    until,
    faults,
  }
}

export const sentenceOf = ({ at, kind, ms, which }: Fault): string =>
  `${(at / 1000).toFixed(3)} s: ${kind} (${ms} ms, ${which.toFixed(2)})`
