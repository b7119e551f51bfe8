/** Attacks, one after the other, and what is looked at after each: alive, unchanged, no larger, and the operator answered meanwhile. */
import { pause, tenths } from '../figures.ts'
import { GUARD_MS, residentMb, type Victim } from './victim.ts'

/** How much of everything. */
export interface Size {
  readonly slow: number
  readonly stalled: number
  readonly frames: number
  /** Requests of each flood. */
  readonly flood: number
  /** Of the odd shapes, each so manieth. */
  readonly everyShape: number
  /** Seconds after which whoever is slow has to be hung up on: ten for a request, two until that is looked at, and some for a busy machine. */
  readonly patience: number
  readonly seed: number
}

export interface Case {
  readonly name: string
  /** Attacks; says what should not have been. */
  run(victim: Victim, size: Size): Promise<readonly string[]>
}

export interface Limits {
  /** Milliseconds until the operator is answered. */
  readonly answerMs: number
  /** Megabytes a process may grow while it is attacked, and keep afterwards. */
  readonly peakMb: number
  readonly keptMb: number
  /** Milliseconds after which memory has to be given back. */
  readonly settleMs: number
}

export const LIMITS: Limits = { answerMs: 1000, peakMb: 100, keptMb: 30, settleMs: 8000 }

export interface Outcome {
  readonly name: string
  readonly failures: readonly string[]
  readonly slowestMs: number
  readonly presses: number
  readonly peakMb: number
  readonly keptMb: number
}

type Memory = Readonly<Record<string, number>>

function memory(victim: Victim): Memory {
  const found: Record<string, number> = {}
  for (const [name, pid] of Object.entries(victim.processes())) {
    try {
      found[name] = residentMb(pid)
    } catch {
      // It has ended, which is found out elsewhere.
    }
  }
  return found
}

/** Of the process that grew most. */
const growth = (before: Memory, now: Memory): number =>
  Math.max(0, ...Object.keys(before).map((name) => (now[name] ?? 0) - (before[name] ?? 0)))

/** The operator presses on, whatever happens, until told to stop. */
function pressing(victim: Victim) {
  let stopped = false
  const seen = { slowestMs: 0, presses: 0, failures: [] as string[] }
  const done = (async () => {
    while (!stopped) {
      const began = performance.now()
      try {
        await victim.press()
        seen.presses += 1
      } catch (error) {
        seen.failures.push(`the operator was not answered: ${(error as Error).message}`)
        if (seen.failures.length > 3) return
      }
      seen.slowestMs = Math.max(seen.slowestMs, performance.now() - began)
      await pause(GUARD_MS)
    }
  })()
  return {
    async stop() {
      stopped = true
      await done
      return seen
    },
  }
}

function watching(victim: Victim, before: Memory) {
  let peak = 0
  const look = () => {
    peak = Math.max(peak, growth(before, memory(victim)))
  }
  const timer = setInterval(look, 100)
  return () => {
    clearInterval(timer)
    look()
    return peak
  }
}

const tried = <T>(what: string, work: Promise<T>, failures: string[]): Promise<T | null> =>
  work.catch((error: unknown) => {
    failures.push(`${what}: ${error instanceof Error ? error.message : String(error)}`)
    return null
  })

/** What it keeps once nothing is left that could be collected, and it had time to give that back. */
async function settled(victim: Victim, before: Memory, { keptMb, settleMs }: Limits): Promise<number> {
  await victim.collect()
  const until = performance.now() + settleMs
  let kept = growth(before, memory(victim))
  while (kept > keptMb && performance.now() < until) {
    await pause(200)
    kept = growth(before, memory(victim))
  }
  return kept
}

/** One case from its first byte until it can be said what became of the victim. */
async function suffered(victim: Victim, one: Case, size: Size, limits: Limits): Promise<Outcome> {
  const failures: string[] = []
  const state = await victim.state()
  const processes = JSON.stringify(victim.processes())
  const before = memory(victim)
  const troubles = victim.troubles().length
  const operator = pressing(victim)
  const watched = watching(victim, before)
  failures.push(...((await tried('the attack broke off', one.run(victim, size), failures)) ?? []))
  const peakMb = watched()
  const { slowestMs, presses, failures: unanswered } = await operator.stop()
  failures.push(...unanswered)
  if (presses === 0) failures.push('the operator did nothing meanwhile')
  if (slowestMs > limits.answerMs) failures.push(`the operator waited ${Math.round(slowestMs)} ms`)
  await tried('not alive', victim.alive(), failures)
  if (JSON.stringify(victim.processes()) !== processes) failures.push('a process died')
  const after = await tried('its state cannot be read', victim.state(), failures)
  if (after !== null && after !== state) failures.push(`its state was ${state} and is ${after}`)
  const [trouble] = victim.troubles().slice(troubles)
  if (trouble) failures.push(`it failed inside: ${trouble.slice(0, 300)}`)
  if (peakMb > limits.peakMb) failures.push(`it grew by ${Math.round(peakMb)} MB under attack`)
  const keptMb = (await tried('it collects nothing', settled(victim, before, limits), failures)) ?? 0
  if (keptMb > limits.keptMb) failures.push(`it kept ${Math.round(keptMb)} MB`)
  return { name: one.name, failures, slowestMs, presses, peakMb, keptMb }
}

const line = ({ name, failures, slowestMs, presses, peakMb, keptMb }: Outcome): string =>
  `${failures.length === 0 ? 'ok   ' : 'FAIL '} ${name}: ${presses} presses, the slowest ${Math.round(slowestMs)} ms; +${Math.round(peakMb)} MB at most, +${Math.round(keptMb)} MB after${failures.map((failure) => `\n      ${failure}`).join('')}`

export interface Attacked {
  readonly outcomes: readonly Outcome[]
  readonly figures: { readonly cases: number; readonly failures: number; readonly rssGrowthMb: number }
}

export async function attack(
  victim: Victim,
  cases: readonly Case[],
  size: Size,
  limits: Limits,
  say: (line: string) => void,
): Promise<Attacked> {
  // What a process needs to work at all is no growth.
  await victim.press()
  await pause(GUARD_MS)
  await victim.press()
  await victim.alive()
  await victim.collect()
  const before = memory(victim)
  const outcomes: Outcome[] = []
  for (const one of cases) {
    const outcome = await suffered(victim, one, size, limits)
    outcomes.push(outcome)
    say(`${outcomes.length} of ${cases.length} ${line(outcome)}`)
  }
  return {
    outcomes,
    figures: {
      cases: outcomes.length,
      failures: outcomes.filter(({ failures }) => failures.length > 0).length,
      rssGrowthMb: tenths(await settled(victim, before, limits)),
    },
  }
}

/** Several attacks at once, told as one. */
export const together = (name: string, cases: readonly Case[]): Case => ({
  name,
  run: async (victim, size) =>
    (
      await Promise.all(
        cases.map(async (one) => (await one.run(victim, size)).map((found) => `${one.name}: ${found}`)),
      )
    ).flat(),
})
