/** Which character parts the cells of a text: the one that gives most rows the same number of them. */
import { parse } from 'csv-parse/sync'

export const DELIMITERS = [',', '\t', ';', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

export const DELIMITER_NAMES: Readonly<Record<Delimiter, string>> = {
  ',': 'commas',
  '\t': 'tabs',
  ';': 'semicolons',
  '|': 'upright bars',
}

const SIGHT = 64 * 1024
const ROWS_SEEN = 200

/** Null where no row has more than one cell. */
export function delimiterOf(text: string): Delimiter | null {
  // The semicolons of HTML codes part nothing.
  const sample = text.slice(0, SIGHT).replace(/&#?\w{1,31};/g, '&')
  const ranked = DELIMITERS.map((delimiter) => ({
    delimiter,
    fits: fitOf(sample, delimiter, text.length <= SIGHT),
  }))
    .filter(({ fits }) => fits > 0)
    .toSorted((a, b) => b.fits - a.fits)
  return ranked[0]?.delimiter ?? null
}

/** The share of rows that have as many cells as most rows; a little more the more cells they have. */
function fitOf(sample: string, delimiter: Delimiter, whole: boolean): number {
  const widths: number[] = []
  let broken = false
  try {
    parse(sample, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      to: ROWS_SEEN,
      on_record: (cells: string[]) => {
        if (cells.some((cell) => cell.trim() !== '')) widths.push(cells.length)
        return null
      },
    })
  } catch {
    // A sample may end within quotation marks; a whole text may not.
    broken = whole
  }
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  let best = 0
  for (const [width, count] of counts) {
    if (width > 1) best = Math.max(best, (count / widths.length) * (1 + Math.log2(width) / 8))
  }
  return broken ? best / 2 : best
}
