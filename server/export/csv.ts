/** Tables as CSV (RFC 4180) that a spreadsheet opens as they are: UTF-8 with its mark, and no cell it would run. */

export type Cell = string | number | null

/**
 * Where a spreadsheet could begin to read a formula: at the head of a cell, and behind whatever it may take for a separator
 * in another country. An apostrophe makes text of it, which a sheet does not show.
 */
const FORMULA = /^(?=[=+\-@\t\r＝＋－＠])|(?<=[;\t\r\n|])(?=[=+\-@＝＋－＠])/g

const MARK = '\uFEFF'

function written(cell: Cell): string {
  if (typeof cell !== 'string') return String(cell ?? '')
  const text = cell.replace(FORMULA, "'")
  return /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The first row is the head. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  MARK + rows.map((row) => `${row.map(written).join(',')}\r\n`).join('')
