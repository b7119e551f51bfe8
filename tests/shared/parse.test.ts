import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Command } from '#shared/commands'
import { Commit } from '#shared/events'
import { parse } from '#shared/parse'
import { AskSince, Hello, Painted, ScreenHello } from '#shared/protocol'
import { asCode, plainSetup, ScreenWish } from '#shared/screens'
import { problemsOf, ShowFile } from '#shared/show-file'
import { backNow, EPOCH, evening, takeNow } from '../helpers/given.ts'
import { runs } from '../helpers/properties.ts'
import { category, entries, sampleShow } from '../helpers/show.ts'

const id = 'command-1'
const problem = (schema: Parameters<typeof parse>[0], value: unknown): string => {
  const parsed = parse(schema, value)
  if (!('problem' in parsed)) throw new Error('It was accepted')
  return parsed.problem
}

describe('a command at the door', () => {
  it('is accepted as it was sent', () => {
    const night = evening().take(7)
    for (const wish of [takeNow(night.state()), backNow(night.state()), { kind: 'clear' }]) {
      expect(parse(Command, { id, ...wish })).toEqual({ value: { id, ...wish } })
    }
    const open = { id, kind: 'open-show', showFile: sampleShow(), results: [] }
    expect(parse(Command, open)).toEqual({ value: open })
  })

  it.each<[string, unknown, RegExp]>([
    ['nothing', undefined, /./],
    ['a number', 7, /./],
    ['an unknown kind', { id, kind: 'explode' }, /^is of a kind that is not known: "explode"$/],
    [
      'a kind that cannot be made a word',
      { id, kind: { toString: 'take' } },
      /^is of a kind that is not known: something that is no word$/,
    ],
    ['a kind deep below', { id, kind: JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)) }, /no word$/],
    ['no id', { kind: 'clear' }, /required properties id$/],
    ['a short id', { id: 'x', kind: 'clear' }, /^id .*pattern/],
    ['a field too many', { id, kind: 'clear', now: 1 }, /^has a field that is not known: "now"$/],
    ['a wrong type', { id, kind: 'blackout', on: 'yes' }, /^on must be boolean/],
    ['a number as text', { id, kind: 'edit-post', post: 'p', rev: '1', text: 'x' }, /^rev must be integer/],
    ['only spaces', { id, kind: 'write-post', text: ' \n ' }, /^text .*pattern/],
    [
      'a path deep inside',
      { id, kind: 'take', from: { epoch: EPOCH, programmeSeq: -1 }, to: {} },
      /^from › programmeSeq|^to/,
    ],
    [
      'no reason',
      { id, kind: 'correct-result', category: 'a', level: 'b', entries: [], citation: null, reason: '' },
      /^reason/,
    ],
    [
      'a post of 4001 letters',
      { id, kind: 'write-post', text: 'x'.repeat(4001) },
      /^text must not have more than 4000/,
    ],
  ])('with %s is refused in words that name the place', (_, value, words) => {
    expect(problem(Command, value)).toMatch(words)
  })

  it('whatever is sent, the answer is a value or a sentence, never an exception', () => {
    const kinds = Command.anyOf.map((branch) => branch.properties.kind.const)
    const near = fc.record({
      id: fc.constant(id),
      kind: fc.constantFrom(...kinds),
      on: fc.anything(),
      text: fc.anything(),
    })
    fc.assert(
      fc.property(fc.oneof(fc.anything(), near), (value) => {
        const parsed = parse(Command, value)
        if ('problem' in parsed) expect(parsed.problem).toMatch(/\S/)
        else expect(parsed.value).toBe(value)
      }),
      runs(300),
    )
  })
})

describe('other messages', () => {
  it('are parsed like commands', () => {
    const screen = { protocol: 1, token: null, monitor: null, width: 1, height: 1, lacks: ['wake-lock'] }
    expect(parse(ScreenHello, screen)).toEqual({ value: screen })
    expect(problem(ScreenHello, { ...screen, monitor: { show: null, bus: 'aux' } })).toMatch(/^monitor › bus/)
    const pair = { kind: 'pair', code: 'ACDE34', setup: plainSetup('Left wall') }
    expect(parse(ScreenWish, pair)).toEqual({ value: pair })
    expect(problem(ScreenWish, { ...pair, code: 'ACDE01' })).toMatch(/^code/)
    expect(asCode('acd-e 34')).toBe('ACDE34')
    expect(problem(ScreenWish, { ...pair, setup: { ...plainSetup(' ') } })).toMatch(/^setup › name/)
    expect(problem(Painted, { position: { epoch: EPOCH, seq: 0.5 }, at: 0 })).toMatch(/^position › seq/)
    expect(problem(AskSince, {})).toMatch(/cursor/)
    expect(problem(AskSince, { cursor: { epoch: EPOCH } })).toMatch(/cursor/)
    expect(parse(Hello, { protocol: 1, show: 'a', token: 'x' })).toHaveProperty('value')
    expect(problem(Commit, { format: 1 })).toMatch(/./)
  })
})

describe('a show file', () => {
  it('is refused with the place of its mistake', () => {
    expect(problem(ShowFile, { ...sampleShow(), levels: [] })).toMatch(/^levels/)
    const odd = (segment: object) => ({ ...sampleShow(), rundown: [{ kind: 'opening', id: 'a' }, segment] })
    expect(problem(ShowFile, odd({ kind: 'song', id: 'x' }))).toBe(
      'rundown › 1 is of a kind that is not known: "song"',
    )
    expect(problem(ShowFile, odd({ kind: 'category', id: 'x' }))).toBe(
      'rundown › 1 must have required properties category',
    )
    const long = sampleShow({ categories: [category('x', 'X'.repeat(401), [])] })
    expect(problem(ShowFile, long)).toMatch(/^categories › 0 › name/)
    expect(problem(ShowFile, sampleShow({ categories: [category('No Slug', 'X', [])] }))).toMatch(
      /^categories › 0 › id/,
    )
  })

  it('the sample has no problems', () => {
    expect(parse(ShowFile, sampleShow())).toHaveProperty('value')
    expect(problemsOf(sampleShow())).toEqual([])
  })

  it('ids are used once and references lead somewhere', () => {
    const twice = entries('h', 2).concat(entries('h', 1))
    const show = sampleShow({
      levels: [
        { id: 'winner', name: 'Winner' },
        { id: 'winner', name: 'Again' },
      ],
      categories: [category('housing', 'Housing', twice), category('housing', 'Again', [])],
      rundown: [
        { kind: 'category', id: 'a', category: 'housing' },
        { kind: 'category', id: 'a', category: 'housing' },
        { kind: 'category', id: 'b', category: 'lost' },
      ],
    })
    expect(problemsOf(show)).toEqual([
      'The level "winner" stands twice; ids are used once.',
      'The category "housing" stands twice; ids are used once.',
      'The rundown segment "a" stands twice; ids are used once.',
      'In Housing, the entry "h-1" stands twice; ids are used once.',
      'In the rundown, the category "housing" stands twice; ids are used once.',
      'The rundown names a category "lost" that is not in the show file.',
    ])
  })
})
