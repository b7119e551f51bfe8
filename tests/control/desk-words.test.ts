import { expect, test } from 'vitest'
import { deskView } from '#shared/desk-view'
import { CommandId } from '#shared/ids'
import { parse } from '#shared/parse'
import { levelDraft, newDraft, tickEntry, tickNone, wishOfDraft } from '../../control/result-draft.ts'
import { chaptersMatching, chaptersOf } from '../../control/rundown-view.ts'
import { neighbour, newCommandId, takeWish } from '../../control/wishes.ts'
import { createTestShow, RESULTS, sampleShowFile } from './test-show.ts'

function evening() {
  const show = createTestShow()
  show.open(sampleShowFile(), RESULTS)
  const view = () => {
    const seen = deskView(show.state(), 'operator')
    if (!seen) throw new Error('no view')
    return seen
  }
  const act = (wish: object) =>
    show.submit({ id: newCommandId(), ...wish } as never, { name: 'Ada', role: 'producer', desk: null })
  return { show, view, act }
}

test('a command id is one the server reads, and never the same', () => {
  const ids = Array.from({ length: 50 }, newCommandId)
  expect(ids.every((id) => 'value' in parse(CommandId, id))).toBe(true)
  expect(new Set(ids).size).toBe(50)
})

test('[T1] a take says what the desk saw and what it means', () => {
  const { view, act } = evening()
  const { live } = view()
  const wish = takeWish(live)
  expect(wish).toEqual({
    kind: 'take',
    from: { epoch: live.position.epoch, programmeSeq: live.programme.seq },
    to: { cue: 'opening', step: 0, revision: 1 },
  })
  expect(act(wish ?? {})).toMatchObject({ ok: true })
  expect(act(wish ?? {})).toMatchObject({ ok: false, refusal: { code: 'programme-moved' } })
})

test('the rundown is drawn as chapters, with what is on and what is next', () => {
  const { view, act } = evening()
  act(takeWish(view().live) ?? {})
  const { plan, live } = view()
  const chapters = chaptersOf(plan, live)
  expect(chapters.filter((chapter) => chapter.number !== null)).toHaveLength(22)
  expect(chapters.map((chapter) => chapter.rows.length).reduce((a, b) => a + b)).toBe(plan.cues.length)
  expect(chapters.find((chapter) => chapter.on)?.title).toBe('Opening')
  expect(chapters.find((chapter) => chapter.next)?.title).toBe('Council of the Year')
  expect(chapters[1]?.marks.map(({ mark }) => mark)).toEqual(['sealed', 'sealed'])
  expect(chapters[2]?.marks.map(({ mark }) => mark)).toEqual(['unknown', 'unknown'])
})

test('a category is found by its number, by the beginning and by any words of its name', () => {
  const { plan, live } = evening().view()
  const found = (wanted: string) => chaptersMatching(chaptersOf(plan, live), wanted)[0]?.title
  expect(found('12')).toBe('Housing')
  expect(found('HOUS')).toBe('Housing')
  expect(found('year council')).toBe('Council of the Year')
  expect(found('zzz')).toBeUndefined()
})

test('the next step is moved along every step of every cue, and not off either end', () => {
  const { plan } = evening().view()
  const first = { cue: plan.cues[0]?.id ?? '', step: 0 }
  expect(neighbour(plan, first, -1)).toBeNull()
  const walked: string[] = []
  for (let at: { cue: string; step: number } | null = first; at; at = neighbour(plan, at, 1)) {
    walked.push(`${at.cue}/${at.step}`)
  }
  expect(walked).toHaveLength(plan.cues.reduce((steps, cue) => steps + cue.steps, 0))
  expect(neighbour(plan, null, -1)?.cue).toBe('end')
})

const LEVELS = [
  { id: 'winner', name: 'Winner' },
  { id: 'highly-commended', name: 'Highly Commended' },
]
const OPEN = LEVELS.map(({ id }) => ({ level: id, mark: 'unknown' as const }))

test('a result is not sent before every level is decided, "no award" included', () => {
  const ticked = tickEntry(newDraft('housing', null, 4), 'winner', 'a')
  expect(wishOfDraft(ticked, LEVELS, OPEN)).toMatch(/^Highly Commended/)
  expect(wishOfDraft(tickNone(ticked, 'highly-commended'), LEVELS, OPEN)).toEqual({
    kind: 'set-result',
    category: 'housing',
    revision: 4,
    levels: [
      { level: 'winner', entries: ['a'], citation: null },
      { level: 'highly-commended', entries: [], citation: null },
    ],
    reason: null,
  })
})

test('an entry stands on one level only, and a tie on one', () => {
  const tie = tickEntry(tickEntry(newDraft('housing', null), 'winner', 'a'), 'winner', 'b')
  expect(levelDraft(tie, 'winner').entries).toEqual(['a', 'b'])
  const moved = tickEntry(tie, 'highly-commended', 'a')
  expect(levelDraft(moved, 'winner').entries).toEqual(['b'])
  expect(levelDraft(moved, 'highly-commended').entries).toEqual(['a'])
})

test('replacing a sealed result, and correcting a revealed one, need a reason', () => {
  const sealed = OPEN.map(({ level }) => ({ level, mark: 'sealed' as const }))
  const draft = tickNone(tickEntry(newDraft('housing', null), 'winner', 'a'), 'highly-commended')
  expect(wishOfDraft(draft, LEVELS, sealed)).toMatch(/^Say why/)
  expect(wishOfDraft({ ...draft, reason: 'Recount' }, LEVELS, sealed)).toMatchObject({ reason: 'Recount' })
  const correction = tickEntry(newDraft('housing', 'winner', 7), 'winner', 'b')
  expect(wishOfDraft(correction, LEVELS.slice(0, 1), OPEN)).toMatch(/^Say why/)
  expect(wishOfDraft({ ...correction, reason: 'Misread' }, LEVELS.slice(0, 1), OPEN)).toEqual({
    kind: 'correct-result',
    category: 'housing',
    revision: 7,
    level: 'winner',
    entries: ['b'],
    citation: null,
    reason: 'Misread',
  })
})
