/** The results the tables say, ready to be sealed; and where they cannot be read. Nothing here is shown to whoever may not peek (E1). */
import type { CommandOf } from '#shared/commands'
import type { ImportProblem, ImportQuestion } from '#shared/import-view'
import type { WriteIn } from '#shared/results'
import type { Level } from '#shared/show-file'
import { saidBy } from './award-words.ts'
import { CategoryResult } from './category-result.ts'
import { isNoAward, partnersOf } from './entry-fields.ts'
import { levelOfColumn } from './mapping.ts'
import { entryMeant, type Wanted } from './match-entry.ts'
import { type Placed, Problems } from './places.ts'
import { categoryChoices, entryChoices, LEAVE, Questions, WRITTEN_IN } from './questions.ts'
import { namesOf, recordsOf, textOf } from './records.ts'
import { AWARD_FIELDS, awardOf } from './row-award.ts'
import { MOST_ROWS, type NamedTable, type ReadCategory, type ReadEntry, type Shortlist } from './shortlist.ts'
import { nameKey, partsOf } from './words.ts'

export interface ReadResults {
  readonly results: CommandOf<'open-show'>['results']
  readonly problems: readonly ImportProblem[]
  readonly questions: readonly ImportQuestion[]
  readonly otherLevels: boolean
}

export interface ResultsAsked {
  readonly show: string
  readonly shortlist: Shortlist
  readonly tables: readonly NamedTable[]
  readonly levels: readonly Level[]
  readonly sort: 'table' | 'name'
  readonly answers: Readonly<Record<string, string>>
}

const NOT_LISTED =
  'It is not on the shortlist of this category, or not clearly one of it: a write-in, or a spelling? Which entry is meant?'
const NO_SUCH_CATEGORY = 'The shortlist has no category of this name. Which one is meant?'

/** Questions that were answered come back too; while one of them is not, nothing is imported. */
export function readResults(asked: ResultsAsked): ReadResults {
  const reading = new Reading(asked)
  reading.shortlist()
  for (const table of asked.tables) reading.table(table)
  return reading.done()
}

class Reading {
  private readonly asked: ResultsAsked
  private readonly names: string[]
  private readonly problems = new Problems()
  private readonly questions: Questions
  private readonly found: CategoryResult[]
  private otherLevels = false

  constructor(asked: ResultsAsked) {
    this.asked = asked
    this.names = asked.levels.map(({ name }) => name)
    this.questions = new Questions(asked.answers)
    this.found = asked.shortlist.categories.map((category) => new CategoryResult(category))
  }

  private awardOf = (at: Placed) =>
    awardOf(at, this.names, this.problems, () => {
      this.otherLevels = true
    })

  /** Flags, places and levels that stand beside the entries themselves. */
  shortlist(): void {
    for (const at of this.asked.shortlist.strays)
      this.problems.stop(at, null, 'the row names neither a category nor an entry.')
    for (const result of this.found) {
      if (result.of.honorary) this.honorary(result, result.of.honorary)
      for (const at of result.of.entries) {
        const { level, none, citation } = this.awardOf(at)
        if (level !== null) result.award(at, at, level, citation, this.problems)
        if (none !== null) result.sayNone(at, none, citation)
      }
      for (const at of result.of.others) {
        const { level, none, citation } = this.awardOf(at)
        if (isNoAward(at.record)) result.sayNone(at, none ?? level ?? 0, citation)
        else if (none !== null) result.sayNone(at, none, citation)
        else if (level !== null) this.problems.stop(at, 'entrant', 'it is empty, and the row has a result.')
      }
    }
  }

  /** Somebody said that it is the winner: whatever else the row says of it, but that there is no award. */
  private honorary(result: CategoryResult, at: ReadEntry): void {
    const { level, none, citation } = this.awardOf(at)
    if (none !== null) return void result.sayNone(at, none, citation)
    const { entrant, title, person, partners } = at.entry
    result.writeIn(at, { entrant, title, person, partners }, level ?? 0, citation, this.problems)
  }

  /** A table of results: one row for each winner, or one for each category with the winners' names in it. */
  table(table: NamedTable): void {
    const records = recordsOf(table)
    if (records.length > MOST_ROWS)
      return void this.problems.stop({ table: table.id }, null, `it has more than ${MOST_ROWS} rows.`)
    const isWide = !['entrant', 'title', 'person', 'ref', 'entry-id'].some((field) =>
      table.uses.includes(field as never),
    )
    const hasLevels = AWARD_FIELDS.some((field) => table.uses.includes(field))
    if (!table.uses.includes('category') && !table.uses.includes('category-id') && table.category === null)
      return void this.problems.stop(
        { table: table.id },
        'category',
        'no column says it. Choose the column that does.',
      )
    if (isWide && !table.uses.includes('winner'))
      return void this.problems.stop(
        { table: table.id },
        'entrant',
        'no column says who is meant. Choose the column that does.',
      )
    let above = ''
    for (const record of records) {
      const at: Placed = { table: table.id, row: record.row, record }
      above = textOf(record, 'category') || above
      const result = this.categoryOf(at, above)
      if (!result) continue
      if (isWide) this.wideRow(at, result)
      else this.longRow(at, result, hasLevels)
    }
  }

  private categoryOf(at: Placed, name: string): CategoryResult | null {
    const id = textOf(at.record, 'category-id')
    const by = (test: (of: ReadCategory) => boolean) => this.found.find(({ of }) => test(of))
    const found =
      by(({ category }) => category.id === id) ??
      by(({ category }) => category.name === name) ??
      by(({ category }) => nameKey(category.name) === nameKey(name))
    if (found) return found
    const choices = categoryChoices(this.asked.shortlist.categories)
    const answer = this.questions.ask(`${at.table}:${at.row}:category`, at, NO_SUCH_CATEGORY, choices)
    return by(({ category }) => category.id === answer) ?? null
  }

  private longRow(at: Placed, result: CategoryResult, hasLevels: boolean): void {
    const { level, none, citation } = this.awardOf(at)
    if (isNoAward(at.record)) return void result.sayNone(at, none ?? level ?? 0, citation)
    if (none !== null) return void result.sayNone(at, none, citation)
    if (hasLevels && level === null) return
    const { record } = at
    const wanted: Wanted = {
      id: textOf(record, 'entry-id'),
      ref: textOf(record, 'ref'),
      name: namesOf(record, 'entrant'),
      title: textOf(record, 'title'),
      person: textOf(record, 'person'),
    }
    this.meant(at, result, wanted, level ?? 0, citation, '')
  }

  private wideRow(at: Placed, result: CategoryResult): void {
    for (const { column, text } of at.record.cells.get('winner') ?? []) {
      const level = levelOfColumn(column.header, this.names)
      // The words belong to whoever won.
      const citation = level === 0 ? textOf(at.record, 'citation') || null : null
      const whole = this.nameIn(text)
      for (const [part, name] of (entryMeant(result.of, whole) ? [text] : partsOf(text)).entries()) {
        const { kind } = saidBy(name)
        if (kind === 'no award') result.sayNone(at, level, citation)
        else if (kind !== 'nothing')
          this.meant(at, result, this.nameIn(name), level, citation, `:${column.column}:${part}`)
      }
    }
  }

  private nameIn = (name: string): Wanted => ({ id: '', ref: '', name, title: '', person: '' })

  private meant(
    at: Placed,
    result: CategoryResult,
    wanted: Wanted,
    level: number,
    citation: string | null,
    part: string,
  ): void {
    const { of } = result
    // Kept in the envelope already.
    if (of.honorary && entryMeant({ ...of, entries: [of.honorary] }, wanted)) return
    const known = entryMeant(of, wanted)
    if (known) return void result.award(at, known, level, citation, this.problems)
    const answer = this.questions.ask(`${at.table}:${at.row}${part}`, at, NOT_LISTED, entryChoices(of))
    const meant = of.entries.find(({ entry }) => entry.id === answer)
    if (meant) result.award(at, meant, level, citation, this.problems)
    else if (answer === WRITTEN_IN) result.writeIn(at, wordsOf(at, wanted), level, citation, this.problems)
    else if (answer === LEAVE) result.leaveOpen()
  }

  done(): ReadResults {
    const { show, levels, sort } = this.asked
    const results = this.found
      .map((result) => result.sealed(show, levels, this.problems, this.questions))
      .filter((result) => result !== null)
    const known = this.found.filter(({ of }) => results.some(({ category }) => category === of.category.id))
    if (known.length > 1 && known.every((result) => result.isAllAwarded))
      this.problems.look(
        null,
        null,
        'Every entry of the shortlist has an award: this may be a list of winners. As a shortlist it would show them before any envelope is opened.',
      )
    const told = known.filter((result) => result.isToldByOrder)
    if (sort === 'table' && told.length > 2 && told.length === known.length)
      this.problems.look(
        null,
        null,
        'The result can be read from the order of the entries in every category. Sort them by name.',
      )
    return {
      results,
      problems: this.problems.list(),
      questions: this.questions.list(),
      otherLevels: this.otherLevels,
    }
  }
}

/** In the table's own words; who is called by a title or a person alone is not called so twice. */
function wordsOf({ record }: Placed, { name, title, person }: Wanted): Omit<WriteIn, 'id'> {
  const entrant = name || title || person
  const rest = (text: string) => (text === '' || (name === '' && text === entrant) ? null : text)
  return { entrant, title: rest(title), person: rest(person), partners: partnersOf(record) }
}
