/** One sheet of a workbook, cell by cell as it unfolds: the last values of formulas, dates as dates, merged cells. */
import type { SheetDraft } from './sheet-draft.ts'
import { BadTable, columnLetters, LAST_ROW, MOST_ROWS, wrongFile } from './sheets.ts'
import type { Shown, Styles } from './workbook-styles.ts'
import { createTextTaker, ownCopy } from './workbook-text.ts'
import { numberAsShown } from './workbook-values.ts'
import type { Attributes, XmlHearer } from './xml.ts'

export interface Workbook {
  readonly texts: readonly string[]
  readonly styles: Styles
  readonly from1904: boolean
}

interface Cell {
  readonly row: number
  readonly column: number
  readonly type: string
  readonly shown: Shown
  readonly isSetApart: boolean
  formula: string | null
  value: string
}

const LAST_COLUMN = 16_384
const MOST_MERGES = 5000
const NUMBER: Shown = { as: 'number' }

/** `done` once the part is read to its end: only there a workbook says which cells are merged. */
export function sheetHearer(draft: SheetDraft, book: Workbook): XmlHearer & { done(): void } {
  const taker = createTextTaker()
  const merges: string[] = []
  let inRows = false
  let row = 0
  let column = -1
  const taken = new Set<number>()
  /** Filled cells of the row, and how many of them are set apart. */
  let looks = { filled: 0, apart: 0 }
  let sawPlain = false
  let sawApart = false
  let cell: Cell | null = null
  let listening: 'value' | 'formula' | null = null

  function bad(sentence: string, at: number | null = null): never {
    throw new BadTable({
      table: draft.name,
      row: row > 0 ? row : null,
      field: at === null ? null : columnLetters(at),
      sentence,
    })
  }

  /** The names of the columns are set apart in every table; what comes below a plain row may be meant. */
  function closeRow(): void {
    if (sawPlain && looks.apart > 0) sawApart = true
    if (looks.filled > 0 && looks.apart === 0) sawPlain = true
    looks = { filled: 0, apart: 0 }
  }

  function openRow({ r, hidden }: Attributes): void {
    const next = r === undefined ? row + 1 : Number(r)
    if (!Number.isInteger(next) || next < 1 || next > LAST_ROW)
      bad('a row after it has a number no spreadsheet has; save the file again.')
    if (next <= row) bad('a row after it is out of order; save the file again.')
    row = next
    column = -1
    taken.clear()
    if (isTrue(hidden)) draft.note('hidden in the workbook; read all the same.', row)
  }

  function openCell({ r, t, s }: Attributes): void {
    const next = r === undefined ? column + 1 : columnOf(r, row)
    if (next === null || next >= LAST_COLUMN)
      bad('one of its cells has a place no spreadsheet has; save the file again.')
    if (taken.has(next)) bad('this cell stands in the file twice; save the file again.', next)
    taken.add(next)
    column = next
    cell = {
      row,
      column,
      type: t ?? 'n',
      shown: book.styles.shown[Number(s ?? 0)] ?? NUMBER,
      isSetApart: book.styles.setApart[Number(s ?? 0)] ?? false,
      formula: null,
      value: '',
    }
    taker.take()
  }

  function closeCell({ type, formula, value, shown }: Cell): void {
    if (formula !== null)
      draft.note(value.trim() === '' && type !== 'str' ? NO_VALUE : sentenceOn(formula), row, column)
    if (type === 'inlineStr') draft.put(row, column, ownCopy(taker.take()))
    else if (type === 's') putShared(value)
    else if (type === 'b') draft.put(row, column, value.trim() === '' ? '' : isTrue(value) ? 'TRUE' : 'FALSE')
    else if (type === 'e')
      draft.note('an error in place of a value; the cell is taken as empty.', row, column)
    else if (type === 'n') draft.put(row, column, ownCopy(numberAsShown(value, shown, book.from1904)))
    else draft.put(row, column, ownCopy(value))
  }

  function putShared(value: string): void {
    if (value.trim() === '') return
    const text = book.texts[Number(value)]
    if (text === undefined) bad('its text is missing from the workbook; save the file again.', column)
    draft.put(row, column, text)
  }

  function open(name: string, attributes: Attributes): void {
    if (name === 'sheetData') inRows = true
    else if (name === 'mergeCell') merges.push(attributes['ref'] ?? '')
    else if (name === 'col' && !inRows) noteHidden(draft, attributes)
    if (merges.length > MOST_MERGES)
      throw wrongFile(draft.name, `it has more than ${MOST_MERGES} merged cells.`)
    if (!inRows) return
    if (cell) {
      taker.open(name)
      if (name === 'v') listening = 'value'
      if (name === 'f') {
        listening = 'formula'
        cell.formula ??= ''
      }
    } else if (name === 'row') openRow(attributes)
    else if (name === 'c') openCell(attributes)
  }

  return {
    open,
    close(name) {
      if (name === 'sheetData') inRows = false
      if (!cell) {
        if (name === 'row') closeRow()
        return
      }
      taker.close(name)
      if (name === 'v' || name === 'f') listening = null
      if (name !== 'c') return
      closeCell(cell)
      looks.filled += 1
      if (cell.isSetApart) looks.apart += 1
      cell = null
    },
    text(text) {
      if (!cell) return
      if (listening === 'value') cell.value += text
      else if (listening === 'formula') cell.formula = (cell.formula ?? '') + text.slice(0, 20)
      else taker.text(text)
    },
    done() {
      if (sawApart) draft.note(SET_APART)
      for (const merge of merges) spread(draft, merge)
    },
  }
}

const isTrue = (value: string | undefined): boolean => value === '1' || value?.toLowerCase() === 'true'

/** Which cells those are is not said: they may be the winners (E1). */
const SET_APART =
  'some cells are set apart by bold type, by a colour or by a line through them. That is not read: where it says who has won or has withdrawn, say so in a column.'

/** Written by a program that computes nothing. */
const NO_VALUE = 'a formula without a value, taken as empty; open the file in a spreadsheet and save it.'

const sentenceOn = (formula: string): string =>
  /^\s*HYPERLINK\s*\(/i.test(formula)
    ? 'a link (=HYPERLINK); its text was taken.'
    : 'a formula; its last value was taken.'

/** The column of "AB12", from 0; null where it is no place in this row. */
function columnOf(place: string, row: number): number | null {
  const [, letters = '', digits = ''] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(place) ?? []
  if (letters === '' || Number(digits) !== row) return null
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** A column hidden by the workbook; whole stretches of empty ones at the end are. */
const MOST_HIDDEN = 50

function noteHidden(draft: SheetDraft, { hidden, min, max }: Attributes): void {
  const [from, to] = [Number(min), Number(max)]
  if (!isTrue(hidden) || !(from >= 1) || !(to - from < MOST_HIDDEN)) return
  for (let column = from; column <= to; column += 1) {
    draft.note('hidden in the workbook; read all the same.', null, column - 1)
  }
}

/** A text merged over several rows belongs to each of them, as a category to its entries. */
function spread(draft: SheetDraft, merge: string): void {
  const found = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(merge)
  if (!found) return
  const [, left = '', top = '', , bottom = ''] = found
  const column = columnOf(`${left}${top}`, Number(top))
  if (column === null) return
  const [from, to] = [Number(top), Number(bottom)]
  if (to > from) draft.note('merged cells; each of these rows has their text.', from, column)
  else draft.note('merged cells; their text stands in the first.', from, column)
  draft.fill(from, Math.min(to, from + MOST_ROWS * 10), column)
}
