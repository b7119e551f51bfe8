/** The ready check: what is said of a show and a house, and that it says it only where it is so. */
import { expect, test } from 'vitest'
import { replay } from '#shared/evolve'
import { named, type ReadyLine } from '#shared/ready'
import { planPrint, preflightLine, readRun } from '#shared/ready-preflight'
import { type ShowFacts, showLines } from '#shared/ready-show'
import type { ShowFile } from '#shared/show-file'
import type { ShowState } from '#shared/state'
import { verdictSaid } from '../../control/ready-places.ts'
import { sampleShow } from '../helpers/show.ts'

const NOW = Date.UTC(2026, 10, 20, 17, 0)
const HOUR = 3_600_000
const EPOCH = { generation: 1, id: '00112233445566aa' }

const sealed = (version = 1) => ({
  status: 'sealed' as const,
  version,
  commitment: 'c',
  box: 'b',
  reason: null,
})
const allSealed = {
  housing: { winner: sealed() },
  climate: { winner: sealed() },
  lifetime: { winner: sealed() },
}

const stateOf = (change: Partial<ShowState> = {}, file: ShowFile = sampleShow()): ShowState => ({
  ...replay(EPOCH, []),
  showFile: file,
  results: allSealed,
  ...change,
})
const factsOf = (change: Partial<ShowFacts> = {}): ShowFacts => ({
  state: stateOf(),
  missingPictures: [],
  rehearsals: [],
  now: NOW,
  startsAt: null,
  doorsAt: null,
  onAir: 'this',
  brokenAt: null,
  ...change,
})
const lineIn = (lines: readonly ReadyLine[], id: string) => {
  const found = lines.find((line) => line.id === id)
  return found ? [found.state, found.sentence, found.fix?.place ?? null] : null
}
const ofShow = (id: string, change: Partial<ShowFacts> = {}) => lineIn(showLines(factsOf(change)), id)

test('every category has a result, or is decided on the night, or is named as lacking one', () => {
  expect(ofShow('results')).toEqual(['ok', '3 of 3 categories sealed.', null])
  const { housing } = allSealed
  const one = { state: stateOf({ results: { housing } }) }
  expect(ofShow('results', one)).toEqual([
    'problem',
    '2 categories have no result and are not marked “on the night”: Climate and Lifetime.',
    'results',
  ])
  const onTheNight = sampleShow({
    categories: sampleShow().categories.map((category) =>
      category.id === 'lifetime' ? { ...category, onTheNight: true as const } : category,
    ),
  })
  const night = stateOf({ results: { housing, climate: allSealed.climate } }, onTheNight)
  expect(ofShow('results', { state: night })).toEqual([
    'ok',
    '2 of 3 categories sealed; decided on the night: Lifetime.',
    null,
  ])
  expect(
    ofShow('results', {
      state: stateOf({}, sampleShow({ categories: [], rundown: [{ kind: 'opening', id: 'opening' }] })),
    }),
  ).toEqual(['problem', 'The show has no category.', 'categories'])
})

test('what was retracted, or sealed before an entry was withdrawn, is to be sealed again', () => {
  expect(ofShow('reseal')).toBeNull()
  const results = {
    ...allSealed,
    housing: { winner: sealed(), commended: { ...sealed(), withdrawn: ['h-1'] } },
    climate: { winner: { status: 'retracted' as const, version: 1, reason: null } },
  }
  expect(ofShow('reseal', { state: stateOf({ results }) })).toEqual([
    'problem',
    'To be sealed again before they can be revealed: Housing and Climate.',
    'results',
  ])
})

test('pictures are counted, and lost ones named', () => {
  const images = [{ of: { kind: 'ceremony' as const }, image: 'abcdefghijklmnopqrstuv' }]
  const state = stateOf({}, sampleShow({ images }))
  expect(ofShow('pictures')).toEqual(['ok', 'No pictures are set.', null])
  expect(ofShow('pictures', { state })).toEqual(['ok', '1 picture, all here and whole.', null])
  expect(ofShow('pictures', { state, missingPictures: ['Bristol'] })).toEqual([
    'problem',
    'The house has lost 1 picture: Bristol.',
    'pictures',
  ])
})

test('when it begins: not said, tonight, three days ago, doors the day before', () => {
  const { ceremony } = sampleShow()
  const at = (startsAt: number | null, doorsAt: number | null = null): Partial<ShowFacts> => ({
    state: stateOf({}, sampleShow({ ceremony: { ...ceremony, startsAt: '19:00', doorsAt: '18:00' } })),
    startsAt,
    doorsAt,
  })
  expect(ofShow('start')?.[0]).toBe('warning')
  expect(ofShow('start', at(NOW + 2 * HOUR))).toEqual([
    'ok',
    'Planned to begin at 19:00 on 2026-11-20 (Europe/London).',
    null,
  ])
  expect(ofShow('start', at(NOW - 72 * HOUR))?.slice(0, 2)).toEqual([
    'warning',
    'It was planned to begin 3 days ago, at 19:00 on 2026-11-20 (Europe/London). Is that the right date?',
  ])
  expect(ofShow('start', at(null))).toEqual(['problem', '“2026-11-20” is no date.', 'ceremony'])
  expect(ofShow('doors', at(NOW + 2 * HOUR, NOW + HOUR))).toEqual(['ok', 'Doors open at 18:00.', null])
  expect(ofShow('doors', at(NOW + 23 * HOUR, NOW))?.slice(0, 2)).toEqual([
    'warning',
    'Doors open 23 hours before it begins. Is that meant?',
  ])
})

test('rehearsed as it is now, to its end: anything less is said', () => {
  const made = (change: Partial<ShowFile>, began: boolean, over: boolean) => ({
    showFile: { ...sampleShow(), id: 'sample-2026-rehearsal-1', rehearsal: { of: 'sample-2026' }, ...change },
    began,
    over,
  })
  const says = (...rehearsals: ShowFacts['rehearsals']) => ofShow('rehearsal', { rehearsals })?.slice(0, 2)
  expect(says()).toEqual(['warning', 'This show was never rehearsed.'])
  expect(says(made({}, false, false))).toEqual(['warning', 'This show was never rehearsed.'])
  expect(says(made({}, true, false))).toEqual([
    'warning',
    'No rehearsal of the show as it is now was taken to its end.',
  ])
  expect(says(made({ levels: [{ id: 'winner', name: 'Gold' }] }, true, true))).toEqual([
    'warning',
    'The show was changed since it was last rehearsed.',
  ])
  expect(says(made({}, true, true))).toEqual(['ok', 'Rehearsed to its end, as it is now.'])
})

test('what is on air, and a log that was changed', () => {
  expect(ofShow('on-air')?.[0]).toBe('ok')
  expect(ofShow('on-air', { onAir: 'its-rehearsal' })).toEqual([
    'warning',
    'The room is still in rehearsal.',
    'rehearsal',
  ])
  expect(ofShow('on-air', { onAir: 'another' })).toEqual(['problem', 'Another show is on air.', 'shows'])
  expect(ofShow('on-air', { onAir: 'nothing' })?.[0]).toBe('problem')
  expect(ofShow('chain')?.[0]).toBe('ok')
  expect(ofShow('chain', { brokenAt: 12 })).toEqual([
    'problem',
    'Its log is not as it was written: record 12 does not fit.',
    'as-run',
  ])
})

test('preflight: not run, of another plan, not to its end, with offenders, good', () => {
  const print = planPrint(sampleShow())
  const run = { print, at: NOW, done: 40, of: 40, offenders: 0, sizes: 6 }
  const says = (given: Parameters<typeof preflightLine>[0], of: string | null = print) => {
    const { state, fix } = preflightLine(given, of)
    return [state, fix?.place ?? null]
  }
  expect(says(null)).toEqual(['unknown', 'preflight'])
  expect(says(run, planPrint(sampleShow({ id: 'other' })))).toEqual(['warning', 'preflight'])
  expect(says({ ...run, done: 20 })).toEqual(['unknown', 'preflight'])
  expect(says({ ...run, offenders: 2 })).toEqual(['warning', 'preflight'])
  expect([says(run), says(run, null)]).toEqual([
    ['ok', null],
    ['ok', null],
  ])
  expect(readRun(JSON.stringify(run))).toEqual(run)
  expect([readRun('{'), readRun('{"print":1}'), readRun(null)]).toEqual([null, null, null])
})

test('[E1] shows that differ only in what is sealed are told the same', () => {
  const other = { ...allSealed, housing: { winner: { ...sealed(), box: 'another', commitment: 'd' } } }
  expect(showLines(factsOf({ state: stateOf({ results: other }) }))).toEqual(showLines(factsOf()))
})

test('the verdict counts what is wrong, and names are shortened', () => {
  const of = (...states: ReadyLine['state'][]) =>
    verdictSaid(
      states.map((state, at) => ({ id: String(at), group: 'show', state, sentence: '', fix: null })),
    )
  expect(of('ok', 'ok')).toBe('Ready.')
  expect(of('problem', 'warning', 'warning', 'unknown', 'ok')).toBe(
    '1 problem, 2 things to look at and 1 not known yet.',
  )
  expect(named(['a', 'b', 'c', 'd', 'e', 'f'])).toBe('a, b, c, d and 2 more')
  expect([named(['a']), named([])]).toEqual(['a', ''])
})
