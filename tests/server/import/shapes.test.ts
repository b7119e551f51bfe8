/** The shapes in which results come: flags, places, levels, statuses, tags, rows of winners; and what is not known. */
import { describe, expect, test } from 'vitest'
import { emptyEvening } from '../../helpers/given.ts'
import { planFor, problemsOf, resultsOf, sheetOf, shortlistOf, wishOf } from '../../helpers/import-tables.ts'

const HOUSING = 'housing: winner = york'

describe('one row for each entry', () => {
  test.each([
    ['a flag', 'Winner', 'x', ''],
    ['a flag of ones and noughts', 'Winner', '1', '0'],
    ['true and false', 'Is winner', 'TRUE', 'FALSE'],
    ['a Japanese circle', '受賞', '○', ''],
    ['a result', 'Result', 'Winner', 'Shortlisted'],
    ['a status', 'Status', 'Winner', 'Submitted'],
    ['a place', 'Place', '1st', '2nd'],
    ['a rank', 'Rank', '1', '4'],
    ['a level', 'Level', 'winner', ''],
    ['a list of tags', 'Tags', 'Shortlist, London; Winner – Housing', 'Shortlist, Leeds'],
    ['a word in Arabic', 'النتيجة', 'فائز', ''],
  ])('%s', (_, header, yes, no) => {
    const plan = planFor(
      `Category|Nominee|${header}\nHousing|Brent|${no}\nHousing|York|${yes}\nClimate|Derby|${no}\nClimate|Bath|${no}`,
    )
    expect(problemsOf(plan)).toEqual([])
    expect(resultsOf(plan)).toEqual([HOUSING])
    expect(shortlistOf(plan)).toEqual(['Housing: Brent, York', 'Climate: Derby, Bath'])
  })

  test('ties, and several levels in columns of their own', () => {
    const plan = planFor(
      'Category|Nominee|Gold|Silver|Bronze\nHousing|Brent|x||\nHousing|York|x||\nHousing|Leeds||x|\nClimate|Derby||||',
    )
    expect(plan.view.levels).toEqual(['Gold', 'Silver', 'Bronze'])
    expect(resultsOf(plan)).toEqual(['housing: gold = brent + york; silver = leeds'])
  })

  test('an award said twice is one, two that differ are a problem that names no one', () => {
    const both = planFor(
      'Category|Nominee|Winner|Level\nHousing|Brent|yes|Highly Commended\nHousing|York|yes|Winner',
    )
    expect(resultsOf(both)).toEqual(['housing: winner = york; highly-commended = brent'])
    const odd = planFor('Category|Nominee|Result|Level\nHousing|Brent|Winner|Highly Commended')
    expect(problemsOf(odd)).toEqual(['● row 2, its columns say different things of the result.'])
    expect(odd.wish).toBeNull()
  })
})

describe('signs', () => {
  const signed = (sign: string) => `Category|Nominee|Winner\nHousing|Brent|\nHousing|York|${sign}`

  test.each(['✔️', '✓', '*', '★', '⭐', '🏆', '🥇', '√', '[✓]', '[x]'])('%s is a tick', (sign) => {
    expect(resultsOf(planFor(signed(sign)))).toEqual([HOUSING])
  })

  test.each(['✗', '❌', '☐', '—', '?', '[ ]'])('%s says nothing', (sign) => {
    expect(resultsOf(planFor(signed(sign)))).toEqual([])
  })

  test.each(['★★★☆☆', '→', '###', '+++'])('[E1] %s is not passed over as if nothing stood there', (sign) => {
    const plan = planFor(signed(sign))
    expect(plan.wish).toBeNull()
    expect(problemsOf(plan)).toEqual([expect.stringMatching(/^● row 3, Winner, it cannot be read/)])
  })

  test('medals are places', () => {
    const plan = planFor('Category|Nominee|Gold|Silver|Place\nHousing|Brent|||🥈\nHousing|York|||🥇')
    expect(resultsOf(plan)).toEqual(['housing: gold = york; silver = brent'])
  })
})

describe('what is not said', () => {
  test('a category without a flag is unknown, "No award" is a result, and both are said apart', () => {
    const plan = planFor(
      'Category|Nominee|Result\nHousing|Brent|\nClimate|Derby|No award\nClimate|York|\nTransport|No award|\nTransport|Leeds|',
    )
    expect(resultsOf(plan)).toEqual(['climate: winner = —', 'transport: winner = —'])
    expect(plan.view.results).toMatchObject({ toSeal: ['climate', 'transport'], open: ['housing'] })
    expect(shortlistOf(plan)[2]).toBe('Transport: Leeds')
  })

  test('a lower level alone is asked about: no award, or not known yet', () => {
    const text = 'Category|Nominee|Result\nHousing|Brent|Highly commended\nHousing|York|'
    const plan = planFor(text)
    expect(plan.wish).toBeNull()
    expect(plan.view.results?.questions).toMatchObject([
      { id: 'top:housing', answered: false, choices: [{ value: 'no-award' }, { value: 'leave' }] },
    ])
    const answered = (answer: string) => planFor(text, { change: { answers: { 'top:housing': answer } } })
    expect(resultsOf(answered('no-award'))).toEqual(['housing: winner = —; highly-commended = brent'])
    expect(resultsOf(answered('leave'))).toEqual([])
    expect(answered('nonsense').wish).toBeNull()
  })

  test('drafts are left out, withdrawn entries kept as such, and a word may say "off stage"', () => {
    const plan = planFor(
      'Category|Nominee|Status\nHousing|Brent|In progress\nHousing|York|Withdrawn\nHousing|Leeds|Submitted\nHonorary|Jo|Presented off stage',
    )
    expect(plan.view.leftOut).toEqual(['1 row left out: drafts, or not submitted.'])
    const wish = wishOf(plan)
    expect(wish).toMatchObject({
      showFile: {
        categories: [
          { entries: [{ id: 'york', withdrawn: true }, { id: 'leeds' }] },
          { name: 'Honorary', offStage: true },
        ],
      },
    })
  })

  test('a column says who is on the shortlist; an award without entries is a category', () => {
    const plan = planFor('Award|Nominee|Shortlist\nHousing|Brent|x\nHousing|York|\nLifetime achievement||')
    expect(shortlistOf(plan)).toEqual(['Housing: Brent'])
    expect(plan.view.leftOut).toEqual(['2 rows left out: not on the shortlist.'])
    const bare = planFor('Award|Nominee\nHousing|Brent\nLifetime achievement|')
    expect(shortlistOf(bare)).toEqual(['Housing: Brent', 'Lifetime achievement: '])
  })
})

describe('a table of results beside the shortlist', () => {
  const SHORTLIST =
    'Category|Entrant|Title\nHousing|Derby; Derbyshire|Homes\nHousing|Wigan|One\nHousing|Wigan|Two\nClimate|Bournemouth, Christchurch and Poole Council|\nClimate|Leeds|'
  const withResults = (text: string, answers = {}) =>
    planFor(SHORTLIST, { files: [['results.csv', sheetOf(text)]], change: { answers } })

  test('one row for each winner, found by name, title and however the names are joined', () => {
    const plan = withResults(
      'Category|Level|Entrant|Title\nHousing|Winner|Derby and Derbyshire|\nHousing|Highly Commended|Wigan|Two\nClimate|Winner|No award|',
    )
    expect(plan.view.tables.map(({ use }) => use)).toEqual(['shortlist', 'results'])
    expect(resultsOf(plan)).toEqual([
      'housing: winner = derby-derbyshire; highly-commended = wigan-2',
      'climate: winner = —',
    ])
  })

  test('one row for each category, with the names in it; a comma divides nobody', () => {
    const plan = withResults(
      'Category|Winner|Highly Commended\nClimate|Bournemouth, Christchurch and Poole Council|\nHousing|Homes|One; Two',
    )
    expect(resultsOf(plan)).toEqual([
      'housing: winner = derby-derbyshire; highly-commended = wigan + wigan-2',
      'climate: winner = bournemouth-christchurch-and-poole-council',
    ])
  })

  test('[E1] who is not on the shortlist, or one of two, is asked about: every choice is offered, nothing is repeated', () => {
    const text = 'Category|Level|Entrant\nHousing|Winner|Secretville\nHousing|Highly Commended|Wigan'
    const plan = withResults(text)
    const questions = plan.view.results?.questions ?? []
    expect(questions.map(({ row, choices }) => [row, choices.length])).toEqual([
      [2, 5],
      [3, 5],
    ])
    expect(questions[0]?.sentence).toBe(questions[1]?.sentence)
    expect(JSON.stringify(plan.view)).not.toContain('Secretville')
    expect(plan.wish).toBeNull()
    const answers = { 't2:2': 'derby-derbyshire', 't2:3': 'wigan-2' }
    expect(resultsOf(withResults(text, answers))).toEqual([
      'housing: winner = derby-derbyshire; highly-commended = wigan-2',
    ])
    expect(resultsOf(withResults(text, { 't2:2': 'leave', 't2:3': 'wigan' }))).toEqual([])
  })

  test('who was never nominated is written in: sealed with the result, on no shortlist, and no one of it', () => {
    const text =
      'Category|Level|Entrant|Title|Partners\nHousing|Winner|Ada|Life; work|Acme\nHousing|Winner|Wigan|One|'
    const answered = withResults(text, { 't2:2': 'write-in' })
    expect(wishOf(answered).results).toMatchObject([
      {
        levels: [
          {
            entries: ['wigan', 'write-in--0-1'],
            writeIns: [
              { id: 'write-in--0-1', entrant: 'Ada', title: 'Life; work', person: null, partners: ['Acme'] },
            ],
          },
        ],
      },
    ])
    expect(JSON.stringify(answered.view)).not.toContain('Ada')
    const night = emptyEvening()
    night.must(wishOf(answered))
    const same = withResults('Category|Level|Entrant\nHousing|Winner|Wigan', { 't2:2': 'write-in' })
    expect(problemsOf(same)).toEqual([])
  })

  test('a category that the shortlist does not have is asked about', () => {
    const text = 'Category|Winner\nHouses|Homes'
    expect(withResults(text).view.results?.questions).toMatchObject([{ id: 't2:2:category', row: 2 }])
    expect(resultsOf(withResults(text, { 't2:2:category': 'housing' }))).toEqual([
      'housing: winner = derby-derbyshire',
    ])
  })

  test('what contradicts itself, names the withdrawn or does not fit is a problem of results', () => {
    const text =
      'Category|Level|Entrant|Citation\nHousing|Winner|Homes|\nHousing|Winner|No award|\nHousing|Platinum|One|\nHousing|Highly Commended|Homes|'
    const plan = withResults(text)
    expect(problemsOf(plan)).toEqual([
      '● row 4, Level, it names a level that this show does not have.',
      '● row 5, its entry has a result in row 2 already.',
      '● row 3, another row says otherwise of this level.',
    ])
    expect(plan.view.results?.otherLevels).toBe(true)
    const long = withResults(`Category|Winner|Citation\nHousing|Homes|${'x'.repeat(1501)}`)
    expect(problemsOf(long)).toEqual([
      '● row 2, Citation, it does not fit its envelope; shorten the citation.',
    ])
    const cited = withResults(`Category|Entrant|Level|Citation\nHousing|Homes|Winner|${'é'.repeat(1501)}`)
    expect(problemsOf(cited)).toEqual([
      '● row 2, Citation, it does not fit its envelope; shorten the citation.',
    ])
  })

  test('levels are taken from the cells only when somebody asks', () => {
    const text = 'Category|Level|Entrant\nHousing|Platinum|Homes\nHousing|Gold|One'
    expect(withResults(text).view.levels).toEqual(['Winner', 'Highly Commended'])
    const plan = planFor(SHORTLIST, {
      files: [['results.csv', sheetOf(text)]],
      change: { levels: null },
    })
    expect(plan.view.levels).toEqual(['Gold', 'Platinum'])
    const own = planFor(SHORTLIST, {
      files: [['results.csv', sheetOf(text)]],
      change: { levels: ['Platinum', ' Gold ', ''] },
    })
    expect(resultsOf(own)).toEqual(['housing: platinum = derby-derbyshire; gold = wigan'])
  })
})

test('the one entry of an honorary award is kept in the envelope if somebody says so: on no shortlist, and sealed as the winner', () => {
  const text = 'Category|Nominee|Winner\nHousing|York|x\nHousing|Brent|\nLifetime achievement|Ada Lovelace|'
  const shown = planFor(text)
  expect(problemsOf(shown)).toEqual([
    'row 4, Category, Lifetime achievement has one entry only. If that is the winner of an honorary award, keep it in the envelope.',
  ])
  expect(shown.view.preview.map(({ honorary }) => honorary)).toEqual([null, 'shown'])
  const kept = planFor(text, { change: { honorary: ['Lifetime achievement', 'Housing'] } })
  expect(shortlistOf(kept)).toEqual(['Housing: York, Brent', 'Lifetime achievement: '])
  expect(resultsOf(kept)).toEqual(['housing: winner = york', 'lifetime-achievement: winner = write-in--0-1'])
  expect(JSON.stringify(kept.view)).not.toContain('Lovelace')
  const named = planFor(text, {
    change: { honorary: ['Lifetime achievement'] },
    files: [['results.csv', sheetOf('Category|Winner\nLifetime achievement|Ada Lovelace')]],
  })
  expect(resultsOf(named)).toEqual(resultsOf(kept))
  expect(problemsOf(planFor(text.replaceAll('|x', '').replaceAll('|Winner', '')))).toEqual([])
})

test('a list of winners only, and an order that tells, are looked at', () => {
  const winners = planFor('Category|Nominee|Level\nHousing|Brent|Winner\nClimate|York|Winner')
  expect(problemsOf(winners).join()).toContain('this may be a list of winners')
  const rows = ['A', 'B', 'C'].flatMap((name) => [`${name}|One ${name}|1`, `${name}|Two ${name}|2`])
  const told = planFor(`Category|Nominee|Place\n${rows.join('\n')}`)
  expect(problemsOf(told).join()).toContain('can be read from the order')
  const sorted = planFor(`Category|Nominee|Place\n${rows.join('\n')}`, { change: { sort: 'name' } })
  expect(problemsOf(sorted)).toEqual([])
})
