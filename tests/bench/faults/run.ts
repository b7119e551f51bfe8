/** Many nights, one after the other; and whether the harness would have seen a bug. */
import { type Fault, sentenceOf } from './faults.ts'
import { MUTANTS } from './mutants.ts'
import { type Judged, liveThrough, nightOf } from './simulate.ts'
import type { Violation } from './truth.ts'

export interface Broken {
  readonly seed: number
  readonly violation: Violation
}

/** Nights that a mutant may live through unseen. */
export const MOST_NIGHTS = 400

/** Seeds from `from`, so many of them. */
export async function nights(from: number, count: number, lived: () => void): Promise<Broken[]> {
  const broken: Broken[] = []
  for (let seed = from; seed < from + count; seed += 1) {
    const { violation } = await liveThrough(seed)
    if (violation) broken.push({ seed, violation })
    lived()
  }
  return broken
}

/** The same night with as little going wrong as will still break it. */
async function smallest(seed: number, { law }: Violation): Promise<readonly Fault[]> {
  let faults = nightOf(seed).faults
  for (let at = faults.length - 1; at >= 0; at -= 1) {
    const fewer = faults.filter((_, other) => other !== at)
    if ((await liveThrough(seed, {}, fewer)).violation?.law === law) faults = fewer
  }
  return faults
}

/** What broke, with which faults at least, and how it came to it. */
export async function story({ seed, violation }: Broken, lines = 40): Promise<string[]> {
  const faults = await smallest(seed, violation)
  const { told, night } = await liveThrough(seed, {}, faults, true)
  return [
    `Seed ${seed}: ${violation.law}: ${violation.words}`,
    `The log is ${night.log === 'file' ? 'a file' : 'in Redis'}; ${faults.length} faults are enough:`,
    ...faults.map((fault) => `  ${sentenceOf(fault)}`),
    ...told.slice(-lines).map((line) => `    ${line}`),
    `Again: npm run simulate:faults -- 1 seed=${seed}`,
  ]
}

/** One night and all that was seen of it. */
export const tell = (seed: number): Promise<Judged> => liveThrough(seed, {}, undefined, true)

export interface Scored {
  readonly name: string
  /** Null: it lived through all of them. */
  readonly caught: Broken | null
  readonly nights: number
}

/** Lets a bug live until it is seen; `first` is the seed to begin with. */
export async function score(name: string, most = MOST_NIGHTS): Promise<Scored> {
  const mutant = MUTANTS[name]
  if (!mutant) throw new Error(`There is no mutant called “${name}”`)
  const { needs, log, seed: first = 1 } = mutant
  let count = 0
  for (let seed = first; count < most; seed += 1) {
    const night = nightOf(seed)
    if (
      (log && night.log !== log) ||
      needs?.some((needed) => !night.faults.some(({ kind }) => kind === needed))
    )
      continue
    count += 1
    const { violation } = await liveThrough(seed, mutant.bugs())
    if (violation) return { name, caught: { seed, violation }, nights: count }
  }
  return { name, caught: null, nights: count }
}

export { counted } from '../../setup/progress.ts'
export { nightOf }
export const mutantNames = (): string[] => Object.keys(MUTANTS)
