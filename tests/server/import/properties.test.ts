/** What holds for every table: what was previewed is what is stored, all or nothing; exported and imported it is the same; and no result shows. */
import { parse as parseCsv } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Command } from '#shared/commands'
import { parse } from '#shared/parse'
import type { ShowFile } from '#shared/show-file'
import { levelsOf } from '#shared/state'
import { csvOf } from '../../../server/export/csv.ts'
import { shortlistTable } from '../../../server/export/shortlist.ts'
import { changedBy, type Draft, newDraft, withFile } from '../../../server/import/draft.ts'
import { rowsOf } from '../../../server/import/masked.ts'
import { planOf } from '../../../server/import/plan.ts'
import type { Sheet } from '../../../server/import/sheets.ts'
import { showNow } from '../../../server/import/target.ts'
import { emptyEvening, evening } from '../../helpers/given.ts'
import { houseWith, NEW, wishOf } from '../../helpers/import-tables.ts'
import { runs } from '../../helpers/properties.ts'
import { anyShow, type PlainRow, plainRows, resultCells } from '../../helpers/random-tables.ts'
import { IS_WHOLE } from '../../helpers/whole.ts'

/** Of as many tables as in the whole, one in two. */
const SHARE = IS_WHOLE ? 1 : 2

const sheet = (rows: readonly (readonly string[])[], name = 'Sheet1'): Sheet => ({
  name,
  rows: rows.map((cells, at) => ({ row: at + 1, cells })),
  notes: [],
  noted: [],
})
const exported = (file: ShowFile): Sheet =>
  sheet(parseCsv(csvOf(shortlistTable(file)), { bom: true, relax_column_count: true }) as string[][])
const into = (show: string) => ({ target: { kind: 'show', show } as const })
const draftWith = (...sheets: Sheet[]): Draft =>
  sheets.reduce(
    (draft, one, at) => withFile(draft, at === 0 ? 'shortlist.csv' : 'results.csv', [one]),
    newDraft(NEW),
  )

test('import of an export is the same shortlist, as a new show and as a difference of none', () => {
  fc.assert(
    fc.property(anyShow, (file) => {
      const draft = draftWith(exported(file))
      const wish = wishOf(planOf(draft, houseWith()))
      expect(wish).toMatchObject({ kind: 'open-show', results: [] })
      expect(wish.kind === 'open-show' && wish.showFile.categories).toEqual(file.categories)
      const now = { file, planSeq: 1, decided: new Map() }
      const again = planOf(changedBy(draft, into(file.id)), houseWith(now))
      expect(again.view.difference).toEqual([])
      expect(again.wish).toMatchObject({ edits: [], results: [] })
    }),
    runs(500 / SHARE),
  )
})

const HEAD = ['Category', 'Entrant', 'Title', 'Sponsor', 'Budget']
const RESULT_HEADS = ['Winner', 'Level', 'Result', 'Place', 'Status', 'Tags', 'Citation']
const cellsOf = ({ category, entrant, title, sponsor, budget }: PlainRow) => [
  category,
  entrant,
  title,
  sponsor,
  budget,
]

/** The same rows with columns of results behind them. */
const table = (
  rows: readonly PlainRow[],
  heads: readonly string[],
  results: readonly (readonly string[])[],
): Sheet =>
  sheet([
    [...HEAD, ...heads],
    ...rows.map((row, at) => [...cellsOf(row), ...heads.map((_, column) => results[at]?.[column] ?? '')]),
  ])

const headsOfResults = fc.uniqueArray(fc.constantFrom(...RESULT_HEADS), { minLength: 1, maxLength: 4 })

test('what is previewed is what is stored; what has a mistake stores nothing', () => {
  let [stored, refused] = [0, 0]
  fc.assert(
    fc.property(plainRows, headsOfResults, resultCells, (rows, heads, cells) => {
      const { view, wish } = planOf(draftWith(table(rows, heads, cells)), houseWith())
      if (wish === null) {
        const problems = [...view.problems, ...(view.results?.problems ?? [])]
        expect(
          problems.some(({ grave }) => grave) || view.results?.questions.some(({ answered }) => !answered),
        ).toBe(true)
        refused += 1
        return
      }
      const command = { id: 'a-command-of-ours', ...wish }
      expect(parse(Command, command)).toHaveProperty('value')
      const night = emptyEvening()
      night.must(wish)
      const state = night.state()
      const categories = state.showFile?.categories ?? []
      expect(view.preview.map(({ id, count, entries }) => [id, count, entries])).toEqual(
        categories.map(({ id, entries }) => [id, entries.length, entries.slice(0, 4)]),
      )
      expect(
        categories.filter(({ id }) => Object.keys(levelsOf(state, id)).length > 0).map(({ id }) => id),
      ).toEqual(view.results?.toSeal)
      stored += 1
    }),
    runs(400 / SHARE),
  )
  expect(Math.min(stored, refused)).toBeGreaterThan(20)
})

test('a table imported into a show makes it what the table says; imported again it changes nothing', () => {
  fc.assert(
    fc.property(anyShow, anyShow, fc.boolean(), (before, after, isSealed) => {
      const results = isSealed ? before.categories.map(({ id }) => ({ category: id, levels: [none] })) : []
      const night = evening(before, results)
      const sheetAfter = exported({ ...after, categories: after.categories.map(stripped) })
      const plan = () => {
        const now = showNow(night.state())
        if (!now) throw new Error('no show')
        return planOf(changedBy(draftWith(sheetAfter), into(before.id)), houseWith(now))
      }
      const first = plan()
      const wish = wishOf(first)
      const command = { id: 'a-command-of-ours', ...wish }
      expect(parse(Command, command)).toHaveProperty('value')
      if (isSealed && wouldEmpty(night.state().showFile as ShowFile, after)) return
      if (wish.kind === 'revise' && wish.edits.length > 0) night.must(wish)
      const second = plan()
      expect(second.view.difference?.filter(({ fate }) => fate !== 'kept')).toEqual([])
      if (isSealed) return
      const stored = (night.state().showFile as ShowFile).categories
      const words = (list: ShowFile['categories']) =>
        list
          .map(({ id: _, entries, ...category }) => ({
            ...category,
            entries: entries.map(({ id: __, ...entry }) => entry),
          }))
          .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      expect(words(stored)).toEqual(words(after.categories.map(stripped)))
    }),
    runs(100 / SHARE),
  )
})

const none = { level: 'winner', entries: [], citation: null }
/** Without ids that would be taken for those of the other show, and withdrawn entries, which are not taken out again. */
const stripped = (category: ShowFile['categories'][number]) => ({
  ...category,
  id: `x-${category.id}`,
  entries: category.entries.map(({ withdrawn: _, ...entry }) => ({ ...entry, id: `x-${entry.id}` })),
})
/** Somebody always competes in a category that is sealed: a table that leaves none is refused by the rules of the show. */
const wouldEmpty = (before: ShowFile, after: ShowFile): boolean =>
  before.categories.some(
    ({ name, entries }) =>
      entries.length > 0 && after.categories.some((c) => c.name === name && c.entries.length === 0),
  )

test('[E1] tables that differ only in results have the same preview, difference, rows and problems, byte for byte', () => {
  let told = 0
  fc.assert(
    fc.property(
      plainRows,
      headsOfResults,
      resultCells,
      resultCells,
      fc.boolean(),
      (rows, heads, one, other, apart) => {
        const seen = (cells: readonly (readonly string[])[]) => {
          const main = table(rows, apart ? [] : heads, cells)
          const second = sheet(
            [
              ['Category', 'Entrant', ...heads],
              ...cells.map((line, at) => ['Housing', line[at % 4] ?? '', ...line]),
            ],
            'Results',
          )
          const draft = apart ? draftWith(main, second) : draftWith(main)
          const night = evening()
          const now = showNow(night.state())
          if (!now) throw new Error('no show')
          return [draft, changedBy(draft, into(now.file.id))].map((each) => {
            const { view } = planOf(each, houseWith(now))
            const { results, ready, ...open } = view
            told += results === null ? 0 : 1
            return JSON.stringify([open, each.tables.map((t) => rowsOf(t, 1, 100))])
          })
        }
        expect(seen(other)).toEqual(seen(one))
      },
    ),
    runs(400 / SHARE),
  )
  expect(told).toBeGreaterThan(0)
})

test('[E1] even of results nothing is told of who: whoever of a category wins, every answer is the same', () => {
  const winners = fc.array(fc.nat({ max: 5 }), { minLength: 3, maxLength: 3 })
  fc.assert(
    fc.property(winners, winners, fc.constantFrom('x', 'Winner', '1st', '受賞'), (one, other, word) => {
      const seen = (picks: readonly number[]) => {
        const rows = picks.flatMap((pick, category) =>
          Array.from({ length: 6 }, (_, at) => [`C${category}`, `N${at}`, at === pick ? word : '']),
        )
        const draft = draftWith(sheet([['Category', 'Nominee', 'Result'], ...rows]))
        return JSON.stringify(planOf(changedBy(draft, { sort: 'name' }), houseWith()).view)
      }
      expect(seen(other)).toBe(seen(one))
      expect(seen(one)).toContain('toSeal')
    }),
    runs(100 / SHARE),
  )
})

test('[E1] the comparison can see: another name is another preview, and what is known or not is told to whoever may peek', () => {
  const view = (...cells: string[]) =>
    planOf(draftWith(sheet([['Category', 'Nominee', 'Result'], cells])), houseWith()).view
  const [york, brent, known] = [view('C', 'York', ''), view('C', 'Brent', ''), view('C', 'York', 'Winner')]
  expect(JSON.stringify(york.preview)).not.toBe(JSON.stringify(brent.preview))
  expect(JSON.stringify(york.preview)).toBe(JSON.stringify(known.preview))
  expect([york.results?.toSeal, known.results?.toSeal]).toEqual([[], ['c']])
})
