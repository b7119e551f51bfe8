import { describe, expect, it } from 'vitest'
import { backNow, DOORS, emptyEvening, evening, takeNow } from '../../helpers/given.ts'
import { awarded, threeLevelShow } from '../../helpers/show.ts'

const on = (night: ReturnType<typeof evening>) => night.state().programme.on?.cue ?? null

describe('back', () => {
  it('[T3] goes back by steps and cues, past what has nothing to show, and never un-reveals', () => {
    const night = evening().jump('climate:shortlist').take(2)
    expect(on(night)).toBe('climate:winner:winner')
    expect(on(night.back())).toBe('climate:envelope')
    expect(on(night.back())).toBe('climate:shortlist')
    expect(night.state().results['climate']?.['winner']?.status).toBe('revealed')
    expect(on(night.back())).toBe('climate:title')
  })

  it('[T3] passes an envelope that is still sealed', () => {
    const night = evening().jump('climate:title').back()
    expect(on(night)).toBe('housing:envelope')
    expect(on(night.back())).toBe('housing:shortlist')
    expect(night.state().programme.on?.step).toBe(1)
    expect(night.back().state().programme.on).toEqual({ cue: 'housing:shortlist', step: 0 })
  })

  it('[T3] from the holding slide it brings back what was cleared', () => {
    const night = evening().take(7)
    night.must({ kind: 'clear' })
    night
      .given()
      .when(backNow(night.state()))
      .thenFacts({ kind: 'stepped-back', cue: 'housing:winner:winner' })
  })

  it('[T3] never shows a retracted result, also from the holding slide', () => {
    const night = evening().take(7)
    night.must({ kind: 'clear' })
    night.must({ kind: 'retract', category: 'housing', level: 'winner', reason: null })
    night.given().when(backNow(night.state())).thenFacts({ kind: 'stepped-back', cue: 'housing:envelope' })
  })

  it('[T3] never shows an empty level, also after a retract', () => {
    const night = evening(threeLevelShow(), [
      { category: 'housing', levels: [awarded('gold', ['h-1']), awarded('silver', ['h-2'])] },
    ])
    night.jump('housing:shortlist', 1).take()
    expect(on(night)).toBe('housing:level:silver')
    night.must({ kind: 'retract', category: 'housing', level: 'silver', reason: null })
    night
      .given()
      .when(backNow(night.state()))
      .thenFacts({ kind: 'stepped-back', cue: 'housing:shortlist', step: 1 })
  })

  it('is refused before the first cue, and on the first', () => {
    const night = evening()
    night.given().when(backNow(night.state())).thenRefused('nothing-before')
    night.take()
    night.given().when(backNow(night.state())).thenRefused('nothing-before')
  })

  it('[T1] is refused when the programme has moved on', () => {
    const night = evening().take(3)
    const slow = backNow(night.state())
    night.back()
    night.given().when(slow).thenRefused('programme-moved')
  })
})

describe('clear, blackout, preview', () => {
  it('[T3] clear shows the holding slide at once, and counts on from where it was', () => {
    const night = evening().take(2)
    night
      .given()
      .when({ kind: 'clear' }, { now: DOORS + 9000 })
      .thenFacts({ kind: 'programme-cleared', showAt: DOORS + 9000 })
    night.must({ kind: 'clear' })
    expect(on(night)).toBeNull()
    expect(takeNow(night.state())).toMatchObject({ to: { cue: 'housing:shortlist', step: 0 } })
  })

  it('[T2] clear and blackout pressed twice change nothing the second time', () => {
    const night = evening().take()
    night.must({ kind: 'clear' })
    night.given().when({ kind: 'clear' }).thenNothing()
    night.must({ kind: 'blackout', on: true })
    night.given().when({ kind: 'blackout', on: true }).thenNothing()
  })

  it('[T3] blackout works from every desk', () => {
    for (const role of ['producer', 'operator', 'scrutineer', 'editor'] as const) {
      evening()
        .given()
        .when({ kind: 'blackout', on: true }, { role })
        .thenFacts({ kind: 'blackout-set', on: true })
    }
  })

  it('[T3] blackout keeps what is under it', () => {
    const night = evening().take(2)
    night.must({ kind: 'blackout', on: true })
    night.must({ kind: 'blackout', on: false })
    expect(night.state().programme).toMatchObject({ on: { cue: 'housing:title', step: 0 }, black: false })
  })

  it('from the holding slide the category comes back before an envelope is opened', () => {
    const night = evening().take(6)
    night.must({ kind: 'clear' })
    expect(on(night.take())).toBe('housing:envelope')
    expect(on(night.take())).toBe('housing:winner:winner')
  })

  it('a chosen preview is what comes next, once', () => {
    const night = evening().take()
    night.must({ kind: 'preview', to: { cue: 'interval', step: 0 } })
    expect(on(night.take())).toBe('interval')
    expect(takeNow(night.state())).toMatchObject({ to: { cue: 'lifetime:title' } })
  })

  it('a preview can be given up, is refused beyond the rundown, and is quiet when chosen twice', () => {
    const night = evening().take()
    night
      .given()
      .when({ kind: 'preview', to: { cue: 'nowhere', step: 0 } })
      .thenRefused('no-such-cue')
    night
      .given()
      .when({ kind: 'preview', to: { cue: 'end', step: 1 } })
      .thenRefused('no-such-cue')
    night.must({ kind: 'preview', to: { cue: 'end', step: 0 } })
    night
      .given()
      .when({ kind: 'preview', to: { cue: 'end', step: 0 } })
      .thenNothing()
    night.must({ kind: 'preview', to: null })
    expect(takeNow(night.state())).toMatchObject({ to: { cue: 'housing:title' } })
    night.given().when({ kind: 'preview', to: null }).thenNothing()
  })
})

it('before the show is opened every command is refused', () => {
  const night = emptyEvening()
  night.given().when({ kind: 'clear' }).thenRefused('no-such-show')
  night.given().when({ kind: 'preview', to: null }).thenRefused('no-such-show')
})
