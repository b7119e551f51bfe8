/** The shows of a house: what is refused leaves nothing behind, what was cut short is taken up again, and no room stays dark. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CommandOf } from '#shared/commands'
import { startClock } from '../../server/clock-actor.ts'
import type { LogStore } from '../../server/log/show-log.ts'
import { type Registry, RegistryUnavailable } from '../../server/registry/registry.ts'
import { type Shows, startShows } from '../../server/shows.ts'
import { newCommandId, until } from '../helpers/house.ts'
import { type Bench, createBench, EPOCH, issue, PRODUCER } from '../helpers/runner.ts'
import { sampleResults, sampleShow } from '../helpers/show.ts'

let bench: Bench
let noted: string | null
beforeEach(async () => {
  bench = await createBench('cut-short')
  noted = null
})
afterEach(() => bench.close())

const registry = (change: Partial<Registry> = {}): Registry =>
  ({
    onAir: async () => noted,
    putOnAir: async (show: string) => {
      noted = show
    },
    ...change,
  }) as Registry

const start = (given = registry(), store: LogStore = bench.store): Promise<Shows> =>
  startShows(store, given, { ...bench.world, newEpoch: () => EPOCH, newCommandId })

const opening = (id: string, change: object = {}): CommandOf<'open-show'> => ({
  id: newCommandId(),
  kind: 'open-show',
  showFile: { ...sampleShow(), id, ...change },
  results: sampleResults(),
})

test('a show that is refused leaves no log, no runner and no public page behind', async () => {
  const shows = await start()
  const told: string[] = []
  shows.onShow((runner) => told.push(runner.show))
  const nowhere = { rundown: [{ kind: 'category', id: 'x', category: 'nowhere' }] }
  expect(await shows.open(opening('bad', nowhere), PRODUCER)).toMatchObject({
    ok: false,
    refusal: { code: 'bad-show-file' },
  })
  expect(await shows.open(opening('bad'), { name: 'Ed', role: 'editor', desk: null })).toMatchObject({
    ok: false,
  })
  expect([shows.ids(), told, await bench.store.shows()]).toEqual([[], [], ['cut-short']])
  expect((await shows.open(opening('bad'), PRODUCER)).ok).toBe(true)
  expect([shows.ids(), noted, shows.runner(null)?.show]).toEqual([['bad'], 'bad', 'bad'])
})

test('of one show opened twice at once, one is opened and the other refused; one id has one answer', async () => {
  const shows = await start()
  const first = opening('gala')
  const answers = await Promise.all([
    shows.open(first, PRODUCER),
    shows.open(opening('gala'), PRODUCER),
    shows.open(first, PRODUCER),
  ])
  expect(answers).toMatchObject([{ ok: true }, { refusal: { code: 'show-exists' } }, { ok: true }])
  expect(answers[2]).toEqual(answers[0])
})

test('an opening cut short before its first commit is no show, and is opened again', async () => {
  const shows = await start()
  expect(shows.ids()).toEqual([])
  expect((await shows.open(opening('cut-short'), PRODUCER)).ok).toBe(true)
  expect(shows.runner(null)?.show).toBe('cut-short')
})

test('a house whose registry does not know what is on air shows its oldest show', async () => {
  await (await start()).open(opening('gala'), PRODUCER)
  noted = null
  expect((await start()).runner(null)?.show).toBe('gala')
  noted = 'lost-with-its-log'
  expect((await start()).runner(null)?.show).toBe('gala')
})

test('a registry that cannot be written does not keep a show from going on air', async () => {
  const shows = await start(registry({ putOnAir: () => Promise.reject(new RegistryUnavailable('no disk')) }))
  expect((await shows.open(opening('gala'), PRODUCER)).ok).toBe(true)
  expect(shows.runner(null)?.show).toBe('gala')
})

test('a wall clock set back does not hold what is due: commits never go back in time', async () => {
  const runner = await bench.runner(await bench.store.create('gala', EPOCH))
  await issue(runner, opening('gala'))
  const stop = startClock(runner, { now: () => bench.clock.now, newCommandId })
  bench.clock.now -= 3_600_000
  bench.clock.monotonic += 5000
  const { position, programme, revisions } = runner.shown()
  const from = { epoch: position.epoch, programmeSeq: programme.seq }
  const to = { cue: 'housing:title', step: 0, revision: revisions['housing'] ?? 1 }
  expect((await issue(runner, { kind: 'take', from, to })).ok).toBe(true)
  await until('the opening of the category to be published', () => runner.shown().feed.posts.length > 0, 3000)
  stop()
})
