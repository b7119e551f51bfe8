/** Given a history, when a wish, then its facts: the core's rules read as sentences. */
import { expect } from 'vitest'
import type { Command, Wish } from '#shared/commands'
import { isRefused } from '#shared/decide/decision'
import { FORMAT, type ShowEvent } from '#shared/events'
import { evolveCommit } from '#shared/evolve'
import type { RefusalCode } from '#shared/refusals'
import type { EnvelopeRef } from '#shared/results'
import { initialState, type ShowState } from '#shared/state'
import {
  type About,
  DOORS,
  decideWith,
  EPOCH,
  type FakeVault,
  fakeVault,
  type Night,
  startNight,
} from './evening.ts'
import { type CategoryResults, sampleResults, sampleShow } from './show.ts'

export {
  armNow,
  backNow,
  DOORS,
  decideWith,
  EPOCH,
  type FakeVault,
  fakeVault,
  LEAD_MS,
  takeNow,
} from './evening.ts'

/** A night that can be asked what would happen, without its happening. */
export interface Evening extends Night {
  readonly given: () => Given
}

export function emptyEvening(vault: FakeVault = fakeVault()): Evening {
  const night = startNight(vault)
  return Object.assign(night, { given: () => givenState(vault, night.state()) })
}

/** The sample show, opened with its results, before its first take. */
export function evening(
  showFile = sampleShow(),
  results: CategoryResults[] = sampleResults(),
  vault?: FakeVault,
): Evening {
  const night = emptyEvening(vault)
  night.must({ kind: 'open-show', showFile, results })
  return night
}

export interface Given {
  readonly when: (wish: Wish, about?: About) => Outcome
}

export interface Outcome {
  readonly thenFacts: (...facts: (Partial<ShowEvent> & { kind: ShowEvent['kind'] })[]) => void
  readonly thenRefused: (code: RefusalCode, sentence?: string | RegExp) => void
  /** Accepted, and nothing happened. */
  readonly thenNothing: () => void
  /** The envelopes that were opened for it. */
  readonly errands: readonly EnvelopeRef[]
}

const givenState = (vault: FakeVault, state: ShowState): Given => ({
  when(wish, about = {}) {
    const command = { ...wish, id: about.id ?? 'command-when' } as Command
    const { decision, errands } = decideWith(vault, state, command, about)
    const facts = () => {
      if (isRefused(decision)) throw new Error(`Refused: ${decision.refusal.sentence}`)
      return decision.events
    }
    return {
      errands,
      thenFacts(...wanted) {
        expect(facts()).toHaveLength(wanted.length)
        expect(facts()).toMatchObject(wanted)
      },
      thenNothing: () => expect(facts()).toEqual([]),
      thenRefused(code, sentence) {
        if (!isRefused(decision)) throw new Error(`Accepted: ${JSON.stringify(decision.events)}`)
        expect(decision.refusal.code).toBe(code)
        if (sentence !== undefined) expect(decision.refusal.sentence).toMatch(sentence)
        expect(errands, 'a refused command opens no envelope').toEqual([])
      },
    }
  },
})

/** A history, each fact a commit of its own (an array is one commit). */
export function given(...history: (ShowEvent | readonly ShowEvent[])[]): Given {
  const state = history.reduce<ShowState>(
    (before, facts, i) =>
      evolveCommit(before, {
        format: FORMAT,
        seq: i + 1,
        at: DOORS + i * 1000,
        by: 'Ada',
        commandId: `history-${i + 1}`,
        events: Array.isArray(facts) ? [...facts] : [facts as ShowEvent],
      }),
    initialState(EPOCH),
  )
  return givenState(fakeVault(), state)
}
