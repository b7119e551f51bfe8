/** Imports in memory: a few, for a while, each for whoever began it. */
import { expect, test } from 'vitest'
import { newDraft } from '../../../server/import/draft.ts'
import { createImports } from '../../../server/import/imports.ts'
import { suggestedShow } from '../../../server/import/suggested-show.ts'
import { NEW } from '../../helpers/import-tables.ts'

function world() {
  const clock = { now: 1_700_000_000_000, drawn: 0 }
  const imports = createImports({
    now: () => clock.now,
    newId: () => {
      clock.drawn += 1
      return `id-${clock.drawn}`
    },
  })
  const begin = (owner: string) => imports.add(owner, newDraft(NEW))?.id ?? null
  return { clock, imports, begin }
}

test('is found by its owner and by nobody else, and forgotten an hour after it was touched last', () => {
  const { clock, imports, begin } = world()
  const id = begin('pat') ?? ''
  expect(imports.find(id, 'sam')).toBeNull()
  clock.now += 3_500_000
  expect(imports.find(id, 'pat')?.id).toBe(id)
  clock.now += 3_500_000
  expect(imports.find(id, 'pat')?.id).toBe(id)
  clock.now += 3_600_001
  expect(imports.find(id, 'pat')).toBeNull()
})

test('whoever begins a fourth leaves the oldest behind; a house that is full says so, until one is dropped', () => {
  const { clock, imports, begin } = world()
  const [first, second] = ['pat', 'pat', 'pat', 'pat'].map((owner) => {
    clock.now += 1000
    return begin(owner) ?? ''
  })
  expect(imports.find(first ?? '', 'pat')).toBeNull()
  expect(imports.find(second ?? '', 'pat')).not.toBeNull()
  for (const owner of ['sam', 'sam', 'sam', 'kim', 'kim']) expect(begin(owner)).not.toBeNull()
  expect(begin('ann')).toBeNull()
  imports.drop(second ?? '')
  expect(begin('ann')).not.toBeNull()
})

test('a new show is called by its file, without what files are called besides', () => {
  const called = (file: string, ...taken: string[]) => {
    const { id, ceremony } = suggestedShow(file, 'UTC', taken)
    return [ceremony.name, id]
  }
  expect(called('town-awards_2026-shortlist (2).xlsx')).toEqual(['Town awards 2026', 'town-awards-2026'])
  expect(called('town awards 2026.csv', 'town-awards-2026')).toEqual([
    'Town awards 2026',
    'town-awards-2026-2',
  ])
  expect(called('results.csv')).toEqual(['', 'show'])
})
