/** The runner: durable before seen, one answer for one id, and what happens when the log fails. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Commit } from '#shared/events'
import { stageFrame } from '#shared/stage-frame'
import { LogUnavailable, type ShowLog } from '../../server/log/show-log.ts'
import type { ShowRunner } from '../../server/show-runner.ts'
import { newCommandId, until } from '../helpers/house.ts'
import { type Bench, createBench, issue, PRODUCER } from '../helpers/runner.ts'
import { sampleResults, sampleShow } from '../helpers/show.ts'

let bench: Bench
beforeEach(async () => {
  bench = await createBench('sample-2026')
})
afterEach(() => bench.close())

const opening = { kind: 'open-show', showFile: sampleShow(), results: sampleResults() } as const

const takeOf = (runner: ShowRunner, cue: string, step = 0, revision = 1) => {
  const state = runner.shown()
  const from = { epoch: state.position.epoch, programmeSeq: state.programme.seq }
  return { kind: 'take', from, to: { cue, step, revision } } as const
}

const slideOf = (runner: ShowRunner) => stageFrame(runner.shown(), 'programme').slide.kind

/** The bench's log, with the append in the test's hands. */
const logWith = (append: (commit: Commit) => Promise<void>): ShowLog => ({
  ...bench.log,
  append,
  readSince: (seq) => bench.log.readSince(seq),
})

test('[L1] nothing is shown or answered before the append has resolved', async () => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let appending = 0
  const runner = await bench.runner(
    logWith(async (commit) => {
      appending += 1
      if (appending > 1) await held
      await bench.log.append(commit)
    }),
  )
  await issue(runner, opening)
  const seen: string[] = []
  runner.onChange((state) => seen.push(stageFrame(state, 'programme').slide.kind))
  let answered = false
  const answer = issue(runner, takeOf(runner, 'opening')).then((a) => {
    answered = true
    return a
  })
  await until('the append to begin', () => appending === 2)
  expect({ seen, answered, slide: slideOf(runner) }).toEqual({ seen: [], answered: false, slide: 'holding' })
  release()
  expect((await answer).ok).toBe(true)
  expect(seen).toEqual(['opening'])
})

test('[L1] a commit that cannot be stored is refused with a sentence, shown nowhere, and the next one works', async () => {
  let broken = false
  const runner = await bench.runner(
    logWith((commit) => (broken ? Promise.reject(new LogUnavailable('no disk')) : bench.log.append(commit))),
  )
  await issue(runner, opening)
  broken = true
  const refused = await issue(runner, takeOf(runner, 'opening'))
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'log-unavailable' } })
  expect(slideOf(runner)).toBe('holding')
  broken = false
  expect((await issue(runner, takeOf(runner, 'opening'))).ok).toBe(true)
  expect(slideOf(runner)).toBe('opening')
})

test('[L1] an append whose answer was lost is found by reading the log again, and is not done twice', async () => {
  let lose = false
  const runner = await bench.runner(
    logWith(async (commit) => {
      await bench.log.append(commit)
      if (lose) throw new LogUnavailable('the answer was lost')
    }),
  )
  await issue(runner, opening)
  lose = true
  const id = newCommandId()
  const take = takeOf(runner, 'opening')
  expect((await issue(runner, take, id)).ok).toBe(false)
  lose = false
  const again = await issue(runner, take, id)
  expect(again).toMatchObject({ ok: true, position: { seq: 2 } })
  expect(slideOf(runner)).toBe('opening')
  expect((await bench.log.readSince(0)).length).toBe(2)
})

test('[L1] blackout and clear reach the screens while the log is broken, and are logged when it can', async () => {
  let broken = false
  const runner = await bench.runner(
    logWith((commit) => (broken ? Promise.reject(new LogUnavailable('no disk')) : bench.log.append(commit))),
  )
  await issue(runner, opening)
  await issue(runner, takeOf(runner, 'opening'))
  broken = true
  const seen: boolean[] = []
  runner.onChange((state) => seen.push(stageFrame(state, 'programme').black))
  const pressed = issue(runner, { kind: 'blackout', on: true })
  expect(seen).toEqual([true])
  expect(await pressed).toMatchObject({ ok: false, refusal: { code: 'acted-not-logged' } })
  expect(stageFrame(runner.shown(), 'programme').black).toBe(true)
  const cleared = await issue(runner, { kind: 'clear' })
  expect(cleared).toMatchObject({ ok: false, refusal: { code: 'acted-not-logged' } })
  expect(slideOf(runner)).toBe('holding')
  broken = false
  await until('the log to be told of both', async () => (await bench.log.readSince(2)).length === 2)
  const told = (await bench.log.readSince(2)).map((commit) => commit.events[0]?.kind)
  expect(told).toEqual(['blackout-set', 'programme-cleared'])
})

test('[L1] what the log may hold is shown soon, by itself, and not by whatever command comes next', async () => {
  let lose = false
  const runner = await bench.runner(
    logWith(async (commit) => {
      await bench.log.append(commit)
      if (lose) throw new LogUnavailable('the answer was lost')
    }),
  )
  await issue(runner, opening)
  lose = true
  expect(await issue(runner, takeOf(runner, 'opening'))).toMatchObject({
    refusal: { code: 'log-unavailable' },
  })
  expect(slideOf(runner)).toBe('holding')
  await until('the runner to look again', () => slideOf(runner) === 'opening', 5000)
  expect(bench.warnings).toEqual(['the show log cannot be written'])
})

test('[L1] a blackout that was lifted while the log was away does not come back with the log', async () => {
  let [lose, away] = [false, false]
  const runner = await bench.runner({
    ...bench.log,
    async append(commit) {
      if (away) throw new LogUnavailable('no log')
      await bench.log.append(commit)
      if (!lose) return
      away = true
      throw new LogUnavailable('the answer was lost')
    },
    readSince: (seq) => (away ? Promise.reject(new LogUnavailable('no log')) : bench.log.readSince(seq)),
  })
  await issue(runner, opening)
  lose = true
  await issue(runner, { kind: 'blackout', on: true })
  lose = false
  await issue(runner, { kind: 'blackout', on: false })
  const isBlack = () => stageFrame(runner.shown(), 'programme').black
  expect(isBlack()).toBe(false)
  away = false
  await until('both to be in the log', async () => (await bench.log.readSince(0)).length === 3)
  expect(isBlack()).toBe(false)
})

test('[L1] an override never outlives its command: what was taken after it is shown', async () => {
  const runner = await bench.runner()
  await issue(runner, opening)
  await issue(runner, takeOf(runner, 'opening'))
  bench.clock.monotonic += 5000
  const [cleared] = await Promise.all([issue(runner, { kind: 'clear' })])
  expect(cleared?.ok).toBe(true)
  await issue(runner, takeOf(runner, 'housing:title'))
  expect(slideOf(runner)).toBe('title')
})

test('[T2] an accepted id has the same answer for ever, also after a restart, and changes nothing again', async () => {
  const runner = await bench.runner()
  await issue(runner, opening)
  const id = newCommandId()
  const take = takeOf(runner, 'opening')
  const first = await issue(runner, take, id)
  bench.clock.monotonic += 5000
  await issue(runner, takeOf(runner, 'housing:title'))
  expect(await issue(runner, take, id)).toEqual(first)
  const restarted = await bench.runner()
  expect(await issue(restarted, take, id)).toEqual(first)
  expect(slideOf(restarted)).toBe('title')
  expect((await bench.log.readSince(0)).length).toBe(3)
})

test('[T2] the guard runs on the monotonic clock: a wall clock set forward does not open it, one set back does not close it', async () => {
  const runner = await bench.runner()
  await issue(runner, opening)
  await issue(runner, takeOf(runner, 'opening'))
  bench.clock.now += 3_600_000
  expect(await issue(runner, takeOf(runner, 'housing:title'))).toMatchObject({
    refusal: { code: 'too-soon' },
  })
  bench.clock.now -= 7_200_000
  bench.clock.monotonic += 800
  expect((await issue(runner, takeOf(runner, 'housing:title'))).ok).toBe(true)
  const times = (await bench.log.readSince(0)).map((commit) => commit.at)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
})

test('[T1] of two takes issued at once, one is applied and the other reads that the programme moved on', async () => {
  const runner = await bench.runner()
  await issue(runner, opening)
  bench.clock.monotonic += 5000
  const take = takeOf(runner, 'opening')
  const answers = await Promise.all([
    issue(runner, take),
    issue(runner, take, newCommandId(), { ...PRODUCER, name: 'Sam' }),
  ])
  expect(answers.map((a) => (a.ok ? 'ok' : a.refusal.code))).toEqual(['ok', 'programme-moved'])
  expect((await bench.log.readSince(0)).length).toBe(2)
})

test('[L2] a runner overtaken by another writer reads what it missed and decides again', async () => {
  const one = await bench.runner()
  await issue(one, opening)
  const two = await bench.runner()
  await issue(one, { kind: 'write-post', text: 'From the first machine' })
  expect((await issue(two, { kind: 'write-post', text: 'From the second' })).ok).toBe(true)
  const texts = two.shown().feed.posts.map((post) => (post.body.kind === 'text' ? post.body.text : ''))
  expect(texts).toEqual(['From the first machine', 'From the second'])
})

test('[E1] an envelope is opened for its own reveal only, and a refused take opens none', async () => {
  const openings: string[] = []
  const { vault } = bench.world
  Object.assign(bench.world, {
    vault: {
      ...vault,
      open: (...[show, ref, box]: Parameters<typeof vault.open>) => {
        openings.push(`${ref.category}/${ref.level}`)
        return vault.open(show, ref, box)
      },
    },
  })
  const runner = await bench.runner()
  await issue(runner, opening)
  const revision = runner.shown().revisions['housing'] ?? 1
  for (const [cue, step] of [
    ['housing:title', 0],
    ['housing:shortlist', 0],
    ['housing:shortlist', 1],
  ] as const) {
    bench.clock.monotonic += 5000
    expect((await issue(runner, takeOf(runner, cue, step, revision))).ok).toBe(true)
  }
  const tooSoon = await issue(runner, takeOf(runner, 'housing:level:commended', 0, revision))
  expect(tooSoon).toMatchObject({ refusal: { code: 'too-soon' } })
  bench.clock.monotonic += 5000
  const reveal = takeOf(runner, 'housing:level:commended', 0, revision)
  expect(await issue(runner, reveal)).toMatchObject({ refusal: { code: 'not-armed' } })
  expect((await issue(runner, { ...reveal, kind: 'arm' })).ok).toBe(true)
  expect(await issue(runner, reveal)).toMatchObject({ refusal: { code: 'too-soon' } })
  expect(openings).toEqual([])
  bench.clock.monotonic += 250
  expect((await issue(runner, reveal)).ok).toBe(true)
  expect(openings).toEqual(['housing/commended'])
})

test('[L1] [T3] blackout, clear and lifting all act while the log is away, and all are logged in their order', async () => {
  let broken = false
  const runner = await bench.runner(
    logWith((commit) => (broken ? Promise.reject(new LogUnavailable('no disk')) : bench.log.append(commit))),
  )
  await issue(runner, opening)
  await issue(runner, takeOf(runner, 'opening'))
  await issue(runner, { kind: 'blackout', on: true })
  broken = true
  const frame = () => stageFrame(runner.shown(), 'programme')
  await issue(runner, { kind: 'blackout', on: false })
  expect([frame().black, frame().slide.kind]).toEqual([false, 'opening'])
  await issue(runner, { kind: 'clear' })
  await issue(runner, { kind: 'blackout', on: true })
  expect([frame().black, frame().slide.kind]).toEqual([true, 'holding'])
  broken = false
  await until('the log to be told', async () => (await bench.log.readSince(3)).length === 3)
  const told = (await bench.log.readSince(3)).map((commit) => commit.events.map((event) => event.kind))
  // What the room saw is in the log, also what was taken back before the log could know.
  expect(told).toEqual([['blackout-set'], ['programme-cleared'], ['blackout-set']])
  expect([frame().black, frame().slide.kind]).toEqual([true, 'holding'])
})
