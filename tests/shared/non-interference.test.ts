import fc from 'fast-check'
import { expect, it } from 'vitest'
import { asRun } from '#shared/as-run'
import { isRefused } from '#shared/decide/decision'
import { deskView } from '#shared/desk-view'
import type { Commit } from '#shared/events'
import { replay } from '#shared/evolve'
import { feedSince } from '#shared/feed'
import { ROLES } from '#shared/people'
import { revealedResults } from '#shared/revealed-results'
import { showStatus } from '#shared/show-status'
import { BUSES, stageFrame } from '#shared/stage-frame'
import { levelState, type ShowState } from '#shared/state'
import { EPOCH, type Evening, evening, fakeVault, takeNow } from '../helpers/given.ts'
import { anySeed, presses, runs } from '../helpers/properties.ts'
import { seededRandom } from '../helpers/random.ts'
import { type Press, pressOnce, randomResults, randomShow } from '../helpers/random-evening.ts'
import { awarded, sampleShow } from '../helpers/show.ts'

type View = (state: ShowState) => unknown

const desks: View = (state) => ROLES.map((role) => deskView(state, role))
const keys: View = (state) => showStatus(state, { showing: 1, of: 1 })
const screens: View = (state) => BUSES.map((bus) => stageFrame(state, bus))
const readers: View = (state) => feedSince(state, null)
const everything: View = (state) => [desks(state), keys(state), screens(state), readers(state)]

const bytes = (view: View, night: Evening) => JSON.stringify(view(night.state()))

/** What is written down of the evening: the as-run log, and the results to hand out. */
const records = (commits: readonly Commit[]) =>
  JSON.stringify([asRun(EPOCH, commits), revealedResults(replay(EPOCH, commits))])

/** What every revealed level holds, as one string. */
const revealed = (night: Evening) =>
  JSON.stringify(
    night.state().reveals.map((r) => {
      const level = levelState(night.state(), r.category, r.level)
      return level?.status === 'revealed' ? [r, level.result] : r
    }),
  )

/** Two ceremonies that differ in their results only, one operator for both. `compare` is called after every press that revealed nothing different. */
function twins(
  seed: number,
  pressed: readonly Press[],
  compare: (a: Evening, b: Evening, same: boolean) => void,
): number {
  const plan = seededRandom(seed)
  const show = randomShow(plan)
  const known = show.categories.filter(() => plan.next() < 0.7).map(({ id }) => id)
  const [a, b] = [seededRandom(seed + 1), seededRandom(seed + 2)]
  const nightA = evening(show, randomResults(a, show, known), fakeVault({ blind: true }))
  const nightB = evening(structuredClone(show), randomResults(b, show, known), fakeVault({ blind: true }))
  let presses = 0
  compare(nightA, nightB, true)
  for (const press of pressed) {
    const answers = [pressOnce(nightA, show, press, a), pressOnce(nightB, show, press, b)]
    const same = revealed(nightA) === revealed(nightB)
    compare(nightA, nightB, same)
    if (!same) break
    const said = answers.map((answer) => JSON.stringify(answer && (isRefused(answer) ? answer : 'accepted')))
    expect(said[0]).toBe(said[1])
    presses += 1
  }
  return presses
}

it('[E1] two ceremonies that differ in unrevealed results look the same to every desk, screen and reader', () => {
  let compared = 0
  fc.assert(
    fc.property(anySeed, presses, (seed, pressed) => {
      let alike: Commit[][] = []
      compared += twins(seed, pressed, (a, b, same) => {
        // Up to the reveal for the room; a moment longer for the public, who are told by a commit of its own.
        expect(bytes(readers, a)).toBe(bytes(readers, b))
        if (same) expect(bytes(everything, a)).toBe(bytes(everything, b))
        if (same) alike = [a, b].map((night) => [...night.commits()])
      })
      const [one, other] = alike.map(records)
      expect(one).toBe(other)
    }),
    runs(60),
  )
  expect(compared).toBeGreaterThan(200)
})

it('[E1] a view that leaks as little as the number of winners, or which envelope is empty, is caught', () => {
  // What a careless author might have kept beside the state: read from the facts that will be revealed.
  const caught = (leak: (night: Evening) => unknown) => {
    const found = fc.check(
      fc.property(anySeed, presses, (seed, pressed) => {
        twins(seed, pressed, (a, b, same) => {
          if (same) expect(JSON.stringify(leak(a))).toBe(JSON.stringify(leak(b)))
        })
      }),
      runs(40),
    )
    return found.failed
  }
  expect(caught((night) => night.state().position.seq)).toBe(false)
  expect(caught((night) => peek(night).map((result) => result.entries.length))).toBe(true)
  expect(caught((night) => peek(night).map((result) => result.entries.length === 0))).toBe(true)
  expect(caught((night) => peek(night).map((result) => (result.citation ?? '').length))).toBe(true)
})

/** Opens every sealed envelope behind the show's back: the planted leak. */
function peek(night: Evening) {
  return Object.entries(night.state().results).flatMap(([category, levels]) =>
    Object.entries(levels).flatMap(([level, known]) =>
      known.status === 'sealed'
        ? [night.vault.open({ category, level, version: known.version }, known.box).result]
        : [],
    ),
  )
}

it('[E1] the way to the envelope is as long for one winner, for a tie and for "no award"', () => {
  const ways = [['h-1'], ['h-1', 'h-2'], []].map((names) => {
    const results = [
      { category: 'housing', levels: [awarded('winner', names), awarded('commended', ['h-4'])] },
    ]
    const night = evening(sampleShow(), results, fakeVault({ blind: true })).take(6)
    return [bytes(everything, night), JSON.stringify(takeNow(night.state()))]
  })
  expect(ways[1]).toEqual(ways[0])
  expect(ways[2]).toEqual(ways[0])
})

it('[E1] the as-run log says the winner with the reveal, not a commit before', () => {
  const results = (winner: string) => [
    { category: 'housing', levels: [awarded('winner', [winner]), awarded('commended', ['h-5'])] },
  ]
  const [a, b] = ['h-1', 'h-3'].map((winner) =>
    evening(sampleShow(), results(winner), fakeVault({ blind: true })).take(6),
  ) as [Evening, Evening]
  for (const night of [a, b])
    night.must({
      kind: 'set-result',
      category: 'lifetime',
      levels: [awarded('winner', [], night === a ? 'For a life' : null)],
      reason: null,
    })
  expect(records(a.commits())).toBe(records(b.commits()))
  for (const night of [a, b]) night.take()
  expect(records(a.commits())).not.toBe(records(b.commits()))
  expect(records(a.commits())).toContain('Council of h-1')
})
