/** Tables as CSV (RFC 4180) that a spreadsheet opens as they are: UTF-8 with its mark, and no cell it would run. */
import { stringify } from 'csv-stringify/sync'

export type Cell = string | number | null

/**
 * Where a spreadsheet could begin to read a formula: at the head of a cell, and behind whatever it may take for a separator
 * in another country. An apostrophe makes text of it, which a sheet does not show.
 */
const FORMULA = /^(?=[=+\-@\t\r＝＋－＠])|(?<=[;\t\r\n|])(?=[=+\-@＝＋－＠])/g

/** The first row is the head. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  stringify(rows as Cell[][], {
    bom: true,
    record_delimiter: 'windows',
    // Other countries' separators, lines and spaces at the ends are kept inside their cell.
    quoted_match: /[;\r\n\t]|^\s|\s$/,
    cast: { string: (text) => text.replace(FORMULA, "'") },
  })
