/** What is done ahead of the log, and what is found only by reading it again: told in its order, guarded as it happened, and no way into an envelope. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Commit } from '#shared/events'
import type { Actor } from '#shared/people'
import { LogUnavailable, type ShowLog } from '../../server/log/show-log.ts'
import type { ShowRunner } from '../../server/show-runner.ts'
import { newCommandId, until } from '../helpers/house.ts'
import { type Bench, createBench, issue, PRODUCER } from '../helpers/runner.ts'
import { sampleResults, sampleShow } from '../helpers/show.ts'

const ADA: Actor = { name: 'Ada', role: 'producer', desk: 'desk-of-ada' }
const BEN: Actor = { name: 'Ben', role: 'operator', desk: 'desk-of-ben' }
const EDITOR: Actor = { name: 'Edda', role: 'editor', desk: 'desk-of-edda' }

let bench: Bench
let away: boolean
beforeEach(async () => {
  bench = await createBench('sample-2026')
  away = false
})
afterEach(() => bench.close())

const opening = { kind: 'open-show', showFile: sampleShow(), results: sampleResults() } as const
const seen = (runner: ShowRunner) => {
  const { position, programme } = runner.shown()
  return { epoch: position.epoch, programmeSeq: programme.seq }
}
const takeOf = (runner: ShowRunner, cue: string, step = 0) =>
  ({ kind: 'take', from: seen(runner), to: { cue, step, revision: 1 } }) as const
const kinds = async () =>
  (await bench.log.readSince(0)).flatMap(({ events }) => events.map(({ kind }) => kind))

/** A log that can be away. */
async function runnerOf(append: (commit: Commit) => Promise<void> = (commit) => bench.log.append(commit)) {
  const log: ShowLog = {
    ...bench.log,
    append: (commit) => (away ? Promise.reject(new LogUnavailable('away')) : append(commit)),
    readSince: (seq) => (away ? Promise.reject(new LogUnavailable('away')) : bench.log.readSince(seq)),
  }
  const runner = await bench.runner(log)
  await issue(runner, opening)
  return runner
}

async function take(runner: ShowRunner, cue: string, by = PRODUCER, step = 0): Promise<void> {
  bench.clock.monotonic += 5000
  expect(await issue(runner, takeOf(runner, cue, step), newCommandId(), by)).toMatchObject({ ok: true })
}

test('[L1] a clear done without the log is told before a hand-over: the wrong slide does not come back', async () => {
  const runner = await runnerOf()
  await take(runner, 'housing:title', ADA)
  away = true
  expect(await issue(runner, { kind: 'clear' }, newCommandId(), ADA)).toMatchObject({
    refusal: { code: 'acted-not-logged' },
  })
  away = false
  const drive = { kind: 'drive', from: 'desk-of-ada' } as const
  expect(await issue(runner, drive, newCommandId(), BEN)).toMatchObject({ ok: true })
  expect(runner.shown().programme.on).toBeNull()
  expect((await kinds()).slice(-2)).toEqual(['programme-cleared', 'desk-driving'])
})

test('[L1] behind a blackout that the log has not heard of, no envelope is opened', async () => {
  const runner = await runnerOf()
  await take(runner, 'housing:title')
  const to = { cue: 'housing:level:commended', step: 0, revision: 1 }
  expect((await issue(runner, { kind: 'arm', from: seen(runner), to })).ok).toBe(true)
  away = true
  await issue(runner, { kind: 'blackout', on: true })
  away = false
  bench.clock.monotonic += 5000
  const from = { ...seen(runner), programmeSeq: runner.shown().programme.seq }
  expect((await issue(runner, { kind: 'take', from, to })).ok).toBe(false)
  expect(await kinds()).not.toContain('level-revealed')
})

test('[L1] a blackout and its lifting, both done without the log, are both in it, and nothing stays armed', async () => {
  const runner = await runnerOf()
  await take(runner, 'housing:title')
  const to = { cue: 'housing:level:commended', step: 0, revision: 1 }
  await issue(runner, { kind: 'arm', from: seen(runner), to })
  away = true
  await issue(runner, { kind: 'blackout', on: true })
  await issue(runner, { kind: 'blackout', on: false })
  away = false
  await until(
    'the log to be told',
    async () => (await kinds()).filter((k) => k === 'blackout-set').length === 2,
  )
  expect(runner.shown()).toMatchObject({ armed: null, programme: { black: false } })
})

test('[T2] a take that is found only by reading the log again starts the guard time', async () => {
  let losesAnswer = false
  const runner = await runnerOf(async (commit) => {
    await bench.log.append(commit)
    if (losesAnswer) throw new LogUnavailable('the answer was lost')
  })
  bench.clock.monotonic += 5000
  losesAnswer = true
  expect((await issue(runner, takeOf(runner, 'opening'))).ok).toBe(false)
  losesAnswer = false
  await until('the take to be found', () => runner.shown().programme.on?.cue === 'opening')
  expect(await issue(runner, takeOf(runner, 'housing:title'))).toMatchObject({
    refusal: { code: 'too-soon' },
  })
})

test('[E1] no look rides on the answer to something else: an id that stands for another command opens nothing', async () => {
  const opened: string[] = []
  const { vault } = bench.world
  Object.assign(bench.world, {
    vault: {
      ...vault,
      open: (...given: Parameters<typeof vault.open>) => {
        opened.push(given[1].category)
        return vault.open(...given)
      },
    },
  })
  let release = () => {}
  let slow: Promise<void> = Promise.resolve()
  const runner = await runnerOf(async (commit) => {
    await slow
    await bench.log.append(commit)
  })
  slow = new Promise((resolve) => {
    release = resolve
  })
  const id = newCommandId()
  const post = issue(runner, { kind: 'write-post', text: 'Hello' }, id, EDITOR)
  const look = runner.peek({ id, kind: 'peek', category: 'housing' }, EDITOR)
  release()
  expect((await post).ok).toBe(true)
  expect(await look).toMatchObject({ ok: false, refusal: { code: 'looked-already' } })
  expect(opened).toEqual([])

  // The twin: a look of its own opens; of two categories under one id, one.
  const two = newCommandId()
  const looks = await Promise.all(
    ['housing', 'climate'].map((category) => runner.peek({ id: two, kind: 'peek', category }, ADA)),
  )
  expect(looks.map(({ ok }) => ok)).toEqual([true, false])
  expect(new Set(opened)).toEqual(new Set(['housing']))
})
