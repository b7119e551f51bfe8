/** Two who may both drive press at the same moment: what each of them was told, and what the log says happened. */
import type { Answer } from '#shared/protocol'
import { refusal } from '#shared/refusals'

/** Fires what it was looking at; `at` is when. */
export type Contestant = () => { readonly at: number; readonly answer: Promise<Answer> }

export interface Round {
  readonly answers: readonly Answer[]
  /** Milliseconds between the two presses. */
  readonly spread: number
  /** The last commit before the presses. */
  readonly from: number
  /** What the loser has to be told: who was faster, and what is on now. */
  readonly moved: string
}

/** Timers are a millisecond wide and late on a busy machine: it waits on the spot. */
const wait = (ms: number): void => {
  for (const until = performance.now() + ms; performance.now() < until; );
}

/** Lets the first press, and the second so many milliseconds later; resolves when both are answered. */
export async function contest(
  [first, second]: readonly [Contestant, Contestant],
  apart: number,
): Promise<{ answers: Answer[]; spread: number }> {
  const one = first()
  wait(apart)
  const other = second()
  return { answers: await Promise.all([one.answer, other.answer]), spread: other.at - one.at }
}

/** One was obeyed, and the other read that, by whom and what. */
export function hasOneWinner({ answers, moved }: Round): boolean {
  const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]))
  const [only] = refused
  return (
    answers.length === 2 &&
    refused.length === 1 &&
    only?.code === 'programme-moved' &&
    only.sentence === moved
  )
}

/** The sentence the loser must have read. */
export const movedBy = (who: string, what: string): string =>
  refusal('programme-moved', { who, what }).sentence

export interface Tally {
  readonly rounds: number
  readonly notExactlyOne: number
  readonly doubleSteps: number
}

/** `steps` are the commits that moved the programme; those of a round lie between its beginning and the next one's. */
export function tally(rounds: readonly Round[], steps: readonly number[], end: number): Tally {
  const moves = rounds.map(({ from }, i) => {
    const to = rounds[i + 1]?.from ?? end
    return steps.filter((seq) => seq > from && seq <= to).length
  })
  return {
    rounds: rounds.length,
    notExactlyOne: rounds.filter((round, i) => !hasOneWinner(round) || moves[i] === 0).length,
    doubleSteps: moves.filter((n) => n > 1).length,
  }
}
