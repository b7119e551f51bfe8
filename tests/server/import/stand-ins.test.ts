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
