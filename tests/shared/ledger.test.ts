/** The list of fingerprints: what readers can hold against us, and what they cannot read from it. */
import { expect, it } from 'vitest'
import { replay } from '#shared/evolve'
import { feedSince } from '#shared/feed'
import { type LedgerLevel, ledgerOf, publicLedger } from '#shared/ledger'
import { commitmentOf } from '#shared/results'
import { EPOCH, type Evening, evening, fakeVault } from '../helpers/given.ts'
import { awarded, sampleResults, sampleShow } from '../helpers/show.ts'

const level = (night: Evening, category: string, id = 'winner'): LedgerLevel => {
  const found = ledgerOf(night.state().feed).find((one) => one.category.id === category)
  return found?.levels.find((one) => one.level.id === id) as LedgerLevel
}

const reseal = (night: Evening, reason: string) =>
  night.must({ kind: 'set-result', category: 'housing', levels: [awarded('winner', ['h-1'])], reason })

it('[E2] lists every category, sealed or not, in the order of the show', () => {
  const ledger = ledgerOf(evening().state().feed)
  expect(ledger.map(({ category }) => category.id)).toEqual(['housing', 'climate', 'lifetime'])
  expect(ledger.map(({ levels }) => levels.map(({ versions }) => versions.length))).toEqual([
    [1, 1],
    [1, 1],
    [0, 0],
  ])
})

it('[E2] keeps what was sealed anew, with the reason and the time, newest first', () => {
  const night = evening()
  const before = level(night, 'housing').versions[0]?.commitment
  reseal(night, 'The judges met again')
  expect(level(night, 'housing').versions).toMatchObject([
    { version: 2, standing: 'sealed', reason: 'The judges met again', at: night.state().at },
    { version: 1, standing: 'replaced', reason: null, commitment: before },
  ])
})

it('[E2] what is published stands with the text and the nonce that make its fingerprint', () => {
  const night = evening().take(7).publish()
  const { opened, versions } = level(night, 'housing')
  expect(versions).toMatchObject([{ version: 1, standing: 'published' }])
  expect(commitmentOf(opened?.text ?? '', opened?.nonce ?? '')).toBe(versions[0]?.commitment)
  expect(opened?.entries).toMatchObject([{ id: 'h-3' }])
})

it('[E2] what was discarded unopened stays listed with its reason, and what follows is another version', () => {
  const night = evening()
  night.must({ kind: 'discard-result', category: 'housing', reason: 'Recount' })
  expect(level(night, 'housing').versions).toMatchObject([
    { version: 1, standing: 'discarded', reason: 'Recount' },
  ])
  night.must({ kind: 'set-result', category: 'housing', levels: [awarded('winner', ['h-1'])], reason: null })
  expect(level(night, 'housing').versions).toMatchObject([
    { version: 2, standing: 'sealed', reason: null },
    { version: 1, standing: 'discarded' },
  ])
})

it('[E1] says nothing of what was revealed in the room while readers are held', () => {
  const held = sampleShow({ settings: { publicHoldSeconds: 60 } })
  const results = (winner: string) => [
    { category: 'housing', levels: [awarded('winner', [winner])] },
    ...sampleResults().slice(1),
  ]
  const [a, b] = ['h-1', 'h-2'].map((winner) =>
    evening(held, results(winner), fakeVault({ blind: true })).take(6),
  ) as [Evening, Evening]
  const bytes = (night: Evening) =>
    JSON.stringify([publicLedger(night.state().feed), feedSince(night.state(), null)])
  expect(bytes(a)).toBe(bytes(b))
  expect(level(a, 'housing')).toMatchObject({ opened: null, versions: [{ standing: 'sealed' }] })
  for (const night of [a, b]) night.publish()
  expect(bytes(a)).not.toBe(bytes(b))
})

it('[F2] a withdrawn result is no proof any more; a correction brings its own', () => {
  const night = evening().take(7).publish()
  night.must({ kind: 'retract', category: 'housing', level: 'winner', reason: 'The wrong card' })
  expect(level(night, 'housing')).toMatchObject({ opened: null, versions: [{ standing: 'withdrawn' }] })
  reseal(night, 'The right card')
  night.take().publish()
  expect(level(night, 'housing').versions).toMatchObject([
    { version: 2, standing: 'published', reason: 'The right card' },
    { version: 1, standing: 'replaced' },
  ])
  night.must({
    kind: 'correct-result',
    category: 'housing',
    level: 'winner',
    entries: ['h-2'],
    citation: null,
    reason: 'Misread',
  })
  night.publish()
  expect(level(night, 'housing').versions).toMatchObject([
    { version: 3, standing: 'published', reason: 'Misread' },
    { version: 2, standing: 'replaced' },
    { version: 1, standing: 'replaced' },
  ])
})

it('[L3] reasons that were given before readers were told them stay with the desk', () => {
  const night = evening()
  reseal(night, 'Told to the desk alone')
  expect(JSON.stringify(night.state().feed)).toContain('Told to the desk alone')
  const old = night.commits().map((commit) => ({
    ...commit,
    events: commit.events.map((event) => {
      if (event.kind !== 'result-sealed') return event
      const { told: _, ...before } = event
      return before
    }),
  }))
  const { feed } = replay(EPOCH, old)
  expect(JSON.stringify(feed)).not.toContain('Told to the desk alone')
  expect(feed.commitments.map(({ commitment }) => ({ commitment }))).toEqual(
    night.state().feed.commitments.map(({ commitment }) => ({ commitment })),
  )
  expect(feed.commitments.some((one) => 'at' in one)).toBe(false)
})
