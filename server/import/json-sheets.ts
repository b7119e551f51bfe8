/** JSON to sheets: a list of objects, an object of lists, or named sheets. The names of the fields become row 1. */
import { createSheetDraft, newBudget, type SheetDraft } from './sheet-draft.ts'
import {
  BadTable,
  LAST_ROW,
  MOST_COLUMNS,
  MOST_ROWS,
  MOST_SHEETS,
  ROWS_ABOVE,
  type Sheet,
  wrongFile,
} from './sheets.ts'

type Fields = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null
const isRows = (value: unknown): value is unknown[] =>
  Array.isArray(value) && value.some((item) => !isScalar(item))

/** Whether a text can only be meant as JSON. */
export const looksLikeJson = (text: string): boolean => /^\s*(?:\[\s*[[{\]"\d-]|\{\s*["}])/.test(text)

/** Throws `BadTable`, which never repeats what stands there. */
export function sheetsFromJson(text: string, name: string): Sheet[] {
  const named = tablesIn(parsed(text, name), name)
  if (named.length > MOST_SHEETS) throw wrongFile(name, `it has more than ${MOST_SHEETS} sheets.`)
  const budget = newBudget()
  return named.map(([sheet, table]) => {
    const draft = createSheetDraft(sheet, budget)
    if (isObject(table)) putColumns(draft, table)
    else if (Array.isArray(table)) putRows(draft, table)
    else throw wrongFile(sheet, 'this sheet has no rows.')
    return draft.finish()
  })
}

const DEEPEST_LISTS = 64
const MOST_SIGNS = 4_000_000

/** The engine's own reader takes all memory there is for brackets in brackets, and for a million small lists. */
function refuseTraps(text: string, name: string): void {
  let depth = 0
  let signs = 0
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '"') quoted = !quoted
    else if (quoted && sign === '\\') at += 1
    if (quoted) continue
    if (sign === '[' || sign === '{') depth += 1
    else if (sign === ']' || sign === '}') depth -= 1
    else if (sign !== ',') continue
    signs += 1
    if (depth > DEEPEST_LISTS) throw wrongFile(name, 'lists stand in lists too deep to be read.')
    if (signs > MOST_SIGNS) throw wrongFile(name, 'it holds far more than a list of entries does.')
  }
}

function parsed(text: string, name: string): unknown {
  refuseTraps(text, name)
  try {
    return JSON.parse(text)
  } catch (error) {
    // The engine's own words repeat what stands there.
    const at = /at position (\d+)/.exec(String(error))?.[1]
    const line = at === undefined ? null : text.slice(0, Number(at)).split('\n').length
    const sentence = 'it begins like JSON, but cannot be read on from here; it may be cut short.'
    throw new BadTable({ table: name, row: line, field: null, sentence })
  }
}

/** Sheets by name, each a list of rows or an object of columns. */
function tablesIn(value: unknown, name: string): [string, unknown][] {
  if (Array.isArray(value)) return [[name, value]]
  if (!isObject(value)) throw wrongFile(name, 'it is JSON, but holds no list of objects.')
  const sheets = value['sheets']
  if (Array.isArray(sheets)) {
    return sheets.map((sheet: unknown, at) => {
      const label = isObject(sheet) && typeof sheet['name'] === 'string' ? sheet['name'] : `Sheet ${at + 1}`
      return [label, isObject(sheet) ? sheet['rows'] : sheet]
    })
  }
  if (isObject(sheets)) return Object.entries(sheets)
  const lists = Object.entries(value).filter(([, list]) => isRows(list))
  if (lists.length > 0) return lists
  if (Object.values(value).every(Array.isArray)) return [[name, value]]
  throw wrongFile(name, 'it is JSON, but holds no list of objects.')
}

const FIELDS_FIRST = 'read from JSON: row 1 is the names of the fields, row 2 the first object.'

function putColumns(draft: SheetDraft, columns: Fields): void {
  draft.note(FIELDS_FIRST)
  for (const [column, [field, list]] of Object.entries(columns).entries()) {
    draft.put(1, column, field)
    if (!Array.isArray(list)) throw wrongFile(draft.name, 'one of its columns is not a list.')
    for (const [at, value] of list.entries()) putValue(draft, at + 2, column, value)
  }
}

function putRows(draft: SheetDraft, rows: unknown[]): void {
  if (rows.length > MOST_ROWS + ROWS_ABOVE) {
    throw wrongFile(draft.name, `it has more than ${MOST_ROWS} rows; copy those you need into a new file.`)
  }
  const columns = new Map<string, number>()
  const columnOf = (field: string): number => {
    const known = columns.get(field)
    if (known !== undefined) return known
    const column = columns.size
    columns.set(field, column)
    if (column < MOST_COLUMNS + 1) draft.put(1, column, field)
    return column
  }
  const placed = rows.every(isPlaced)
  const plain = rows.every(Array.isArray)
  if (!placed && !plain) draft.note(FIELDS_FIRST)
  for (const [at, item] of rows.entries()) {
    const row = at + (plain ? 1 : 2)
    if (placed && isPlaced(item)) {
      for (const [column, value] of item.cells.entries()) putValue(draft, item.row, column, value)
    } else if (Array.isArray(item) && plain) {
      for (const [column, value] of item.entries()) putValue(draft, row, column, value)
    } else if (isObject(item)) {
      for (const [field, value] of flattened(item)) putValue(draft, row, columnOf(field), value)
    } else {
      const sentence = `item ${at + 1} of the list is no object like the others.`
      throw new BadTable({ table: draft.name, row, field: null, sentence })
    }
  }
}

/** A row that says where it stands. */
const isPlaced = (item: unknown): item is { row: number; cells: unknown[] } =>
  isObject(item) && Object.keys(item).length === 2 && isRow(item['row']) && Array.isArray(item['cells'])
const isRow = (row: unknown): boolean => Number.isInteger(row) && Number(row) > 0 && Number(row) <= LAST_ROW

const DEEPEST = 4

/** `{ "entrant": { "name": … } }` is the column "entrant.name". */
function flattened(item: Fields, before = '', depth = 1): [string, unknown][] {
  return Object.entries(item).flatMap(([field, value]) =>
    isObject(value) && depth < DEEPEST
      ? flattened(value, `${before}${field}.`, depth + 1)
      : [[`${before}${field}`, value] as [string, unknown]],
  )
}

function putValue(draft: SheetDraft, row: number, column: number, value: unknown): void {
  if (value === null || value === undefined) return
  if (Array.isArray(value) && value.every(isScalar)) {
    if (value.length > 1) draft.note('a list; its items are parted by semicolons.', row, column)
    draft.put(row, column, value.map(textOf).join('; '))
  } else if (isScalar(value)) {
    if (typeof value === 'number' && !Number.isSafeInteger(value) && Number.isInteger(value)) {
      draft.note('a number too long to be kept exactly; write it between quotation marks.', row, column)
    }
    draft.put(row, column, textOf(value))
  } else {
    draft.note('it holds a table of its own; it is kept as JSON text.', row, column)
    draft.put(row, column, JSON.stringify(value))
  }
}

const textOf = (value: unknown): string =>
  typeof value === 'boolean' ? String(value).toUpperCase() : value === null ? '' : String(value)
