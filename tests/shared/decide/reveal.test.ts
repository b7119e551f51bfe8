import { describe, expect, it } from 'vitest'
import { armNow, decideWith, evening, fakeVault, takeNow } from '../../helpers/given.ts'
import { awarded, category, entries, sampleResults, sampleShow, threeLevelShow } from '../../helpers/show.ts'

const on = (night: ReturnType<typeof evening>) => night.state().programme.on?.cue ?? null

describe('reveal', () => {
  it('reveals the lower level, then the winner behind its envelope, each with its proof', () => {
    const night = evening().take(4)
    night
      .arm()
      .given()
      .when(takeNow(night.state()))
      .thenFacts(
        {
          kind: 'level-revealed',
          category: 'housing',
          level: 'commended',
          version: 1,
          result: { entries: ['h-5'], citation: null },
        },
        { kind: 'publication-scheduled', level: 'commended' },
        { kind: 'cue-taken', cue: 'housing:level:commended' },
      )
    night.take(2)
    night
      .arm()
      .given()
      .when(takeNow(night.state()))
      .thenFacts(
        {
          kind: 'level-revealed',
          level: 'winner',
          result: { entries: ['h-3'], citation: 'For homes that last.' },
        },
        { kind: 'publication-scheduled', level: 'winner' },
        { kind: 'cue-taken', cue: 'housing:winner:winner' },
      )
  })

  it('[E1] opens one envelope, and only at the take that reveals it', () => {
    const night = evening().take(5)
    expect(night.given().when(takeNow(night.state())).errands).toEqual([])
    night.take()
    expect(night.given().when(armNow(night.state())).errands).toEqual([])
    expect(night.arm().given().when(takeNow(night.state())).errands).toEqual([
      { category: 'housing', level: 'winner', version: 1 },
    ])
  })

  it('an empty lower level is opened and skipped at its take', () => {
    const night = evening().jump('climate:shortlist')
    night
      .arm()
      .given()
      .when(takeNow(night.state()))
      .thenFacts(
        { kind: 'level-revealed', level: 'commended', result: { entries: [], citation: null } },
        { kind: 'cue-taken', cue: 'climate:envelope' },
      )
  })

  it('a tie is one result with both entries', () => {
    const night = evening().jump('climate:envelope')
    night.jump('climate:level:commended')
    night
      .arm()
      .given()
      .when(takeNow(night.state()))
      .thenFacts(
        { kind: 'level-revealed', result: { entries: ['c-1', 'c-2'], citation: null } },
        {
          kind: 'publication-scheduled',
        },
        { kind: 'cue-taken' },
      )
  })

  it('"no award" at the top level is shown and told; it is not unknown', () => {
    const night = evening(sampleShow(), [{ category: 'climate', levels: [awarded('winner', [])] }])
    night.jump('climate:shortlist').take()
    night
      .arm()
      .given()
      .when(takeNow(night.state()))
      .thenFacts(
        { kind: 'level-revealed', level: 'winner', result: { entries: [], citation: null } },
        { kind: 'publication-scheduled', level: 'winner' },
        { kind: 'cue-taken', cue: 'climate:winner:winner' },
      )
  })

  it('a category without a result passes its lower levels and stops at its envelope, and says why', () => {
    const night = evening().jump('lifetime:title').take()
    expect(on(night)).toBe('lifetime:envelope')
    night
      .given()
      .when(takeNow(night.state()))
      .thenRefused('no-result', /Lifetime has no sealed result yet/)
    night
      .given()
      .when(takeNow(night.state(), { cue: 'end', step: 0 }))
      .thenFacts({ kind: 'cue-taken', cue: 'end' })
  })

  it('a level never sealed is not offered as what comes next', () => {
    const night = evening().jump('lifetime:title')
    expect(takeNow(night.state())).toMatchObject({ to: { cue: 'lifetime:envelope' } })
  })

  it('a take of a level that was never sealed goes on to the envelope', () => {
    const night = evening().jump('lifetime:title')
    const take = takeNow(night.state(), { cue: 'lifetime:level:commended', step: 0 })
    night.given().when(take).thenFacts({ kind: 'cue-taken', cue: 'lifetime:envelope' })
  })

  it('a level sealed after the rundown passed it comes next, so that no commendation is lost', () => {
    const night = evening(sampleShow(), [])
    night.jump('housing:shortlist', 1).take()
    expect(on(night)).toBe('housing:envelope')
    night.must({
      kind: 'set-result',
      category: 'housing',
      levels: [awarded('winner', ['h-1']), awarded('commended', ['h-2'])],
      reason: null,
    })
    expect(on(night.take())).toBe('housing:level:commended')
    expect(on(night.take())).toBe('housing:envelope')
    expect(on(night.take())).toBe('housing:winner:winner')
  })

  it('the winner is refused while a lower level is still sealed', () => {
    const night = evening().jump('housing:envelope')
    night
      .given()
      .when(takeNow(night.state(), { cue: 'housing:winner:winner', step: 0 }))
      .thenRefused('lower-levels-first', /Highly Commended of Housing is still sealed/)
  })

  it('a result is revealed only from within its category', () => {
    const night = evening().take()
    for (const cue of ['housing:winner:winner', 'housing:level:commended']) {
      night
        .given()
        .when(takeNow(night.state(), { cue, step: 0 }))
        .thenRefused('reveal-out-of-place', /take Housing/)
    }
    night.jump('climate:title')
    night
      .given()
      .when(takeNow(night.state(), { cue: 'housing:level:commended', step: 0 }))
      .thenRefused('reveal-out-of-place')
  })

  it('a result that was revealed may be shown again from anywhere, and is not revealed twice', () => {
    const night = evening().take(7).jump('end')
    night
      .given()
      .when(takeNow(night.state(), { cue: 'housing:winner:winner', step: 0 }))
      .thenFacts({ kind: 'cue-taken', cue: 'housing:winner:winner' })
  })

  it('nothing is revealed behind a blackout; other cues may be taken', () => {
    const night = evening().take(6)
    night.must({ kind: 'blackout', on: true })
    night.given().when(takeNow(night.state())).thenRefused('stage-is-black')
    night
      .given()
      .when(takeNow(night.state(), { cue: 'interval', step: 0 }))
      .thenFacts({ kind: 'cue-taken' })
  })

  it('one take may open several empty levels on its way', () => {
    const night = evening(threeLevelShow(), [{ category: 'housing', levels: [awarded('gold', ['h-1'])] }])
    night.jump('housing:shortlist', 1)
    const outcome = night.arm().given().when(takeNow(night.state()))
    outcome.thenFacts(
      { kind: 'level-revealed', level: 'bronze' },
      { kind: 'level-revealed', level: 'silver' },
      { kind: 'cue-taken', cue: 'housing:envelope' },
    )
    expect(outcome.errands.map(({ level }) => level)).toEqual(['bronze', 'silver'])
  })

  it('[E1] a retracted level further on stops a take before any envelope is opened', () => {
    const decided = [[], ['h-1']].map((bronze) => {
      const night = evening(threeLevelShow(), [
        {
          category: 'housing',
          levels: [awarded('gold', ['h-3']), awarded('silver', ['h-2']), awarded('bronze', bronze)],
        },
      ])
      night.jump('housing:title').jump('housing:level:silver')
      night.must({ kind: 'retract', category: 'housing', level: 'silver', reason: null })
      night.jump('housing:shortlist', 1)
      night
        .given()
        .when(takeNow(night.state(), { cue: 'housing:level:bronze', step: 0 }))
        .thenRefused('result-retracted')
      return decideWith(fakeVault(), night.state(), { ...takeNow(night.state()), id: 'the-same-id' } as never)
        .decision
    })
    expect(decided[0]).toEqual(decided[1])
  })

  it('Gold, Silver and Bronze are revealed last to first', () => {
    const night = evening(threeLevelShow(), [
      {
        category: 'climate',
        levels: [awarded('gold', ['c-1']), awarded('silver', ['c-2']), awarded('bronze', ['c-3', 'c-4'])],
      },
    ])
    night.jump('climate:shortlist').take(4)
    expect(night.state().reveals.map(({ level }) => level)).toEqual(['bronze', 'silver', 'gold'])
  })

  it('a show whose rundown has no more than a category ends at its winner', () => {
    const show = sampleShow({
      categories: [category('x', 'X', entries('x', 2))],
      rundown: [{ kind: 'category', id: 's', category: 'x' }],
    })
    const night = evening(show, [{ category: 'x', levels: [awarded('winner', ['x-1'])] }]).take(4)
    expect(on(night)).toBe('s:winner:winner')
    expect(() => takeNow(night.state())).toThrow()
  })

  it('an envelope opened for an older version is asked for again, never used', () => {
    const vault = fakeVault()
    const night = evening(sampleShow(), sampleResults(), vault).take(4).arm()
    const take = takeNow(night.state())
    const stale = decideWith(vault, night.state(), { ...take, id: 'stale-take' } as never).context.opened
    night.must({
      kind: 'set-result',
      category: 'housing',
      levels: [awarded('winner', ['h-1'])],
      reason: 'A recount',
    })
    night.arm()
    const command = { ...takeNow(night.state()), id: 'fresh-take' }
    expect(stale).toHaveLength(1)
    const { errands } = decideWith(vault, night.state(), command as never)
    expect(errands).toMatchObject([{ level: 'commended', version: 2 }])
  })
})
