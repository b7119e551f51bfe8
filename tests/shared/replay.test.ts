import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Commit, FORMAT } from '#shared/events'
import { evolveCommit, replay } from '#shared/evolve'
import { parse } from '#shared/parse'
import { initialState } from '#shared/state'
import { UnreadableCommit, upcast } from '#shared/upcast'
import { EPOCH, evening } from '../helpers/given.ts'
import { anySeed, presses, runs } from '../helpers/properties.ts'
import { seededRandom } from '../helpers/random.ts'
import { pressOnce, randomResults, randomShow } from '../helpers/random-evening.ts'

const played = (seed: number, pressed: Parameters<typeof pressOnce>[2][]) => {
  const random = seededRandom(seed)
  const show = randomShow(random)
  const night = evening(
    show,
    randomResults(
      random,
      show,
      show.categories.slice(1).map(({ id }) => id),
    ),
  )
  for (const press of pressed) pressOnce(night, show, press, random)
  return night
}

it('[L3] replaying a log, also read back from its JSON, gives the state that was folded on the night', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(anySeed, presses, (seed, pressed) => {
      const night = played(seed, pressed)
      const stored = night.commits().map((commit) => JSON.parse(JSON.stringify(commit)) as unknown)
      const read = stored.map(upcast)
      for (const { events } of read) for (const { kind } of events) seen.add(kind)
      expect(replay(EPOCH, read)).toEqual(night.state())
      const stepwise = read.reduce(evolveCommit, initialState(EPOCH))
      expect(JSON.stringify(stepwise)).toBe(JSON.stringify(night.state()))
    }),
    runs(60),
  )
  // The evenings were rich enough to mean something; that no kind of fact is missing is for the golden log to say.
  for (const kind of ['level-revealed', 'reveal-retracted', 'published', 'stepped-back'])
    expect(seen).toContain(kind)
})

it('[L2] the commits of an evening are numbered without gaps, and their time never decreases', () => {
  fc.assert(
    fc.property(anySeed, presses, (seed, pressed) => {
      const commits = played(seed, pressed).commits()
      expect(commits.map(({ seq }) => seq)).toEqual(commits.map((_, i) => i + 1))
      expect(commits.map(({ at }) => at)).toEqual(commits.map(({ at }) => at).sort((a, b) => a - b))
    }),
    runs(40),
  )
})

it('[L3] folding changes nothing of the state it was given', () => {
  const night = evening()
  const before = night.state()
  const frozen = structuredClone(before)
  night.take(7).publish().back()
  expect(before).toEqual(frozen)
})

it('[L3] a record that is not a commit is refused, with its place', () => {
  const [commit] = evening().commits()
  expect(() => upcast({ ...commit, format: FORMAT + 1 })).toThrow(UnreadableCommit)
  // Also one that has nothing in common with ours any more.
  expect(() => upcast({ format: FORMAT + 1, sequence: 1 })).toThrow(
    `written by a newer Envelope: it holds a record of format ${FORMAT + 1}, and this one reads formats up to ${FORMAT}`,
  )
  for (const format of [0, -1, 1.5, '1', null, undefined])
    expect(() => upcast({ ...commit, format })).toThrow(/cannot be read: format/)
  expect(() => upcast({ ...commit, events: [{ kind: 'cue-takn' }] })).toThrow(/cannot be read: events › 0/)
  expect(() => upcast('')).toThrow(UnreadableCommit)
  expect(parse(Commit, commit)).toEqual({ value: commit })
  expect(upcast({ ...commit, format: 1 })).toEqual(commit)
  expect(upcast({ ...commit, format: FORMAT - 1 })).toEqual(commit)
})
