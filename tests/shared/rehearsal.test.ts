/** A rehearsal is the performance's evening with decoys in its envelopes, and nothing of its results. */
import { describe, expect, it } from 'vitest'
import { Id } from '#shared/ids'
import { parse } from '#shared/parse'
import { mayOpen, mayPutOnAir } from '#shared/people'
import { DECOY_CITATION, isRehearsal, rehearsalId, rehearsalOf } from '#shared/rehearsal'
import { ShowFile } from '#shared/show-file'
import { stageFrame } from '#shared/stage-frame'
import { fakeVault, startNight } from '../helpers/evening.ts'
import { seededRandom } from '../helpers/random.ts'
import { sampleResults, sampleShow } from '../helpers/show.ts'

const drawFrom = (seed: number) => seededRandom(seed).next

const ID = 'gala-rehearsal-1'

/** Six contested categories, an honorary award, and three levels. */
function longShow(): ShowFile {
  const file = sampleShow()
  const entry = (id: string) => ({ id, entrant: id, partners: [], title: null, person: null, summary: null })
  const category = (id: string, entries: number) => ({
    id,
    name: id,
    sponsor: null,
    entries: Array.from({ length: entries }, (_, at) => entry(`${id}-${at}`)),
  })
  const categories = [...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => category(id, 5)), category('honorary', 0)]
  return {
    ...file,
    categories,
    levels: ['winner', 'silver', 'bronze'].map((id) => ({ id, name: id })),
    rundown: categories.map(({ id }) => ({ kind: 'category', id, category: id })),
  }
}

describe('a rehearsal', () => {
  it('is the same show file under a name of its own, which says what it rehearses', () => {
    const file = sampleShow()
    const { showFile } = rehearsalOf(file, ID, drawFrom(1))
    expect(showFile).toEqual({ ...file, id: ID, rehearsal: { of: file.id } })
    expect(parse(ShowFile, showFile)).toEqual({ value: showFile })
    expect([isRehearsal(showFile), isRehearsal(file)]).toEqual([true, false])
  })

  it('has an envelope for every level of every category, with entries of that category, none twice', () => {
    const file = longShow()
    for (let seed = 0; seed < 200; seed += 1) {
      const { results } = rehearsalOf(file, ID, drawFrom(seed))
      expect(results.map(({ category }) => category)).toEqual(file.categories.map(({ id }) => id))
      for (const { category, levels } of results) {
        expect(levels.map(({ level }) => level)).toEqual(['winner', 'silver', 'bronze'])
        const named = levels.flatMap(({ entries }) => entries)
        expect(new Set(named).size).toBe(named.length)
        for (const id of named) expect(id.startsWith(`${category}-`)).toBe(true)
        for (const { entries, citation } of levels)
          expect(citation).toBe(entries.length > 0 ? DECOY_CITATION : null)
      }
      expect(results.at(-1)?.levels.every(({ entries }) => entries.length === 0)).toBe(true)
    }
  })

  it('rehearses a tie, no award, empty lower levels and full ones, every time', () => {
    for (let seed = 0; seed < 100; seed += 1) {
      const { results } = rehearsalOf(longShow(), ID, drawFrom(seed))
      const shapes = results.slice(0, -1).map(({ levels }) => levels.map(({ entries }) => entries.length))
      expect(shapes.some(([winner]) => winner === 2)).toBe(true)
      expect(shapes.some(([winner]) => winner === 0)).toBe(true)
      expect(shapes.some(([winner = 0, ...lower]) => winner > 0 && lower.every((n) => n === 0))).toBe(true)
      expect(shapes.some((all) => all.every((n) => n > 0))).toBe(true)
    }
  })

  it('never draws an entry that was withdrawn', () => {
    const file = longShow()
    const categories = file.categories.map((category) => ({
      ...category,
      entries: category.entries.map((entry, at) =>
        at === 0 ? { ...entry, withdrawn: true as const } : entry,
      ),
    }))
    for (let seed = 0; seed < 60; seed += 1) {
      const { results } = rehearsalOf({ ...file, categories }, ID, drawFrom(seed))
      const named = results.flatMap(({ levels }) => levels.flatMap(({ entries }) => entries))
      expect(named.filter((id) => id.endsWith('-0'))).toEqual([])
      expect(named.length).toBeGreaterThan(0)
    }
  })

  it('draws every entry of a category sooner or later, and never twice the same evening', () => {
    const evenings = Array.from({ length: 60 }, (_, seed) => rehearsalOf(longShow(), ID, drawFrom(seed)))
    expect(new Set(evenings.map((evening) => JSON.stringify(evening.results))).size).toBe(60)
    const winners = evenings.flatMap(({ results }) => results[0]?.levels[0]?.entries ?? [])
    expect(new Set(winners).size).toBe(5)
  })

  it('opens: its decoys are sealed and revealed like any result', () => {
    const night = startNight(fakeVault())
    night.must({ kind: 'open-show', ...rehearsalOf(sampleShow(), ID, drawFrom(3)) })
    expect(night.state().showFile?.rehearsal).toEqual({ of: sampleShow().id })
  })

  it('[E1] knows nothing of the results: performances that differ only in what is sealed give the same bytes', () => {
    const opened = (swap: boolean) => {
      const night = startNight(fakeVault())
      const results = sampleResults().map((result) => ({
        ...result,
        levels: swap
          ? result.levels.map((level) => ({ ...level, entries: [], citation: null }))
          : result.levels,
      }))
      night.must({ kind: 'open-show', showFile: sampleShow(), results })
      const file = night.state().showFile as ShowFile
      return JSON.stringify(rehearsalOf(file, ID, drawFrom(9)))
    }
    expect(opened(true)).toBe(opened(false))
    const other = JSON.stringify(rehearsalOf(sampleShow(), ID, drawFrom(10)))
    expect(other).not.toBe(opened(false))
  })
})

describe('the name of a rehearsal', () => {
  it('is the performance’s with a number, and a name even of the longest', () => {
    expect(rehearsalId('gala', 3)).toBe('gala-rehearsal-3')
    const longest = rehearsalId('g'.repeat(100), 12)
    expect(parse(Id, longest)).toEqual({ value: longest })
    expect(longest).not.toBe(rehearsalId('g'.repeat(100), 13))
  })
})

describe('what is different about it', () => {
  const frameOf = (file: ShowFile) => {
    const night = startNight(fakeVault())
    night.must({ kind: 'open-show', showFile: file, results: [] })
    return (['programme', 'preview', 'presenter', 'lobby'] as const).map((bus) =>
      stageFrame(night.state(), bus),
    )
  }

  it('every frame of every bus says so, and no frame of a performance has such a word at all', () => {
    const { showFile } = rehearsalOf(sampleShow(), ID, drawFrom(1))
    expect(frameOf(showFile).map((frame) => frame.rehearsal)).toEqual([true, true, true, true])
    expect(frameOf(sampleShow()).some((frame) => 'rehearsal' in frame)).toBe(false)
  })

  it('producers and operators may start one; nobody but a producer opens a performance', () => {
    expect((['producer', 'operator', 'scrutineer', 'editor', 'clock'] as const).filter(mayPutOnAir)).toEqual([
      'producer',
      'operator',
    ])
    expect([mayOpen('operator', true), mayOpen('operator', false), mayOpen('editor', true)]).toEqual([
      true,
      false,
      false,
    ])
  })
})
