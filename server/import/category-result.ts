/** What the tables say of the result of one category, level by level, as it is gathered row by row. */
import type { CommandOf } from '#shared/commands'
import { canonical, fits, type LevelResult, WRITE_IN, type WriteIn } from '#shared/results'
import type { Entry, Level } from '#shared/show-file'
import { numbered } from '#shared/write-ins'
import type { Place, Problems } from './places.ts'
import { NO_AWARD, type Questions, topChoices } from './questions.ts'
import type { ReadCategory, ReadEntry } from './shortlist.ts'

type Result = CommandOf<'open-show'>['results'][number]

/** What a `LevelResult` holds. */
const MOST_WINNERS = 20
const LONGEST_CITATION = 1500

export class CategoryResult {
  readonly of: ReadCategory
  private readonly awarded = new Map<number, { at: Place; entry: ReadEntry }[]>()
  private readonly written = new Map<number, WriteIn[]>()
  private readonly none = new Map<number, Place>()
  private readonly citations = new Map<number, Set<string>>()
  private isLeftOpen = false

  constructor(of: ReadCategory) {
    this.of = of
  }

  award(at: Place, entry: ReadEntry, level: number, citation: string | null, problems: Problems): void {
    const { withdrawn, id } = entry.entry
    if (withdrawn) return void problems.stop(at, null, 'its entry was withdrawn; no result can name it.')
    const before = [...this.awarded.values()].flat().find((one) => one.entry.entry.id === id)
    if (before) return void problems.stop(at, null, `its entry has a result in row ${before.at.row} already.`)
    this.awarded.set(level, [...(this.awarded.get(level) ?? []), { at, entry }])
    this.cite(level, citation)
  }

  /** Somebody who was never nominated lies in the envelope alone. */
  writeIn(
    at: Place,
    words: Omit<WriteIn, 'id'>,
    level: number,
    citation: string | null,
    problems: Problems,
  ): void {
    if (this.of.entries.some(({ entry }) => isAlike(entry, words)))
      return void problems.stop(
        at,
        null,
        'the shortlist has an entry of just these words: it is no write-in.',
      )
    const before = this.written.get(level) ?? []
    this.written.set(level, [...before, { ...words, id: `${WRITE_IN}${level}-${before.length + 1}` }])
    this.cite(level, citation)
  }

  sayNone(at: Place, level: number, citation: string | null): void {
    this.none.set(level, this.none.get(level) ?? at)
    this.cite(level, citation)
  }

  /** Somebody said that it is not known. */
  leaveOpen(): void {
    this.isLeftOpen = true
  }

  private cite(level: number, citation: string | null): void {
    if (citation === null) return
    this.citations.set(level, (this.citations.get(level) ?? new Set()).add(citation))
  }

  /** Whether every entry has an award: then the list is one of winners. */
  get isAllAwarded(): boolean {
    const given = [...this.awarded.values()].flat().length
    return given > 0 && given === this.of.entries.length
  }

  /** Whether whoever has the highest level stands first, of several. */
  get isToldByOrder(): boolean {
    const top = (this.awarded.get(0) ?? []).map(({ entry }) => entry.entry.id)
    const first = this.of.entries.slice(0, top.length).map(({ entry }) => entry.id)
    return top.length > 0 && top.length < this.of.entries.length && first.every((id) => top.includes(id))
  }

  /** The result as it is sealed; null while it is not known. A level that nothing is said of is "no award" then. */
  sealed(show: string, levels: readonly Level[], problems: Problems, questions: Questions): Result | null {
    if (this.isLeftOpen) return null
    const said = new Set([...this.awarded.keys(), ...this.written.keys(), ...this.none.keys()])
    if (said.size === 0) return null
    const { category, at } = this.of
    for (const [level, place] of this.none)
      if (this.awarded.has(level) || this.written.has(level))
        problems.stop(place, null, 'another row says otherwise of this level.')
    if (!said.has(0)) {
      const top = levels[0]?.name ?? ''
      const sentence = `Of ${category.name} the table says something, and nothing of ${top}.`
      if (
        questions.ask(`top:${category.id}`, { table: at.table, row: null }, sentence, topChoices(top)) !==
        NO_AWARD
      )
        return null
    }
    return {
      category: category.id,
      levels: levels.flatMap((level, index) => {
        if (!said.has(index) && index > 0) return []
        const writeIns = this.written.get(index) ?? []
        const entries = [
          ...(this.awarded.get(index) ?? []).map(({ entry }) => entry.entry.id),
          ...writeIns.map(({ id }) => id),
        ]
        const citation = [...(this.citations.get(index) ?? [])].join('\n') || null
        const result = { entries, citation, ...(writeIns.length > 0 ? { writeIns } : {}) }
        this.checkSize(show, level, index, result, problems)
        return [{ level: level.id, ...result }]
      }),
    }
  }

  private checkSize(
    show: string,
    level: Level,
    index: number,
    result: LevelResult,
    problems: Problems,
  ): void {
    const at = this.awarded.get(index)?.[0]?.at ?? this.none.get(index) ?? this.of.at
    if (result.entries.length > MOST_WINNERS)
      return void problems.stop(
        at,
        null,
        `${this.of.category.name} names more than ${MOST_WINNERS} entries for one level.`,
      )
    const ref = { category: this.of.category.id, level: level.id, version: 999_999 }
    const isTooLong = (result.citation?.length ?? 0) > LONGEST_CITATION
    if (isTooLong || !fits(canonical(show, ref, numbered(result, level.id, ref.version))))
      problems.stop(at, 'citation', 'it does not fit its envelope; shorten the citation.')
  }
}

const isAlike = (entry: Entry, words: Omit<WriteIn, 'id'>): boolean => lettersOf(entry) === lettersOf(words)

const lettersOf = ({ entrant, title, person }: Pick<Entry, 'entrant' | 'title' | 'person'>): string =>
  JSON.stringify([entrant, title, person].map((line) => line?.trim().toLowerCase() || null))
