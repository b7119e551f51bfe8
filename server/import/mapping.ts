/** What each column of a table is taken for, until somebody says otherwise. */
import { type ColumnUse, type ImportField, mayRepeat, tellsResults } from '#shared/import-fields'
import { meaningOf } from './aliases.ts'
import { isAwardWord, levelNamed, saidBy } from './award-words.ts'
import { plain } from './words.ts'

export interface Column {
  readonly header: string
  /** The cells below it, as they stand. */
  readonly values: readonly string[]
}

export interface Suggestion {
  readonly use: ColumnUse
  /** Left behind because it would, or may, tell a result; its cells are not shown. */
  readonly tells: boolean
}

/** Of two columns that may be the category, the one that says so; "Award" may be something else. */
const CATEGORY = /categ|kateg|部門|类别|類別|부문|فئة|קטגור|номинац|track|section|class/

/** Names of columns that judging leaves behind. */
const JUDGING =
  /\b(scores?|scored|votes?|voting|rank(ed|ing)?|points?|marks?|rating|average|mean|consensus|judges?|judged|judging|jury|jurors?|panel|round \d+|verdict|results?|outcome|winners?|won|winning|punkte|stimmen|jurado|puntos|votos|notes? du jury|voix|punteggio|voti)\b|得点|点数|審査|投票|评分|投票数|점수|심사|النقاط|التصويت|ניקוד/

/** A column of these may be a ballot, a tick of the jury, a rank. */
const SHORT = /^(?:[\d.,%\s/]+|.{0,3})$/u

/** What each column is suggested to be. Decided by its name wherever the name is known, so that no result decides it (E1). */
export function suggestUses(columns: readonly Column[], inherited: readonly string[] = []): Suggestion[] {
  const meanings = columns.map(({ header }) => meaningOf(header))
  const body = meanings.includes('body')
  const entrant = meanings.includes('entrant')
  const title = meanings.includes('title')
  const person = meanings.includes('person')
  const category = columns.findIndex(
    ({ header }, at) => meanings[at] === 'category' && CATEGORY.test(plain(header)),
  )
  const taken = new Set<ColumnUse>()
  const settled = meanings.map((meaning, at): ImportField | null => {
    switch (meaning) {
      case 'category':
        return category < 0 || category === at ? 'category' : null
      case 'body':
        return 'entrant'
      case 'entrant':
        // A nominee beside a body is a person of that body, unless another column says who that is.
        if (!body) return 'entrant'
        if (!person) return 'person'
        return title ? null : 'title'
      case 'name':
        if (!body && !entrant) return 'entrant'
        return person || (body && entrant) ? null : 'person'
      default:
        return meaning
    }
  })
  return columns.map((column, at): Suggestion => {
    const field = settled[at] ?? levelColumn(column, inherited)
    if (field && (mayRepeat(field) || !taken.has(field))) {
      taken.add(field)
      return { use: field, tells: false }
    }
    const unknown = unknownColumn(column)
    if (unknown.use !== 'result' || ![...taken].some(tellsResults)) {
      taken.add(unknown.use)
      return unknown
    }
    return { use: 'out', tells: true }
  })
}

/** A column called by a level is ticked for whoever has it. */
const levelColumn = ({ header }: Column, levels: readonly string[]): ImportField | null =>
  isAwardWord(header) || (plain(header) !== '' && levels.some((level) => plain(level) === plain(header)))
    ? 'winner'
    : null

/** Kept as notes, unless its name or its cells look like judging: what tells a result is never kept where others read it. */
function unknownColumn({ header, values }: Column): Suggestion {
  const given = values.map((value) => value.trim()).filter((value) => value !== '')
  if (JUDGING.test(plain(header))) return { use: 'out', tells: true }
  if (given.some((value) => value.length <= 80 && saysAward(value))) return { use: 'result', tells: true }
  if (given.some((value) => WINNING.test(plain(value)))) return { use: 'out', tells: true }
  if (plain(header) === '' && given.length === 0) return { use: 'out', tells: false }
  const isMark = given.length > 0 && given.every((value) => SHORT.test(value))
  return isMark ? { use: 'out', tells: true } : { use: 'note', tells: false }
}

/** Unmistakable in whatever sentence they stand. */
const WINNING =
  /\b(winners?|highly commended|runners? up|gewinner(in)?|sieger(in)?|laureate?s?|gagnante?|ganadora?|vincit(ore|rice)|winnaar)\b|受賞|获奖|수상|فائز|זוכה/

const saysAward = (value: string): boolean =>
  value
    .split(/[;,|]/)
    .some((part) => isAwardWord(part) || (saidBy(part).kind === 'place' && /\D/.test(part.trim())))

/** The level a column of ticks stands for: the one it is called by, or the highest. */
export const levelOfColumn = (header: string, levels: readonly string[]): number =>
  levelNamed(lastOf(header), levels) ?? 0

const lastOf = (header: string): string => header.split(' – ').at(-1) ?? header

/** Whether nobody is shown the cells of a column. */
export const isMasked = (use: ColumnUse, suggested: Suggestion | undefined): boolean =>
  tellsResults(use) || (use === 'out' && (suggested?.tells ?? true))
