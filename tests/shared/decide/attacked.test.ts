/** Holes that an attack on the rules found, each kept shut. */
import { describe, expect, it } from 'vitest'
import type { Wish } from '#shared/commands'
import { deskView } from '#shared/desk-view'
import { showLine } from '#shared/shows-view'
import { armNow, evening } from '../../helpers/given.ts'
import { awarded, sampleResults, sampleShow } from '../../helpers/show.ts'

const ADA = { name: 'Ada', desk: 'desk-of-ada' }
const GRACE = { name: 'Grace', role: 'scrutineer', desk: 'desk-of-grace' } as const
const retract = (category: string, level: string, revision?: number): Wish => ({
  kind: 'retract',
  category,
  level,
  reason: null,
  ...(revision === undefined ? {} : { revision }),
})
const set = (category: string, levels: ReturnType<typeof awarded>[], revision?: number): Wish => ({
  kind: 'set-result',
  category,
  levels,
  reason: 'Recount',
  ...(revision === undefined ? {} : { revision }),
})
const lastReveal = (night: ReturnType<typeof evening>) => deskView(night.state(), 'operator')?.live.lastReveal

describe('[T1] what is retracted, corrected or sealed is what was seen', () => {
  const correct = (entries: string[], revision?: number): Wish => ({
    kind: 'correct-result',
    category: 'housing',
    level: 'winner',
    entries,
    citation: null,
    reason: 'Misread',
    ...(revision === undefined ? {} : { revision }),
  })

  it('an older correction does not overwrite a newer one unseen, nor does a retract take it down', () => {
    const night = evening().take(7)
    const seen = lastReveal(night)?.revision ?? 0
    night
      .given()
      .when(correct(['h-1'], seen))
      .thenFacts({ kind: 'result-corrected' }, { kind: 'publication-scheduled' })
    night.must(correct(['h-2'], seen))
    night
      .given()
      .when(correct(['h-1'], seen))
      .thenRefused('target-changed', /Housing was changed/)
    night
      .given()
      .when(retract('housing', 'winner', seen))
      .thenRefused('target-changed')
    night
      .given()
      .when(retract('housing', 'winner', lastReveal(night)?.revision))
      .thenFacts({ kind: 'reveal-retracted' })
  })

  it('an older result does not overwrite a newer envelope unseen', () => {
    const night = evening()
    night.must(set('housing', [awarded('winner', ['h-1'])], 1))
    night
      .given()
      .when(set('housing', [awarded('winner', ['h-2'])], 1))
      .thenRefused('target-changed')
  })
})

describe('what a retract takes back', () => {
  it('is the result on screen, also when another was announced or revealed since', () => {
    const night = evening().take(7)
    night.must({ kind: 'stage-category', category: 'climate', onStage: false, push: true })
    night.must({ kind: 'announce', category: 'climate' })
    expect(lastReveal(night)).toMatchObject({ category: 'housing', level: 'winner' })
    night.back().back()
    expect(night.state().programme.on?.cue).toBe('housing:level:commended')
    expect(lastReveal(night)).toMatchObject({ category: 'housing', level: 'commended' })
  })

  it('is the last that the room was shown, when none is on screen', () => {
    const night = evening().take(7)
    night.must({ kind: 'stage-category', category: 'climate', onStage: false, push: true })
    night.must({ kind: 'announce', category: 'climate' })
    night.must({ kind: 'clear' })
    expect(lastReveal(night)).toMatchObject({ category: 'housing', level: 'winner' })
  })
})

describe('the wrong card of one level', () => {
  it('leaves the other envelopes as they are: only what is named is sealed anew', () => {
    const night = evening().take(5)
    const before = night.state().results['housing']?.['winner']
    night.must(retract('housing', 'commended'))
    night.must(set('housing', [awarded('commended', ['h-1'])]))
    expect(night.state().results['housing']?.['winner']).toEqual(before)
    expect(night.state().results['housing']?.['commended']).toMatchObject({ status: 'sealed', version: 2 })
  })

  it('does not open the way to the winner from the holding slide', () => {
    const night = evening().take(5)
    night.must(retract('housing', 'commended'))
    night.must(set('housing', [awarded('commended', [])]))
    night.take()
    night.must({ kind: 'clear' })
    night
      .given()
      .when(armNow(night.state(), { cue: 'housing:winner:winner', step: 0 }))
      .thenRefused('reveal-out-of-place')
  })

  it('of two cards that were swapped, the room goes on waiting for the one it was shown last', () => {
    const night = evening().take(7).jump('climate:title').take(3)
    night.must(retract('climate', 'winner'))
    night.must(retract('housing', 'winner'))
    night.must(set('climate', [awarded('winner', ['c-3'])]), ADA)
    expect(night.state().armed).toMatchObject({ cue: 'climate:winner:winner' })
  })
})

describe('two pairs of eyes', () => {
  const twoPerson = () => evening(sampleShow({ settings: { twoPerson: true } })).take(4)
  const confirmNow = (night: ReturnType<typeof evening>): Wish => {
    const { cue = '', step = 0, revision = 0 } = night.state().armed ?? {}
    return { kind: 'confirm', to: { cue, step, revision } }
  }

  it('automation is nobody’s eyes', () => {
    const night = twoPerson()
    night.must(armNow(night.state()), ADA)
    night.given().when(confirmNow(night), { name: 'automation' }).thenRefused('confirm-elsewhere')
    night.given().when(confirmNow(night), GRACE).thenFacts({ kind: 'reveal-confirmed' })
  })

  it('what a button armed is not confirmed by whoever drives beside it', () => {
    const night = twoPerson()
    night.must({ kind: 'drive', from: null }, ADA)
    night.must(armNow(night.state()), { name: 'automation' })
    night.given().when(confirmNow(night), ADA).thenRefused('confirm-elsewhere')
    night
      .given()
      .when(confirmNow(night), { ...GRACE, name: 'Ada' })
      .thenRefused('confirm-elsewhere')
    night.given().when(confirmNow(night), GRACE).thenFacts({ kind: 'reveal-confirmed' })
  })

  it('what automation asked to announce, automation does not agree to', () => {
    const night = evening(sampleShow({ settings: { twoPerson: true } }), sampleResults())
    night.must({ kind: 'stage-category', category: 'climate', onStage: false, push: true })
    night.must({ kind: 'announce', category: 'climate' }, ADA)
    night.given().when({ kind: 'announce', category: 'climate' }, { name: 'automation' }).thenNothing()
  })
})

describe('armed', () => {
  const wrong = () => {
    const night = evening().take(7)
    night.must(retract('housing', 'winner'))
    return night
  }

  it('is nothing by a machine that seals, and nothing behind a blackout', () => {
    const night = wrong()
    night.must(set('housing', [awarded('winner', ['h-1'])]), { name: 'jury room' })
    expect(night.state().armed).toBeNull()
    const dark = wrong()
    dark.must({ kind: 'blackout', on: true })
    dark.must(set('housing', [awarded('winner', ['h-1'])]), ADA)
    expect(dark.state().armed).toBeNull()
  })

  it('is nothing that was passed over meanwhile', () => {
    const night = evening().take(7).jump('climate:title')
    night.must({ kind: 'clear' })
    night.must(retract('housing', 'winner'))
    night.must(set('housing', [awarded('winner', ['h-1'])]), ADA)
    if (!night.state().armed)
      night.must(armNow(night.state(), { cue: 'housing:winner:winner', step: 0 }), ADA)
    const skip = (skipped: boolean): Wish => ({
      kind: 'skip-segment',
      segment: 'housing',
      skipped,
      push: true,
    })
    night.must(skip(true), ADA)
    night.must(skip(false), ADA)
    expect(night.state().armed).toBeNull()
  })
})

it('a running evening is on the holding slide and behind a blackout, too', () => {
  const running = (night: ReturnType<typeof evening>) =>
    showLine(night.state(), { openedAt: 0, startsAt: null })?.programme.isRunning
  expect(running(evening())).toBe(false)
  const night = evening().take(3)
  expect(running(night)).toBe(true)
  night.must({ kind: 'blackout', on: true })
  expect(running(night)).toBe(true)
  night.must({ kind: 'blackout', on: false })
  night.must({ kind: 'clear' })
  expect(running(night)).toBe(true)
  expect(running(night.jump('end'))).toBe(false)
})
