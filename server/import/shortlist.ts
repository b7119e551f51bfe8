/** The rows of the shortlists as the categories of a show. What they say of results is not looked at here (E1). */
import { type ImportField, tellsResults } from '#shared/import-fields'
import { type Category, type Entry, MOST_CATEGORIES, MOST_ENTRIES } from '#shared/show-file'
import { saidBy } from './award-words.ts'
import { calledBy, entryFrom, isNoAward, problemsOfFields, whyLeftOut } from './entry-fields.ts'
import { leftOutWords } from './left-out.ts'
import { type Named, tellLookAlikes } from './look-alike.ts'
import { type Placed, Problems } from './places.ts'
import { columnsOf, headersAgain, recordsOf, type TableChoice, type TableRecord, textOf } from './records.ts'
import { newSlugs } from './slugs.ts'
import { stageSaidBy } from './stage-words.ts'
import { tellAwardsAsCategories, tellMarked, tellSeveral, tellStandIns } from './stand-ins.ts'

export interface ReadEntry extends Placed {
  readonly entry: Entry
}

export interface ReadCategory {
  readonly category: Category
  readonly at: Placed
  readonly entries: readonly ReadEntry[]
  /** Its one entry, where that is kept in the envelope and on no shortlist. */
  readonly honorary?: ReadEntry
  /** Rows that name no entry: "No award", and the line of a category whose entries are not shown. */
  readonly others: readonly Placed[]
}

export interface Shortlist {
  readonly categories: readonly ReadCategory[]
  /** The fields the tables have a column for: of the others they say nothing. */
  readonly says: ReadonlySet<ImportField | 'note'>
  readonly leftOut: readonly string[]
  /** Rows with a result and nothing else. */
  readonly strays: readonly Placed[]
  readonly problems: Problems
}

export interface NamedTable extends TableChoice {
  readonly id: string
}

/** What `ShowFile` allows. */
const LINE = 400
/** Read while a show may be running: this keeps the reading to a fraction of a second. */
export const MOST_ROWS = 5000

interface Found {
  readonly name: string
  readonly rows: Placed[]
}

interface Known {
  readonly tables: readonly NamedTable[]
  readonly sort: 'table' | 'name'
  readonly shortlist: Shortlist
}
const known = new WeakMap<NamedTable, Known>()

/** Tables that nobody has changed are not read again: this is done while a show may be running. */
export function shortlistFrom(tables: readonly NamedTable[], sort: 'table' | 'name'): Shortlist {
  const [first] = tables
  const before = first && known.get(first)
  const isSame =
    before?.sort === sort &&
    before.tables.length === tables.length &&
    before.tables.every((table, at) => table === tables[at])
  if (before && isSame) return before.shortlist
  const shortlist = readShortlist(tables, sort)
  if (first) known.set(first, { tables, sort, shortlist })
  return shortlist
}

function readShortlist(tables: readonly NamedTable[], sort: 'table' | 'name'): Shortlist {
  const problems = new Problems()
  const says = new Set<ImportField | 'note'>()
  for (const table of tables) for (const { use } of columnsOf(table)) if (use !== 'out') says.add(use)
  const all = tables.flatMap((table) =>
    recordsOf(table).map((record): Placed => ({ table: table.id, row: record.row, record })),
  )
  const [rows, strays] = [all.filter(saysMore), all.filter((at) => !saysMore(at))]
  const nothing = { categories: [], says, leftOut: [], problems, strays }
  if (rows.length > MOST_ROWS) {
    problems.stop(rows[MOST_ROWS] ?? null, null, `the tables have more than ${MOST_ROWS} rows; split them.`)
    return nothing
  }
  if (!says.has('category') && tables.some(({ category }) => category === null)) {
    problems.stop(
      within(tables.find(({ category }) => category === null)),
      'category',
      'no column says it. Choose the column that does, or one category for all rows.',
    )
    return nothing
  }
  const left = new Map<string, number>()
  const shortlisted = new Set(tables.filter((t) => t.uses.includes('shortlisted')).map(({ id }) => id))
  const kept = rows.filter((at) => {
    const why = whyLeftOut(at.record, shortlisted.has(at.table))
    if (why !== null) left.set(why, (left.get(why) ?? 0) + 1)
    return why === null
  })
  for (const at of kept) problemsOfFields(at, problems)
  tellStandIns(kept, problems)
  const found = grouped(kept, problems)
  if (found.length === 0) problems.stop(within(tables[0]), null, 'there is no entry in it.')
  if (found.length > MOST_CATEGORIES) {
    problems.stop(
      found[MOST_CATEGORIES]?.rows[0] ?? null,
      'category',
      `it is one more than ${MOST_CATEGORIES} categories.`,
    )
    return nothing
  }
  return {
    categories: categoriesFrom(found, sort, problems),
    says,
    leftOut: leftOutWords(left, tables.flatMap(headersAgain).length),
    strays,
    problems,
  }
}

/** A result alone makes no row of a shortlist: there would be one more for it (E1). */
const saysMore = ({ record }: Placed): boolean =>
  record.notes !== null ||
  [...record.cells].some(([field, [first]]) => !tellsResults(field) && first?.column.column !== -1)

const within = (table: NamedTable | undefined) => (table ? { table: table.id } : null)

/** By category, in the order of the table; a row that names none is of the one above it, as in a sheet of merged cells. */
function grouped(rows: readonly Placed[], problems: Problems): Found[] {
  const found = new Map<string, Found>()
  const above = new Map<string, string>()
  const filled: Placed[] = []
  for (const at of rows) {
    const own = textOf(at.record, 'category')
    const name = own || (above.get(at.table) ?? '')
    if (own === '' && name !== '') filled.push(at)
    if (name === '') {
      problems.stop(at, 'category', 'it is empty.')
      continue
    }
    if (name.length > LINE) {
      problems.stop(at, 'category', `it has ${name.length} characters; ${LINE} is the most.`)
      continue
    }
    above.set(at.table, name)
    const one = found.get(name) ?? { name, rows: [] }
    found.set(name, one)
    one.rows.push(at)
  }
  const [first] = filled
  if (first) {
    const others = filled.length > 1 ? `, as in ${filled.length - 1} more` : ''
    problems.look(first, 'category', `it is empty${others}; the category above is taken.`)
  }
  return [...found.values()]
}

const ID = /^[a-z0-9][a-z0-9-]{0,99}$/

/** Ids that the table brings along, where they are ids and used once. */
function broughtIds(
  records: readonly (TableRecord | undefined)[],
  field: 'category-id' | 'entry-id',
): (string | null)[] {
  const ids = records.map((record) => (record ? textOf(record, field) : ''))
  return ids.map((id, at) => (ID.test(id) && ids.indexOf(id) === at ? id : null))
}

function categoriesFrom(found: readonly Found[], sort: 'table' | 'name', problems: Problems): ReadCategory[] {
  const firsts = found.map(({ rows }) => rows[0] as Placed)
  const brought = broughtIds(
    firsts.map(({ record }) => record),
    'category-id',
  )
  const slug = newSlugs(brought.filter((id) => id !== null))
  const names = found.map(({ name }, at): Named => ({ name, at: firsts[at] as Placed }))
  tellLookAlikes('This category', 'category', names, problems)
  const read = found.map(({ name, rows }, at): ReadCategory => {
    const isEntry = ({ record }: Placed) => calledBy(record) !== '' && !isNoAward(record)
    const entries = entriesFrom(name, rows.filter(isEntry), sort, problems)
    return {
      category: {
        id: brought[at] ?? slug(name),
        name,
        sponsor: sponsorOf(rows, problems),
        entries: entries.map(({ entry }) => entry),
        ...categoryExtras(rows, problems),
      },
      at: firsts[at] as Placed,
      entries,
      others: rows.filter((row) => !isEntry(row)),
    }
  })
  const entrants = read.flatMap(({ entries }) =>
    entries.map((e): Named => ({ name: e.entry.entrant, at: e })),
  )
  tellLookAlikes('This name', 'entrant', entrants, problems)
  tellMarked(read, problems)
  tellAwardsAsCategories(read, problems)
  tellSeveral(read, problems)
  return ordered(read)
}

function sponsorOf(rows: readonly Placed[], problems: Problems): string | null {
  const said = rows.filter(({ record }) => textOf(record, 'sponsor') !== '')
  const first = said[0]
  const sponsor = first ? textOf(first.record, 'sponsor') : null
  const other = said.find(({ record }) => textOf(record, 'sponsor') !== sponsor)
  if (first && other)
    problems.stop(other, 'sponsor', `row ${first.row} says another sponsor of this category.`)
  return sponsor
}

function categoryExtras(rows: readonly Placed[], problems: Problems): Partial<Category> {
  const notes = [...new Set(rows.map(({ record }) => textOf(record, 'category-notes')).filter(Boolean))].join(
    '\n',
  )
  if (notes.length > 600)
    problems.stop(rows[0] ?? null, 'category-notes', `they have ${notes.length} characters; 600 is the most.`)
  const stages = rows.map(({ record }) => stageSaidBy(record))
  const off = stages.indexOf('off')
  const on = stages.indexOf('on')
  if (off >= 0 && on >= 0)
    problems.stop(
      rows[Math.max(off, on)] ?? null,
      'stage',
      `row ${rows[Math.min(off, on)]?.row} says otherwise of this category.`,
    )
  const night = rows.some(({ record }) => saidBy(textOf(record, 'on-the-night')).kind === 'yes')
  return {
    ...(notes ? { notes } : {}),
    ...(off >= 0 ? { offStage: true as const } : {}),
    ...(night ? { onTheNight: true as const } : {}),
  }
}

function entriesFrom(
  category: string,
  rows: readonly Placed[],
  sort: 'table' | 'name',
  problems: Problems,
): ReadEntry[] {
  if (rows.length > MOST_ENTRIES) {
    problems.stop(
      rows[MOST_ENTRIES] ?? null,
      'category',
      `${category} has more than ${MOST_ENTRIES} entries.`,
    )
    return []
  }
  const brought = broughtIds(
    rows.map(({ record }) => record),
    'entry-id',
  )
  const slug = newSlugs(brought.filter((id) => id !== null))
  const before = new Map<string, Placed>()
  const read = rows.map((at, index): ReadEntry => {
    const entry = entryFrom(at.record, brought[index] ?? slug(calledBy(at.record)))
    const key = JSON.stringify([entry.entrant, entry.title, entry.person, entry.ref])
    const same = before.get(key)
    if (same) problems.stop(at, 'entrant', `the same entry stands in row ${same.row} already.`)
    before.set(key, at)
    return { ...at, entry }
  })
  return inOrder(read, sort, problems)
}

const collator = new Intl.Collator('und', { numeric: true })

function inOrder(entries: ReadEntry[], sort: 'table' | 'name', problems: Problems): ReadEntry[] {
  if (sort === 'name') return entries.toSorted((a, b) => collator.compare(a.entry.entrant, b.entry.entrant))
  for (const at of entries) {
    const said = textOf(at.record, 'order')
    if (said !== '' && Number.isNaN(orderOf(at))) problems.stop(at, 'order', 'it is no number.')
  }
  return entries.toSorted((a, b) => (orderOf(a) || 0) - (orderOf(b) || 0))
}

const orderOf = ({ record }: Placed): number =>
  Number(textOf(record, 'order').replace(',', '.') || Number.NaN)

/** Numbers that are the same all through a category are the order of the categories. */
function ordered(categories: ReadCategory[]): ReadCategory[] {
  const numbers = categories.map(({ entries, at }) => {
    const said = new Set((entries.length > 0 ? entries : [at]).map(orderOf))
    return said.size === 1 ? ([...said][0] as number) : Number.NaN
  })
  if (numbers.some(Number.isNaN) || new Set(numbers).size < 2) return categories
  return categories
    .map((category, at) => ({ category, number: numbers[at] as number }))
    .toSorted((a, b) => a.number - b.number)
    .map(({ category }) => category)
}
