import { describe, expect, it } from 'vitest'
import type { Wish } from '#shared/commands'
import { isRefused } from '#shared/decide/decision'
import { verifies } from '#shared/results'
import { levelState } from '#shared/state'
import { evening, fakeVault, takeNow } from '../../helpers/given.ts'
import { awarded, sampleResults, sampleShow, threeLevelShow } from '../../helpers/show.ts'

const set = (category: string, levels: ReturnType<typeof awarded>[], reason: string | null = null): Wish => ({
  kind: 'set-result',
  category,
  levels,
  reason,
})

describe('retract', () => {
  const retract = (category = 'housing', level = 'winner', reason: string | null = null): Wish => ({
    kind: 'retract',
    category,
    level,
    reason,
  })

  it('[T3] takes a reveal back: the room sees the holding slide, and what comes next is counted from before it', () => {
    const night = evening().take(7)
    night.must(retract())
    expect(night.state().programme.on).toBeNull()
    expect(night.state().reveals).toEqual([{ category: 'housing', level: 'commended' }])
    expect(takeNow(night.state())).toMatchObject({ to: { cue: 'housing:winner:winner' } })
    night
      .given()
      .when(takeNow(night.state()))
      .thenRefused('result-retracted', /Seal the right result/)
  })

  it('[T3] leaves another category on the screen alone', () => {
    const night = evening().take(8)
    const before = night.state().programme
    night.must(retract())
    expect(night.state().programme).toEqual(before)
    expect(takeNow(night.state())).toMatchObject({ to: { cue: 'climate:shortlist' } })
  })

  it('[T3] after clear it is counted from before the retracted level, too', () => {
    const night = evening().take(7)
    night.must({ kind: 'clear' })
    night.must(retract())
    expect(takeNow(night.state())).toMatchObject({ to: { cue: 'housing:winner:winner' } })
  })

  it('[T3] a level sealed anew after a retract is revealed from its envelope, and its new envelope proves it', () => {
    const night = evening().take(7)
    night.must(retract())
    night
      .given()
      .when(set('housing', [awarded('winner', ['h-1'])]))
      .thenRefused('reason-needed')
    night.must(set('housing', [awarded('winner', ['h-1'])], 'The wrong card'), { desk: 'desk-of-ada' })
    night
      .given()
      .when(takeNow(night.state()))
      .thenFacts(
        { kind: 'level-revealed', version: 2, result: { entries: ['h-1'] } } as never,
        { kind: 'publication-scheduled' },
        { kind: 'cue-taken' },
      )
  })

  it('[T2] a second retract finds nothing to take back', () => {
    const night = evening().take(7)
    night.must(retract())
    night.given().when(retract()).thenRefused('not-revealed')
  })

  it('refuses what was never revealed or is not there', () => {
    const night = evening()
    night
      .given()
      .when(retract())
      .thenRefused('not-revealed', /Winner of Housing has not been revealed/)
    night.given().when(retract('nope')).thenRefused('no-such-category')
    night.given().when(retract('housing', 'third')).thenRefused('no-such-level')
  })
})

describe('correct-result', () => {
  const correct = (entries: string[], level = 'winner', category = 'housing'): Wish => ({
    kind: 'correct-result',
    category,
    level,
    entries,
    citation: null,
    reason: 'The wrong card was read',
  })

  it('[F2] replaces a revealed result by a new fact that says why, with its own proof', () => {
    const vault = fakeVault()
    const night = evening(sampleShow(), sampleResults(), vault).take(7)
    const [fact] = night.must(correct(['h-1', 'h-2']))
    if (fact?.kind !== 'result-corrected') throw new Error('not corrected')
    expect(fact).toMatchObject({
      version: 2,
      result: { entries: ['h-1', 'h-2'] },
      reason: 'The wrong card was read',
    })
    expect(verifies('sample-2026', fact, fact.commitment)).toBe(true)
  })

  it('[T1] changes the picture of a winner that is on the screen, so that a take of the old one is refused', () => {
    const night = evening().take(7)
    const seen = takeNow(night.state())
    night.must(correct(['h-1']))
    night.given().when(seen).thenRefused('programme-moved')
  })

  it('leaves the screen alone when it shows something else', () => {
    const night = evening().take(8)
    const before = night.state().programme
    night.must(correct(['h-1']))
    expect(night.state().programme).toEqual(before)
  })

  it('refuses what is not revealed, and what cannot be right', () => {
    const night = evening().take(6)
    night
      .given()
      .when(correct(['h-1']))
      .thenRefused('not-revealed')
    night.take()
    night
      .given()
      .when(correct(['h-5']))
      .thenRefused('entry-twice')
    night
      .given()
      .when(correct(['c-1']))
      .thenRefused('no-such-entry')
    night
      .given()
      .when(correct(['h-1'], 'third'))
      .thenRefused('no-such-level')
    night
      .given()
      .when(correct(['h-1'], 'winner', 'nope'))
      .thenRefused('no-such-category')
  })

  it('a corrected result stays correctable, and its versions count up', () => {
    const night = evening().take(7)
    night.must(correct(['h-1']))
    night.must(correct(['h-2']))
    expect(levelState(night.state(), 'housing', 'winner')).toMatchObject({
      version: 3,
      result: { entries: ['h-2'] },
    })
  })
})

it('[E2] everything revealed in an evening verifies against the commitment published before', () => {
  const night = evening(threeLevelShow(), [
    {
      category: 'housing',
      levels: [awarded('gold', ['h-1']), awarded('bronze', ['h-2', 'h-3'], 'Well done')],
    },
    { category: 'climate', levels: [awarded('gold', ['c-1'], 'First'), awarded('silver', ['c-2'])] },
  ])
  night.jump('housing:title').take(5).jump('climate:title').take(4)
  const revealed = night.commits().flatMap(({ seq, events }) => events.map((event) => ({ seq, event })))
  const reveals = revealed.flatMap(({ seq, event }) =>
    event.kind === 'level-revealed' ? [{ seq, event }] : [],
  )
  expect(reveals).toHaveLength(6)
  for (const { event } of reveals) {
    const published = night
      .state()
      .feed.commitments.find(
        (c) => c.category === event.category && c.level === event.level && c.version === event.version,
      )
    expect(verifies('metals-2026', event, published?.commitment ?? '')).toBe(true)
  }
})

it('a refusal is an answer, not an exception', () => {
  expect(isRefused(evening().submit(set('nope', [awarded('winner', [])])))).toBe(true)
})
