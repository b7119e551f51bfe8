import { describe, expect, it } from 'vitest'
import type { Wish } from '#shared/commands'
import { deskView } from '#shared/desk-view'
import { stageFrame } from '#shared/stage-frame'
import { GRACE } from '../../helpers/evening.ts'
import { evening, fakeVault } from '../../helpers/given.ts'
import { awarded, sampleShow } from '../../helpers/show.ts'

const announce = (category = 'housing'): Wish => ({ kind: 'announce', category })
const offStage = (category = 'housing'): Wish => ({
  kind: 'stage-category',
  category,
  onStage: false,
  push: false,
})

const offStageNight = (...given: Parameters<typeof evening>) => {
  const night = evening(...given)
  night.must(offStage())
  return night
}

describe('announce', () => {
  it('opens every envelope of a category off the stage, the lowest first, and leaves the programme alone', () => {
    const night = offStageNight().take()
    const before = night.state().programme
    const facts = night.given().when(announce())
    facts.thenFacts(
      { kind: 'level-revealed', level: 'commended' },
      { kind: 'publication-scheduled', level: 'commended' },
      { kind: 'level-revealed', level: 'winner' },
      { kind: 'publication-scheduled', level: 'winner' },
    )
    expect(facts.errands.map(({ level }) => level)).toEqual(['commended', 'winner'])
    night.must(announce())
    expect(night.state().programme).toEqual(before)
    expect(stageFrame(night.state(), 'lobby').slide).toMatchObject({
      awarded: 1,
      of: 3,
      winners: [{ category: 'Housing', entrants: ['Council of h-3'] }],
    })
    night.publish()
    const post = night.state().feed.posts.find(({ id }) => id === 'result-housing_winner')
    expect(post?.body).toMatchObject({ offStage: true, result: { entries: [{ id: 'h-3' }] } })
  })

  it('is refused on stage, without a result, retracted, and while an entry was withdrawn; no envelope is opened', () => {
    const night = evening()
    night
      .given()
      .when(announce())
      .thenRefused('on-stage', /Housing is presented on stage/)
    night.given().when(announce('zoo')).thenRefused('no-such-category')
    night.must(offStage('lifetime'))
    night
      .given()
      .when(announce('lifetime'))
      .thenRefused('no-result', /Lifetime/)
    night.must(offStage())
    night.must({ kind: 'withdraw-entry', category: 'housing', entry: 'h-1', withdrawn: true, push: false })
    night
      .given()
      .when(announce())
      .thenRefused('reseal-needed', /Housing/)
    const other = offStageNight()
    other.must(announce())
    other.must({ kind: 'retract', category: 'housing', level: 'winner', reason: null })
    other
      .given()
      .when(announce())
      .thenRefused('result-retracted', /Winner of Housing/)
  })

  it('stays quiet once it is announced', () => {
    const night = offStageNight()
    night.must(announce())
    night.given().when(announce()).thenNothing()
  })

  it('a category that stands nowhere in the rundown is announced as it is', () => {
    const show = sampleShow()
    const rundown = show.rundown.filter(({ id }) => id !== 'climate')
    const night = evening({ ...show, rundown })
    expect(stageFrame(night.state(), 'lobby').slide).toMatchObject({ of: 2 })
    night.must(announce('climate'))
    expect(stageFrame(night.state(), 'lobby').slide).toMatchObject({ of: 3, awarded: 1 })
  })

  it('in two-person mode the first asks, and another who may confirm has to agree', () => {
    const night = offStageNight(sampleShow({ settings: { twoPerson: true } }))
    const live = () => deskView(night.state(), 'operator')?.live.announcing
    const ada = { role: 'operator', desk: 'desk-of-ada' } as const
    night.given().when(announce(), GRACE).thenRefused('not-your-role')
    const asked = night.given().when(announce(), ada)
    asked.thenFacts({ kind: 'announcement-asked', category: 'housing' })
    expect(asked.errands).toEqual([])
    night.must(announce(), ada)
    expect(live()).toEqual({ category: 'housing', by: 'Ada' })
    night.given().when(announce(), ada).thenNothing()
    night
      .given()
      .when(announce(), { ...GRACE, desk: ada.desk })
      .thenNothing()
    night
      .given()
      .when(announce(), { ...GRACE, role: 'operator' })
      .thenRefused('not-confirmed', /Housing/)
    night.must(announce(), GRACE)
    expect(night.state().reveals).toHaveLength(2)
    expect(live()).toBeNull()
  })

  it('in two-person mode a result sealed anew has to be asked for again', () => {
    const night = offStageNight(sampleShow({ settings: { twoPerson: true } }))
    night.must(announce())
    const levels = [awarded('winner', ['h-1'])]
    night.must({ kind: 'set-result', category: 'housing', levels, reason: 'Recount' })
    night.given().when(announce(), GRACE).thenRefused('not-your-role')
  })

  it('[T3] it is taken back like any reveal, and the stage stays as it is', () => {
    const night = offStageNight().take(2)
    const { on } = night.state().programme
    night.must(announce())
    night.publish()
    night.must({ kind: 'retract', category: 'housing', level: 'winner', reason: 'Wrong list' })
    expect(night.state().programme.on).toEqual(on)
    expect(night.state().feed.posts.find(({ id }) => id === 'result-housing_winner')?.body).toMatchObject({
      result: null,
    })
  })

  it('[E1] a refusal says the same whatever is sealed, and so does the desk before it', () => {
    const said = [awarded('winner', ['h-1']), awarded('winner', []), awarded('winner', ['h-2', 'h-4'])].map(
      (level) => {
        const sealed = [{ category: 'housing', levels: [level] }]
        const night = offStageNight(sampleShow(), sealed, fakeVault({ blind: true }))
        night.must({
          kind: 'withdraw-entry',
          category: 'housing',
          entry: 'h-1',
          withdrawn: true,
          push: false,
        })
        return JSON.stringify([night.submit(announce()), stageFrame(night.state(), 'lobby')])
      },
    )
    expect(new Set(said).size).toBe(1)
  })
})
