/** What real lists hold besides entries: words for nothing, names with a mark, and the header on every page. */
import { describe, expect, test } from 'vitest'
import { planFor, problemsOf, sheetOf, shortlistOf } from '../../helpers/import-tables.ts'

const list = (...names: string[]) => `Category|Nominee\n${names.map((name) => `Housing|${name}`).join('\n')}`
const MARKED = /^Entrant, some names carry a sign/

describe('names that are marked', () => {
  test.each([
    'York*',
    '* York',
    '★ York',
    '🏆 York',
    'York 🥇',
    'York ✔️',
    'York (Winner)',
    'York [GOLD]',
    'WINNER: York',
    'York – Highly commended',
  ])('[E1] %s is told before the room sees it, and no row is named', (name) => {
    expect(problemsOf(planFor(list('Brent', name, 'Leeds')))).toEqual([expect.stringMatching(MARKED)])
  })

  test.each([
    'Gold Rush: a film',
    'York (2022)',
    'Winner Farms',
    'M*A*S*H',
    'First Choice Homes',
    'York: Homes',
  ])('%s is a name like any other', (name) => {
    expect(problemsOf(planFor(list('Brent', name)))).toEqual([])
  })

  test('[E1] whichever name it is, the same is said', () => {
    const told = (...names: string[]) => problemsOf(planFor(list(...names)))
    expect(told('Brent*', 'York')).toEqual(told('Brent', 'York*'))
  })
})

test('[E1] a line that says who has won is told before it is shown as a category, and no row is named', () => {
  const text = (winner: string) =>
    `Category|Nominee\nHousing|York\nHousing|Brent\nWINNER|${winner}\nClimate|Bath\nClimate|Derby\nWINNER|Bath`
  const told = problemsOf(planFor(text('York')))
  expect(told).toEqual([
    expect.stringMatching(/^Category, one of the categories is called by the word of an award/),
  ])
  expect(problemsOf(planFor(text('Brent')))).toEqual(told)
  expect(problemsOf(planFor(text('York').replaceAll('WINNER', 'Winner of hearts')))).toEqual([])
})

test('several in one cell are one joint entry, and that is asked about where it may not be meant', () => {
  const several = /^row 2, Nominee, it names several, who will be one joint entry, as in 1 more/
  const text = 'Category|Nominee\nHousing|York; Brent; Leeds\nClimate|Bath; Derby'
  expect(problemsOf(planFor(text))).toEqual([expect.stringMatching(several)])
  expect(problemsOf(planFor(`${text}\nHousing|Hull\nClimate|Wells`))).toEqual([])
  const lines = sheetOf('Category|Nominee\nHousing|York\nHousing|Hull\nClimate|Bath\nClimate|Wells')
  const rows = lines.rows.map(({ row, cells }) => ({
    row,
    cells: cells.map((c) => c.replace('York', 'York\nBrent')),
  }))
  const plan = planFor('Category|Nominee\nArt|A\nArt|B', { files: [['more.csv', { ...lines, rows }]] })
  expect(problemsOf(plan)).toEqual([
    expect.stringMatching(/^row 2, Nominee, it names several.*entry\. If they/),
  ])
})

describe('words for nothing', () => {
  test.each(['N/A', 'n.a.', 'TBC', 'tba', 'To be confirmed', '-', '—', '???', 'None', '#REF!'])(
    '%s is told, and kept',
    (word) => {
      const plan = planFor(`Category|Nominee|Title\nHousing|York|${word}\nHousing|Brent|${word}`)
      expect(problemsOf(plan)).toEqual([
        expect.stringMatching(
          /^row 2, Title, it says that nothing is known .*, as in 1 more; .* Empty the cell/,
        ),
      ])
      expect(shortlistOf(plan)).toEqual([`Housing: York — ${word}, Brent — ${word}`])
    },
  )

  test.each(['Nada', 'A-Team', 'The Unknown Soldier', 'X', 'Tab'])('%s is a title', (title) => {
    expect(problemsOf(planFor(`Category|Nominee|Title\nHousing|York|${title}\nHousing|Brent|`))).toEqual([])
  })

  test('[E1] in a column of results nothing is said of them', () => {
    const plan = planFor('Category|Nominee|Citation\nHousing|York|TBC\nHousing|Brent|')
    expect(problemsOf(plan)).toEqual([])
  })
})

describe('the header once more', () => {
  const text = 'Category|Nominee|Winner\nHousing|York|x\nCATEGORY|Nominee|Winner\nHousing|Brent|'

  test('is no entry, and that is said', () => {
    const plan = planFor(text)
    expect(shortlistOf(plan)).toEqual(['Housing: York, Brent'])
    expect(plan.view.leftOut).toEqual(['1 row left out: the header stands there once more.'])
    expect(problemsOf(plan)).toEqual([])
  })

  test('is no result either; a row that says less is an entry', () => {
    const files = [['results.csv', sheetOf('Category|Winner\nHousing|York\nCategory|Winner')]] as const
    const plan = planFor('Category|Nominee\nHousing|York\nHousing|Nominee', { files })
    expect(plan.view.results).toMatchObject({ toSeal: ['housing'], questions: [] })
    expect(shortlistOf(plan)).toEqual(['Housing: York, Nominee'])
  })
})
