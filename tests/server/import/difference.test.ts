/** What a table would change in a show that exists: told field by field, and made by edits the rules of the show allow. */
import { describe, expect, test } from 'vitest'
import type { ImportChange } from '#shared/import-view'
import type { ShowFile } from '#shared/show-file'
import { planOf } from '../../../server/import/plan.ts'
import { showNow } from '../../../server/import/target.ts'
import { evening } from '../../helpers/given.ts'
import { draftOf, houseWith, sheetOf, wishOf } from '../../helpers/import-tables.ts'
import { category, entry, sampleShow } from '../../helpers/show.ts'

const SHOW = sampleShow({
  categories: [
    category('housing', 'Housing', [entry('a', 'Ada'), entry('b', 'Bo'), entry('c', 'Cy')]),
    category('climate', 'Climate', [entry('d', 'Di')]),
  ],
  rundown: [
    { kind: 'opening', id: 'opening' },
    { kind: 'category', id: 'housing', category: 'housing' },
    { kind: 'category', id: 'climate', category: 'climate' },
    { kind: 'end', id: 'end' },
  ],
})
const winner = (id: string) => ({ level: 'winner', entries: [id], citation: null })
const SEALED = [{ category: 'housing', levels: [winner('a')] }]
const TITLES = 'Category|Entrant|Title'
const SAME = `${TITLES}\nHousing|Ada|The a project\nHousing|Bo|The b project\nHousing|Cy|The c project\nClimate|Di|The d project`

function imported(
  text: string,
  { results = [] as typeof SEALED, change = {} as ImportChange, second = '' } = {},
) {
  const night = evening(SHOW, results)
  const now = showNow(night.state())
  if (!now) throw new Error('no show')
  const files = second === '' ? [] : ([['results.csv', sheetOf(second)]] as const)
  const draft = draftOf(text, { files, change: { target: { kind: 'show', show: SHOW.id }, ...change } })
  const plan = planOf(draft, houseWith(now))
  return {
    plan,
    told: plan.view.difference?.map(({ kind, category: of, entry: one, fate }) =>
      [kind, of, one, fate].filter(Boolean).join(', '),
    ),
    stored(): ShowFile {
      night.must(wishOf(plan))
      return night.state().showFile as ShowFile
    },
    state: () => night.state(),
  }
}
const names = (file: ShowFile) =>
  file.categories.map(
    ({ name, entries }) =>
      `${name}: ${entries.map(({ entrant, withdrawn }) => (withdrawn ? `(${entrant})` : entrant)).join(', ')}`,
  )

describe('differenceOf', () => {
  test('of the same table is nothing, whatever its case and spaces', () => {
    expect(imported(SAME).told).toEqual([])
    expect(imported(SAME, { results: SEALED }).told).toEqual([])
  })

  test('tells what is added, changed, gone and moved, and makes it so', () => {
    const text = `${TITLES}|Summary\nHousing|Cy|The c project|Homes\nNew prize|Eve||\nHousing|Flo||\nHousing|ADA|the A project|`
    const { told, plan, stored } = imported(text)
    expect(told).toEqual([
      'gone, Climate, removed',
      'added, Housing, Flo',
      'changed, Housing, Cy — The c project',
      'changed, Housing, ADA — the A project',
      'gone, Housing, Bo — The b project, removed',
      'moved, Housing',
      'added, New prize',
    ])
    expect(plan.view.difference?.find(({ entry: one }) => one?.startsWith('ADA'))?.fields).toEqual([
      { field: 'Entrant', from: 'Ada', to: 'ADA' },
      { field: 'Title', from: 'The a project', to: 'the A project' },
    ])
    const file = stored()
    expect(names(file)).toEqual(['Housing: Cy, Flo, ADA', 'New prize: Eve'])
    expect(file.categories[0]?.entries.map(({ id }) => id)).toEqual(['c', 'flo', 'a'])
    expect(file.rundown.map(({ id }) => id)).toEqual(['opening', 'housing', 'new-prize', 'end'])
  })

  test('withdraws from what is sealed, keeps a category that is, and leaves alone what somebody unticks', () => {
    const gone = `${TITLES}\nClimate|Di|The d project\nHousing|Ada|The a project`
    const sealed = imported(gone, { results: SEALED, change: { leave: ['gone:housing:b'] } })
    expect(sealed.told).toEqual([
      'gone, Housing, Bo — The b project, withdrawn',
      'gone, Housing, Cy — The c project, withdrawn',
    ])
    expect(names(sealed.stored())).toEqual(['Housing: Ada, Bo, (Cy)', 'Climate: Di'])
    const without = imported(`${TITLES}\nClimate|Di|The d project`, { results: SEALED })
    expect(without.told).toEqual(['gone, Housing, kept'])
    expect(names(without.stored())).toEqual(names(SHOW))
  })

  test('never takes another work of the same entrant for the one a sealed result may name', () => {
    const { told } = imported(SAME.replace('The a project', 'Another project'), { results: SEALED })
    expect(told).toEqual([
      'added, Housing, Ada — Another project',
      'gone, Housing, Ada — The a project, withdrawn',
    ])
  })

  test('says nothing of what it has no column for, and knows an entry by the organisers’ own id', () => {
    const own = {
      ...SHOW,
      categories: [category('housing', 'Housing', [{ ...entry('a', 'Ada'), ref: '007', say: 'AY-da' }])],
      rundown: SHOW.rundown.filter(({ id }) => id !== 'climate'),
    }
    const now = { file: own, planSeq: 1, decided: new Map() }
    const draft = draftOf('Category|Entry ID|Entrant\nHousing|007|Ada Lovelace', {
      change: { target: { kind: 'show', show: own.id } },
    })
    expect(planOf(draft, houseWith(now)).wish).toMatchObject({
      edits: [{ kind: 'edit-entry', category: 'housing', entry: 'a', change: { entrant: 'Ada Lovelace' } }],
    })
  })
})

test('[E1] the same table once more brings nobody onto a shortlist who was kept in the envelope', () => {
  const text = 'Category|Entrant\nHousing|Ada\nHousing|Bo\nLifetime achievement|Grace'
  const first = planOf(draftOf(text, { change: { honorary: ['Lifetime achievement'] } }), houseWith())
  const wish = wishOf(first)
  if (wish.kind !== 'open-show') throw new Error('no new show')
  const night = evening(wish.showFile, wish.results)
  const now = showNow(night.state())
  if (!now) throw new Error('no show')
  const target = { kind: 'show', show: now.file.id } as const
  const again = (text: string) => planOf(draftOf(text, { change: { target } }), houseWith(now)).view
  const kept = again(text)
  expect(kept.difference).toEqual([])
  expect(kept.results).toMatchObject({ toSeal: [], sealedAlready: ['lifetime-achievement'] })
  expect(kept.problems).toMatchObject([
    { grave: false, row: 4, sentence: /its one entry stays in the envelope/ },
  ])
  expect(again(`${text}\nLifetime achievement|Alan`).difference).toMatchObject([
    { kind: 'added', entry: 'Grace' },
    { kind: 'added', entry: 'Alan' },
  ])
})

describe('results that come with it', () => {
  const second = 'Category|Winner\nHousing|Bo\nClimate|Di'

  test('are sealed where there is none yet; what is sealed stays, unless a reason is given', () => {
    const stays = imported(SAME, { results: SEALED, second })
    expect(stays.plan.view.results).toMatchObject({ toSeal: ['climate'], sealedAlready: ['housing'] })
    expect(wishOf(stays.plan)).toMatchObject({ results: [{ category: 'climate' }], reason: null })
    const anew = imported(SAME, {
      results: SEALED,
      second,
      change: { reseal: 'The jury corrected its list' },
    })
    anew.stored()
    expect(anew.state().results).toMatchObject({
      housing: { winner: { version: 2 } },
      climate: { winner: { version: 1 } },
    })
  })
})
