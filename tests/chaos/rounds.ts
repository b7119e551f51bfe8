/** Rounds of random blows on both logs, an evening of them at a time, and what came of all. */

import { pause } from '../bench/figures.ts'
import { seededRandom } from '../helpers/random.ts'
import { counted } from '../setup/progress.ts'
import { type Evening, type LogName, openEvening } from './evening.ts'
import { drawKills, type Kill, strike } from './faults.ts'
import { FAULTS, type Verdict } from './judge.ts'
import type { Goal, Reader, Someone } from './people.ts'

export interface Round {
  readonly what: Kill
  readonly log: LogName
  /** From the blow to the moment when everybody showed what was acknowledged after it, in milliseconds. */
  readonly healMs: number
  /** How much of that went by until something was acknowledged, and who was the last to show it. */
  readonly takenMs: number
  readonly last: string
}

/** So long an evening is; then its account is held against its log, and another begins. */
export const ROUNDS_IN_AN_EVENING = 40
const LONGEST_MS = 60_000
/** Slower ones are named. */
const WANTED_MS = 2000
/** The blow falls so many milliseconds after the first command, at most. */
const LATEST_MS = 15

/** How often each reader was cut off so far. */
export const cutsOf = ({ readers }: Evening): ReadonlyMap<Someone, number> =>
  new Map(readers.map((reader) => [reader, reader.cuts().times]))

/**
 * Everybody who was told, or had to come back. A reader who asks every few seconds, and whose link was not cut,
 * has nothing to heal from: it learns of the mark when it next asks.
 */
export function waitsFor(evening: Evening, cutsBefore: ReadonlyMap<Someone, number>): Someone[] {
  return [
    ...evening.desks,
    ...evening.screens,
    ...evening.readers.filter(
      (reader) => reader.way() !== 'polling' || reader.cuts().times > (cutsBefore.get(reader) ?? 0),
    ),
  ]
}

/** A reader by the way it follows just now. */
const nameOf = (one: Someone): string =>
  'way' in one ? `${one.who} (${(one as Reader).way() ?? 'none'})` : one.who

/** When the last of them showed it, and who that was. */
export async function healed(everybody: () => Someone[], goal: Goal): Promise<{ at: number; last: string }> {
  const began = performance.now()
  let last = 'nobody'
  for (;;) {
    const late = everybody().filter((one) => !one.has(goal))
    if (late.length === 0) return { at: performance.now(), last }
    last = late.map(nameOf).join(', ')
    if (performance.now() - began > LONGEST_MS)
      throw new Error(`Never healed: ${late.map(({ who }) => who).join(', ')}`)
    await pause(5)
  }
}

/** One round: commands, a blow among them, a mark after it, and everybody shows the mark. */
async function playRound(evening: Evening, log: LogName, what: Kill, seed: number): Promise<Round> {
  const random = seededRandom(seed)
  const { core } = evening.house.children()
  const before = cutsOf(evening)
  const sending: Promise<void>[] = []
  const acts = () => {
    for (const desk of random.shuffled(evening.desks).slice(0, random.between(1, 2)))
      sending.push(evening.send(desk, evening.wish(desk, random)))
  }
  const fell = await strike(evening, what, random.next() * LATEST_MS, random, acts)
  const goal = await evening.mark()
  const takenMs = performance.now() - fell
  const { at, last } = await healed(() => waitsFor(evening, before), goal)
  if ((what === 'edge' || what === 'redis') && evening.house.children().core !== core)
    throw new Error(`The core did not live through the end of the ${what}`)
  await Promise.all(sending)
  await evening.settle()
  return { what, log, healMs: at - fell, takenMs, last }
}

export interface Played {
  readonly rounds: readonly Round[]
  readonly verdict: Verdict
}

export const NOTHING: Verdict = { lost: 0, twice: 0, early: 0, wrong: 0, words: [] }

export const together = (a: Verdict, b: Verdict): Verdict => ({
  lost: a.lost + b.lost,
  twice: a.twice + b.twice,
  early: a.early + b.early,
  wrong: a.wrong + b.wrong,
  words: [...a.words, ...b.words],
})

/** An evening of so many rounds, each with a seed that follows from the first. */
async function playEvening(
  log: LogName,
  seed: number,
  rounds: number,
  say: (line: string) => void,
): Promise<Played> {
  const evening = await openEvening(log)
  const kills = drawKills(seededRandom(seed), log === 'redis', rounds)
  const played: Round[] = []
  const told = counted(`${log}, this evening’s rounds`, rounds, say)
  let stopped: unknown = null
  try {
    for (const what of kills) {
      // A clean moment between two blows: commands that nothing befalls, so that the evening goes on.
      const random = seededRandom(seed + 7919 * (played.length + 1))
      for (let n = random.between(1, 3); n > 0; n -= 1) {
        const desk = random.pick(evening.desks)
        await evening.send(desk, evening.wish(desk, random))
      }
      const round = await playRound(evening, log, what, seed + played.length)
      played.push(round)
      told(played.length)
      if (round.healMs > WANTED_MS)
        say(
          `  slow: ${round.what} at seed ${seed + played.length - 1}, ${Math.round(round.healMs)} ms, last was ${round.last}`,
        )
    }
    await evening.rest()
  } catch (error) {
    stopped = error
  }
  const verdict = await evening.close()
  for (const words of verdict.words) say(`  ${words}`)
  if (stopped) throw new Error(`Round ${played.length + 1} of seed ${seed} on ${log}`, { cause: stopped })
  return { rounds: played, verdict }
}

/** All rounds of one log. */
export async function playRounds(
  log: LogName,
  seed: number,
  rounds: number,
  say: (line: string) => void,
): Promise<Played> {
  let all: Played = { rounds: [], verdict: NOTHING }
  while (all.rounds.length < rounds) {
    const many = Math.min(ROUNDS_IN_AN_EVENING, rounds - all.rounds.length)
    const { rounds: more, verdict } = await playEvening(log, seed + all.rounds.length, many, say)
    all = { rounds: [...all.rounds, ...more], verdict: together(all.verdict, verdict) }
    const counts = FAULTS.map((fault) => `${all.verdict[fault]} ${fault}`).join(', ')
    const worst = more.reduce((one, other) => (other.healMs > one.healMs ? other : one))
    const [healMs, takenMs] = [worst.healMs, worst.takenMs].map(Math.round)
    say(
      `${log}: ${all.rounds.length} of ${rounds} rounds, ${counts}; slowest healing ${healMs} ms (${worst.what}; taken again after ${takenMs} ms, last was ${worst.last})`,
    )
  }
  return all
}
