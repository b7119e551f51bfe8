/** The house hears its screens paint, and notes it: a real runner and a real list of screens, with a clock the test moves. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ShowEvent } from '#shared/events'
import { PROTOCOL_VERSION } from '#shared/protocol'
import { plainSetup } from '#shared/screens'
import { createScreens, type Screens } from '../../server/gateways/screens.ts'
import type { ShowRunner } from '../../server/show-runner.ts'
import type { Shows } from '../../server/shows.ts'
import { startWitness } from '../../server/witness.ts'
import { takeNow } from '../helpers/evening.ts'
import { newCommandId } from '../helpers/house.ts'
import { type Bench, createBench, issue } from '../helpers/runner.ts'
import { sampleResults, sampleShow } from '../helpers/show.ts'

let bench: Bench
let runner: ShowRunner
let screens: Screens
let stop: () => void

const HELLO = { protocol: PROTOCOL_VERSION, token: null, monitor: null, width: 1920, height: 1080, lacks: [] }
const NAMES = ['Wall', 'Left', 'Foyer']

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  bench = await createBench('sample-2026')
  runner = await bench.runner()
  await issue(runner, { kind: 'open-show', showFile: sampleShow(), results: sampleResults() })
  screens = createScreens(() => 0)
  screens.paired(
    NAMES.map((name) => ({
      id: `screen-${name}`,
      tokenHash: name,
      pairedAt: 0,
      setup: { ...plainSetup(name), ...(name === 'Foyer' ? { show: 'another-show' } : {}) },
    })),
  )
  for (const name of NAMES) screens.joined(`screen-${name}`, HELLO, name)
  const shows: Pick<Shows, 'runner' | 'onShow' | 'onGone'> = {
    runner: (show) => (show === null || show === runner.show ? runner : null),
    onShow: (listener) => listener(runner),
    onGone: () => undefined,
  }
  stop = startWitness({ shows: shows as Shows, screens, now: () => bench.clock.now, newCommandId })
})
afterEach(async () => {
  stop()
  vi.useRealTimers()
  await bench.close()
})

const take = () => {
  bench.clock.monotonic += 10_000
  return issue(runner, takeNow(runner.shown()))
}
const paints = (name: string, at: number, position = runner.shown().position) =>
  screens.painted(`screen-${name}`, { position, at })
/** The runner takes one command after the other: when this one is answered, so is whatever was asked before it. */
async function reports(): Promise<ShowEvent[]> {
  await issue(runner, { kind: 'publish', publication: 'none' })
  return ((await runner.commits()) ?? [])
    .flatMap(({ events }) => events)
    .filter(({ kind }) => kind === 'screens-painted')
}

test('once every screen of the show has painted, it is noted, at once and once', async () => {
  await take()
  const of = runner.shown().programme.seq
  paints('Wall', 1001)
  paints('Foyer', 1002)
  expect(await reports()).toEqual([])
  paints('Left', 1003)
  const painted = [
    { screen: 'Wall', at: 1001 },
    { screen: 'Left', at: 1003 },
  ]
  expect(await reports()).toEqual([{ kind: 'screens-painted', of, painted, missing: [] }])
  paints('Wall', 1500)
  vi.runAllTimers()
  expect(await reports()).toHaveLength(1)
})

test('a screen that says nothing is waited for, then named', async () => {
  await take()
  paints('Wall', 1001)
  vi.advanceTimersByTime(2000)
  expect(await reports()).toEqual([])
  vi.advanceTimersByTime(200)
  expect(await reports()).toMatchObject([{ painted: [{ screen: 'Wall' }], missing: ['Left'] }])
})

test('a report of an earlier picture is none of this one, nor one of another log', async () => {
  const before = runner.shown().position
  await take()
  paints('Wall', 1001, before)
  paints('Left', 1001, { ...runner.shown().position, epoch: { generation: 1, id: 'ffffffffffffffff' } })
  vi.advanceTimersByTime(3000)
  expect(await reports()).toEqual([])
})

test('a change that is replaced before it settled gives way to the newest; one nobody painted leaves the log alone', async () => {
  await take()
  paints('Wall', 1001)
  await take()
  const of = runner.shown().programme.seq
  paints('Wall', 2001)
  paints('Left', 2002)
  expect(await reports()).toMatchObject([{ of, missing: [] }])
  await take()
  const { seq } = runner.shown().position
  vi.advanceTimersByTime(60_000)
  await reports()
  expect(runner.shown().position.seq).toBe(seq)
})

test('[T1] a report refuses no take and changes no picture', async () => {
  await take()
  const wish = takeNow(runner.shown())
  const { programme } = runner.shown()
  paints('Wall', 1001)
  paints('Left', 1003)
  expect(await reports()).toHaveLength(1)
  expect(runner.shown().programme).toEqual(programme)
  bench.clock.monotonic += 10_000
  expect(await issue(runner, wish)).toMatchObject({ ok: true })
})
