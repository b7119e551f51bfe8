/** A draft and the house as they are, to what would be imported: what is shown of it, and the one command that does it. */
import { mayRepeat, tellsResults } from '#shared/import-fields'
import type { DifferenceItem, ImportProblem, ImportResults, ImportView } from '#shared/import-view'
import type { Level } from '#shared/show-file'
import { adopted } from './adopt.ts'
import { type Difference, differenceOf } from './difference.ts'
import type { Draft } from './draft.ts'
import { honoraryOf, keptBefore, tellHonorary, withHonorary } from './honorary.ts'
import { levelsCalled, levelsOfCells, levelsOfHeaders } from './level-names.ts'
import { tableView } from './masked.ts'
import { Problems } from './places.ts'
import { type ReadResults, readResults } from './read-results.ts'
import { type Shortlist, shortlistFrom } from './shortlist.ts'
import { checkTarget, type House, type ImportWish, type ShowNow, showFileOf } from './target.ts'

export interface ImportPlan {
  readonly view: Omit<ImportView, 'id'>
  /** Null while something has to be put right or answered. */
  readonly wish: ImportWish | null
}

/** More than a person reads at once; the edits hold all of it. */
const MOST_ITEMS = 500

/** Changes nothing; `seen` names the draft and the plan of the show it was made of. */
export function planOf(draft: Draft, house: House): ImportPlan {
  const { target } = draft
  const now = target.kind === 'show' ? house.show(target.show) : null
  const used = draft.tables.filter(({ use }) => use === 'shortlist')
  const own = new Problems()
  checkTarget(target, house, own)
  if (used.length === 0) own.stop(null, null, 'No sheet is used as the shortlist. Choose one.')
  checkColumns(draft, own)
  const found = shortlistFrom(used, draft.sort)
  const honorary = [...new Set([...draft.honorary, ...(now ? keptBefore(found, now, own) : [])])]
  const read = withHonorary(found, honorary)
  if (bringsResults(draft)) tellHonorary(read, own)
  const shortlist = now ? adopted(now.file, read) : read
  const levels = levelsFor(draft, now)
  const results = readResults({
    show: target.kind === 'new' ? target.id : target.show,
    shortlist,
    tables: draft.tables.filter(({ use }) => use === 'results'),
    levels,
    sort: draft.sort,
    answers: draft.answers,
  })
  const difference = now && differenceOf(now.file, importedOf(shortlist), termsOf(draft, now))
  const problems = [...own.list(), ...shortlist.problems.list()]
  const told = resultsTold(shortlist, results, now)
  const ready =
    ![...problems, ...results.problems].some(({ grave }) => grave) &&
    results.questions.every(({ answered }) => answered)
  return {
    view: {
      seen: `${draft.version}.${now?.planSeq ?? 0}`,
      tables: draft.tables.map(tableView),
      levels: levels.map(({ name }) => name),
      sort: draft.sort,
      honorary,
      leave: draft.leave,
      target,
      preview: previewOf(shortlist),
      leftOut: shortlist.leftOut,
      problems,
      difference: difference && shown(difference),
      results: told,
      ready,
      reseal: draft.reseal,
    },
    wish: ready ? wishOf(draft, now, shortlist, levels, results, difference) : null,
  }
}

function checkColumns({ tables }: Draft, problems: Problems): void {
  for (const { id, use, uses } of tables) {
    if (use === 'unused') continue
    const twice = uses.find((one, at) => !mayRepeat(one) && uses.indexOf(one) !== at)
    if (twice !== undefined && !mayRepeat(twice) && twice !== 'note' && twice !== 'out')
      problems.stop({ table: id }, twice, 'two columns are said to be this. Choose one.')
    const isEntry = uses.some((one) => one === 'entrant' || one === 'title' || one === 'person')
    if (use === 'shortlist' && !isEntry)
      problems.stop({ table: id }, 'entrant', 'no column says who is nominated. Choose the column that does.')
  }
}

function levelsFor(draft: Draft, now: ShowNow | null): readonly Level[] {
  if (now) return now.file.levels
  const tables = draft.tables.filter(({ use }) => use !== 'unused')
  if (draft.levels === null) return levelsCalled(levelsOfCells(tables))
  return levelsCalled(draft.levels ?? levelsOfHeaders(tables))
}

const importedOf = ({ categories, says }: Shortlist) => ({
  categories: categories.map(({ category }) => category),
  says,
})

const termsOf = (draft: Draft, now: ShowNow) => ({
  decided: new Set(now.decided.keys()),
  leave: new Set(draft.leave),
})

const SHOWN_ENTRIES = 4

const previewOf = ({ categories }: Shortlist): ImportView['preview'] =>
  categories.map((one) => {
    const { category, at } = one
    return {
      id: category.id,
      name: category.name,
      sponsor: category.sponsor,
      offStage: category.offStage ?? false,
      onTheNight: category.onTheNight ?? false,
      at: { table: at.table, row: at.row },
      count: category.entries.length,
      honorary: honoraryOf(one),
      withdrawn: category.entries.filter(({ withdrawn }) => withdrawn).length,
      entries: category.entries.slice(0, SHOWN_ENTRIES),
    }
  })

const shown = ({ items }: Difference): DifferenceItem[] => items.slice(0, MOST_ITEMS)

/** By category, never by entry. */
function resultsTold(
  { categories }: Shortlist,
  { results, problems, questions, otherLevels }: ReadResults,
  now: ShowNow | null,
): ImportResults {
  const known = results.map(({ category }) => category)
  const decided = (id: string) => now?.decided.get(id)
  return {
    toSeal: known.filter((id) => !decided(id)),
    sealedAlready: known.filter((id) => decided(id) === 'sealed'),
    revealed: known.filter((id) => decided(id) === 'revealed'),
    open: categories.map(({ category }) => category.id).filter((id) => !known.includes(id) && !decided(id)),
    problems: problems as ImportProblem[],
    questions,
    otherLevels,
  }
}

function wishOf(
  draft: Draft,
  now: ShowNow | null,
  shortlist: Shortlist,
  levels: readonly Level[],
  { results }: ReadResults,
  difference: Difference | null,
): ImportWish | null {
  if (draft.target.kind === 'new')
    return { kind: 'open-show', showFile: showFileOf(draft.target, shortlist, levels), results }
  if (!now || !difference) return null
  const wanted = results.filter(({ category }) => {
    const before = now.decided.get(category)
    return before === undefined || (before === 'sealed' && draft.reseal !== null)
  })
  return { kind: 'revise', edits: [...difference.edits], results: wanted, reason: draft.reseal, push: false }
}

/** Whether an import brings any results, as its columns are named. */
const bringsResults = ({ tables }: Draft): boolean =>
  tables.some(({ use, uses }) => use === 'results' || (use === 'shortlist' && uses.some(tellsResults)))
