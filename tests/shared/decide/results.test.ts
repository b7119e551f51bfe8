import { describe, expect, it } from 'vitest'
import type { Wish } from '#shared/commands'
import { canonical, ENVELOPE_BYTES, fits } from '#shared/results'
import { levelState } from '#shared/state'
import { emptyEvening, evening, takeNow } from '../../helpers/given.ts'
import { awarded, sampleResults, sampleShow } from '../../helpers/show.ts'

const set = (category: string, levels: ReturnType<typeof awarded>[], reason: string | null = null): Wish => ({
  kind: 'set-result',
  category,
  levels,
  reason,
})

const open = (showFile = sampleShow(), results = sampleResults()): Wish => ({
  kind: 'open-show',
  showFile,
  results,
})

describe('open-show', () => {
  it('opens the show and seals every result in the same commit, empty levels like full ones', () => {
    const facts = emptyEvening().must(open())
    expect(facts).toMatchObject([
      { kind: 'show-opened' },
      {
        kind: 'result-sealed',
        category: 'housing',
        envelopes: [{ level: 'winner' }, { level: 'commended' }],
      },
      {
        kind: 'result-sealed',
        category: 'climate',
        envelopes: [{ level: 'winner' }, { level: 'commended' }],
      },
    ])
  })

  it('a show is opened once', () => {
    evening()
      .given()
      .when(open())
      .thenRefused('show-exists', /sample-2026/)
  })

  it('refuses a show file with a mistake, and names it', () => {
    const twice = sampleShow({
      rundown: [
        { kind: 'opening', id: 'a' },
        { kind: 'end', id: 'a' },
      ],
    })
    emptyEvening()
      .given()
      .when(open(twice, []))
      .thenRefused('bad-show-file', /"a" stands twice/)
    const lost = sampleShow({ rundown: [{ kind: 'category', id: 'a', category: 'nothing' }] })
    emptyEvening()
      .given()
      .when(open(lost, []))
      .thenRefused('bad-show-file', /"nothing" that is not in the show file/)
  })

  it('refuses results of unknown categories, and of one category twice', () => {
    const [housing] = sampleResults()
    if (!housing) throw new Error('no sample')
    const night = emptyEvening()
    night
      .given()
      .when(open(sampleShow(), [{ ...housing, category: 'nope' }]))
      .thenRefused('no-such-category')
    night
      .given()
      .when(open(sampleShow(), [housing, housing]))
      .thenRefused('category-twice', /^Housing/)
  })
})

describe('set-result', () => {
  it('seals every level of the category; one not named is sealed as "no award"', () => {
    evening()
      .given()
      .when(set('lifetime', [awarded('winner', [])]))
      .thenFacts({ kind: 'result-sealed', category: 'lifetime', reason: null })
    const night = evening()
    night.must(set('lifetime', [awarded('winner', [])]))
    expect(levelState(night.state(), 'lifetime', 'commended')?.status).toBe('sealed')
  })

  it('needs a reason to replace a result that was sealed before, and counts the envelope up', () => {
    const night = evening()
    night
      .given()
      .when(set('housing', [awarded('winner', ['h-1'])]))
      .thenRefused('reason-needed')
    night.must(set('housing', [awarded('winner', ['h-1'])], 'A recount'))
    expect(levelState(night.state(), 'housing', 'winner')).toMatchObject({ version: 2, reason: 'A recount' })
    expect(levelState(night.state(), 'housing', 'commended')).toMatchObject({ version: 2 })
  })

  it.each<[string, Wish, string]>([
    ['an unknown category', set('nope', [awarded('winner', [])]), 'no-such-category'],
    ['an unknown level', set('lifetime', [awarded('third', [])]), 'no-such-level'],
    ['an entry of another category', set('climate', [awarded('winner', ['h-1'])], 'x'), 'no-such-entry'],
    ['an entry named twice', set('climate', [awarded('winner', ['c-1', 'c-1'])], 'x'), 'entry-twice'],
    [
      'an entry in two levels',
      set('climate', [awarded('winner', ['c-1']), awarded('commended', ['c-1'])], 'x'),
      'entry-twice',
    ],
    [
      'a level named twice',
      set('climate', [awarded('winner', ['c-1']), awarded('winner', ['c-2'])], 'x'),
      'entry-twice',
    ],
  ])('refuses %s, and nothing is sealed', (_, wish, code) => {
    evening()
      .given()
      .when(wish)
      .thenRefused(code as 'no-such-level')
  })

  it('refuses a citation that does not fit its envelope, and takes one that just does', () => {
    const long = (n: number) => set('lifetime', [awarded('winner', [], '€'.repeat(n))])
    const ref = { category: 'lifetime', level: 'winner', version: 1 }
    const room = (n: number) => fits(canonical('sample-2026', ref, { entries: [], citation: '€'.repeat(n) }))
    const longest = [...Array(1500).keys()].filter(room).at(-1) ?? 0
    expect(longest).toBeLessThan(1499)
    expect(longest * 3).toBeGreaterThan(ENVELOPE_BYTES - 200)
    evening().given().when(long(longest)).thenFacts({ kind: 'result-sealed' })
    evening()
      .given()
      .when(long(longest + 1))
      .thenRefused('result-too-long', /Lifetime does not fit/)
  })

  it('refuses a level that is revealed, and seals the others around it', () => {
    const night = evening().take(5)
    night
      .given()
      .when(set('housing', [awarded('commended', ['h-1'])], 'x'))
      .thenRefused('already-revealed', /use a correction/)
    night
      .given()
      .when(set('housing', [awarded('winner', ['h-5'])], 'x'))
      .thenRefused('entry-twice')
    night.must(set('housing', [awarded('winner', ['h-1'])], 'x'))
    expect(levelState(night.state(), 'housing', 'commended')).toMatchObject({
      status: 'revealed',
      version: 1,
    })
    night.take(2)
    night
      .given()
      .when(set('housing', [awarded('winner', ['h-2'])], 'x'))
      .thenRefused('already-revealed')
  })

  it('an honorary award without entries is sealed with its citation only', () => {
    const night = evening()
    night.must(set('lifetime', [awarded('winner', [], 'For a life in housing.')]))
    night.jump('lifetime:title').take(2)
    expect(levelState(night.state(), 'lifetime', 'winner')).toMatchObject({
      status: 'revealed',
      result: { entries: [], citation: 'For a life in housing.' },
    })
    night
      .given()
      .when(set('lifetime', [awarded('winner', ['h-1'])], 'x'))
      .thenRefused('already-revealed')
  })

  it('[E1] the state does not hold what is sealed', () => {
    const night = evening(sampleShow(), [
      { category: 'housing', levels: [awarded('winner', ['h-3'], 'Unmistakable words')] },
    ])
    expect(JSON.stringify(night.state())).not.toContain('Unmistakable')
    expect(JSON.stringify(night.commits())).not.toContain('Unmistakable')
  })

  it('ids that are words of the language are ids like any other', () => {
    const odd = sampleShow({
      levels: [
        { id: 'constructor', name: 'Constructor' },
        { id: 'valueof', name: 'Value' },
      ],
      categories: [{ id: 'constructor', name: 'Constructor', sponsor: null, entries: [] }],
      rundown: [{ kind: 'category', id: 'constructor', category: 'constructor' }],
    })
    const night = evening(odd, [])
    night.take(2)
    expect(night.state().programme.on?.cue).toBe('constructor:envelope')
    night.given().when(takeNow(night.state())).thenRefused('no-result')
    night.must(set('constructor', [awarded('constructor', [])]))
    night.take(2)
    expect(levelState(night.state(), 'constructor', 'constructor')?.status).toBe('revealed')
  })
})
