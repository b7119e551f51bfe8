import { describe, expect, it } from 'vitest'
import type { Button } from '#shared/press'
import { backNow, evening, takeNow } from '../../helpers/given.ts'
import { sampleShow } from '../../helpers/show.ts'

const press = (button: Button, sinceMs = Number.POSITIVE_INFINITY) => ({ press: { button, sinceMs } })

describe('a take by a button', () => {
  it('is obeyed once the guard time of buttons is over', () => {
    const night = evening().take(2)
    const about = { ...press('take', 1000), sinceTakeMs: 1000 }
    night.given().when(takeNow(night.state()), about).thenFacts({ kind: 'cue-taken' })
  })

  it('[T2] is refused within 1,000 ms of the same button, where a desk’s own guard time would be over', () => {
    const night = evening().take(2)
    const wish = takeNow(night.state())
    night.given().when(wish, { sinceTakeMs: 999 }).thenFacts({ kind: 'cue-taken' })
    night
      .given()
      .when(wish, press('take', 999))
      .thenRefused('too-soon', 'Too soon after the last press; press again.')
  })

  it('[T1] [T2] is refused within 1,000 ms of anybody’s take: the presser may have meant what was there before', () => {
    const night = evening().take(2)
    night
      .given()
      .when(takeNow(night.state()), { ...press('take'), sinceTakeMs: 999 })
      .thenRefused('too-soon')
  })

  it('[T2] has the show’s guard time where that is longer', () => {
    const night = evening(sampleShow({ settings: { guardMs: 3000 } })).take(2)
    const wish = takeNow(night.state())
    night
      .given()
      .when(wish, { ...press('take'), sinceTakeMs: 2999 })
      .thenRefused('too-soon')
    night
      .given()
      .when(wish, { ...press('take'), sinceTakeMs: 3000 })
      .thenFacts({ kind: 'cue-taken' })
  })

  it('opens no envelope that was not armed, and none too soon', () => {
    const night = evening().take(6)
    night.given().when(takeNow(night.state()), press('take')).thenRefused('not-armed')
    night.arm()
    // `thenRefused` holds that no envelope was opened.
    night.given().when(takeNow(night.state()), press('take', 999)).thenRefused('too-soon')
    expect(night.given().when(takeNow(night.state()), press('take')).errands).toHaveLength(1)
  })
})

describe('other buttons', () => {
  it('[T2] a second back within the guard time is refused; one after a take is not', () => {
    const night = evening().take(3)
    night.given().when(backNow(night.state()), press('back', 999)).thenRefused('too-soon')
    night
      .given()
      .when(backNow(night.state()), { ...press('back'), sinceTakeMs: 10 })
      .thenFacts({ kind: 'stepped-back' })
  })

  it('[T3] a press that makes the stage black is always obeyed; one that would lift at once is not', () => {
    const night = evening().take()
    night
      .given()
      .when({ kind: 'blackout', on: true }, press('blackout', 5))
      .thenFacts({ kind: 'blackout-set', on: true })
    night.must({ kind: 'blackout', on: true })
    const lifting = { kind: 'blackout', on: false } as const
    night.given().when(lifting, press('blackout', 999)).thenRefused('too-soon')
    night.given().when(lifting, press('blackout', 1000)).thenFacts({ kind: 'blackout-set', on: false })
    night.given().when(lifting, press('lift', 5)).thenFacts({ kind: 'blackout-set', on: false })
  })

  it.each([
    ['clear', { kind: 'clear' }],
    ['black', { kind: 'blackout', on: false }],
    ['lift', { kind: 'blackout', on: false }],
    ['disarm', { kind: 'disarm' }],
  ] as const)('%s pressed again at once stays quiet', (button, wish) => {
    evening().given().when(wish, press(button, 5)).thenNothing()
  })

  it('choosing what comes next is never held up: four presses are four steps', () => {
    const night = evening()
    night
      .given()
      .when({ kind: 'preview', to: { cue: 'housing:title', step: 0 } }, press('next-down', 5))
      .thenFacts({ kind: 'preview-chosen' })
  })
})
