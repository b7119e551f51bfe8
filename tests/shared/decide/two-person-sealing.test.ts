/** Sealing by two people: what one enters waits, unseen by all others, until another enters the same at another desk. */
import { describe, expect, it } from 'vitest'
import { asRun } from '#shared/as-run'
import type { Wish } from '#shared/commands'
import { isRefused } from '#shared/decide/decision'
import { deskView } from '#shared/desk-view'
import { feedSince } from '#shared/feed'
import { ROLES } from '#shared/people'
import { BUSES, stageFrame } from '#shared/stage-frame'
import { levelsOf } from '#shared/state'
import type { About } from '../../helpers/evening.ts'
import { EPOCH, type Evening, evening, fakeVault } from '../../helpers/given.ts'
import { awarded, type NamedLevel, sampleShow } from '../../helpers/show.ts'

const ADA: About = { name: 'Ada', role: 'scrutineer', desk: 'desk-of-ada' }
const GRACE: About = { name: 'Grace', role: 'scrutineer', desk: 'desk-of-grace' }

const show = () => sampleShow({ settings: { twoPersonSealing: true } })
const begun = () => evening(show(), [], fakeVault({ blind: true }))
const housing = (winner: string, more: Partial<NamedLevel> = {}, reason: string | null = null): Wish => ({
  kind: 'set-result',
  category: 'housing',
  levels: [{ ...awarded('winner', [winner], 'For homes.'), ...more }],
  reason,
})
const known = (night: Evening) => levelsOf(night.state(), 'housing')['winner']
const entryOf = (night: Evening) => Object.values(night.state().entries).at(-1)

describe('set-result, where two people seal', () => {
  it('waits for a second person, and is sealed by the same result from another desk', () => {
    const night = begun()
    expect(night.must(housing('h-1'), ADA)).toMatchObject([{ kind: 'result-entered', category: 'housing' }])
    expect(known(night)).toBeUndefined()
    const first = night.state().entered['housing']?.envelopes
    const sealed = night.must(housing('h-1'), GRACE)
    // What was locked away first is what is sealed: nothing is locked away twice.
    expect(sealed).toMatchObject([{ kind: 'result-sealed', envelopes: first, first: 'Ada', told: true }])
    expect(known(night)).toMatchObject({ status: 'sealed', version: 1 })
    expect(night.state().entered).toEqual({})
    expect(asRun(EPOCH, night.commits()).at(-1)).toMatchObject({
      by: 'Grace',
      detail: 'first entered by Ada',
    })
    night.take(6)
    expect(known(night)).toMatchObject({ status: 'revealed', result: { entries: ['h-1'] } })
  })

  it('compares winners, citations and write-ins, whatever their ids; the order of a tie counts', () => {
    const smith = (id: string) => ({
      entries: [id],
      writeIns: [{ id, entrant: 'Smith', title: null, person: null, partners: [] }],
    })
    const agrees = (a: Wish, b: Wish) => {
      const night = begun()
      night.must(a, ADA)
      night.must(b, GRACE)
      return known(night)?.status === 'sealed'
    }
    expect(agrees(housing('x', smith('write-in--1')), housing('x', smith('write-in--7')))).toBe(true)
    expect(agrees(housing('h-1'), housing('h-1', { citation: 'For houses.' }))).toBe(false)
    expect(agrees(housing('h-1'), housing('h-2'))).toBe(false)
    expect(
      agrees(housing('h-1', { entries: ['h-1', 'h-2'] }), housing('h-1', { entries: ['h-2', 'h-1'] })),
    ).toBe(false)
  })

  it('what differs takes the place of what waited: nobody guesses their way to it', () => {
    const night = begun()
    night.must(housing('h-1'), ADA)
    expect(night.must(housing('h-2'), GRACE)).toMatchObject([{ kind: 'result-entered', differs: true }])
    expect(entryOf(night)).toBe('differs')
    // The first result is gone: to enter it now is to differ again.
    night.must(housing('h-1'), ADA)
    expect(entryOf(night)).toBe('differs')
    night.must(housing('h-1'), GRACE)
    expect(known(night)?.status).toBe('sealed')
  })

  it.each<[string, About]>([
    ['the same person at another desk', { ...ADA, desk: 'desk-two-of-ada' }],
    ['another person at the same desk', { ...GRACE, desk: 'desk-of-ada' }],
    ['automation', { ...GRACE, desk: null }],
  ])('is no second pair of eyes: %s', (_, who) => {
    const night = begun()
    night.must(housing('h-1'), ADA)
    night.must(housing('h-1'), who)
    expect(entryOf(night)).toBe('waits')
    expect(known(night)).toBeUndefined()
  })

  it('begins anew when the category was changed meanwhile', () => {
    const night = begun()
    night.must(housing('h-1'), ADA)
    night.must({ kind: 'withdraw-entry', category: 'housing', entry: 'h-8', withdrawn: true, push: false })
    night.must(housing('h-1'), GRACE)
    expect(entryOf(night)).toBe('waits')
  })

  it('refuses what could not be sealed alone either, and opens nothing for it', () => {
    const night = begun()
    night.must(housing('h-1'), ADA)
    night.given().when(housing('nobody'), GRACE).thenRefused('no-such-entry')
    night.must(housing('h-1'), GRACE)
    night.given().when(housing('h-2'), ADA).thenRefused('reason-needed')
  })

  it('seals anew in the same way, with the reason that was given', () => {
    const night = begun()
    for (const who of [ADA, GRACE]) night.must(housing('h-1'), who)
    night.must(housing('h-2', {}, 'Recount'), ADA)
    expect(known(night)).toMatchObject({ version: 1 })
    night.must(housing('h-2', {}, 'Recount, as agreed'), GRACE)
    expect(known(night)).toMatchObject({ version: 2, reason: 'Recount, as agreed' })
  })

  it('after a retract, whoever drives and enters second has it armed', () => {
    const night = begun()
    for (const who of [ADA, GRACE]) night.must(housing('h-1'), who)
    night.take(6)
    const producer: About = { name: 'Ada', role: 'producer', desk: 'desk-of-ada' }
    night.must({ kind: 'drive', from: null }, producer)
    night.must({ kind: 'retract', category: 'housing', level: 'winner', reason: null }, producer)
    night.must(housing('h-2', {}, 'Wrong card'), GRACE)
    expect(night.state().armed).toBeNull()
    night.must(housing('h-2', {}, 'Wrong card'), producer)
    expect(night.state().armed).not.toBeNull()
  })
})

it('[E1] nobody but the two can tell an entry that agrees from one that does not, but by its being sealed', () => {
  const seen = (night: Evening) => {
    const state = { ...night.state(), position: { ...night.state().position, seq: 0 }, at: 0 }
    return JSON.stringify([
      ROLES.map((role) => deskView(state, role)),
      BUSES.map((bus) => stageFrame(state, bus)),
      feedSince(state, null),
      asRun(EPOCH, night.commits()).map(({ seq, ...line }) => line),
    ])
  }
  const [untouched, waiting, differing] = [begun(), begun(), begun()]
  for (const night of [waiting, differing]) night.must(housing('h-1'), ADA)
  differing.must(housing('h-2'), GRACE)
  expect(seen(waiting)).toBe(seen(untouched))
  expect(seen(differing)).toBe(seen(untouched))
  // The twin: sealed, everybody sees that it is.
  waiting.must(housing('h-1'), GRACE)
  expect(seen(waiting)).not.toBe(seen(untouched))
})

it('without the setting one person seals, as ever; what a table brings is entered once', () => {
  const alone = evening(sampleShow(), [])
  alone.must(housing('h-1'), ADA)
  expect(known(alone)?.status).toBe('sealed')
  const imported = evening(show(), [{ category: 'housing', levels: [awarded('winner', ['h-1'])] }])
  expect(known(imported)?.status).toBe('sealed')
  expect(isRefused(imported.submit(housing('h-1'), ADA))).toBe(true)
})
