import { describe, expect, it } from 'vitest'
import { acceptedAs } from '#shared/state'
import { DOORS, EPOCH, evening, LEAD_MS, takeNow } from '../../helpers/given.ts'
import { awarded } from '../../helpers/show.ts'

const on = (night: ReturnType<typeof evening>) => night.state().programme.on?.cue ?? null

describe('take', () => {
  it('[S2] takes the first cue, to be painted after the lead', () => {
    const night = evening()
    night
      .given()
      .when(takeNow(night.state()), { now: DOORS + 5000 })
      .thenFacts({ kind: 'cue-taken', cue: 'opening', step: 0, showAt: DOORS + 5000 + LEAD_MS })
  })

  it('runs through the steps of a long shortlist before it moves on', () => {
    const night = evening().take(3)
    expect(night.state().programme.on).toEqual({ cue: 'housing:shortlist', step: 0 })
    expect(night.take().state().programme.on).toEqual({ cue: 'housing:shortlist', step: 1 })
    expect(on(night.take())).toBe('housing:level:commended')
  })

  it('runs through the whole evening in the order of the rundown, and then there is no more', () => {
    const night = evening()
    night.must({
      kind: 'set-result',
      category: 'lifetime',
      levels: [awarded('winner', [], 'For a life.')],
      reason: null,
    })
    const seen: string[] = []
    for (let i = 0; i < 16; i += 1) seen.push(on(night.take()) ?? '')
    expect(seen).toEqual([
      'opening',
      'housing:title',
      'housing:shortlist',
      'housing:shortlist',
      'housing:level:commended',
      'housing:envelope',
      'housing:winner:winner',
      'climate:title',
      'climate:shortlist',
      'climate:envelope',
      'climate:winner:winner',
      'interval',
      'lifetime:title',
      'lifetime:envelope',
      'lifetime:winner:winner',
      'end',
    ])
    expect(() => takeNow(night.state())).toThrow('at its end')
  })

  it('refuses a cue or a step the rundown does not have', () => {
    const night = evening()
    const take = takeNow(night.state())
    if (take.kind !== 'take') throw new Error('not a take')
    night
      .given()
      .when({ ...take, to: { cue: 'housing:nothing', step: 0, revision: 1 } })
      .thenRefused('no-such-cue')
    night
      .given()
      .when({ ...take, to: { ...take.to, step: 1 } })
      .thenRefused('no-such-cue')
  })

  it('[T1] a take that saw an older programme is refused', () => {
    const night = evening().take()
    const slow = takeNow(night.state())
    night.take()
    night.given().when(slow).thenRefused('programme-moved')
  })

  it('[T1] of two desks that press at once, one is accepted and the slower refused', () => {
    const night = evening().take(2)
    const both = takeNow(night.state())
    night.must(both, { name: 'first desk' })
    const after = night.state()
    night
      .given()
      .when(both, { name: 'second desk' })
      .thenRefused(
        'programme-moved',
        'first desk was faster: on now is Housing — Shortlist 1 of 2. Nothing was taken.',
      )
    expect(night.state()).toBe(after)
  })

  it('[T1] a take that saw another log is refused', () => {
    const night = evening()
    const take = takeNow(night.state())
    if (take.kind !== 'take') throw new Error('not a take')
    for (const epoch of [
      { ...EPOCH, generation: 2 },
      { ...EPOCH, id: 'f'.repeat(16) },
    ]) {
      night
        .given()
        .when({ ...take, from: { ...take.from, epoch } })
        .thenRefused('log-replaced')
    }
  })

  it('[T1] a take whose target was sealed anew is refused by name', () => {
    const night = evening().take(6)
    const seen = takeNow(night.state())
    night.must({
      kind: 'set-result',
      category: 'housing',
      levels: [awarded('winner', ['h-1'])],
      reason: 'A recount',
    })
    night
      .given()
      .when(seen)
      .thenRefused('target-changed', /Housing was changed/)
  })

  it('[T1] posts, previews and results of other categories do not refuse a take', () => {
    const night = evening().take(5)
    const seen = takeNow(night.state())
    night.must({ kind: 'write-post', text: 'Good evening' })
    night.must({ kind: 'preview', to: { cue: 'end', step: 0 } })
    night.must({ kind: 'set-result', category: 'lifetime', levels: [awarded('winner', [])], reason: null })
    night.given().when(seen).thenFacts({ kind: 'cue-taken', cue: 'housing:envelope' })
  })

  it('[T2] a second press within the guard time is refused; after it, accepted', () => {
    const night = evening()
    night
      .given()
      .when(takeNow(night.state()), { sinceTakeMs: 799 })
      .thenRefused('too-soon', /press again/)
    night.given().when(takeNow(night.state()), { sinceTakeMs: 800 }).thenFacts({ kind: 'cue-taken' })
  })

  it('[T2] an accepted command is remembered with the commit that took it', () => {
    const night = evening().take()
    expect(acceptedAs(night.state(), 'command-2')).toBe(2)
    expect(acceptedAs(night.state(), 'command-9')).toBeUndefined()
    expect(acceptedAs(night.state(), 'toString')).toBeUndefined()
  })
})
