import { describe, expect, it } from 'vitest'
import type { Wish } from '#shared/commands'
import { nextTarget } from '#shared/rundown'
import { stageFrame } from '#shared/stage-frame'
import { type Evening, evening, takeNow } from '../../helpers/given.ts'

const move = (segment: string, before: string | null, push = false): Wish => ({
  kind: 'move-segment',
  segment,
  before,
  push,
})
const skip = (segment: string, skipped = true, push = false): Wish => ({
  kind: 'skip-segment',
  segment,
  skipped,
  push,
})
const stage = (category: string, onStage: boolean, push = false): Wish => ({
  kind: 'stage-category',
  category,
  onStage,
  push,
})
const slide = { kind: 'text', id: 'thanks', title: 'Thank you', body: 'All judges' } as const
const insert = (
  segment: Extract<Wish, { kind: 'insert-segment' }>['segment'],
  before: string | null,
): Wish => ({
  kind: 'insert-segment',
  segment,
  before,
  push: false,
})

const order = (night: Evening) => night.state().showFile?.rundown.map(({ id }) => id)

/** What the room is shown, one after the other, from here to the end. */
function walk(night: Evening): string[] {
  const seen: string[] = []
  while (nextTarget(night.state())) {
    try {
      night.take()
    } catch (refused) {
      return [...seen, String(refused)]
    }
    const cue = night.state().programme.on?.cue ?? ''
    if (!/:(shortlist|level|envelope|winner)/.test(cue)) seen.push(cue)
  }
  return seen
}

describe('move-segment', () => {
  it('puts it before another one, or at the end, and the evening goes that way', () => {
    const night = evening()
    night.must(move('climate', 'housing'))
    night.must(move('opening', null))
    expect(order(night)).toEqual(['climate', 'housing', 'interval', 'lifetime', 'end', 'opening'])
    expect(walk(night).slice(0, 3)).toEqual(['climate:title', 'housing:title', 'interval'])
  })

  it('is refused where there is none, and on screen until it is pushed', () => {
    const night = evening().take(2)
    night.given().when(move('zoo', null)).thenRefused('no-such-segment', /zoo/)
    night.given().when(move('climate', 'zoo')).thenRefused('no-such-segment', /zoo/)
    night
      .given()
      .when(move('housing', null))
      .thenRefused('frozen', /Housing is on screen/)
    night
      .given()
      .when(move('housing', null, true))
      .thenFacts({ kind: 'segment-moved', before: null })
  })

  it('the number a title shows is frozen with it; on a shortlist nobody sees it change', () => {
    const night = evening().jump('climate:title')
    expect(stageFrame(night.state(), 'programme').slide).toMatchObject({ category: { number: 2, of: 3 } })
    night
      .given()
      .when(move('lifetime', 'opening'))
      .thenRefused('frozen', /Climate/)
    night.given().when(move('lifetime', 'interval')).thenFacts({ kind: 'segment-moved' })
    night.take().given().when(move('lifetime', 'opening')).thenFacts({ kind: 'segment-moved' })
  })

  it('stays quiet when it stands there already', () => {
    const night = evening()
    night.given().when(move('housing', 'climate')).thenNothing()
    night.given().when(move('housing', 'housing')).thenNothing()
    night.given().when(move('end', null)).thenNothing()
  })

  it('[T1] a take that names its cue goes where it said, wherever that stands now', () => {
    const night = evening().take(7)
    const climate = takeNow(night.state())
    night.must(move('interval', 'climate'))
    expect(nextTarget(night.state())?.cue).toBe('interval')
    night.must(climate)
    expect(night.state().programme.on?.cue).toBe('climate:title')
  })
})

describe('insert-segment', () => {
  it('puts a slide, or a category that stands nowhere, into the evening', () => {
    const night = evening()
    night.must(insert(slide, 'climate'))
    night.must(insert({ kind: 'interval', id: 'break', title: 'Fire drill', body: '' }, null))
    expect(order(night)).toEqual([
      'opening',
      'housing',
      'thanks',
      'climate',
      'interval',
      'lifetime',
      'end',
      'break',
    ])
    expect(stageFrame(night.jump('thanks').state(), 'programme').slide).toEqual({
      kind: 'text',
      title: 'Thank you',
      body: 'All judges',
    })
  })

  it('is refused twice, for a category that stands there, for none, and before nothing', () => {
    const night = evening()
    night.must(insert(slide, null))
    night
      .given()
      .when(insert(slide, null))
      .thenRefused('segment-exists', /Thank you/)
    const again = { kind: 'category', id: 'again', category: 'housing' } as const
    night
      .given()
      .when(insert(again, null))
      .thenRefused('segment-exists', /Housing/)
    night
      .given()
      .when(insert({ ...again, category: 'zoo' }, null))
      .thenRefused('no-such-category', /zoo/)
    night
      .given()
      .when(insert({ ...slide, id: 'other' }, 'zoo'))
      .thenRefused('no-such-segment', /zoo/)
  })

  it('[T2] the same command again stays quiet', () => {
    const night = evening()
    night.must(insert(slide, null), { id: 'insert-the-slide' })
    expect(night.state().accepted['insert-the-slide']).toBe(night.state().position.seq)
  })
})

describe('edit-segment', () => {
  const edit = (segment: string, change: object, push = false) =>
    ({ kind: 'edit-segment', segment, change, push }) as Wish

  it('changes words and the planned length', () => {
    const night = evening()
    night.must(edit('interval', { title: 'Dinner', body: '', minutes: 40 }))
    expect(night.state().showFile?.rundown[3]).toEqual({
      kind: 'interval',
      id: 'interval',
      title: 'Dinner',
      body: '',
      minutes: 40,
    })
    night.must(edit('interval', { minutes: null }))
    expect(night.state().showFile?.rundown[3]).not.toHaveProperty('minutes')
  })

  it('is refused for words it has not, and on screen until it is pushed', () => {
    const night = evening().jump('interval')
    night
      .given()
      .when(edit('zoo', { title: 'X' }))
      .thenRefused('no-such-segment')
    night
      .given()
      .when(edit('climate', { title: 'X' }))
      .thenRefused('no-such-words', /Climate has no title/)
    night
      .given()
      .when(edit('interval', { body: 'X' }))
      .thenRefused('frozen', /^Interval is on screen/)
    night
      .given()
      .when(edit('interval', { body: 'X' }, true))
      .thenFacts({ kind: 'segment-edited' })
  })

  it('stays quiet when it says so already', () => {
    evening()
      .given()
      .when(edit('interval', { title: 'Interval', minutes: null }))
      .thenNothing()
  })

  it('[T1] refuses the take that had this slide in mind', () => {
    const night = evening().take()
    const interval = takeNow(night.state(), { cue: 'interval', step: 0 })
    night.must(edit('interval', { body: 'Back at ten' }))
    night.given().when(interval).thenRefused('target-changed')
    night.jump('interval')
  })
})

describe('skip-segment', () => {
  it('passes it over, and brings it back to its place', () => {
    const night = evening()
    night.must(skip('housing'))
    night.must(skip('interval'))
    expect(stageFrame(night.state(), 'lobby').slide).toMatchObject({ of: 2 })
    night.must(skip('interval', false))
    expect(walk(night)).toEqual([
      'opening',
      'climate:title',
      'interval',
      'lifetime:title',
      expect.stringContaining('Lifetime has no sealed result yet'),
    ])
    expect(order(night)).toHaveLength(6)
  })

  it('is refused where the evening stands, pushed or not, also after a clear', () => {
    const night = evening().take(2)
    night
      .given()
      .when(skip('housing', true, true))
      .thenRefused('in-hand', /Housing/)
    night.must({ kind: 'clear' })
    night
      .given()
      .when(skip('housing', true, true))
      .thenRefused('in-hand')
    night.given().when(skip('zoo')).thenRefused('no-such-segment')
  })

  it('stays quiet when it is skipped already', () => {
    const night = evening()
    night.must(skip('interval'))
    night.given().when(skip('interval')).thenNothing()
    night.given().when(skip('climate', false)).thenNothing()
  })

  it('a choice of what comes next falls back to the order of the rundown', () => {
    const night = evening().take()
    night.must({ kind: 'preview', to: { cue: 'interval', step: 0 } })
    night.must(skip('interval'))
    expect(night.state().preview).toBeNull()
    expect(nextTarget(night.state())?.cue).toBe('housing:title')
    night
      .given()
      .when({ kind: 'preview', to: { cue: 'interval', step: 0 } })
      .thenRefused('no-such-cue')
  })
})

describe('stage-category', () => {
  it('takes it off the stage, where it still counts, and puts it back', () => {
    const night = evening()
    night.must(stage('climate', false))
    expect(night.state().showFile?.categories[1]).toHaveProperty('offStage', true)
    night
      .given()
      .when({ kind: 'preview', to: { cue: 'climate:title', step: 0 } })
      .thenRefused('no-such-cue')
    expect(stageFrame(night.state(), 'lobby').slide).toMatchObject({ of: 3 })
    night.must(stage('climate', true, true))
    night.jump('climate:title')
  })

  it('is refused where the evening stands', () => {
    const night = evening().take(2)
    night
      .given()
      .when(stage('housing', false, true))
      .thenRefused('in-hand')
    night.given().when(stage('zoo', false)).thenRefused('no-such-category')
  })

  it('stays quiet when it stands so already', () => {
    evening().given().when(stage('climate', true)).thenNothing()
  })
})
