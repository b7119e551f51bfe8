/** Tables as awards platforms export them: which row is the header, what each column is taken for, and what would tell a result. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { newDraft, withFile } from '../../../server/import/draft.ts'
import { findHeader } from '../../../server/import/header.ts'
import { rowsOf } from '../../../server/import/masked.ts'
import { planOf } from '../../../server/import/plan.ts'
import type { Sheet } from '../../../server/import/sheets.ts'
import { sampleCommand } from '../../../server/sample/sample-show.ts'
import {
  draftOf,
  houseWith,
  NEW,
  planFor,
  problemsOf,
  sheetOf,
  shortlistOf,
  wishOf,
} from '../../helpers/import-tables.ts'

/** "Category → category" for every column. */
const usesOf = (text: string): Record<string, string> =>
  Object.fromEntries(planFor(text).view.tables[0]?.columns.map(({ header, use }) => [header, use]) ?? [])

test('Award Force: entries with their leaderboard; scores and votes are left behind, an unknown column is a note', () => {
  const text =
    'Entry ID|Entry name|Chapter|Category|Entrant|Score|Consensus|Votes|Tags|Budget notes\n117|A better future|UK|Housing|Brent LBC|87.5|0.4|12|Winner|From the council’s own means'
  expect(usesOf(text)).toEqual({
    'Entry ID': 'ref',
    'Entry name': 'title',
    Chapter: 'out',
    Category: 'category',
    Entrant: 'entrant',
    Score: 'out',
    Consensus: 'out',
    Votes: 'out',
    Tags: 'tags',
    'Budget notes': 'note',
  })
  expect(wishOf(planFor(text))).toMatchObject({
    showFile: {
      categories: [{ entries: [{ ref: '117', notes: 'Budget notes: From the council’s own means' }] }],
    },
  })
})

test('Evessio: a body and what it nominates; statuses, a shortlist column, and winner classes', () => {
  const text =
    'Transaction ID|Item Status|Nomination Code|Nomination Name|Original Category|Company name|Nominator first name|Shortlist|Winner|Gold|Silver\nT1|Complete|HO-001|Homes for all|Housing|Brent LBC|Ada|1|1||\nT2|Incomplete|HO-002|Half a house|Housing|York|Bo|1|||\nT3|Complete|HO-003|Next door|Housing|Leeds|Cy|||1|'
  const plan = planFor(text)
  expect(shortlistOf(plan)).toEqual(['Housing: Brent LBC — Homes for all'])
  expect(plan.view.leftOut).toEqual([
    '1 row left out: drafts, or not submitted.',
    '1 row left out: not on the shortlist.',
  ])
  expect(plan.view.levels).toEqual(['Winner', 'Gold', 'Silver'])
})

test('OpenWater: two header rows, padded codes, lists in braces', () => {
  const text =
    'Application|||Award||\nApplication Code|Category|Organization|Title|Partners|Winner Status\n007|Housing|Brent LBC|Homes|{{Shelter}},{{Acme, Inc.}}|Winner\n008|Housing|York|Walls||'
  const plan = planFor(text)
  expect(plan.view.tables[0]?.header).toEqual({ row: 1, count: 2 })
  expect(plan.view.tables[0]?.columns.map(({ header }) => header)).toEqual([
    'Application – Application Code',
    'Application – Category',
    'Application – Organization',
    'Award – Title',
    'Award – Partners',
    'Award – Winner Status',
  ])
  expect(wishOf(plan)).toMatchObject({
    showFile: {
      categories: [{ entries: [{ ref: '007', partners: ['Shelter', 'Acme, Inc.'] }, { title: 'Walls' }] }],
    },
    results: [{ levels: [{ entries: ['brent-lbc'] }] }],
  })
})

test('Judgify: one category is the category, rounds of scores are left behind', () => {
  expect(
    usesOf(
      'Submission ID|Category|Title|Shortlisted for|Round 1 overall score|Status\n1|Film|Sea|Final|9.1|Submitted',
    ),
  ).toEqual({
    'Submission ID': 'ref',
    Category: 'category',
    Title: 'title',
    'Shortlisted for': 'note',
    'Round 1 overall score': 'out',
    Status: 'status',
  })
})

test('a school: first and last name are one person, a name alone is who is called', () => {
  const text =
    'Student ID|First name|Last name|Award|Comment\n9|Kezia|Nwachukwu|Physics prize|By the department'
  expect(shortlistOf(planFor(text))).toEqual(['Physics prize: Kezia Nwachukwu'])
  expect(shortlistOf(planFor('Name|School|Award\nKezia|Hill School|Physics'))).toEqual([
    'Physics: Hill School — Kezia',
  ])
})

test('a ceremony for each sheet: where no column says the category, the sheet does', () => {
  const draft = withFile(newDraft(NEW), 'graduation.xlsx', [
    sheetOf('Name|Phonetic\nKezia|KEH-zia', 'Morning'),
    sheetOf('Name|Phonetic\nAda|AY-da', 'Afternoon'),
  ])
  expect(shortlistOf(planOf(draft, houseWith()))).toEqual(['Morning: Kezia', 'Afternoon: Ada'])
})

describe('the header', () => {
  const at = (text: string) => findHeader(sheetOf(text).rows)

  test('stands below rows of notes, in any language and case', () => {
    expect(at('Export of 1 May|for Pat\n\nAwards 2026\nCATÉGORIE|Nommé|Œuvre\nFilm|A|B')).toEqual({
      row: 4,
      count: 1,
    })
    expect(at('部門|候補者|作品名\n映画|海|空')).toEqual({ row: 1, count: 1 })
    expect(at('فئة|المرشح\nفيلم|بحر')).toEqual({ row: 1, count: 1 })
    expect(at('Made by|Pat\nKategorie|Nominierte\nFilm|A')).toEqual({ row: 2, count: 1 })
    expect(findHeader([])).toBeNull()
  })

  test('is the first row with two cells where no name is known, and can be chosen', () => {
    expect(at('notes\nFoo|Bar\n1|2')).toEqual({ row: 2, count: 1 })
    const plan = planFor('Foo|Bar\nCategory|Nominee\nHousing|York', {
      change: { tables: [{ id: 't1', header: { row: 2, count: 1 } }] },
    })
    expect(shortlistOf(plan)).toEqual(['Housing: York'])
  })

  test('[E1] is not found by words of results: they may be cells', () => {
    expect(at('Foo|Bar|Baz\nWinner|Gold|No award\nx|y|z')).toEqual({ row: 1, count: 1 })
  })
})

describe('[E1] a column that would tell a result', () => {
  const rows = (header: string, ...cells: string[]) =>
    `Category|Nominee|${header}\n${cells.map((cell, at) => `Housing|Nominee ${at}|${cell}`).join('\n')}`

  test.each([
    ['Jury total', '12', '14', '9'],
    ['Points', '12', '14', '9'],
    ['Panel comments', 'A strong entry', '', ''],
    ['Prix du public (voix)', '120', '33', ''],
    ['Xyz', '', 'x', ''],
    ['Remarks', 'It is a clear winner for all of us, and was from the first round on', 'Nice', ''],
  ])('is left out unless somebody wants it: %s', (header, ...cells) => {
    const plan = planFor(rows(header, ...cells))
    expect(plan.view.tables[0]?.columns[2]).toMatchObject({ use: 'out', masked: true })
    expect(wishOf(plan)).not.toHaveProperty('showFile.categories.0.entries.0.notes')
    const kept = planFor(rows(header, ...cells), {
      change: { tables: [{ id: 't1', columns: [{ column: 2, use: 'note' }] }] },
    })
    expect(kept.view.tables[0]?.columns[2]).toMatchObject({ use: 'note', masked: false })
  })

  test('is taken for the result where its cells say so', () => {
    const plan = planFor(rows('Anything', '', 'Winner', ''))
    expect(plan.view.tables[0]?.columns[2]).toMatchObject({ use: 'result', masked: true })
  })

  test('is shown as a dot in every row, also where nothing stands; of a table of results nothing is shown', () => {
    const text = rows('Winner', '', 'yes', '')
    const [table] = draftOf(text).tables
    expect(table && rowsOf(table, 1, 10).map(({ cells }) => cells[2])).toEqual(['Winner', '●', '●', '●'])
    const [, results] = draftOf(text, {
      files: [['results.csv', sheetOf('Category|Winner\nHousing|Nominee 1')]],
    }).tables
    expect(results && rowsOf(results, 1, 10)).toEqual([
      { row: 1, isHeader: true, cells: ['Category', 'Winner'] },
    ])
  })
})

test('the LGC sample comes in as the sample does: 22 categories, 183 entries, 13 results', () => {
  const folder = fileURLToPath(new URL('../../../server/sample/lgc-awards-2022', import.meta.url))
  const sheet = (name: string): Sheet => ({
    name,
    rows: (parse(readFileSync(`${folder}/${name}.csv`, 'utf8'), { bom: true }) as string[][]).map(
      (cells, at) => ({ row: at + 1, cells }),
    ),
    notes: [],
    noted: [],
  })
  const read = withFile(withFile(newDraft(NEW), 'shortlist.csv', [sheet('shortlist')]), 'results.csv', [
    sheet('results'),
  ])
  const plan = planOf(read, houseWith())
  expect(problemsOf(plan).filter((line) => !line.includes('looks like'))).toEqual([])
  const wish = wishOf(plan)
  const sample = sampleCommand(folder, 'a-command-id')
  if (wish.kind !== 'open-show') throw new Error('not a new show')
  expect(wish.showFile.categories).toEqual(sample.showFile.categories)
  expect(wish.results.filter(({ levels }) => levels.some(({ level }) => level === 'winner'))).toEqual(
    wish.results,
  )
  const plainly = (results: typeof wish.results) =>
    Object.fromEntries(
      results.map(({ category, levels }) => [
        category,
        Object.fromEntries(levels.map((l) => [l.level, l.entries.toSorted()])),
      ]),
    )
  expect(plainly(wish.results)).toEqual(plainly(sample.results))
  expect(wish.showFile.categories.flatMap(({ entries }) => entries)).toHaveLength(183)
  const telling = plan.view.tables[1]?.columns.filter(({ masked }) => masked).map(({ use }) => use)
  expect(telling).toEqual(['category', 'level', 'entrant', 'title'])
})
