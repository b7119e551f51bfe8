import { describe, expect, it } from 'vitest'
import { notesOf } from '#shared/cue-notes'
import { isRefused } from '#shared/decide/decision'
import { deskView } from '#shared/desk-view'
import { ROLES } from '#shared/people'
import type { CueNote } from '#shared/show-file'
import { stageFrame } from '#shared/stage-frame'
import { emptyEvening, evening, takeNow } from '../../helpers/given.ts'
import { sampleShow } from '../../helpers/show.ts'

const CUE = 'housing:title'
const note = (operator: string | null, presenter: string | null) =>
  ({ kind: 'note-cue', cue: CUE, operator, presenter }) as const
const notes = (night: ReturnType<typeof evening>) => {
  const { showFile } = night.state()
  return showFile && notesOf(showFile, CUE)
}

describe('a note', () => {
  it('is written for operator and presenter, without the spaces around it, and rubbed out again', () => {
    const night = evening()
    night
      .given()
      .when(note(' Wait for the applause ', null))
      .thenFacts({ kind: 'cue-noted', cue: CUE, operator: 'Wait for the applause', presenter: null })
    night.must(note('Wait', 'Smile'))
    expect(notes(night)).toEqual({ operator: 'Wait', presenter: 'Smile' })
    night.must(note(null, null))
    expect(notes(night)).toEqual({ operator: null, presenter: null })
    expect(night.state().showFile?.cueNotes).toEqual([])
  })

  it('for the one leaves that for the other as somebody else has written it', () => {
    const night = evening()
    night.must(note('Wait', 'Smile'))
    night.must({ kind: 'note-cue', cue: CUE, operator: 'Wait longer' })
    night.must({ kind: 'note-cue', cue: CUE, presenter: null })
    expect(notes(night)).toEqual({ operator: 'Wait longer', presenter: null })
  })

  it('written twice changes nothing again, nor does one that names nothing', () => {
    const night = evening()
    night.given().when(note(null, null)).thenNothing()
    night.must(note('Wait', 'Smile'))
    night.given().when(note('Wait ', 'Smile')).thenNothing()
    night.given().when({ kind: 'note-cue', cue: CUE }).thenNothing()
  })

  it('of a cue that is not in the rundown is refused', () => {
    const refused = (cue: string) =>
      evening().given().when({ kind: 'note-cue', cue, operator: 'Wait' }).thenRefused('no-such-cue')
    refused('zoo:title')
    refused('housing:level:bronze')
    emptyEvening().given().when(note('Wait', null)).thenRefused('no-such-show')
  })

  it('is for producer, operator and editor to write', () => {
    const able = ROLES.filter((role) => !isRefused(evening().submit(note('Wait', null), { role })))
    expect(able).toEqual(['producer', 'operator', 'editor'])
  })

  it('[T1] refuses no take a desk has in mind, not even of its own cue', () => {
    const night = evening().take()
    const wish = takeNow(night.state())
    expect(wish).toMatchObject({ to: { cue: CUE } })
    night.must(note('Wait', 'Smile'))
    night.must(wish)
    night.take(4).arm()
    night.must({ kind: 'note-cue', cue: night.state().armed?.cue ?? '', operator: 'The Mayor hands it over' })
    expect(night.state().armed).not.toBeNull()
  })

  it('[S1] moves nothing in the room: programme, preview and lobby are the same pictures', () => {
    const night = evening().take(2)
    const keys = () =>
      (['programme', 'preview', 'lobby'] as const).map((bus) => stageFrame(night.state(), bus).key)
    const before = keys()
    night.must(note('Wait', 'Smile'))
    expect(keys()).toEqual(before)
    night.must({ kind: 'set-image', of: { kind: 'ceremony' }, image: 'AAAAAAAAAAAAAAAAAAAAAA' })
    expect(keys()[0]).not.toBe(before[0])
  })

  it('reaches every desk with the plan, which is told anew', () => {
    const night = evening().take()
    const before = deskView(night.state(), 'operator')
    night.must(note('Wait', null))
    const after = deskView(night.state(), 'operator')
    expect(after?.plan.revision).toBeGreaterThan(before?.plan.revision ?? 0)
    expect(after?.live.planRevision).toBe(after?.plan.revision)
    expect(after?.plan.show.cueNotes).toEqual([{ cue: CUE, operator: 'Wait' }])
  })
})

describe('the notes of a show file', () => {
  const opened = (...cueNotes: CueNote[]) =>
    emptyEvening()
      .given()
      .when({ kind: 'open-show', showFile: sampleShow({ cueNotes }), results: [] })

  it('are those of cues it has, once each', () => {
    opened({ cue: CUE, operator: 'Wait' }, { cue: 'end', presenter: 'Thank the hosts' }).thenFacts({
      kind: 'show-opened',
    })
    opened({ cue: 'zoo:title', operator: 'Wait' }).thenRefused('bad-show-file', /zoo:title/)
    opened({ cue: 'housing:level:bronze', operator: 'Wait' }).thenRefused('bad-show-file', /bronze/)
    opened({ cue: CUE, operator: 'Wait' }, { cue: CUE, presenter: 'Smile' }).thenRefused(
      'bad-show-file',
      /twice/,
    )
  })
})
