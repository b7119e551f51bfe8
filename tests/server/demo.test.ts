/** The demonstration without its house: what it takes for options, what it plays, and that it says what it is. */
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { stageFrame } from '#shared/stage-frame'
import { demoShow } from '../../server/demo/demo-show.ts'
import { optionsOf } from '../../server/demo/options.ts'
import { commandFromImport } from '../../server/import/import-request.ts'
import { evening } from '../helpers/given.ts'

const FOLDER = fileURLToPath(new URL('../../server/sample/lgc-awards-2022', import.meta.url))
const ALL = { speed: 10, categories: null, rounds: null }

test('options are numbers above zero, and what is not known is said', () => {
  expect(optionsOf([])).toEqual(ALL)
  expect(optionsOf(['speed=0.5', 'categories=3', 'rounds=1'])).toEqual({
    speed: 0.5,
    categories: 3,
    rounds: 1,
  })
  expect(optionsOf(['sped=8'])).toContain('“sped=8” is not known')
  expect(optionsOf(['speed=fast'])).toBe('speed is “fast”; it must be a number above zero.')
  expect(optionsOf(['categories=1.5'])).toContain('above zero')
})

test('all 22 categories have a result: thirteen as published, nine by lot, each of them saying so; one is wrong at first', () => {
  const { request, sealed, right } = demoShow(FOLDER, ALL, () => 0.5)
  const outcome = commandFromImport(request, 'command-1')
  if ('problems' in outcome) throw new Error(outcome.problems[0]?.sentence)
  const { showFile, results } = outcome.command
  expect([showFile.categories.length, results.length, sealed.length]).toEqual([22, 13, 9])
  const known = new Set([...results, ...sealed].map(({ category }) => category))
  expect(known.size).toBe(22)
  expect(new Set(sealed.flatMap(({ levels }) => levels.map(({ citation }) => citation)))).toEqual(
    new Set(['Drawn by lot for this demonstration']),
  )
  // With few categories, one whose result is known: it is the published one that is right in the end.
  const few = demoShow(FOLDER, { ...ALL, categories: 2 }, () => 0.5)
  expect(few.sealed).toHaveLength(1)
  expect(few.right.levels.map(({ level, citation }) => [level, citation])).toEqual([['winner', null]])
  expect(few.request.results).not.toContain('Campaign of the Year')
  const first = sealed.find(({ category }) => category === right.category)
  expect(first?.levels[0]?.entries).not.toEqual(right.levels[0]?.entries)
  expect(showFile.rundown.some(({ minutes }) => minutes !== undefined)).toBe(false)
})

test('the mark is in every picture of the stage and in what readers are told; a show that is none has none, whatever its name', () => {
  const { request } = demoShow(FOLDER, { ...ALL, categories: 2 }, () => 0.5)
  const { demonstration: _, ...unmarked } = request
  const marks = [{ ...request, id: 'any-name' }, unmarked].map((asked) => {
    const outcome = commandFromImport(asked, 'command-1')
    if ('problems' in outcome) throw new Error(outcome.problems[0]?.sentence)
    const night = evening(outcome.command.showFile, outcome.command.results)
    const state = night.take(6).state()
    return [
      ...(['programme', 'preview', 'presenter', 'lobby'] as const).map(
        (bus) => stageFrame(state, bus).demonstration,
      ),
      state.feed.about?.demonstration,
    ]
  })
  expect(marks).toEqual([
    [true, true, true, true, true],
    [undefined, undefined, undefined, undefined, undefined],
  ])
})
