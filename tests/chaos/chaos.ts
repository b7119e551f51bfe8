/** `npm run chaos`: blows and scenarios on real processes, counted. */
import { busyPercent, quantile } from '../bench/figures.ts'
import { FAULTS } from './judge.ts'
import { type LinkFigures, playLinks } from './linked.ts'
import { playLosses } from './losses.ts'
import { NOTHING, playRounds, type Round, together } from './rounds.ts'
import { playScenarios } from './scenarios.ts'
import { wantedOf } from './wanted.ts'

export interface Figures {
  readonly rounds: number
  readonly lost: number
  readonly twice: number
  readonly early: number
  readonly wrong: number
  readonly healP99Ms: number | null
}

export async function run(
  words: readonly string[],
  say: (line: string) => void,
): Promise<Figures | LinkFigures> {
  const { rounds, logs, seed, links, scenarios, losses } = wantedOf(words, Math.floor(Math.random() * 1e9))
  say(`seed ${seed}; the machine is ${await busyPercent()} % busy with other things`)
  if (links > 0) return playLinks(links, seed, say)
  let verdict = NOTHING
  const played: Round[] = []
  for (const [at, log] of logs.entries()) {
    const many = Math.floor(rounds / logs.length) + (at < rounds % logs.length ? 1 : 0)
    if (many === 0) continue
    const { rounds: done, verdict: found } = await playRounds(log, seed, many, say)
    played.push(...done)
    verdict = together(verdict, found)
  }
  // A loss that nobody noticed is the worst of what is lost.
  if (losses) verdict = together(verdict, { ...NOTHING, lost: await playLosses(say) })
  if (scenarios) for (const log of logs) verdict = together(verdict, await playScenarios(log, say))
  for (const what of new Set(played.map((round) => round.what))) {
    const times = played.filter((round) => round.what === what).map(({ healMs }) => healMs)
    const taken = played.filter((round) => round.what === what).map(({ takenMs }) => takenMs)
    const [p50, p99, t50, t99] = [times, taken].flatMap((all) =>
      [0.5, 0.99].map((part) => Math.round(quantile(all, part))),
    )
    say(
      `${what}: ${times.length} times, commands taken again after p50 ${t50} ms, p99 ${t99} ms, everybody healed after p50 ${p50} ms, p99 ${p99} ms`,
    )
  }
  const healP99Ms =
    played.length === 0
      ? null
      : Math.round(
          quantile(
            played.map(({ healMs }) => healMs),
            0.99,
          ),
        )
  const [lost = 0, twice = 0, early = 0, wrong = 0] = FAULTS.map((fault) => verdict[fault])
  return { rounds: played.length, lost, twice, early, wrong, healP99Ms }
}
