/** An import that is being prepared: the sheets as they were read, and what the producer has said of them so far. */
import type { ColumnUse } from '#shared/import-fields'
import type { ImportChange, ImportTarget, TableUse } from '#shared/import-view'
import { findHeader, type HeaderPlace, headersOf } from './header.ts'
import { type Suggestion, suggestUses } from './mapping.ts'
import { widthOf } from './records.ts'
import type { Sheet } from './sheets.ts'
import type { NamedTable } from './shortlist.ts'
import { plain } from './words.ts'

export interface DraftTable extends NamedTable {
  readonly file: string
  readonly use: TableUse
  /** Somebody said what it is used as. */
  readonly isChosen: boolean
  /** The sheet, or its file, is called by the word. */
  readonly isNamedResults: boolean
  readonly suggested: readonly Suggestion[]
}

export interface Draft {
  /** Counts every change: a commit says which it has seen. */
  readonly version: number
  readonly tables: readonly DraftTable[]
  /** Undefined: as is usual; null: as the cells say. */
  readonly levels: readonly string[] | null | undefined
  readonly sort: 'table' | 'name'
  readonly target: ImportTarget
  readonly answers: Readonly<Record<string, string>>
  readonly leave: readonly string[]
  /** Categories whose one entry is kept in the envelope. */
  readonly honorary: readonly string[]
  readonly reseal: string | null
}

/** Before its first file, which `withFile` adds. */
export const newDraft = (target: ImportTarget): Draft => ({
  version: 1,
  tables: [],
  levels: undefined,
  sort: 'table',
  target,
  answers: {},
  leave: [],
  honorary: [],
  reseal: null,
})

const RESULTS =
  /\b(results?|winners?|awarded|ergebnisse?|gewinner|sieger|résultats?|resultats?|laureats?|gagnants?|ganadores|resultados|vincitori|risultati|uitslag(en)?)\b|結果|受賞|获奖|النتائج|תוצאות/

/** The sheets of one more file. */
export function withFile(draft: Draft, file: string, sheets: readonly Sheet[]): Draft {
  const tables = [...draft.tables]
  for (const sheet of sheets) {
    const header = findHeader(sheet.rows)
    const id = `t${tables.length + 1}`
    const name = sheets.length > 1 ? sheet.name : file
    const bare: DraftTable = {
      id,
      file,
      sheet,
      header,
      use: 'unused',
      isChosen: false,
      isNamedResults: RESULTS.test(plain(name)),
      uses: [],
      suggested: [],
      category: null,
    }
    const table = withHeader(bare, header)
    const isBare = isUsable(table) && sheets.length > 1 && !table.uses.includes('category')
    tables.push({ ...table, category: isBare ? sheet.name : null })
  }
  return { ...draft, version: draft.version + 1, tables: withUses(tables) }
}

const has = ({ uses }: DraftTable, ...wanted: ColumnUse[]): boolean =>
  wanted.some((use) => uses.includes(use))

const isUsable = (table: DraftTable): boolean =>
  table.header !== null &&
  table.sheet.rows.length > 1 &&
  has(table, 'entrant', 'title', 'person', 'winner', 'ref')

/** By its name and its columns, never by its cells (E1): what is called results, or comes second and only says who has what. */
function withUses(tables: readonly DraftTable[]): DraftTable[] {
  const known = tables.filter(isUsable)
  // Where no column is known, somebody has to say what they are: of the first table there is.
  const usable = known.length > 0 ? known : tables.filter(({ header }) => header !== null).slice(0, 1)
  const first = usable.find(({ isNamedResults }) => !isNamedResults) ?? usable[0]
  const isLike = (table: DraftTable) => first !== undefined && String(table.uses) === String(first.uses)
  const useOf = (table: DraftTable): TableUse => {
    if (!usable.includes(table)) return 'unused'
    if (table === first) return 'shortlist'
    const isAward = has(table, 'winner', 'level', 'result', 'place', 'citation')
    if (has(table, 'category', 'category-id') && (table.isNamedResults || (isAward && !isLike(table))))
      return 'results'
    return has(table, 'entrant', 'title', 'person') ? 'shortlist' : 'unused'
  }
  return tables.map((table) => (table.isChosen ? table : { ...table, use: useOf(table) }))
}

/** Another header is another table: what its columns were said to be is forgotten. */
function withHeader(table: DraftTable, header: HeaderPlace | null): DraftTable {
  if (header === null) return { ...table, header, uses: [], suggested: [] }
  const { sheet } = table
  const below = sheet.rows.filter(({ row }) => row >= header.row + header.count)
  const columns = headersOf(sheet.rows, header, widthOf(sheet)).map((name, column) => ({
    header: name,
    values: below.map(({ cells }) => cells[column] ?? ''),
  }))
  const suggested = suggestUses(columns)
  return { ...table, header, suggested, uses: suggested.map(({ use }) => use) }
}

/** What the producer has said; what it does not name stays as it is. */
export function changedBy(draft: Draft, change: ImportChange): Draft {
  const tables = draft.tables.map((table) => {
    const said = change.tables?.find(({ id }) => id === table.id)
    if (!said) return table
    const headed = said.header ? withHeader(table, said.header) : table
    const uses = headed.uses.map(
      (use, column) => said.columns?.find((one) => one.column === column)?.use ?? use,
    )
    const category = said.category === undefined ? headed.category : said.category || null
    const use = said.use ?? headed.use
    return {
      ...headed,
      uses: uses as ColumnUse[],
      use,
      isChosen: headed.isChosen || said.use !== undefined,
      category,
    }
  })
  const answers = Object.entries({ ...draft.answers, ...change.answers }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  )
  return {
    version: draft.version + 1,
    tables,
    levels: change.levels === undefined ? draft.levels : change.levels && namesIn(change.levels),
    sort: change.sort ?? draft.sort,
    target: change.target ?? draft.target,
    answers: Object.fromEntries(answers),
    leave: change.leave ?? draft.leave,
    honorary: change.honorary ?? draft.honorary,
    reseal: change.reseal === undefined ? draft.reseal : change.reseal,
  }
}

/** No names is no choice. */
const namesIn = (levels: readonly string[]): readonly string[] | undefined => {
  const names = levels.map((name) => name.trim()).filter((name) => name !== '')
  return names.length > 0 ? names : undefined
}
