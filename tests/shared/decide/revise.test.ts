import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EditWish, Wish } from '#shared/commands'
import type { ShowFile } from '#shared/show-file'
import { levelsOf } from '#shared/state'
import { undoOf } from '#shared/undo'
import { evening } from '../../helpers/given.ts'
import { runs } from '../../helpers/properties.ts'
import { editOf, picks } from '../../helpers/random-revisions.ts'
import { awarded, category, entries, entry, sampleShow } from '../../helpers/show.ts'

type Revise = Extract<Wish, { kind: 'revise' }>
const revise = (edits: EditWish[], more: Partial<Revise> = {}): Revise => ({
  kind: 'revise',
  edits,
  results: [],
  reason: null,
  push: false,
  ...more,
})
const fileOf = (night: ReturnType<typeof evening>) => night.state().showFile as ShowFile

const JURY = category('jury', 'Jury Prize', entries('j', 2))
const addJury: EditWish = { kind: 'add-category', category: JURY, before: null }
const planJury: EditWish = {
  kind: 'insert-segment',
  segment: { kind: 'category', id: 'jury', category: 'jury' },
  before: 'end',
}

describe('revise', () => {
  it('makes several edits in one commit, each on top of those before it, and seals what came with them', () => {
    const night = evening()
    const { seq } = night.state().position
    night.must(
      revise(
        [addJury, planJury, { kind: 'add-entry', category: 'jury', entry: entry('j-3'), before: null }],
        {
          results: [{ category: 'jury', levels: [awarded('winner', ['j-3'])] }],
        },
      ),
    )
    expect(night.state().position.seq).toBe(seq + 1)
    expect(fileOf(night).rundown.at(-2)?.id).toBe('jury')
    expect(Object.keys(levelsOf(night.state(), 'jury'))).toEqual(['winner', 'commended'])
  })

  it('is all or nothing: one edit or result that is refused refuses the lot, and nothing is sealed', () => {
    const night = evening()
    night
      .given()
      .when(revise([planJury]))
      .thenRefused('no-such-category', /jury/)
    night
      .given()
      .when(revise([addJury, planJury, addJury]))
      .thenRefused('category-exists')
    const wrong = { results: [{ category: 'jury', levels: [awarded('winner', ['j-9'])] }] }
    night
      .given()
      .when(revise([addJury], wrong))
      .thenRefused('no-such-entry')
    expect(night.state().results).not.toHaveProperty('jury')
  })

  it('what was sealed before is sealed anew only with a reason', () => {
    const night = evening()
    const anew = { results: [{ category: 'climate', levels: [awarded('winner', ['c-4'])] }] }
    night.given().when(revise([], anew)).thenRefused('reason-needed')
    night.must(revise([], { ...anew, reason: 'Imported again' }))
    expect(levelsOf(night.state(), 'climate')['winner']).toMatchObject({
      version: 2,
      reason: 'Imported again',
    })
  })

  it('leaves what is on screen alone unless it is pushed, and nothing to do is nothing', () => {
    const night = evening().jump('climate:shortlist')
    const respell: EditWish = {
      kind: 'edit-entry',
      category: 'climate',
      entry: 'c-1',
      change: { entrant: 'X' },
    }
    night
      .given()
      .when(revise([addJury, respell]))
      .thenRefused('frozen', /^Climate is on screen/)
    night
      .given()
      .when(revise([addJury, respell], { push: true }))
      .thenFacts({ kind: 'category-added' }, { kind: 'entry-edited' })
    night.given().when(revise([])).thenNothing()
  })
})

describe('undo', () => {
  it('[T3] takes back any edits there are: the show file is what it was', () => {
    fc.assert(
      fc.property(picks, (drawn) => {
        const single = evening(sampleShow(), [])
        const edits = drawn.flatMap((pick) => {
          const edit = editOf(fileOf(single), pick)
          if (!edit) return []
          return 'events' in single.submit({ ...edit, push: false } as Wish) ? [edit] : []
        })
        const night = evening(sampleShow(), [])
        const before = fileOf(night)
        night.must(revise(edits))
        expect(fileOf(night), 'one after the other is the same').toEqual(fileOf(single))
        night.must(revise(undoOf(before, edits)))
        expect(fileOf(night)).toEqual(before)
      }),
      runs(300),
    )
  })

  it('sees a difference where an edit is not taken back', () => {
    const night = evening(sampleShow(), [])
    const before = fileOf(night)
    night.must(revise([addJury]))
    expect(fileOf(night)).not.toEqual(before)
  })
})
