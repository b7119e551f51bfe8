/** Shortlists, tables and cells drawn by chance: names of every kind, and what results may say. */
import fc from 'fast-check'
import type { Category, Entry, ShowFile } from '#shared/show-file'
import { sampleShow } from './show.ts'

const WORDS = [
  'York',
  'Bournemouth, Christchurch and Poole Council',
  'Brent LBC',
  'Sort **it Out',
  '“Quotes” & more',
  'a "b" c',
  '日本映画大賞',
  'مجلس المدينة',
  'עיריית חיפה',
  'Zoë & Ólafur',
  '=SUM(A1)',
  '+44 20',
  '@home',
  '-',
  '#1',
  '1',
  'x',
  'Yes',
  'Winner',
  '½ price | half',
  "Children's Services / Éducation",
]
const name = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 })
  .map((words) => words.join(' '))
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null, freq: 2 })
const long = fc.array(name, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))
const flag = fc.boolean()

const anyEntry = fc.record({
  entrant: name,
  title: maybe(name),
  person: maybe(name),
  partners: fc.array(name, { maxLength: 3 }),
  summary: maybe(long),
  say: maybe(name),
  notes: maybe(long),
  ref: maybe(name),
  picture: maybe(name),
  withdrawn: fc.boolean(),
})

const present = (fields: Record<string, unknown>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== false))

const keyOf = ({
  entrant,
  title,
  person,
  ref,
}: Record<'entrant' | 'title' | 'person' | 'ref', string | null>) =>
  JSON.stringify([entrant, title, person, ref])

/** Entries no two of which say the same of themselves, nor bear one ref. */
const entryList = fc
  .uniqueArray(anyEntry, { maxLength: 5, selector: keyOf })
  .map((list) =>
    list.map((one, at) => ({
      ...one,
      ref: list.findIndex(({ ref }) => ref === one.ref) === at ? one.ref : null,
    })),
  )
  .map((list) => list.filter((one, at) => list.findIndex((other) => keyOf(other) === keyOf(one)) === at))

const anyCategory = fc.record({
  name,
  sponsor: maybe(name),
  notes: maybe(long),
  offStage: flag,
  onTheNight: flag,
  entries: entryList,
})

/** A show whose rundown has every category; ids are not those a table would be given. */
export const anyShow: fc.Arbitrary<ShowFile> = fc
  .uniqueArray(anyCategory, { minLength: 1, maxLength: 5, selector: ({ name }) => name })
  .map((list) => {
    const categories = list.map(
      ({ name, sponsor, entries, ...flags }, at): Category => ({
        id: `c-${at}`,
        name,
        sponsor,
        entries: entries.map(
          ({ entrant, title, person, partners, summary, ...more }, index): Entry => ({
            id: `e-${index}`,
            entrant,
            title,
            person,
            partners,
            summary,
            ...present(more),
          }),
        ),
        ...present(flags),
      }),
    )
    return sampleShow({
      categories,
      rundown: [
        { kind: 'opening', id: 'opening' },
        ...categories.map(({ id }) => ({ kind: 'category' as const, id, category: id })),
        { kind: 'end', id: 'end' },
      ],
    })
  })

/** What may stand in a cell of results: readable or not, of this show or another. */
const resultCell = fc.constantFrom(
  '',
  'Winner',
  'winner',
  'Highly Commended',
  'Gold',
  'Platinum',
  'x',
  'TRUE',
  'no',
  '1',
  '2nd',
  'No award',
  'Shortlisted',
  'Secretville',
  '受賞',
  'Winner; Finalist',
  'a "quoted", cell',
)

const often = <T>(usual: T, ...others: T[]) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  )

const plainRow = fc.record({
  category: fc.oneof(fc.constantFrom('Housing', 'Climate', 'Transport'), often('Housing', '')),
  entrant: fc.constantFrom('York', 'Brent', 'Leeds', 'Derby; Derbyshire', 'Wigan', 'Bath', ''),
  title: fc.oneof(fc.constantFrom('', 'Homes', 'Walls'), often('', 'x'.repeat(401))),
  sponsor: often('', 'Acme'),
  budget: fc.constantFrom('', 'twelve', 'a lot of money'),
})
export type PlainRow = typeof plainRow extends fc.Arbitrary<infer R> ? R : never

/** A shortlist as somebody might type it, mistakes and all, without a word of results. */
export const plainRows: fc.Arbitrary<PlainRow[]> = fc.uniqueArray(plainRow, {
  minLength: 1,
  maxLength: 12,
  selector: ({ category, entrant, title }) => JSON.stringify([category, entrant, title]),
})

const tame = fc.oneof(
  { weight: 8, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constantFrom('Winner', 'winner', '1st') },
)
const rowsOf = (cell: fc.Arbitrary<string>) =>
  fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 12, maxLength: 12 })

/** Cells of results for twelve rows: readable in half of all tables. */
export const resultCells = fc.oneof(rowsOf(tame), rowsOf(resultCell))
