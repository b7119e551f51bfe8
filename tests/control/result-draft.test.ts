/** A result while it is entered: who is written in, what has to be measured, and what is still open. */
import { expect, test } from 'vitest'
import { deskView } from '#shared/desk-view'
import { fitAskOf } from '../../control/fit-ask.ts'
import {
  addWriteIn,
  changeWriteIn,
  dropWriteIn,
  isTouched,
  levelDraft,
  newDraft,
  tickEntry,
  tickNone,
  wishOfDraft,
  writeCitation,
} from '../../control/result-draft.ts'
import { checklist, resultRows } from '../../control/result-rows.ts'
import type { WishOf } from '../../control/wishes.ts'
import { type Evening, evening } from '../helpers/given.ts'
import { awarded, sampleShow, TWO_LEVELS } from '../helpers/show.ts'

const written = (draft = newDraft('lifetime', null)) =>
  changeWriteIn(addWriteIn(draft, 'winner'), 'winner', 'write-in--1', {
    entrant: ' Smith ',
    partners: 'Leeds\n \nYork',
  })

test('who is written in is named by the level, in words without spaces at the ends', () => {
  const draft = tickNone(written(), 'commended')
  expect(wishOfDraft(draft, TWO_LEVELS, [])).toMatchObject({
    kind: 'set-result',
    levels: [
      {
        level: 'winner',
        entries: ['write-in--1'],
        writeIns: [
          { id: 'write-in--1', entrant: 'Smith', title: null, person: null, partners: ['Leeds', 'York'] },
        ],
      },
      { level: 'commended', entries: [] },
    ],
  })
})

test('ids are apart over all levels, also after one was taken away', () => {
  let draft = addWriteIn(addWriteIn(newDraft('lifetime', null), 'winner'), 'commended')
  draft = addWriteIn(dropWriteIn(draft, 'winner', 'write-in--1'), 'commended')
  expect(levelDraft(draft, 'commended').writeIns.map(({ id }) => id)).toEqual(['write-in--2', 'write-in--1'])
  expect(isTouched(draft)).toBe(true)
})

test('a nameless line is asked about; “no award” takes all of them away, and one more takes “no award” away', () => {
  const draft = tickNone(addWriteIn(newDraft('lifetime', null), 'winner'), 'commended')
  expect(wishOfDraft(draft, TWO_LEVELS, [])).toBe('Winner: say who wins, or take the line away.')
  const none = tickNone(written(), 'winner')
  expect(levelDraft(none, 'winner')).toMatchObject({ none: true, writeIns: [] })
  expect(levelDraft(addWriteIn(none, 'winner'), 'winner').none).toBe(false)
})

test('measured is what no screen has shown yet, as the room would see it', () => {
  const file = sampleShow()
  const asked = (draft: ReturnType<typeof written>, show = file) =>
    fitAskOf(show, wishOfDraft(tickNone(draft, 'commended'), TWO_LEVELS, []) as WishOf<'set-result'>)
  const plain = tickEntry(newDraft('housing', null), 'winner', 'h-1')
  expect(asked(plain)).toBeNull()
  expect(asked(tickEntry(plain, 'winner', 'h-2'))?.pictures).toHaveLength(1)
  expect(asked(writeCitation(plain, 'winner', 'For homes'))?.pictures).toMatchObject([
    { label: 'Housing — Winner', slide: { kind: 'winner', sealed: false, citation: 'For homes' } },
  ])
  expect(asked(written())?.pictures).toMatchObject([
    { slide: { kind: 'winner', entries: [{ entrant: 'Smith', partners: ['Leeds', 'York'] }] } },
  ])
  const offStage = file.categories.map((category) => ({ ...category, offStage: true as const }))
  expect(asked(written(), { ...file, categories: offStage })).toBeNull()
})

test('the checklist counts what is sealed, and tells what is missing from what is expected on the night', () => {
  const list = (night: Evening) => {
    const view = deskView(night.state(), 'scrutineer')
    if (!view) throw new Error('No show')
    return checklist(resultRows(view.plan, view.live, night.state().feed))
  }
  const night = evening()
  expect(list(night)).toMatchObject({ words: '2 of 3 sealed', left: ['1 open'] })
  night.must({ kind: 'edit-category', category: 'lifetime', change: { onTheNight: true }, push: false })
  expect(list(night).left).toEqual(['1 expected on the night'])
  night.must({ kind: 'withdraw-entry', category: 'housing', entry: 'h-1', withdrawn: true, push: false })
  expect(list(night)).toMatchObject({ done: 1, left: ['1 to be sealed again', '1 expected on the night'] })
  night.must({ kind: 'set-result', category: 'lifetime', levels: [awarded('winner', [])], reason: null })
  expect(list(night)).toMatchObject({ words: '2 of 3 sealed', left: ['1 to be sealed again'] })
})
