/** How a workbook's cells show their numbers: as a date, a time, a share, with leading zeros, or as they are. */
import type { WorkbookParts } from './workbook-parts.ts'

export type Shown =
  | { readonly as: 'number' }
  | { readonly as: 'date'; readonly day: boolean; readonly time: boolean }
  | { readonly as: 'hours' }
  | { readonly as: 'percent'; readonly decimals: number }
  | { readonly as: 'digits'; readonly whole: number; readonly decimals: number }

const NUMBER: Shown = { as: 'number' }

/** Formats every workbook knows without writing them down. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss',
}
/** Dates of East Asian workbooks. */
const isEastAsianDate = (id: number): boolean => (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

const MOST_FORMATS = 20_000

/** By the number a cell carries: what its format makes of a number, and whether it is set apart by bold type, a line through it or a colour. */
export interface Styles {
  readonly shown: readonly Shown[]
  readonly setApart: readonly boolean[]
}

/** Plain, and the colour of text that nobody has coloured. */
const isPlain = (attributes: Readonly<Record<string, string | undefined>>): boolean =>
  attributes['theme'] === '1' || attributes['auto'] === '1' || /^(FF)?0{6}$/i.test(attributes['rgb'] ?? '')

/** Empty lists if there is no such part: every number is then shown as it is. */
export function readStyles(parts: WorkbookParts, part: string): Styles {
  const written = new Map<number, string>()
  const shown: Shown[] = []
  const setApart: boolean[] = []
  const fonts: boolean[] = []
  const fills: boolean[] = []
  let list = ''
  let inCells = false
  parts.read(part, {
    open(name, attributes) {
      if (name === 'cellXfs') inCells = true
      if (name === 'fonts' || name === 'fills') list = name
      if (list === 'fonts' && name === 'font' && fonts.length < MOST_FORMATS) fonts.push(false)
      if (list === 'fills' && name === 'fill' && fills.length < MOST_FORMATS) fills.push(false)
      const isOff = /^(0|false)$/i.test(attributes['val'] ?? '')
      if (
        list === 'fonts' &&
        (((name === 'b' || name === 'strike') && !isOff) || (name === 'color' && !isPlain(attributes)))
      )
        fonts[fonts.length - 1] = true
      if (list === 'fills' && name === 'patternFill' && attributes['patternType'] === 'solid')
        fills[fills.length - 1] = true
      if (name === 'numFmt' && written.size < MOST_FORMATS)
        written.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      if (name === 'xf' && inCells && shown.length < MOST_FORMATS) {
        const id = Number(attributes['numFmtId'] ?? 0)
        const code = written.get(id) ?? (isEastAsianDate(id) ? 'yyyy-mm-dd' : BUILT_IN[id])
        shown.push(code === undefined ? NUMBER : shownBy(code))
        const is = (kinds: readonly boolean[], of: string) => kinds[Number(attributes[of] ?? 0)] === true
        setApart.push(is(fonts, 'fontId') || is(fills, 'fillId'))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
      if (name === list) list = ''
    },
    text() {},
  })
  return { shown, setApart }
}

const LONGEST_CODE = 255

/** What a format such as `[$-409]d mmm yyyy;@` makes of a number. */
export function shownBy(code: string): Shown {
  const bare = (code.slice(0, LONGEST_CODE).split(';')[0] ?? '')
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase()
  if (/\[[hms]+\]/.test(bare)) return { as: 'hours' }
  if (bare.includes('general')) return NUMBER
  const day = /[yd]|^[^hs]*m[^hs]*$/.test(bare)
  const time = /[hs]/.test(bare)
  if (day || time) return { as: 'date', day, time }
  const decimals = /\.(0+)/.exec(bare)?.[1]?.length ?? 0
  if (bare.includes('%')) return { as: 'percent', decimals }
  const zeros = /^(0+)(?:\.0+)?$/.exec(bare)?.[1]
  return zeros === undefined ? NUMBER : { as: 'digits', whole: zeros.length, decimals }
}
