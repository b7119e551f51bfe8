/** What the levels of a new show are called: as the columns are, or as is usual; as the cells say only if somebody asks for it (E1). */
import { tellsResults } from '#shared/import-fields'
import type { Level } from '#shared/show-file'
import { isAwardWord, levelNamed, saidBy } from './award-words.ts'
import { columnsOf, recordsOf } from './records.ts'
import type { NamedTable } from './shortlist.ts'
import { newSlugs } from './slugs.ts'
import { partsOf, plain } from './words.ts'

const USUAL = ['Winner', 'Highly Commended']
const MOST_LEVELS = 8
const LONGEST = 60

/** The order in which words of awards stand, highest first; what is none of them comes after. */
const RANKS = [
  'Winner',
  'Gold',
  'First',
  'Silver',
  'Second',
  'Bronze',
  'Third',
  'Highly Commended',
  'Special award',
]

const rankOf = (name: string): number => levelNamed(name, RANKS) ?? RANKS.length

const highestFirst = (names: Iterable<string>): string[] => {
  const once = new Map([...names].map((name): [string, string] => [plain(name), name]))
  return [...once.values()].toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, MOST_LEVELS)
}

/** Columns that are ticked for a level are called by it: "Gold", "Silver", "Bronze". */
export function levelsOfHeaders(tables: readonly NamedTable[]): string[] {
  const named = tables
    .flatMap(columnsOf)
    .filter(({ use, header }) => use === 'winner' && isAwardWord(header))
    .map(({ header }) => header.split(' – ').at(-1) as string)
  const levels = highestFirst(named)
  return levels.length > 1 || (levels[0] !== undefined && levelNamed(levels[0], USUAL) === undefined)
    ? levels
    : USUAL
}

/** Every level the cells name, because somebody wants them taken from there. */
export function levelsOfCells(tables: readonly NamedTable[]): string[] {
  const names = tables.flatMap((table) =>
    recordsOf(table).flatMap(({ cells }) =>
      [...cells].flatMap(([field, given]) => {
        if (!tellsResults(field) || field === 'citation' || field === 'place') return []
        return given.flatMap(({ text }) => partsOf(text)).filter((text) => isLevel(text, field === 'level'))
      }),
    ),
  )
  const levels = highestFirst([...levelsOfHeaders(tables).filter((name) => !USUAL.includes(name)), ...names])
  return levels.length > 0 ? levels : USUAL
}

const isLevel = (text: string, isLevelColumn: boolean): boolean => {
  const { kind } = saidBy(text)
  return text.length <= LONGEST && (kind === 'award' || (isLevelColumn && kind === 'unknown'))
}

/** In their order, the highest first; of two with one name, each has an id of its own. */
export function levelsCalled(names: readonly string[]): Level[] {
  const slug = newSlugs()
  return names.map((name) => ({ id: slug(name), name }))
}
