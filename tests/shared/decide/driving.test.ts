import { describe, expect, it } from 'vitest'
import type { Wish } from '#shared/commands'
import { armNow, backNow, evening, takeNow } from '../../helpers/given.ts'
import { awarded } from '../../helpers/show.ts'

const ADA = { name: 'Ada', desk: 'desk-of-ada' }
const BEN = { name: 'Ben', desk: 'desk-of-ben' }

const driven = () => {
  const night = evening()
  night.must(takeNow(night.state()), ADA)
  return night
}

describe('one desk drives', () => {
  it('the first that moves the stage, from then on', () => {
    const night = evening()
    night
      .given()
      .when(takeNow(night.state()), ADA)
      .thenFacts({ kind: 'desk-driving', desk: 'desk-of-ada' }, { kind: 'cue-taken' })
    expect(driven().state().driver).toMatchObject({ desk: 'desk-of-ada', name: 'Ada' })
  })

  it('every other desk is refused what moves the stage, and reads who drives', () => {
    const night = driven().jump('housing:title').take(5)
    const wishes: Wish[] = [
      takeNow(night.state()),
      armNow(night.state(), { cue: 'climate:title', step: 0 }),
      { kind: 'disarm' },
      backNow(night.state()),
      { kind: 'clear' },
      { kind: 'preview', to: null },
      { kind: 'retract', category: 'housing', level: 'winner', reason: null },
    ]
    for (const wish of wishes) {
      night.given().when(wish, BEN).thenRefused('not-driving', 'Ada drives at another desk. Take over first.')
    }
  })

  it('[T3] blackout works from every desk; so do results and posts', () => {
    const night = driven()
    night.given().when({ kind: 'blackout', on: true }, BEN).thenFacts({ kind: 'blackout-set', on: true })
    night.given().when({ kind: 'write-post', text: 'Hello' }, BEN).thenFacts({ kind: 'post-written' })
    night
      .given()
      .when({ kind: 'set-result', category: 'lifetime', levels: [awarded('winner', [])], reason: null }, BEN)
      .thenFacts({ kind: 'result-sealed' })
  })

  it('somebody else who sits down at the driving desk drives by their own name', () => {
    const night = driven()
    night.must(takeNow(night.state()), { ...ADA, name: 'Grace' })
    expect(night.state().driver).toMatchObject({ desk: 'desk-of-ada', name: 'Grace' })
    night
      .given()
      .when(takeNow(night.state()), BEN)
      .thenRefused('not-driving', /^Grace drives/)
  })

  it('a correction of what the room looks at comes from the driving desk or a scrutineer', () => {
    const night = driven().jump('housing:title').take(5)
    const correct: Wish = {
      kind: 'correct-result',
      category: 'housing',
      level: 'winner',
      entries: ['h-1'],
      citation: null,
      reason: 'Misread',
    }
    night.given().when(correct, BEN).thenRefused('not-driving')
    for (const by of [ADA, { ...BEN, role: 'scrutineer' as const }])
      night
        .given()
        .when(correct, by)
        .thenFacts({ kind: 'result-corrected' }, { kind: 'publication-scheduled' })
    night
      .given()
      .when({ ...correct, level: 'commended', entries: ['h-2'] }, BEN)
      .thenFacts({ kind: 'result-corrected' }, { kind: 'publication-scheduled' })
  })

  it('blackout makes nobody drive', () => {
    const night = evening()
    night.must({ kind: 'blackout', on: true }, BEN)
    expect(night.state().driver).toBeNull()
  })

  it('automation has no desk, acts for the house, and does not take over', () => {
    const night = driven()
    night.take()
    expect(night.state().driver?.desk).toBe('desk-of-ada')
  })

  it('[T1] of two that may both drive the faster is obeyed, and the other reads who and what', () => {
    const night = evening().take(2)
    const both = takeNow(night.state())
    night.must(both, { name: 'Stream Deck' })
    night
      .given()
      .when(both, ADA)
      .thenRefused(
        'programme-moved',
        'Stream Deck was faster: on now is Housing — Shortlist 1 of 2. Nothing was taken.',
      )
  })
})

describe('drive', () => {
  it('takes over from the desk that it saw driving', () => {
    const night = driven()
    night
      .given()
      .when({ kind: 'drive', from: 'desk-of-ada' }, BEN)
      .thenFacts({ kind: 'desk-driving', desk: 'desk-of-ben' })
    night.must({ kind: 'drive', from: 'desk-of-ada' }, BEN)
    night
      .given()
      .when(takeNow(night.state()), ADA)
      .thenRefused('not-driving', /^Ben drives/)
    night
      .given()
      .when(takeNow(night.state()), BEN)
      .thenFacts({ kind: 'cue-taken' }, { kind: 'publication-scheduled' })
  })

  it('is refused to one that saw somebody else, and to those who may not take', () => {
    const night = driven()
    night.must({ kind: 'drive', from: 'desk-of-ada' }, BEN)
    night
      .given()
      .when({ kind: 'drive', from: 'desk-of-ada' }, { name: 'Cem', desk: 'desk-of-cem' })
      .thenRefused('driver-changed', /^Ben has taken over/)
    night
      .given()
      .when({ kind: 'drive', from: 'desk-of-ben' }, { ...ADA, role: 'scrutineer' })
      .thenRefused('not-your-role')
  })

  it('stays quiet at the desk that drives already', () => {
    driven().given().when({ kind: 'drive', from: null }, ADA).thenNothing()
  })

  it('[T1] does not touch the programme: what was armed stays armed, for whoever drives now', () => {
    const night = evening().take(6)
    night.must(armNow(night.state()), ADA)
    const seen = takeNow(night.state())
    night.must({ kind: 'drive', from: 'desk-of-ada' }, BEN)
    expect(night.given().when(seen, BEN).errands).toHaveLength(1)
  })
})

describe('the wrong envelope', () => {
  const wrong = () => {
    const night = evening().take(6)
    night.must(armNow(night.state()), ADA)
    night.must(takeNow(night.state()), ADA)
    return night
  }
  const right: Wish = {
    kind: 'set-result',
    category: 'housing',
    levels: [awarded('winner', ['h-1'])],
    reason: 'The wrong card',
  }

  it('[T3] from the wrong winner to the right one it is three acts: retract, seal, take', () => {
    const night = wrong()
    night.must({ kind: 'retract', category: 'housing', level: 'winner', reason: null }, ADA)
    expect(night.state().programme.on).toBeNull()
    night.must(right, ADA)
    expect(night.state().armed).toMatchObject({ cue: 'housing:winner:winner' })
    night.must(takeNow(night.state()), ADA)
    expect(night.state().programme.on?.cue).toBe('housing:winner:winner')
    expect(night.state().results['housing']?.['winner']).toMatchObject({ result: { entries: ['h-1'] } })
    expect(night.state().retracted).toBeNull()
  })

  it('sealed by somebody who does not drive, it is not armed over the operator’s head', () => {
    const night = wrong()
    night.must({ kind: 'retract', category: 'housing', level: 'winner', reason: null }, ADA)
    night.must(right, { ...BEN, role: 'scrutineer' })
    expect(night.state().armed).toBeNull()
    night.must(armNow(night.state()), ADA)
    expect(night.given().when(takeNow(night.state()), ADA).errands).toHaveLength(1)
  })

  it('a result sealed while nothing was retracted is not armed', () => {
    const night = evening().take(6)
    night.must(right, ADA)
    expect(night.state().armed).toBeNull()
    const elsewhere = wrong()
    elsewhere.must({ kind: 'retract', category: 'housing', level: 'winner', reason: null }, ADA)
    elsewhere.must(
      { kind: 'set-result', category: 'lifetime', levels: [awarded('winner', [])], reason: null },
      ADA,
    )
    expect(elsewhere.state().armed).toBeNull()
  })

  it('corrected in place it is one act, on the screen at once', () => {
    const night = wrong()
    const seq = night.state().programme.seq
    night.must({
      kind: 'correct-result',
      category: 'housing',
      level: 'winner',
      entries: ['h-1'],
      citation: null,
      reason: 'The wrong card',
    })
    expect(night.state().programme).toMatchObject({ on: { cue: 'housing:winner:winner' } })
    expect(night.state().programme.seq).toBeGreaterThan(seq)
  })
})
