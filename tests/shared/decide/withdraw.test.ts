import { describe, expect, it } from 'vitest'
import type { Wish } from '#shared/commands'
import { deskView } from '#shared/desk-view'
import { stageFrame } from '#shared/stage-frame'
import { evening, takeNow } from '../../helpers/given.ts'
import { awarded, category, entries, sampleShow } from '../../helpers/show.ts'

const programme = (night: ReturnType<typeof evening>) => stageFrame(night.state(), 'programme')

describe('withdraw-entry', () => {
  const withdraw = (entry: string, withdrawn = true, push = false): Wish => ({
    kind: 'withdraw-entry',
    category: entry.startsWith('h') ? 'housing' : 'climate',
    entry,
    withdrawn,
    push,
  })

  it('takes it off the shortlist and out of every result to come, and lets it in again', () => {
    const night = evening()
    night.must(withdraw('h-1'))
    const { slide } = stageFrame(night.jump('housing:shortlist').state(), 'programme')
    expect(JSON.stringify(slide)).not.toContain('Council of h-1"')
    expect(JSON.stringify(slide)).toContain('Council of h-2"')
    const levels = [awarded('winner', ['h-1'])]
    night
      .given()
      .when({ kind: 'set-result', category: 'housing', levels, reason: 'x' })
      .thenRefused('entry-withdrawn', /Council of h-1 was withdrawn from Housing/)
    night.must(withdraw('h-1', false, true))
    night
      .given()
      .when({ kind: 'set-result', category: 'housing', levels, reason: 'x' })
      .thenFacts({ kind: 'result-sealed' })
    expect(night.state().showFile?.categories).toEqual(sampleShow().categories)
  })

  it('is refused on screen, for who was given an award, and for the last that is left', () => {
    const night = evening().take(7)
    night.given().when(withdraw('h-2')).thenRefused('frozen')
    night.given().when(withdraw('h-99')).thenRefused('no-such-entry')
    night
      .given()
      .when(withdraw('h-3', true, true))
      .thenRefused('entry-awarded', /Council of h-3 was given the Winner of Housing/)
    night
      .given()
      .when(withdraw('h-5', true, true))
      .thenRefused('entry-awarded', /Highly Commended/)
    for (const entry of ['c-1', 'c-2', 'c-3']) night.must(withdraw(entry))
    night
      .given()
      .when(withdraw('c-4'))
      .thenRefused('last-entry', /Skip the category/)
  })

  it('stays quiet when it stands so already', () => {
    const night = evening()
    night.given().when(withdraw('h-1', false)).thenNothing()
    night.must(withdraw('h-1'))
    night.given().when(withdraw('h-1')).thenNothing()
  })

  it('[E1] whoever is withdrawn, the result must be sealed anew: the winner and a loser are refused alike, and no envelope is opened', () => {
    const said = ['h-3', 'h-5', 'h-1'].map((entry) => {
      const night = evening().jump('housing:shortlist', 1)
      night.must(withdraw(entry, true, true))
      const reveal = night.given().when(takeNow(night.state()))
      reveal.thenRefused('reseal-needed', /^An entry of Housing was withdrawn/)
      const views = [deskView(night.state(), 'operator')?.live, programme(night).slide.kind]
      return JSON.stringify(views)
    })
    expect(new Set(said).size).toBe(1)
    expect(said[0]).toContain('"housing":"nn"')
  })

  it('[E1] sealed anew it is revealed; let in again, the old seal holds', () => {
    const night = evening().jump('housing:shortlist', 1)
    night.must(withdraw('h-1', true, true))
    night.given().when(takeNow(night.state())).thenRefused('reseal-needed')
    const levels = [awarded('winner', ['h-3'])]
    night.must({ kind: 'set-result', category: 'housing', levels, reason: 'One withdrew' })
    night.take()
    const other = evening().jump('housing:shortlist', 1)
    other.must(withdraw('h-1', true, true))
    other.must(withdraw('h-2', true, true))
    other.must(withdraw('h-1', false, true))
    const commended = { cue: 'housing:level:commended', step: 0 }
    other.given().when(takeNow(other.state(), commended)).thenRefused('reseal-needed')
    other.must(withdraw('h-2', false, true))
    other.take(2)
    expect(programme(other).slide.kind).toBe('commended')
  })

  it('[S1] a shortlist that has become shorter is shown as far as it goes', () => {
    const show = sampleShow({ categories: [category('housing', 'Housing', entries('h', 7))], rundown: [] })
    const night = evening(
      {
        ...show,
        rundown: [
          { kind: 'category', id: 'housing', category: 'housing' },
          { kind: 'end', id: 'end' },
        ],
      },
      [],
    )
    night.jump('housing:shortlist', 1)
    night.must(withdraw('h-7', true, true))
    expect(night.state().programme.on).toEqual({ cue: 'housing:shortlist', step: 0 })
    expect(programme(night).slide).toMatchObject({ kind: 'shortlist', page: 1, pages: 1 })
    expect(night.take().state().programme.on?.cue).toBe('housing:envelope')
  })
})
