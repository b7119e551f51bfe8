/** What one row says of a result, over all its columns. Where it cannot be read that is said by place, never what stands there (E1). */
import type { ImportField } from '#shared/import-fields'
import { levelNamed, levelPlaced, placeSaidBy, type Said, saidBy } from './award-words.ts'
import { levelOfColumn } from './mapping.ts'
import type { Placed, Problems } from './places.ts'
import type { TableRecord } from './records.ts'
import { partsOf } from './words.ts'

export interface RowAward {
  /** The level the row's entry is given, counted from the highest; null: none, as far as the row says. */
  readonly level: number | null
  /** A level of which the row says that nobody has it. */
  readonly none: number | null
  readonly citation: string | null
}

/** What one cell comes to. A `weak` award says that there is one, and leaves its level to other cells. */
type Reading =
  | { readonly kind: 'level' | 'none'; readonly level: number }
  | { readonly kind: 'nothing' | 'weak' | 'unknown level' | 'unreadable' }

const NOTHING: Reading = { kind: 'nothing' }

function readingOf(text: string, said: Said, levels: readonly string[], column = 0): Reading {
  const named = levelNamed(text, levels)
  if (named !== undefined) return { kind: 'level', level: named }
  switch (said.kind) {
    case 'yes':
      return column === 0 ? { kind: 'weak' } : { kind: 'level', level: column }
    case 'no award':
      return { kind: 'none', level: column }
    case 'place': {
      const level = levelPlaced(said.place, levels)
      return level === undefined ? NOTHING : { kind: 'level', level }
    }
    case 'award':
      return { kind: 'unknown level' }
    case 'unknown':
      return { kind: 'unreadable' }
    default:
      return NOTHING
  }
}

/** Columns of every platform say something of every entry; only words of awards are heard in these. */
const heard = (reading: Reading): Reading =>
  reading.kind === 'unreadable' || reading.kind === 'weak' ? NOTHING : reading

const READ: Partial<
  Record<ImportField, (text: string, levels: readonly string[], header: string) => Reading[]>
> = {
  winner: (text, levels, header) => [readingOf(text, saidBy(text), levels, levelOfColumn(header, levels))],
  level: (text, levels) => {
    const reading = readingOf(text, saidBy(text), levels)
    return [reading.kind === 'unreadable' ? { kind: 'unknown level' } : reading]
  },
  result: (text, levels) => [readingOf(text, saidBy(text), levels)],
  place: (text, levels) => [readingOf(text, placeSaidBy(text), levels)],
  status: (text, levels) => [heard(readingOf(text, saidBy(text), levels))],
  tags: (text, levels) => tagsOf(text).map((tag) => heard(readingOf(tag, saidBy(tag), levels))),
}

const tagsOf = (cell: string): string[] =>
  partsOf(cell)
    .flatMap((part) => part.split(/[,|]/))
    .map((tag) => tag.trim())
    .filter(Boolean)

export const AWARD_FIELDS = Object.keys(READ) as ImportField[]

/** Tells `unknownLevel` whenever a word names a level that the show does not have. */
export function awardOf(
  at: Placed,
  levels: readonly string[],
  problems: Problems,
  unknownLevel: () => void,
): RowAward {
  const strong = new Set<number>()
  const none = new Set<number>()
  let weak = false
  for (const field of AWARD_FIELDS) {
    for (const { column, text } of at.record.cells.get(field) ?? []) {
      for (const reading of READ[field]?.(text, levels, column.header) ?? []) {
        if (reading.kind === 'level') strong.add(reading.level)
        else if (reading.kind === 'none') none.add(reading.level)
        else if (reading.kind === 'weak') weak = true
        else if (reading.kind === 'unknown level') {
          unknownLevel()
          problems.stop(at, field, 'it names a level that this show does not have.')
        } else if (reading.kind === 'unreadable') {
          problems.stop(
            at,
            field,
            'it cannot be read as a result. Leave the column out, or say it as “Winner”, “No award”, yes or no.',
          )
        }
      }
    }
  }
  // "Silver" beside a tick for "awarded" is silver; but two levels, or an award and none, are one too many.
  if (strong.size > 1 || (none.size > 0 && (strong.size > 0 || weak)))
    problems.stop(at, null, 'its columns say different things of the result.')
  const [level = weak ? 0 : null] = strong
  const [noneAt = null] = none
  return { level, none: noneAt, citation: citationOf(at.record) }
}

const citationOf = (record: TableRecord): string | null =>
  (record.cells.get('citation') ?? []).map(({ text }) => text).join('\n') || null
