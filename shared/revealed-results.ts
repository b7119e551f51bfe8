/** The results as they stand, for whoever writes them down: what was revealed and not taken back, each with its proof. */

import { canonical } from './results.ts'
import { type Category, categoryOf, type Entry, entryOf, type Level, type ShowFile } from './show-file.ts'
import { levelState, type ShowState } from './state.ts'

export interface RevealedResult {
  readonly category: Pick<Category, 'id' | 'name' | 'sponsor'>
  readonly level: Level
  /** The highest level of the show: "no award" of it is told, an empty lower level is not. */
  readonly top: boolean
  /** Empty is "no award". */
  readonly entries: readonly Pick<Entry, 'id' | 'entrant' | 'partners' | 'title' | 'person'>[]
  readonly citation: string | null
  /** Why it replaced an earlier one, if it did. */
  readonly reason: string | null
  readonly proof: {
    readonly version: number
    readonly commitment: string
    readonly nonce: string
    /** SHA-256 over this text followed by the nonce's 32 bytes is the commitment (E2). */
    readonly text: string
  }
}

/** In the order of the rundown, the highest level first. */
export function revealedResults(state: ShowState): RevealedResult[] {
  const file = state.showFile
  if (!file) return []
  const planned = file.rundown.flatMap((segment) => (segment.kind === 'category' ? segment.category : []))
  const ids = [...new Set([...planned, ...file.categories.map(({ id }) => id)])]
  return ids.flatMap((id) => {
    const category = categoryOf(file, id)
    return category ? file.levels.flatMap((level) => revealedLevel(state, file, category, level)) : []
  })
}

/** How many categories the evening has in its rundown. */
export const plannedCategories = (state: ShowState): number =>
  (state.showFile?.rundown ?? []).filter(({ kind, skipped }) => kind === 'category' && !skipped).length

function revealedLevel(state: ShowState, file: ShowFile, category: Category, level: Level): RevealedResult[] {
  const known = levelState(state, category.id, level.id)
  if (known?.status !== 'revealed') return []
  const { version, commitment, nonce, result, reason } = known
  const ref = { category: category.id, level: level.id, version }
  const { id, name, sponsor } = category
  return [
    {
      category: { id, name, sponsor },
      level,
      top: level.id === file.levels[0]?.id,
      entries: result.entries.map((entry) => named(entry, entryOf(category, entry))),
      citation: result.citation,
      reason,
      proof: { version, commitment, nonce, text: canonical(file.id, ref, result) },
    },
  ]
}

const named = (id: string, entry: Entry | undefined): RevealedResult['entries'][number] => ({
  id,
  entrant: entry?.entrant ?? id,
  partners: entry?.partners ?? [],
  title: entry?.title ?? null,
  person: entry?.person ?? null,
})
