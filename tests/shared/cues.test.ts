import { expect, it } from 'vitest'
import { cuesOf, ENTRIES_PER_STEP, entriesOfStep } from '#shared/cues'
import type { Category } from '#shared/show-file'
import { evening } from '../helpers/given.ts'
import { category, entries, sampleShow, threeLevelShow } from '../helpers/show.ts'

const ids = (show = sampleShow()) => cuesOf(show).map((cue) => cue.id)
const shortlist = (n: number): Category => category('x', 'X', entries('x', n))

it('the rundown is flattened in its order, lower levels before the envelope', () => {
  expect(ids()).toEqual([
    'opening',
    'housing:title',
    'housing:shortlist',
    'housing:level:commended',
    'housing:envelope',
    'housing:winner:winner',
    'climate:title',
    'climate:shortlist',
    'climate:level:commended',
    'climate:envelope',
    'climate:winner:winner',
    'interval',
    'lifetime:title',
    'lifetime:level:commended',
    'lifetime:envelope',
    'lifetime:winner:winner',
    'end',
  ])
})

it('three levels are shown last to first, and the highest behind the envelope', () => {
  expect(ids(threeLevelShow()).filter((id) => id.startsWith('climate'))).toEqual([
    'climate:title',
    'climate:shortlist',
    'climate:level:bronze',
    'climate:level:silver',
    'climate:envelope',
    'climate:winner:gold',
  ])
})

it('an honorary award without entries has no shortlist', () => {
  expect(ids().filter((id) => id.startsWith('lifetime'))).not.toContain('lifetime:shortlist')
})

it('a segment of a category that is not in the show file has no cues', () => {
  const show = sampleShow({ categories: [] })
  expect(ids(show)).toEqual(['opening', 'interval', 'end'])
})

it.each([
  [0, 1],
  [1, 1],
  [ENTRIES_PER_STEP, 1],
  [ENTRIES_PER_STEP + 1, 2],
  [12, 2],
  [13, 3],
  [100, 17],
])('a shortlist of %i entries is shown in %i steps', (n, steps) => {
  const show = sampleShow({
    categories: [shortlist(n)],
    rundown: [{ kind: 'category', id: 's', category: 'x' }],
  })
  const found = cuesOf(show).find((cue) => cue.kind === 'shortlist')
  expect(found?.steps ?? 1).toBe(steps)
})

it.each([7, 8, 10, 13, 19, 25, 31, 100])(
  'the steps of %i entries show each entry once, evenly and in order',
  (n) => {
    const list = shortlist(n)
    const steps = Math.ceil(n / ENTRIES_PER_STEP)
    const shown = Array.from({ length: steps }, (_, step) => entriesOfStep(list, step))
    expect(shown.flat()).toEqual(list.entries)
    expect(shown.every((page) => page.length > 0 && page.length <= ENTRIES_PER_STEP)).toBe(true)
  },
)

it('ten entries are five and five', () => {
  expect([0, 1].map((step) => entriesOfStep(shortlist(10), step).length)).toEqual([5, 5])
})

it('[E1] the cues are those of the show file, whatever the results are', () => {
  const show = sampleShow()
  const before = JSON.stringify(cuesOf(show))
  evening(show).take(12)
  expect(JSON.stringify(cuesOf(structuredClone(show)))).toBe(before)
})
