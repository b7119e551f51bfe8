/** Tables from organisers: what is right is taken whole, what is wrong is named by row and column. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { problemsOfNotes } from '#shared/cue-notes'
import { parse } from '#shared/parse'
import { problemsOf, ShowFile } from '#shared/show-file'
import { commandFromImport, ImportRequest, USUAL_SETTINGS } from '../../server/import/import-request.ts'
import { showFromTables, type Tables } from '../../server/import/show-from-tables.ts'
import { newSlugs, slugOf } from '../../server/import/slugs.ts'
import { sentenceOf } from '../../server/import/tables.ts'
import { sampleCommand } from '../../server/sample/sample-show.ts'

const folder = fileURLToPath(new URL('../../server/sample/lgc-awards-2022', import.meta.url))
const HEADER = 'category,sponsor,entrant,partners,title,person,summary'
const RESULTS = 'category,level,entrant,title'
const SHORTLIST = [
  HEADER,
  'Housing,Acme,Brent LBC,,A better future,,',
  'Housing,Acme,York,,,,',
  'Climate,,Derby; Derbyshire,,DE-Carbonise,,',
].join('\r\n')

const tables = (change: Partial<Tables>): Tables => ({
  id: 'awards',
  ceremony: { name: 'Awards', date: '2026-01-01', venue: null, presentedBy: null, timeZone: 'Europe/London' },
  levels: [
    { id: 'winner', name: 'Winner' },
    { id: 'highly-commended', name: 'Highly Commended' },
  ],
  shortlist: SHORTLIST,
  results: null,
  settings: USUAL_SETTINGS,
  rundown: null,
  ...change,
})

const sentences = (change: Partial<Tables>): string[] => {
  const outcome = showFromTables(tables(change))
  return 'problems' in outcome ? outcome.problems.map(sentenceOf) : []
}

test('the LGC sample is read whole: 22 categories, 183 entries, 13 results, and passes its own schema', () => {
  const { showFile, results } = sampleCommand(folder, 'a-command-id')
  expect(parse(ShowFile, showFile)).toHaveProperty('value')
  expect(problemsOf(showFile)).toEqual([])
  expect(showFile.categories.length).toBe(22)
  expect(showFile.categories.flatMap((c) => c.entries).length).toBe(183)
  expect(results.length).toBe(13)
  const source = JSON.parse(readFileSync(`${folder}/shortlist.json`, 'utf8'))
  const titles = (list: { entries: { title: string | null }[] }[]) =>
    list.flatMap((c) => c.entries.map((e) => e.title))
  expect(titles(showFile.categories)).toEqual(titles(source.categories))
  expect(showFile.rundown.filter((s) => s.kind === 'category').length).toBe(22)
})

test('joint entrants are one line, and a results table may name them with "and"', () => {
  const outcome = showFromTables(
    tables({ results: `${RESULTS}\nClimate,Winner,Derby and Derbyshire,DE-Carbonise` }),
  )
  expect(outcome).toMatchObject({
    showFile: { categories: [{}, { entries: [{ id: 'derby-derbyshire', entrant: 'Derby, Derbyshire' }] }] },
    results: [{ category: 'climate', levels: [{ level: 'winner', entries: ['derby-derbyshire'] }] }],
  })
})

test('a missing column is named', () => {
  expect(sentences({ shortlist: SHORTLIST.replace(',entrant', ',who') })).toEqual([
    'shortlist, row 1, column "entrant": this column is missing from the header.',
  ])
  expect(sentences({ results: 'category,entrant,title\nHousing,York,' })).toEqual([
    'results, row 1, column "level": this column is missing from the header.',
  ])
})

test('a duplicate entry is named by its row and the one before it', () => {
  expect(sentences({ shortlist: `${SHORTLIST}\r\nHousing,Acme,York,,,,` })).toEqual([
    'shortlist, row 5, column "entrant": the same entry stands in row 3 already.',
  ])
})

test('[E1] an unknown entry in the results is named by row and column, and not repeated: the table is sealed', () => {
  const found = sentences({
    results: `${RESULTS}\nHousing,Winner,York,\nHousing,Highly Commended,Secretville,`,
  })
  expect(found).toEqual([
    'results, row 3, column "entrant": the category has no such entry on its shortlist.',
  ])
  expect(found.join()).not.toContain('Secretville')
})

test('unknown levels and categories, and an entry with two results, are named', () => {
  expect(
    sentences({
      results: `${RESULTS}\nHousing,Platinum,York,\nTransport,Winner,York,\nHousing,Winner,York,\nHousing,Winner,York,`,
    }),
  ).toEqual([
    'results, row 2, column "level": it must be one of Winner, Highly Commended.',
    'results, row 3, column "category": the shortlist has no category of this name.',
    'results, row 5, column "entrant": this entry has a result in an earlier row already.',
  ])
})

test('junk, an unclosed quotation mark, an empty table and too many cells are refused in a sentence', () => {
  expect(sentences({ shortlist: '\u0000\u0001'.repeat(1000) })[0]).toMatch(
    /^shortlist, row 1, column "category": this column is missing/,
  )
  expect(sentences({ shortlist: `${HEADER}\nHousing,"Acme,York` })[0]).toMatch(/quotation mark is not closed/)
  expect(sentences({ shortlist: HEADER })).toEqual(['shortlist: it has no entries.'])
  expect(sentences({ shortlist: `${HEADER}\na,b,c,d,e,f,g,h` })[0]).toMatch(/row 2: it has more cells/)
  expect(sentences({ shortlist: `${HEADER}\nHousing,,,,,,` })).toEqual([
    'shortlist, row 2, column "entrant": it is empty.',
  ])
  expect(sentences({ shortlist: `${HEADER}\nHousing,,${'x'.repeat(401)},,,,` })[0]).toMatch(
    /401 characters; 400 is the most/,
  )
})

test('a byte order mark, CRLF, blank rows and quoted line breaks are no mistakes', () => {
  const outcome = showFromTables(
    tables({ shortlist: `\uFEFF${HEADER}\r\n\r\nHousing,,York,,"Two\nlines",,\r\n` }),
  )
  expect(outcome).toMatchObject({ showFile: { categories: [{ entries: [{ title: 'Two\nlines' }] }] } })
})

test('ids are readable and used once', () => {
  expect(slugOf('Children’s Services & Éducation')).toBe('childrens-services-and-education')
  expect(slugOf('部門')).toBe('item')
  const slug = newSlugs()
  expect([slug('York'), slug('York'), slug('部門'), slug('فرع')]).toEqual([
    'york',
    'york-2',
    'item',
    'item-2',
  ])
})

test('what no show can hold is named by row and column before anything is built of it', () => {
  const rows = (count: number, row: (at: number) => string) =>
    [HEADER, ...Array.from({ length: count }, (_, at) => row(at))].join('\n')
  expect(sentences({ shortlist: rows(101, (at) => `Housing,,York ${at},,,,`) })).toEqual([
    'shortlist, row 102, column "entrant": the category has more than 100 entries.',
  ])
  expect(sentences({ shortlist: rows(201, (at) => `Category ${at},,York,,,,`) })).toEqual([
    'shortlist, row 202, column "category": it is one more than 200 categories.',
  ])
  expect(sentences({ shortlist: rows(1, () => 'Housing,, ; ;,,,,') })).toEqual([
    'shortlist, row 2, column "entrant": it is empty.',
  ])
  expect(sentences({ shortlist: rows(1, () => `Housing,,York,${'a;'.repeat(41)},,,`) })).toEqual([
    'shortlist, row 2, column "partners": it names 41 partners; 40 is the most.',
  ])
  expect(sentences({ shortlist: rows(1, () => `Housing,,York,Derby;${'x'.repeat(401)},,,`) })).toEqual([
    'shortlist, row 2, column "partners": one of them has more than 400 characters.',
  ])
  expect(sentences({ shortlist: SHORTLIST.replace('summary', 'Entrant') })[0]).toBe(
    'shortlist, row 1, column "entrant": this column stands in the header twice.',
  )
  const winners = Array.from({ length: 21 }, (_, at) => `Housing,Winner,York ${at},`)
  expect(
    sentences({
      shortlist: rows(21, (at) => `Housing,,York ${at},,,,`),
      results: [RESULTS, ...winners].join('\n'),
    }),
  ).toEqual(['results, row 22, column "level": it has 20 entries already; that is the most.'])
})

const HOSTILE: [string, Partial<Tables>][] = [
  ['blank lines', { shortlist: `${HEADER}${'\n'.repeat(2_000_000)}` }],
  ['commas', { shortlist: `${HEADER}${'\n,'.repeat(1_000_000)}` }],
  ['columns', { shortlist: `${HEADER}${',a'.repeat(90_000)}\nHousing,,York` }],
  ['one cell', { shortlist: `${HEADER}\n"${'x'.repeat(4_000_000)}` }],
  ['one name', { shortlist: `${HEADER}${'\nHousing,,York,,,,'.repeat(4900)}` }],
  [
    'names',
    { shortlist: [HEADER, ...Array.from({ length: 4900 }, (_, n) => `部${n},,York,,,,`)].join('\n') },
  ],
  ['results', { results: `${RESULTS}${'\nHousing,Winner,Secretville,'.repeat(4900)}` }],
]

test.each(HOSTILE)('4 MB of %s are refused with a few problems only', (_, change) => {
  const outcome = showFromTables(tables(change))
  expect('problems' in outcome && outcome.problems.length).toBeGreaterThan(0)
  expect('problems' in outcome && outcome.problems.length).toBeLessThanOrEqual(100)
})

test('a table as large as is allowed is read whole, and passes the schema of a show file', () => {
  const rows = Array.from({ length: 5000 }, (_, n) => `Category ${n % 200},,York ${n},Derby; Leeds,A title,,`)
  const outcome = showFromTables(tables({ shortlist: [HEADER, ...rows].join('\n') }))
  expect('showFile' in outcome && parse(ShowFile, outcome.showFile)).toHaveProperty('value')
})

test('times and notes come with the show file’s own shapes, and a note on no cue is named', () => {
  const request = {
    id: 'awards',
    ceremony: { ...tables({}).ceremony, startsAt: '19:30', doorsAt: '18:45' },
    shortlist: SHORTLIST,
    rundown: [{ kind: 'category', id: 'housing', category: 'housing', minutes: 7 }],
    cueNotes: [{ cue: 'housing:title', operator: 'Lights down', presenter: 'Wait for them' }],
  }
  const parsed = parse(ImportRequest, request)
  if ('problem' in parsed) throw new Error(parsed.problem)
  const made = commandFromImport(parsed.value, 'a-command-id')
  if ('problems' in made) throw new Error(made.problems.map(sentenceOf).join())
  expect(parse(ShowFile, made.command.showFile)).toHaveProperty('value')
  expect(made.command.showFile).toMatchObject({
    ceremony: { startsAt: '19:30', doorsAt: '18:45' },
    rundown: [{ minutes: 7 }],
    cueNotes: request.cueNotes,
  })
  expect(problemsOfNotes(made.command.showFile)).toEqual([])
  const [note] = request.cueNotes
  const wrong = { ...made.command.showFile, cueNotes: [{ ...note, cue: 'zoo:title' }] }
  expect(problemsOfNotes(wrong)).toEqual([expect.stringContaining('zoo:title')])
  for (const cueNotes of [[{ cue: 'housing:title', operator: ' ' }], [{ cue: 'a b' }]]) {
    expect(parse(ImportRequest, { ...request, cueNotes })).toHaveProperty('problem')
  }
  const at = { ...request, ceremony: { ...request.ceremony, doorsAt: '7pm' } }
  expect(parse(ImportRequest, at)).toHaveProperty('problem')
})
