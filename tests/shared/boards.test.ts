/** The confidence monitor and the lobby: views beside the programme, which know as little as it does. */
import { describe, expect, it } from 'vitest'
import { stageFrame } from '#shared/stage-frame'
import { evening } from '../helpers/given.ts'
import { category, sampleShow } from '../helpers/show.ts'

const planned = () => {
  const show = sampleShow()
  return sampleShow({
    ceremony: { ...show.ceremony, startsAt: '19:30' },
    categories: show.categories.map((category) =>
      category.id === 'housing'
        ? {
            ...category,
            notes: 'Presented by the Mayor.',
            entries: category.entries.map((e) => (e.id === 'h-3' ? { ...e, say: 'kown-SIL' } : e)),
          }
        : category,
    ),
    rundown: show.rundown.map((segment) => ({ ...segment, minutes: 12 })),
  })
}
const night = () => evening(planned())
const board = (of: ReturnType<typeof night>, bus: 'presenter' | 'lobby') => stageFrame(of.state(), bus)

describe('the confidence monitor', () => {
  it('names the category first, what is on and what comes next, with the notes', () => {
    expect(board(night().jump('housing:shortlist'), 'presenter').slide).toMatchObject({
      kind: 'presenter',
      now: { category: 'Housing', sponsor: 'Housing Ltd', label: 'Shortlist 1 of 2' },
      next: { category: 'Housing', label: 'Shortlist 2 of 2' },
      notes: 'Presented by the Mayor.',
    })
    expect(board(night(), 'presenter').slide).toMatchObject({
      now: null,
      next: { category: null, label: 'Opening' },
      notes: null,
      names: [],
    })
  })

  it('says how the names are said that the room sees, and no others', () => {
    const names = (cue: string) => {
      const { slide } = board(night().jump(cue), 'presenter')
      return slide.kind === 'presenter' ? slide.names : null
    }
    expect(names('housing:title')).toEqual([])
    expect(names('housing:shortlist')).toContainEqual({
      name: 'Council of h-3',
      detail: 'The h-3 project',
      say: 'kown-SIL',
    })
    expect(names('housing:shortlist')?.length).toBe(4)
  })

  it('[E1] knows no winner before the reveal, and knows it after', () => {
    const before = night().take(6)
    expect(before.state().programme.on?.cue).toBe('housing:envelope')
    expect(board(before, 'presenter').slide).toMatchObject({ names: [], next: { label: 'Winner' } })
    expect(board(before.take(), 'presenter').slide).toMatchObject({ names: [{ name: 'Council of h-3' }] })
  })

  it('tells the presenter what was taken back, until the next step; also after a clear', () => {
    const slide = (of: ReturnType<typeof night>) => board(of, 'presenter').slide
    const after = night().take(7)
    const key = () => board(after, 'presenter').key
    after.must({ kind: 'clear' })
    const cleared = key()
    expect(slide(after)).not.toHaveProperty('retracted')
    after.must({ kind: 'retract', category: 'housing', level: 'winner', reason: null })
    expect(slide(after)).toMatchObject({ now: null, retracted: { category: 'Housing', label: 'Winner' } })
    expect(key()).not.toBe(cleared)
    after.jump('climate:title')
    expect(slide(after)).not.toHaveProperty('retracted')
  })

  it('has the planned time of what is on, if every segment before it has one', () => {
    const plan = (of: ReturnType<typeof night>) => {
      const { slide } = board(of.jump('climate:title'), 'presenter')
      return slide.kind === 'presenter' ? slide.plan : undefined
    }
    expect(plan(night())).toEqual({
      date: '2026-11-20',
      startsAt: '19:30',
      from: 24,
      to: 36,
    })
    expect(plan(evening())).toBeNull()
  })

  it('shows the presenter’s note of the step that is on, beside what is to be said of the category', () => {
    const at = night().jump('housing:title')
    const card = () => {
      const { slide } = board(at, 'presenter')
      return slide.kind === 'presenter' ? [slide.cueNote, slide.notes] : null
    }
    expect(card()).toEqual([null, 'Presented by the Mayor.'])
    const { key } = board(at, 'presenter')
    at.must({ kind: 'note-cue', cue: 'housing:title', presenter: 'Turn to the left', operator: 'Lights' })
    expect(card()).toEqual(['Turn to the left', 'Presented by the Mayor.'])
    expect(board(at, 'presenter').key).not.toBe(key)
    expect(JSON.stringify(board(at, 'presenter'))).not.toContain('Lights')
    at.take()
    expect(card()).toEqual([null, 'Presented by the Mayor.'])
  })

  it('is not late on a segment that was interrupted by as long as the interruption took', () => {
    const at = night().jump('housing:title')
    const began = at.state().programme.showAt
    at.must({ kind: 'write-post', text: 'Meanwhile' }, { now: at.state().at + 60_000 })
    at.jump('climate:title')
    const spent = at.state().programme.showAt - began
    at.must({ kind: 'write-post', text: 'Meanwhile' }, { now: at.state().at + 300_000 })
    at.jump('housing:title')
    const { slide } = board(at, 'presenter')
    expect(slide).toMatchObject({ since: at.state().programme.showAt - spent })
  })

  it('says nothing of the plan on an end that takes no time', () => {
    const at = evening({
      ...planned(),
      rundown: planned().rundown.map((s) => (s.kind === 'end' ? { kind: s.kind, id: s.id } : s)),
    })
    expect(board(at.jump('climate:title'), 'presenter').slide).toMatchObject({ plan: { from: 24, to: 36 } })
    expect(board(at.jump('end'), 'presenter').slide).toMatchObject({ plan: null })
  })

  it('moves on when the operator chooses something else', () => {
    const at = night().take(2)
    const { key } = board(at, 'presenter')
    at.must({ kind: 'preview', to: { cue: 'interval', step: 0 } })
    expect(board(at, 'presenter').slide).toMatchObject({ next: { category: null, label: 'Interval' } })
    expect(board(at, 'presenter').key).not.toBe(key)
  })
})

describe('the lobby', () => {
  it('[E1] shows who has won so far, and forgets who was retracted', () => {
    const at = night().take(6)
    expect(board(at, 'lobby').slide).toMatchObject({ kind: 'lobby', winners: [], awarded: 0, of: 3 })
    const { key } = board(at, 'lobby')
    at.take()
    expect(board(at, 'lobby').slide).toMatchObject({
      winners: [{ category: 'Housing', entrants: ['Council of h-3'] }],
      awarded: 1,
    })
    expect(board(at, 'lobby').key).not.toBe(key)
    at.must({ kind: 'retract', category: 'housing', level: 'winner', reason: null })
    expect(board(at, 'lobby').slide).toMatchObject({ winners: [], awarded: 0 })
  })

  it('stays lit while the stage is black', () => {
    const at = night().take(2)
    at.must({ kind: 'blackout', on: true })
    expect([board(at, 'lobby').black, board(at, 'presenter').black]).toEqual([false, false])
  })
})

describe('the interval', () => {
  it('counts from the take, whatever is edited meanwhile; its preview does not count yet', () => {
    const at = night().jump('interval')
    const since = at.state().segmentSince
    const shown = () => stageFrame(at.state(), 'programme')
    expect(shown().slide).toMatchObject({ kind: 'interval', until: since + 12 * 60_000 })
    at.must({ kind: 'blackout', on: true })
    at.must({ kind: 'blackout', on: false })
    expect(shown().slide).toMatchObject({ until: since + 12 * 60_000 })
    at.must({ kind: 'clear' })
    at.jump('interval')
    expect(at.state().programme.showAt).toBeGreaterThan(since)
    expect(shown().slide).toMatchObject({ until: since + 12 * 60_000 })
    const before = night()
    before.must({ kind: 'preview', to: { cue: 'interval', step: 0 } })
    expect(stageFrame(before.state(), 'preview').slide).toEqual({
      kind: 'interval',
      title: 'Interval',
      body: 'Back at nine',
    })
  })
})

describe('the sponsors', () => {
  it('are named once each, whoever presents the evening first', () => {
    const show = sampleShow()
    const at = evening({
      ...show,
      ceremony: { ...show.ceremony, presentedBy: 'The Chronicle' },
      categories: [...show.categories, { ...category('more', 'More', []), sponsor: 'Climate Ltd' }],
      rundown: [{ kind: 'sponsors', id: 'thanks', title: 'With thanks to' }, ...show.rundown],
    })
    expect(stageFrame(at.take().state(), 'programme').slide).toEqual({
      kind: 'sponsors',
      title: 'With thanks to',
      sponsors: ['The Chronicle', 'Housing Ltd', 'Climate Ltd', 'Lifetime Ltd'].map((name) => ({ name })),
    })
  })
})
