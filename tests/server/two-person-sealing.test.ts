/** Two people seal, through a real vault and a real log: one answer for one id, also after a restart, and a real comparison. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Wish } from '#shared/commands'
import type { Actor } from '#shared/people'
import { newCommandId } from '../helpers/house.ts'
import { type Bench, createBench, issue } from '../helpers/runner.ts'
import { awarded, sampleShow } from '../helpers/show.ts'

let bench: Bench
beforeEach(async () => {
  bench = await createBench('sample-2026')
})
afterEach(() => bench.close())

const ADA: Actor = { name: 'Ada', role: 'scrutineer', desk: 'desk-of-ada' }
const GRACE: Actor = { name: 'Grace', role: 'scrutineer', desk: 'desk-of-grace' }

const enter = (winner: string): Wish => ({
  kind: 'set-result',
  category: 'housing',
  levels: [awarded('winner', [winner])],
  reason: null,
})

test('[T2] an entry has the same answer for ever, also after a restart; a repetition enters nothing again', async () => {
  const runner = await bench.runner()
  await issue(runner, {
    kind: 'open-show',
    showFile: sampleShow({ settings: { twoPersonSealing: true } }),
    results: [],
  })
  const [first, second, third] = [newCommandId(), newCommandId(), newCommandId()]
  const answers = [
    await issue(runner, enter('h-1'), first, ADA),
    await issue(runner, enter('h-2'), second, GRACE),
    await issue(runner, enter('h-2'), third, ADA),
  ]
  expect(answers).toMatchObject([{ ok: true, entry: 'waits' }, { ok: true, entry: 'differs' }, { ok: true }])
  expect(answers[2]).not.toHaveProperty('entry')
  expect(runner.shown().results['housing']?.['winner']).toMatchObject({ status: 'sealed', version: 1 })
  const { seq } = runner.shown().position
  const again = await bench.runner()
  for (const [at, [id, winner, by]] of (
    [
      [first, 'h-1', ADA],
      [second, 'h-2', GRACE],
      [third, 'h-2', ADA],
    ] as const
  ).entries())
    expect(await issue(again, enter(winner), id, by)).toEqual(answers[at])
  expect(again.shown().position.seq).toBe(seq)
})

test('[E1] what waits is in the log as an envelope like any other, and its words are in nothing the runner shows', async () => {
  const runner = await bench.runner()
  await issue(runner, {
    kind: 'open-show',
    showFile: sampleShow({ settings: { twoPersonSealing: true } }),
    results: [],
  })
  const writeIns = [{ id: 'write-in--1', entrant: 'Zephyrine', title: null, person: null, partners: [] }]
  const levels = [{ level: 'winner', entries: ['write-in--1'], writeIns, citation: 'Sesquipedalian' }]
  await issue(runner, { kind: 'set-result', category: 'lifetime', levels, reason: null }, newCommandId(), ADA)
  const all = JSON.stringify([runner.shown(), await bench.log.readSince(0)])
  expect(all).toContain('result-entered')
  for (const word of ['Zephyrine', 'Sesquipedalian']) expect(all).not.toContain(word)
  const boxes = runner.shown().entered['lifetime']?.envelopes.map(({ box }) => box.length) ?? []
  expect(new Set(boxes).size).toBe(1)
  expect(bench.warnings).toEqual([])
})
