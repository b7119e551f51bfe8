/** The organisers' tables as a show: a shortlist, and the results known so far. All or nothing. */
import type { CommandOf } from '#shared/commands'
import {
  type Category,
  type Ceremony,
  categoryOf,
  type Entry,
  type Level,
  type Segment,
  type Settings,
  type ShowFile,
  topLevel,
} from '#shared/show-file'
import { newSlugs } from './slugs.ts'
import { type Problem, type Row, readable, readTable } from './tables.ts'

export interface Tables {
  readonly id: string
  readonly ceremony: Ceremony
  readonly levels: readonly Level[]
  /** CSV with the columns category, sponsor, entrant, partners, title, person, summary. */
  readonly shortlist: string
  /** CSV with the columns category, level, entrant, title; null when nothing is known yet. */
  readonly results: string | null
  readonly settings: Settings
  /** The order of the evening; null is opening, every category as listed, end. */
  readonly rundown: readonly Segment[] | null
}

type Results = CommandOf<'open-show'>['results']
export type Imported = { showFile: ShowFile; results: Results } | { problems: Problem[] }

const SHORTLIST = ['category', 'sponsor', 'entrant', 'partners', 'title', 'person', 'summary']
const RESULTS = ['category', 'level', 'entrant', 'title']

/** For tables whose columns are fixed, the API's and the sample's; the desk's wizard reads any (`plan.ts`). */
export function showFromTables(tables: Tables): Imported {
  const shortlist = readTable('shortlist', tables.shortlist, SHORTLIST)
  if ('problems' in shortlist) return shortlist
  const read = categoriesFrom(shortlist.rows)
  if ('problems' in read) return read
  const showFile: ShowFile = {
    format: 1,
    id: tables.id,
    ceremony: tables.ceremony,
    levels: [...tables.levels],
    categories: read.categories,
    rundown: [...(tables.rundown ?? usualRundown(read.categories))],
    settings: tables.settings,
  }
  if (tables.results === null) return { showFile, results: [] }
  const results = readTable('results', tables.results, RESULTS)
  if ('problems' in results) return results
  const matched = resultsFrom(results.rows, showFile)
  return 'problems' in matched ? matched : { showFile, results: matched.results }
}

/** Opening, every category in the order of the table, end. */
export const usualRundown = (categories: readonly Category[]): Segment[] => [
  { kind: 'opening', id: 'opening' },
  ...categories.map(({ id }): Segment => ({ kind: 'category', id, category: id })),
  { kind: 'end', id: 'end' },
]

const orNull = (text: string | undefined): string | null => (text ? text : null)
const listOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** What `ShowFile` allows: said here by row and column, before anything is built of the table. */
const MOST_CATEGORIES = 200
const MOST_ENTRIES = 100
const MOST_PARTNERS = 40
const LONGEST_PARTNER = 400
/** And what a `LevelResult` does. */
const MOST_WINNERS = 20

const LIMITS = { category: 400, sponsor: 400, entrant: 400, title: 400, person: 400, summary: 400 } as const

function fieldProblems({ row, fields }: Row): Problem[] {
  const problems: Problem[] = []
  const wrong = (field: string, sentence: string) =>
    problems.push({ table: 'shortlist', row, field, sentence })
  if (!fields['category']) wrong('category', 'it is empty.')
  if (listOf(fields['entrant']).length === 0) wrong('entrant', 'it is empty.')
  for (const [field, limit] of Object.entries(LIMITS)) {
    // Joint entrants are counted as they will be shown.
    const length = field === 'entrant' ? entrantOf(fields).length : (fields[field]?.length ?? 0)
    if (length > limit) wrong(field, `it has ${length} characters; ${limit} is the most.`)
  }
  const partners = listOf(fields['partners'])
  if (partners.length > MOST_PARTNERS)
    wrong('partners', `it names ${partners.length} partners; ${MOST_PARTNERS} is the most.`)
  if (partners.some((partner) => partner.length > LONGEST_PARTNER))
    wrong('partners', `one of them has more than ${LONGEST_PARTNER} characters.`)
  return problems
}

/** Where the table grows past what one show may hold. */
function sizeProblems(rows: Row[]): Problem[] {
  const problems: Problem[] = []
  const entries = new Map<string, number>()
  for (const { row, fields } of rows) {
    const category = fields['category'] ?? ''
    const count = (entries.get(category) ?? 0) + 1
    entries.set(category, count)
    const wrong = (field: string, sentence: string) =>
      problems.push({ table: 'shortlist', row, field, sentence })
    if (count === 1 && entries.size === MOST_CATEGORIES + 1)
      wrong('category', `it is one more than ${MOST_CATEGORIES} categories.`)
    if (count === MOST_ENTRIES + 1) wrong('entrant', `the category has more than ${MOST_ENTRIES} entries.`)
  }
  return problems
}

function categoriesFrom(rows: Row[]): { categories: Category[] } | { problems: Problem[] } {
  const problems = [...sizeProblems(rows), ...rows.flatMap(fieldProblems)]
  if (rows.length === 0) {
    problems.push({ table: 'shortlist', row: null, field: null, sentence: 'it has no entries.' })
  }
  // Only a table of a show's size is looked at closely: names are compared with one another from here on.
  if (problems.length > 0) return { problems: readable(problems) }
  const categorySlug = newSlugs()
  const found = new Map<
    string,
    { category: Category; slug: (name: string) => string; rowOf: Map<string, number> }
  >()
  for (const { row, fields } of rows) {
    const name = fields['category'] ?? ''
    const known = found.get(name) ?? {
      category: { id: categorySlug(name), name, sponsor: orNull(fields['sponsor']), entries: [] },
      slug: newSlugs(),
      rowOf: new Map<string, number>(),
    }
    found.set(name, known)
    const key = JSON.stringify([fields['entrant'], fields['title'], fields['person']])
    const before = known.rowOf.get(key)
    if (before !== undefined) {
      problems.push({
        table: 'shortlist',
        row,
        field: 'entrant',
        sentence: `the same entry stands in row ${before} already.`,
      })
    }
    known.rowOf.set(key, row)
    if (orNull(fields['sponsor']) !== known.category.sponsor) {
      problems.push({
        table: 'shortlist',
        row,
        field: 'sponsor',
        sentence: `the category "${name}" has another sponsor in an earlier row.`,
      })
    }
    known.category.entries.push(entryFrom(fields, known.slug))
  }
  return problems.length > 0
    ? { problems: readable(problems) }
    : { categories: [...found.values()].map((f) => f.category) }
}

/** Joint entrants, separated by semicolons in the table, are one line of names on every screen. */
const entrantOf = (fields: Row['fields']): string => listOf(fields['entrant']).join(', ')

/** "A; B; C" and "A, B and C" name the same joint entrants. */
const plainName = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/;|,|\sand\s/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const entryFrom = (fields: Row['fields'], slug: (name: string) => string): Entry => ({
  id: slug(entrantOf(fields)),
  entrant: entrantOf(fields),
  partners: listOf(fields['partners']),
  title: orNull(fields['title']),
  person: orNull(fields['person']),
  summary: orNull(fields['summary']),
})

const placeOf = ({ id }: Category, entrant: string): string => JSON.stringify([id, plainName(entrant)])

/** Every entry under its plain name: asked once per row, it would otherwise be the longest work of an import. */
function entriesByName(file: ShowFile): Map<string, Entry[]> {
  const found = new Map<string, Entry[]>()
  for (const category of file.categories) {
    for (const entry of category.entries) {
      const place = placeOf(category, entry.entrant)
      found.set(place, [...(found.get(place) ?? []), entry])
    }
  }
  return found
}

/** In the entrant's column: an explicit "no award", as opposed to a result that is not known. */
const NO_AWARD = 'no award'

/** Says where a results table is wrong, never what it says: it holds what nobody may know yet. */
function resultsFrom(rows: Row[], file: ShowFile): { results: Results } | { problems: Problem[] } {
  const problems: Problem[] = []
  const results: Results = []
  const entriesNamed = entriesByName(file)
  for (const { row, fields } of rows) {
    const wrong = (field: string, sentence: string) =>
      problems.push({ table: 'results', row, field, sentence })
    const category = file.categories.find((c) => c.name === fields['category'])
    const level = file.levels.find((l) => l.name.toLowerCase() === fields['level']?.toLowerCase())
    if (!category) {
      wrong('category', 'the shortlist has no category of this name.')
      continue
    }
    if (!level) {
      wrong('level', `it must be one of ${file.levels.map((l) => l.name).join(', ')}.`)
      continue
    }
    const named = entriesNamed.get(placeOf(category, fields['entrant'] ?? '')) ?? []
    const exact = named.filter((e) => (e.title ?? '') === fields['title'])
    const entry = exact[0] ?? (fields['title'] === '' && named.length === 1 ? named[0] : undefined)
    const none = plainName(fields['entrant'] ?? '') === NO_AWARD
    if (!entry && !none) {
      wrong(named.length > 0 ? 'title' : 'entrant', 'the category has no such entry on its shortlist.')
      continue
    }
    const before = results.find((r) => r.category === category.id)
    const known = before ?? { category: category.id, levels: [] }
    if (!before) results.push(known)
    if (entry && known.levels.some((l) => l.entries.includes(entry.id))) {
      wrong('entrant', 'this entry has a result in an earlier row already.')
      continue
    }
    const at = known.levels.find((l) => l.level === level.id)
    if (at && (!entry || at.entries.length === 0))
      wrong('level', 'an earlier row says otherwise of this level.')
    else if (at && at.entries.length >= MOST_WINNERS)
      wrong('level', `it has ${MOST_WINNERS} entries already; that is the most.`)
    else if (at && entry) at.entries.push(entry.id)
    else known.levels.push({ level: level.id, entries: entry ? [entry.id] : [], citation: null })
  }
  // A level left out is sealed as "no award"; of the highest one that must be said, for it may only be unknown.
  const top = topLevel(file)
  for (const { category, levels } of results) {
    if (levels.some((l) => l.level === top.id)) continue
    const name = categoryOf(file, category)?.name ?? category
    const sentence = `${name} has no row for ${top.name}; name an entry or "No award", or leave the category out until it is decided.`
    problems.push({ table: 'results', row: null, field: 'level', sentence })
  }
  return problems.length > 0 ? { problems: readable(problems) } : { results }
}
