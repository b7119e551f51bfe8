/** A results table says "no award" in words; a category whose winner is not there yet is unknown, and is never sealed as "no award". */
import { expect, test } from 'vitest'
import { USUAL_SETTINGS } from '../../server/import/import-request.ts'
import { showFromTables } from '../../server/import/show-from-tables.ts'
import { sentenceOf } from '../../server/import/tables.ts'

const imported = (...rows: string[]) =>
  showFromTables({
    id: 'awards',
    ceremony: { name: 'Awards', date: '2026-01-01', venue: null, presentedBy: null, timeZone: 'UTC' },
    levels: [
      { id: 'winner', name: 'Winner' },
      { id: 'highly-commended', name: 'Highly Commended' },
    ],
    shortlist:
      'category,sponsor,entrant,partners,title,person,summary\nHousing,,York,,,,\nHousing,,Brent,,,,',
    results: ['category,level,entrant,title', ...rows].join('\n'),
    settings: USUAL_SETTINGS,
    rundown: null,
  })

const sentences = (...rows: string[]) => {
  const outcome = imported(...rows)
  return 'problems' in outcome ? outcome.problems.map(sentenceOf) : []
}

test('"No award" in the entrant’s column is a result without entries', () => {
  expect(imported('Housing,Winner,No award,', 'Housing,Highly Commended,York,')).toMatchObject({
    results: [
      {
        category: 'housing',
        levels: [
          { level: 'winner', entries: [] },
          { level: 'highly-commended', entries: ['york'] },
        ],
      },
    ],
  })
})

test('a category with a lower level only is refused by name: its winner may not be known yet', () => {
  expect(sentences('Housing,Highly Commended,York,')).toEqual([
    'results, column "level": Housing has no row for Winner; name an entry or "No award", or leave the category out until it is decided.',
  ])
})

test('"no award" beside an entry of the same level is a contradiction, in either order', () => {
  const said = ['results, row 3, column "level": an earlier row says otherwise of this level.']
  expect(sentences('Housing,Winner,No award,', 'Housing,Winner,York,')).toEqual(said)
  expect(sentences('Housing,Winner,York,', 'Housing,Winner,no award,')).toEqual(said)
})
