/** The organisers' tables as a show: a shortlist, and the results known so far. All or nothing. */
import type { CommandOf } from '#shared/commands'
import type { Category, Ceremony, Entry, Level, Segment, Settings, ShowFile } from '#shared/show-file'
import { newSlugs } from './slugs.ts'
import { type Problem, type Row, readTable } from './tables.ts'

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

const LIMITS = { category: 400, sponsor: 400, entrant: 400, title: 400, person: 400, summary: 400 } as const

function fieldProblems({ row, fields }: Row): Problem[] {
  const problems: Problem[] = []
  for (const field of ['category', 'entrant'] as const) {
    if (!fields[field]) problems.push({ table: 'shortlist', row, field, sentence: 'it is empty.' })
  }
  for (const [field, limit] of Object.entries(LIMITS)) {
    const length = fields[field]?.length ?? 0
    if (length > limit) {
      problems.push({
        table: 'shortlist',
        row,
        field,
        sentence: `it has ${length} characters; ${limit} is the most.`,
      })
    }
  }
  return problems
}

function categoriesFrom(rows: Row[]): { categories: Category[] } | { problems: Problem[] } {
  const problems = rows.flatMap(fieldProblems)
  if (rows.length === 0) {
    problems.push({ table: 'shortlist', row: null, field: null, sentence: 'it has no entries.' })
  }
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
  return problems.length > 0 ? { problems } : { categories: [...found.values()].map((f) => f.category) }
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

/** Says where a results table is wrong, never what it says: it holds what nobody may know yet. */
function resultsFrom(rows: Row[], file: ShowFile): { results: Results } | { problems: Problem[] } {
  const problems: Problem[] = []
  const results: Results = []
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
    const named = category.entries.filter((e) => plainName(e.entrant) === plainName(fields['entrant'] ?? ''))
    const exact = named.filter((e) => (e.title ?? '') === fields['title'])
    const entry = exact[0] ?? (fields['title'] === '' && named.length === 1 ? named[0] : undefined)
    if (!entry) {
      wrong(named.length > 0 ? 'title' : 'entrant', 'the category has no such entry on its shortlist.')
      continue
    }
    const before = results.find((r) => r.category === category.id)
    const known = before ?? { category: category.id, levels: [] }
    if (!before) results.push(known)
    if (known.levels.some((l) => l.entries.includes(entry.id))) {
      wrong('entrant', 'this entry has a result in an earlier row already.')
      continue
    }
    const at = known.levels.find((l) => l.level === level.id)
    if (at) at.entries.push(entry.id)
    else known.levels.push({ level: level.id, entries: [entry.id], citation: null })
  }
  return problems.length > 0 ? { problems } : { results }
}
