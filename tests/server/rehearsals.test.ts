/** Rehearsals in the house: made from the performance without asking its vault, put on air, reset and ended, and the performance is never touched. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CommandOf } from '#shared/commands'
import type { LevelState } from '#shared/state'
import { type Registry, RegistryUnavailable } from '../../server/registry/registry.ts'
import { showsView, startRehearsal } from '../../server/rehearsals.ts'
import type { ShowRunner } from '../../server/show-runner.ts'
import { type Shows, startShows } from '../../server/shows.ts'
import { newCommandId } from '../helpers/house.ts'
import { seededRandom } from '../helpers/random.ts'
import { type Bench, createBench, issue, PRODUCER } from '../helpers/runner.ts'
import { awarded, sampleResults, sampleShow } from '../helpers/show.ts'

let bench: Bench
let noted: string | null
let canNote: boolean
/** The shows whose envelopes were opened. */
let opened: string[]
let shows: Shows

const registry = {
  onAir: async () => noted,
  putOnAir: async (show: string) => {
    if (!canNote) throw new RegistryUnavailable('no disk')
    noted = show
  },
} as Registry

const start = (): Promise<Shows> => {
  const { vault } = bench.world
  const open: typeof vault.open = (show, ref, box) => {
    opened.push(show)
    return vault.open(show, ref, box)
  }
  let epochs = 0
  return startShows(bench.store, registry, {
    ...bench.world,
    vault: { ...vault, open },
    newEpoch: () => ({ generation: 1, id: (epochs++).toString(16).padStart(16, '0') }),
    newCommandId,
  })
}

const opening = (id: string, results = sampleResults()): CommandOf<'open-show'> => ({
  id: newCommandId(),
  kind: 'open-show',
  showFile: { ...sampleShow(), id },
  results,
})

beforeEach(async () => {
  bench = await createBench('unused')
  noted = null
  canNote = true
  opened = []
  shows = await start()
  await shows.open(opening('gala'), PRODUCER)
})
afterEach(async () => {
  shows.stop()
  await bench.close()
})

const rehearse = (change: Partial<Parameters<typeof startRehearsal>[1]> = {}, among = shows) =>
  startRehearsal(among, {
    of: 'gala',
    commandId: newCommandId(),
    by: PRODUCER,
    terms: {},
    draw: seededRandom(5).next,
    ...change,
  })

const runnerOf = (show: string): ShowRunner => shows.runner(show) as ShowRunner
const stored = async (show: string) => (await (await bench.store.open(show))?.readSince(0)) ?? []
const take = (runner: ShowRunner) => {
  bench.clock.monotonic += 5000
  const { position, programme } = runner.shown()
  const from = { epoch: position.epoch, programmeSeq: programme.seq }
  return issue(runner, { kind: 'take', from, to: { cue: 'opening', step: 0, revision: 1 } })
}

test('starting a rehearsal opens a show of its own with decoys, puts it on air and notes it', async () => {
  const onAir: string[] = []
  shows.onAir((runner) => onAir.push(runner.show))
  expect(await rehearse()).toMatchObject({ ok: true, show: 'gala-rehearsal-1', onAir: 'gala-rehearsal-1' })
  expect([noted, shows.runner(null)?.show, onAir]).toEqual([
    'gala-rehearsal-1',
    'gala-rehearsal-1',
    ['gala-rehearsal-1'],
  ])
  const { showFile, results } = runnerOf('gala-rehearsal-1').shown()
  expect(showFile?.rehearsal).toEqual({ of: 'gala' })
  expect(Object.keys(results)).toEqual(['housing', 'climate', 'lifetime'])
})

test('an operator may, an editor may not; no rehearsal of a rehearsal or of nothing; nothing is left behind', async () => {
  expect((await rehearse({ by: { name: 'Olu', role: 'operator', desk: null } })).ok).toBe(true)
  const before = shows.ids()
  expect(await rehearse({ by: { name: 'Ed', role: 'editor', desk: null } })).toMatchObject({
    refusal: { code: 'not-your-role' },
  })
  expect(await rehearse({ of: 'gala-rehearsal-1' })).toMatchObject({ refusal: { code: 'is-a-rehearsal' } })
  expect(await rehearse({ of: 'nowhere' })).toMatchObject({ refusal: { code: 'no-such-show' } })
  expect([shows.ids(), noted]).toEqual([before, 'gala-rehearsal-1'])
})

test('[T2] the same command twice is one rehearsal, and does not put it on air again', async () => {
  const commandId = newCommandId()
  const first = await rehearse({ commandId })
  await shows.putOnAir('gala', {})
  const again = await rehearse({ commandId })
  expect([again, shows.ids()]).toEqual([{ ...first, onAir: 'gala' }, ['gala', 'gala-rehearsal-1']])
  expect(shows.runner(null)?.show).toBe('gala')
})

test('two started at once: both wanted to replace what was on air, and the later reads that it is not', async () => {
  const terms = { from: 'gala' }
  const answers = await Promise.all([rehearse({ terms }), rehearse({ terms })])
  expect(answers).toMatchObject([{ ok: true }, { refusal: { code: 'air-moved' } }])
  expect(shows.ids()).toEqual(['gala', 'gala-rehearsal-1'])
  const both = await Promise.all([rehearse(), rehearse()])
  expect(both.map((answer) => answer.ok && answer.show)).toEqual(['gala-rehearsal-2', 'gala-rehearsal-3'])
})

test('a rehearsal takes a name that is free', async () => {
  await shows.open(opening('gala-rehearsal-1'), PRODUCER)
  expect(await rehearse()).toMatchObject({ show: 'gala-rehearsal-2' })
})

test('[E1] the vault of the performance is never asked for a result, from the start of a rehearsal to its end', async () => {
  await rehearse()
  await take(runnerOf('gala-rehearsal-1'))
  await rehearse()
  await shows.putOnAir('gala', {})
  expect(opened).toEqual([])
  // The search sees: a correction, which opens what it has sealed, is noticed.
  const rehearsal = runnerOf('gala-rehearsal-2')
  const target = { cue: 'housing:title', step: 0, revision: 1 }
  const seen = () => ({
    epoch: rehearsal.shown().position.epoch,
    programmeSeq: rehearsal.shown().programme.seq,
  })
  const at = async (cue: string, reveals = false) => {
    bench.clock.monotonic += 5000
    await issue(rehearsal, { kind: 'preview', to: { cue, step: 0 } })
    if (reveals) await issue(rehearsal, { kind: 'arm', from: seen(), to: { ...target, cue } })
    bench.clock.monotonic += 5000
    return issue(rehearsal, { kind: 'take', from: seen(), to: { ...target, cue } })
  }
  await at('housing:title')
  await at('housing:level:commended', true)
  expect((await at('housing:winner:winner', true)).ok).toBe(true)
  expect(new Set(opened)).toEqual(new Set(['gala-rehearsal-2']))
})

test('[E1] performances that differ only in their sealed results have the same rehearsal', async () => {
  const others = sampleResults().map((result) => ({
    ...result,
    levels: [awarded('winner', []), awarded('commended', [])],
  }))
  await shows.open(opening('other', others), PRODUCER)
  const fileOf = async (of: string) => {
    const answer = await rehearse({ of })
    const [first] = await stored(answer.ok ? answer.show : '')
    // What is sealed is hidden by chance of its own; what it holds is told by opening it here, with the test's own vault.
    const levels = runnerOf(answer.ok ? answer.show : '').shown().results
    const decoys = Object.entries(levels).flatMap(([category, byLevel]) =>
      Object.entries(byLevel).map(([level, known]) => {
        const { version, box } = known as Extract<LevelState, { status: 'sealed' }>
        const show = answer.ok ? answer.show : ''
        return bench.world.vault.open(show, { category, level, version }, box).result
      }),
    )
    return JSON.stringify([first?.events[0], decoys]).replaceAll(of, 'performance')
  }
  expect(await fileOf('other')).toBe(await fileOf('gala'))
})

test('a reset is a fresh rehearsal; the performance has not one commit more, and stands where it stood', async () => {
  await take(runnerOf('gala'))
  await issue(runnerOf('gala'), { kind: 'clear' })
  const before = [await stored('gala'), runnerOf('gala').shown()]
  await rehearse({ terms: { interrupt: true } })
  await take(runnerOf('gala-rehearsal-1'))
  expect(await rehearse()).toMatchObject({ show: 'gala-rehearsal-2' })
  expect(runnerOf('gala-rehearsal-2').shown().programme.on).toBeNull()
  await take(runnerOf('gala-rehearsal-2'))
  expect(await shows.putOnAir('gala', { from: 'gala-rehearsal-2' })).toEqual({ ok: true, onAir: 'gala' })
  expect([await stored('gala'), runnerOf('gala').shown()]).toEqual(before)
  expect(shows.ids()).toEqual(['gala', 'gala-rehearsal-1', 'gala-rehearsal-2'])
})

test('putting on air: does it, refuses what is not there or was overtaken, and is quiet where it is on air', async () => {
  await rehearse()
  const onAir: string[] = []
  shows.onAir((runner) => onAir.push(runner.show))
  expect(await shows.putOnAir('nowhere', {})).toMatchObject({ refusal: { code: 'no-such-show' } })
  expect(await shows.putOnAir('gala', { from: 'gala' })).toMatchObject({ refusal: { code: 'air-moved' } })
  expect(onAir).toEqual([])
  expect(await shows.putOnAir('gala', { from: 'gala-rehearsal-1' })).toEqual({ ok: true, onAir: 'gala' })
  expect(await shows.putOnAir('gala', { from: 'gala-rehearsal-1' })).toEqual({ ok: true, onAir: 'gala' })
  expect(onAir).toEqual(['gala'])
})

test('a performance the room is looking at is not taken off air unless somebody says so', async () => {
  await take(runnerOf('gala'))
  const refused = await rehearse()
  expect(refused).toMatchObject({ refusal: { code: 'room-is-watching' } })
  expect(refused.ok === false && refused.refusal.sentence).toContain('Opening')
  expect([shows.ids(), noted]).toEqual([['gala'], 'gala'])
  // Nor on the holding slide or behind a blackout: the evening has begun, and a rehearsal would light the room.
  for (const wish of [{ kind: 'clear' }, { kind: 'blackout', on: true }] as const) {
    await issue(runnerOf('gala'), wish)
    expect((await rehearse()).ok).toBe(false)
  }
  expect((await rehearse({ terms: { interrupt: true } })).ok).toBe(true)
  // A rehearsal is nobody's evening, and may be cut off at any time.
  await take(runnerOf('gala-rehearsal-1'))
  expect((await shows.putOnAir('gala', {})).ok).toBe(true)
  await issue(runnerOf('gala'), { kind: 'blackout', on: false })
  expect((await rehearse()).ok).toBe(false)
  expect((await rehearse({ terms: { interrupt: true } })).ok).toBe(true)
})

test('[L1] what cannot be noted is not shown: the room keeps the show it sees', async () => {
  canNote = false
  const onAir: string[] = []
  shows.onAir((runner) => onAir.push(runner.show))
  expect(await rehearse()).toMatchObject({ refusal: { code: 'air-not-noted' } })
  expect([shows.runner(null)?.show, onAir]).toEqual(['gala', []])
})

test('after a restart the same show is on air; a note that was lost leads to the performance, never to a rehearsal', async () => {
  await rehearse()
  expect((await start()).runner(null)?.show).toBe('gala-rehearsal-1')
  noted = null
  expect((await start()).runner(null)?.show).toBe('gala')
})

test('the list of shows says which is on air, what each rehearses, when it was opened and what the room would see', async () => {
  bench.clock.now += 60_000
  await rehearse()
  await take(runnerOf('gala-rehearsal-1'))
  const { onAir, shows: lines } = showsView(shows)
  expect(onAir).toBe('gala-rehearsal-1')
  expect(lines).toMatchObject([
    { show: 'gala', rehearsalOf: null, openedAt: 1_700_000_000_000, programme: { isRunning: false } },
    {
      show: 'gala-rehearsal-1',
      ceremony: 'Sample Awards',
      rehearsalOf: 'gala',
      openedAt: 1_700_000_060_000,
      startsAt: null,
      programme: { label: 'Opening', black: false, isRunning: true },
    },
  ])
  expect(showsView(await start()).shows.map(({ openedAt }) => openedAt)).toEqual(
    lines.map(({ openedAt }) => openedAt),
  )
})
