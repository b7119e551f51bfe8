/** The emergency pack's own walk through the evening: the same pictures as the room's, by the same functions, and nothing before its time. */
import { expect, test } from 'vitest'
import { cuesOf } from '#shared/cues'
import {
  blackout,
  cleared,
  openCategories,
  opened,
  type PackShow,
  packState,
  passedBefore,
  type Step,
  sealedPlaces,
  stageFileOf,
  stepBack,
  stepOn,
  stepTo,
} from '#shared/emergency-pack'
import type { LevelResult } from '#shared/results'
import { stageFrame } from '#shared/stage-frame'
import type { ShowState } from '#shared/state'
import { sampleShow } from '../helpers/show.ts'

const RESULTS: Record<string, Record<string, LevelResult>> = {
  housing: {
    winner: { entries: ['h-2'], citation: 'For courage.' },
    commended: { entries: ['h-5', 'h-6'], citation: null },
  },
  climate: {
    winner: { entries: ['c-1', 'c-2'], citation: null },
    commended: { entries: [], citation: null },
  },
  lifetime: {
    winner: {
      entries: ['write-in--winner--1-1'],
      citation: null,
      writeIns: [
        { id: 'write-in--winner--1-1', entrant: 'Maya Okafor', title: null, person: null, partners: [] },
      ],
    },
    commended: { entries: [], citation: null },
  },
}
const PLACES = Object.entries(RESULTS).flatMap(([category, levels]) =>
  Object.keys(levels).map((level) => ({ category, level })),
)

const pack = (change: Partial<PackShow> = {}): PackShow => ({
  kind: 'envelope-pack',
  format: 1,
  madeAt: 1,
  file: stageFileOf(sampleShow()),
  revealed: [],
  lock: { salt: '', N: 2, r: 1, p: 1, check: '' },
  sealed: PLACES.map((place) => ({ ...place, box: 'shut' })),
  pages: null,
  on: null,
  ...change,
})

const slideOf = (state: ShowState) => stageFrame(state, 'programme').slide

/** Opens whatever a step asks for. */
function settle(state: ShowState, take: (state: ShowState) => Step): ShowState | null {
  const step = take(state)
  if (step === null || 'state' in step) return step?.state ?? null
  const { category, level } = step.open
  return settle(opened(state, step.open, RESULTS[category]?.[level] as LevelResult), take)
}
const next = (state: ShowState, locked = false) => settle(state, (one) => stepOn(one, 5, locked))

function whole(from: ShowState, locked = false): ShowState[] {
  const seen: ShowState[] = []
  for (let state = next(from, locked); state; state = next(state, locked)) {
    seen.push(state)
    if (seen.length > 100) throw new Error('The evening has no end')
  }
  return seen
}

test('an evening from the first picture to the roll: every cue once, empty lower levels passed over, write-ins by name', () => {
  const seen = whole(packState(pack()))
  const cues = seen.map(({ programme }) => programme.on?.cue)
  const skipped = ['climate:level:commended', 'lifetime:level:commended']
  const expected = cuesOf(sampleShow()).flatMap(({ id, steps }) => Array.from({ length: steps }, () => id))
  expect(cues).toEqual(expected.filter((id) => !skipped.includes(id)))
  const winner = (cue: string) => slideOf(seen[cues.indexOf(cue)] as ShowState)
  expect(winner('housing:winner:winner')).toMatchObject({
    kind: 'winner',
    sealed: false,
    citation: 'For courage.',
  })
  expect(winner('lifetime:winner:winner')).toMatchObject({ entries: [{ entrant: 'Maya Okafor' }] })
  expect(slideOf(seen.at(-1) as ShowState)).toMatchObject({
    kind: 'end',
    winners: [{ category: 'Housing' }, { category: 'Climate' }, { entrants: ['Maya Okafor'] }],
  })
})

test('[E1] before its step nothing of a result is in the state, and the way there is the same whoever won', () => {
  let state = packState(pack())
  for (let at = 0; at < 4; at += 1) state = next(state) as ShowState
  expect(state.programme.on?.cue).toBe('housing:shortlist')
  expect(JSON.stringify(state.results)).not.toContain('h-2')
  const asked = stepTo(state, { cue: 'housing:winner:winner', step: 0 }, 5, false)
  expect(asked).toEqual({ open: { category: 'housing', level: 'winner' } })
})

test('without the passphrase the evening runs all the same: the envelope stays on screen while the card is read', () => {
  const seen = whole(packState(pack()), true)
  const kinds = seen.map((state) => slideOf(state).kind)
  expect(kinds).not.toContain('winner')
  expect(kinds).not.toContain('commended')
  expect(kinds.filter((kind) => kind === 'envelope')).toHaveLength(3)
  expect(slideOf(seen.at(-1) as ShowState)).toMatchObject({ kind: 'end', winners: [] })
})

test('[T3] back shows what was there, opens nothing and un-reveals nothing; holding slide and blackout come and go', () => {
  let state = packState(pack())
  while (state.programme.on?.cue !== 'climate:winner:winner') state = next(state) as ShowState
  const before = stepBack(state, 6) as ShowState
  expect(before.programme.on?.cue).toBe('climate:envelope')
  expect(before.results['climate']?.['winner']?.status).toBe('revealed')
  expect(slideOf(cleared(state, 6)).kind).toBe('holding')
  expect(slideOf(stepBack(cleared(state, 6), 7) as ShowState)).toEqual(slideOf(state))
  expect(stageFrame(blackout(state), 'programme').black).toBe(true)
  expect(blackout(blackout(state)).programme).toEqual(state.programme)
  expect(stepBack(packState(pack()), 1)).toBeNull()
})

test('brought in at the middle: what comes before it has been announced, and is named on the roll', () => {
  const state = packState(
    pack({
      revealed: [
        { category: 'housing', level: 'winner', result: RESULTS['housing']?.['winner'] as LevelResult },
      ],
      sealed: PLACES.filter(({ category }) => category !== 'housing').map((place) => ({ ...place, box: '' })),
    }),
  )
  expect(passedBefore(state, { cue: 'lifetime:title', step: 0 })).toEqual([
    { category: 'climate', level: 'commended' },
    { category: 'climate', level: 'winner' },
  ])
  expect(passedBefore(state, { cue: 'opening', step: 0 })).toEqual([])
  const end = settle(state, (one) => stepTo(one, { cue: 'end', step: 0 }, 5, false)) as ShowState
  expect(slideOf(end)).toMatchObject({ winners: [{ category: 'Housing' }] })
})

test('the plan in it is what a room sees: no notes, no summaries, no one out of an envelope', () => {
  const file = sampleShow()
  const [first] = file.categories
  const noted = {
    ...file,
    cueNotes: [{ cue: 'opening', operator: 'Secret-Cue-Note' }],
    categories: file.categories.map((category) => ({
      ...category,
      notes: 'Secret-Category-Note',
      entries: category.entries.map((entry) => ({
        ...entry,
        summary: 'Secret-Summary',
        notes: 'Secret-Note',
        ref: 'Secret-Ref',
        say: 'Secret-Say',
        picture: 'Secret-Picture',
      })),
    })),
  }
  expect(JSON.stringify(noted)).toContain('Secret')
  expect(JSON.stringify(stageFileOf(noted))).not.toContain('Secret')
  expect(stageFileOf(noted).categories[0]?.entries.length).toBe(first?.entries.length)
  expect(cuesOf(stageFileOf(noted))).toEqual(cuesOf(file))
})

test('what a pack takes along, and what it cannot open', () => {
  const sealed = { status: 'sealed', version: 1, commitment: '', box: '', reason: null } as const
  const results = {
    housing: { winner: sealed, commended: sealed },
    climate: { winner: { ...sealed, withdrawn: ['c-1'] } },
  }
  const state = { showFile: sampleShow(), results }
  expect(sealedPlaces(state)).toEqual([
    { category: 'housing', level: 'winner' },
    { category: 'housing', level: 'commended' },
  ])
  expect(openCategories(state)).toEqual(['Climate', 'Lifetime'])
})
