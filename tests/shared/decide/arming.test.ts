import { describe, expect, it } from 'vitest'
import type { Wish } from '#shared/commands'
import { armNow, backNow, evening, takeNow } from '../../helpers/given.ts'
import { awarded, sampleResults, sampleShow } from '../../helpers/show.ts'

const atEnvelope = () => evening().take(6)
const WINNER = { cue: 'housing:winner:winner', step: 0 }
const GRACE = { name: 'Grace', role: 'scrutineer', desk: 'desk-of-grace' } as const
const confirmNow = (night: ReturnType<typeof evening>): Wish => {
  const { armed } = night.state()
  if (!armed) throw new Error('Nothing is armed')
  const { cue, step, revision } = armed
  return { kind: 'confirm', to: { cue, step, revision } }
}

describe('arm', () => {
  it('makes a reveal ready, and opens nothing', () => {
    const night = atEnvelope()
    const armed = night.given().when(armNow(night.state()))
    armed.thenFacts({ kind: 'reveal-armed', ...WINNER, revision: 1, desk: null })
    expect(armed.errands).toEqual([])
  })

  it('[T1] is refused when the programme has moved on, or its target was changed', () => {
    const night = atEnvelope()
    const seen = armNow(night.state())
    night.back()
    night.given().when(seen).thenRefused('programme-moved')
    const again = evening().take(6)
    const stale = armNow(again.state())
    again.must({ kind: 'set-result', category: 'housing', levels: [awarded('winner', ['h-1'])], reason: 'x' })
    again.given().when(stale).thenRefused('target-changed')
  })

  it('is refused where there is nothing to open, and where the reveal itself would be', () => {
    const night = evening().take(2)
    night
      .given()
      .when(armNow(night.state()))
      .thenRefused('nothing-to-arm', /Shortlist 1 of 2 opens no envelope/)
    night.given().when(armNow(night.state(), WINNER)).thenRefused('lower-levels-first')
    const dark = atEnvelope()
    dark.must({ kind: 'blackout', on: true })
    dark.given().when(armNow(dark.state())).thenRefused('stage-is-black')
  })

  it('stays quiet when it is armed already', () => {
    const night = atEnvelope().arm()
    night.given().when(armNow(night.state())).thenNothing()
  })
})

describe('a reveal', () => {
  it('is refused until it was armed: one press never opens an envelope', () => {
    const night = atEnvelope()
    night
      .given()
      .when(takeNow(night.state()))
      .thenRefused('not-armed', 'Housing — Winner opens an envelope. Arm it first, then take.')
    night
      .arm()
      .given()
      .when(takeNow(night.state()))
      .thenFacts(
        { kind: 'level-revealed', level: 'winner' },
        { kind: 'publication-scheduled' },
        { kind: 'cue-taken', ...WINNER },
      )
  })

  it('[T2] two taps of one finger are not two acts', () => {
    const night = atEnvelope().arm()
    night.given().when(takeNow(night.state()), { sinceArmMs: 249 }).thenRefused('too-soon')
    expect(night.given().when(takeNow(night.state()), { sinceArmMs: 250 }).errands).toHaveLength(1)
  })

  it('that needs no envelope opened needs no arming: shown again, it is an ordinary take', () => {
    const night = evening().take(7).jump('end')
    night
      .given()
      .when(takeNow(night.state(), WINNER))
      .thenFacts({ kind: 'cue-taken', ...WINNER })
  })

  const undoes: [string, (night: ReturnType<typeof evening>) => unknown][] = [
    ['disarm', (night) => night.must({ kind: 'disarm' })],
    [
      'another choice of what comes next',
      (night) => night.must({ kind: 'preview', to: { cue: 'end', step: 0 } }),
    ],
    ['back', (night) => night.must(backNow(night.state()))],
    ['clear', (night) => night.must({ kind: 'clear' })],
    ['blackout', (night) => night.must({ kind: 'blackout', on: true })],
    ['a take of something else', (night) => night.must(takeNow(night.state(), { cue: 'end', step: 0 }))],
    [
      'its result sealed anew',
      (night) =>
        night.must({
          kind: 'set-result',
          category: 'housing',
          levels: [awarded('winner', ['h-1'])],
          reason: 'A recount',
        }),
    ],
    [
      'a lower level retracted',
      (night) => night.must({ kind: 'retract', category: 'housing', level: 'commended', reason: null }),
    ],
  ]
  it.each(undoes)('is armed no more after %s', (_what, undo) => {
    const night = atEnvelope().arm()
    expect(night.state().armed).toMatchObject({ ...WINNER, by: 'Ada' })
    undo(night)
    expect(night.state().armed).toBeNull()
  })

  it('stays armed while posts are written and other categories are sealed', () => {
    const night = atEnvelope().arm()
    night.must({ kind: 'write-post', text: 'Now' })
    night.must({ kind: 'set-result', category: 'lifetime', levels: [awarded('winner', [])], reason: null })
    expect(night.given().when(takeNow(night.state())).errands).toHaveLength(1)
  })
})

describe('disarm', () => {
  it('undoes it', () => {
    atEnvelope().arm().given().when({ kind: 'disarm' }).thenFacts({ kind: 'reveal-disarmed' })
  })
  it('is refused to who may not arm', () => {
    atEnvelope().arm().given().when({ kind: 'disarm' }, { role: 'editor' }).thenRefused('not-your-role')
  })
  it('stays quiet when nothing is armed', () => {
    atEnvelope().given().when({ kind: 'disarm' }).thenNothing()
  })
})

describe('two-person mode', () => {
  const twoPerson = () =>
    evening(sampleShow({ settings: { twoPerson: true } }))
      .take(4)
      .arm()

  it('a take waits until somebody else, at another desk, confirmed it', () => {
    const night = twoPerson()
    night
      .given()
      .when(takeNow(night.state()))
      .thenRefused('not-confirmed', /by a second person/)
    night
      .given()
      .when(confirmNow(night), GRACE)
      .thenFacts({ kind: 'reveal-confirmed', desk: 'desk-of-grace' })
    night.must(confirmNow(night), GRACE)
    expect(night.state().armed?.confirmedBy).toBe('Grace')
    expect(night.given().when(takeNow(night.state())).errands).toHaveLength(1)
  })

  it('nobody confirms what they armed: not by another name at the same desk, nor by the same name at another', () => {
    const night = twoPerson()
    night
      .given()
      .when(confirmNow(night), { ...GRACE, desk: null })
      .thenRefused('confirm-elsewhere')
    night
      .given()
      .when(confirmNow(night), { ...GRACE, name: 'Ada' })
      .thenRefused('confirm-elsewhere')
  })

  it('confirms what is armed and nothing else, by those whose role it is', () => {
    const night = twoPerson()
    const seen = confirmNow(night)
    night
      .given()
      .when(seen, { ...GRACE, role: 'operator' })
      .thenRefused('not-your-role')
    night.must({ kind: 'set-result', category: 'housing', levels: [awarded('winner', ['h-1'])], reason: 'x' })
    night.given().when(seen, GRACE).thenRefused('not-armed')
    night.arm()
    expect(night.state().armed?.confirmedBy).toBeNull()
    night.given().when(seen, GRACE).thenRefused('not-armed')
  })

  it('stays quiet when it is confirmed already', () => {
    const night = twoPerson()
    night.must(confirmNow(night), GRACE)
    night.given().when(confirmNow(night), GRACE).thenNothing()
  })

  it('each reveal is confirmed by itself', () => {
    const night = twoPerson()
    night.must(confirmNow(night), GRACE)
    night.must(takeNow(night.state()))
    night.take().arm()
    night.given().when(takeNow(night.state())).thenRefused('not-confirmed')
  })
})

describe('peek', () => {
  const peek = { kind: 'peek', category: 'housing' } as const

  it('[E1] is a fact of the log that says who looked where, and not what was seen', () => {
    const looked = evening(sampleShow(), sampleResults()).given().when(peek, { role: 'scrutineer' })
    looked.thenFacts({ kind: 'peeked', category: 'housing' })
    expect(looked.errands).toEqual([])
  })

  it('is refused to operators and editors, and where nothing is sealed', () => {
    for (const role of ['operator', 'editor'] as const) {
      evening().given().when(peek, { role }).thenRefused('not-your-role')
    }
    evening()
      .given()
      .when({ kind: 'peek', category: 'lifetime' })
      .thenRefused('nothing-sealed', /Lifetime/)
    evening().take(7).given().when(peek).thenRefused('nothing-sealed')
    evening().given().when({ kind: 'peek', category: 'nope' }).thenRefused('no-such-category')
  })

  it('[T1] changes nothing of the show: a take that was in mind goes on', () => {
    const night = evening().take(2)
    const seen = takeNow(night.state())
    night.must(peek)
    night.given().when(seen).thenFacts({ kind: 'cue-taken' })
  })
})
