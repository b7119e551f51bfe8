/** Last year's show for this year: the plan comes along, what was decided on the night does not. */
import { expect, test } from 'vitest'
import { duplicateOf } from '#shared/duplicate'
import { problemsOf, type ShowFile } from '#shared/show-file'
import { sampleShow } from '../helpers/show.ts'

const PICTURE = 'abcdefghijklmnopqrstuv'

/** A show that has everything a show can have, and a night behind it. */
function lastYear(): ShowFile {
  const file = sampleShow()
  const [housing, climate, lifetime] = file.categories
  if (!housing || !climate || !lifetime) throw new Error('The sample has three categories.')
  const [first, ...others] = housing.entries
  if (!first) throw new Error('Housing has entries.')
  return {
    ...file,
    categories: [
      { ...housing, notes: 'Handed over by the mayor', entries: [{ ...first, withdrawn: true }, ...others] },
      { ...climate, offStage: true },
      lifetime,
    ],
    rundown: file.rundown.map((segment) =>
      segment.kind === 'interval' ? { ...segment, skipped: true } : segment,
    ),
    images: [
      { of: { kind: 'ceremony' }, image: PICTURE },
      { of: { kind: 'sponsor', name: 'Housing Ltd' }, image: PICTURE },
      { of: { kind: 'entrant', name: 'Council of h-1' }, image: PICTURE },
      { of: { kind: 'entry', category: 'housing', entry: 'h-2' }, image: PICTURE },
    ],
    rehearsal: { of: 'sample-2026' },
    demonstration: true,
    cueNotes: [
      { cue: 'opening', operator: 'Wait for the lights' },
      { cue: 'housing:title', presenter: 'Slowly' },
    ],
  }
}
const as = { id: 'sample-2027', name: 'Sample Awards', date: '2027-11-19' }

test('with its entries it is the same plan under another name and date, with nothing of the night', () => {
  const before = lastYear()
  const made = duplicateOf(before, { ...as, entries: true })
  const { rehearsal: _, demonstration: __, ...plan } = before
  expect(made).toEqual({
    ...plan,
    id: 'sample-2027',
    ceremony: { ...before.ceremony, name: 'Sample Awards', date: '2027-11-19' },
    categories: before.categories.map((category) => ({
      ...category,
      entries: category.entries.map(({ withdrawn: _, ...entry }) => entry),
    })),
    rundown: sampleShow().rundown,
  })
  expect(problemsOf(made)).toEqual([])
})

test('without its entries the categories stand empty, and only the pictures of ceremony and sponsors remain', () => {
  const made = duplicateOf(lastYear(), { ...as, entries: false })
  expect(
    made.categories.map(({ id, sponsor, entries, notes, offStage }) => [
      id,
      sponsor,
      entries,
      notes,
      offStage,
    ]),
  ).toEqual([
    ['housing', 'Housing Ltd', [], 'Handed over by the mayor', undefined],
    ['climate', 'Climate Ltd', [], undefined, true],
    ['lifetime', 'Lifetime Ltd', [], undefined, undefined],
  ])
  expect(made.images?.map(({ of }) => of.kind)).toEqual(['ceremony', 'sponsor'])
  expect(made.settings).toEqual(lastYear().settings)
  expect(problemsOf(made)).toEqual([])
})

test('a note stays with its cue, and one whose cue is gone goes with it', () => {
  const file = {
    ...lastYear(),
    cueNotes: [
      { cue: 'opening', operator: 'Stay' },
      { cue: 'gone:title', operator: 'Go' },
    ],
  }
  expect(duplicateOf(file, { ...as, entries: true }).cueNotes).toEqual([{ cue: 'opening', operator: 'Stay' }])
})

test('the show it was made from is not changed', () => {
  const file = lastYear()
  duplicateOf(file, { ...as, entries: false })
  expect(file).toEqual(lastYear())
})
