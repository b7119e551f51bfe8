/** What a table cannot say by itself. Every choice is offered to every question of its kind, so that none tells what the table says (E1). */
import type { ImportQuestion } from '#shared/import-view'
import type { Place } from './places.ts'
import type { ReadCategory } from './shortlist.ts'

/** The result of its category stays open. */
export const LEAVE = 'leave'
export const NO_AWARD = 'no-award'
/** Somebody who was never nominated: sealed with the result, and on no shortlist before. */
export const WRITTEN_IN = 'write-in'
const LONGEST_LABEL = 120

type Choice = ImportQuestion['choices'][number]

export class Questions {
  private readonly asked: ImportQuestion[] = []
  private readonly answers: Readonly<Record<string, string>>

  constructor(answers: Readonly<Record<string, string>>) {
    this.answers = answers
  }

  /** The answer given, if it is one of the choices. */
  ask(
    id: string,
    at: Place | { readonly table: string; readonly row: null },
    sentence: string,
    choices: readonly Choice[],
  ): string | null {
    const given = Object.hasOwn(this.answers, id) ? this.answers[id] : undefined
    const answer = choices.find(({ value }) => value === given)?.value ?? null
    this.asked.push({ id, table: at.table, row: at.row, sentence, choices, answered: answer !== null })
    return answer
  }

  list(): ImportQuestion[] {
    return this.asked
  }
}

/** All who compete in the category, whoever the table names. */
export const entryChoices = ({ entries }: ReadCategory): Choice[] => [
  ...entries
    .filter(({ entry }) => !entry.withdrawn)
    .map(({ entry: { id, entrant, title, person } }) => ({
      value: id,
      label: [entrant, title, person].filter(Boolean).join(' — ').slice(0, LONGEST_LABEL),
    })),
  { value: WRITTEN_IN, label: 'Never nominated: a write-in, sealed with the result' },
  { value: LEAVE, label: 'Neither: leave this result open' },
]

/** All of the shortlist in its order, and last that none is meant. */
export const categoryChoices = (categories: readonly ReadCategory[]): Choice[] => [
  ...categories.map(({ category }) => ({ value: category.id, label: category.name.slice(0, LONGEST_LABEL) })),
  { value: LEAVE, label: 'None of these: leave the row out' },
]

/** For a category whose highest level nothing is said of: unknown is not "no award". */
export const topChoices = (top: string): Choice[] => [
  { value: NO_AWARD, label: `No award: nobody is ${top}` },
  { value: LEAVE, label: 'Not known yet: leave this result open' },
]
