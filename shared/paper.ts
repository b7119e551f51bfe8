/** The paper that lies in the envelopes of the stage: what somebody was told who looked, in words to be printed. */
import type { CategoryId } from './ids.ts'
import type { Peeked } from './protocol.ts'
import { type Ceremony, categoryOf, type Entry, entryOf, type ShowFile } from './show-file.ts'

type Named = Pick<Entry, 'entrant' | 'title' | 'person' | 'partners'>

export interface PaperLevel {
  readonly level: string
  readonly version: number
  readonly commitment: string
  /** Empty is "no award". */
  readonly entries: readonly Named[]
  readonly citation: string | null
}

export interface PaperCategory {
  readonly category: { readonly id: CategoryId; readonly name: string; readonly sponsor: string | null }
  /** The highest level first. */
  readonly levels: readonly PaperLevel[]
}

export interface PaperReport {
  readonly show: string
  readonly rehearsal: boolean
  readonly ceremony: Ceremony
  readonly categories: readonly PaperCategory[]
}

/** What was seen of one category, with the names it stands for. */
export function paperOf(file: ShowFile, { category: id, levels }: Peeked): PaperCategory | null {
  const category = categoryOf(file, id)
  if (!category) return null
  const { name, sponsor } = category
  return {
    category: { id, name, sponsor },
    levels: file.levels.flatMap(({ id: level, name: levelName }) => {
      const seen = levels.find((one) => one.level === level)
      if (!seen) return []
      const { version, commitment, result } = seen
      const named = (entry: string): Named => {
        const found = result.writeIns?.find((one) => one.id === entry) ?? entryOf(category, entry)
        return found
          ? { entrant: found.entrant, title: found.title, person: found.person, partners: found.partners }
          : { entrant: entry, title: null, person: null, partners: [] }
      }
      return [
        {
          level: levelName,
          version,
          commitment,
          entries: result.entries.map(named),
          citation: result.citation,
        },
      ]
    }),
  }
}

/** The categories something lies sealed of, in the order of the rundown. */
export function sealedCategories(
  file: ShowFile,
  results: Readonly<Record<CategoryId, Readonly<Record<string, { readonly status: string }>>>>,
): CategoryId[] {
  const planned = file.rundown.flatMap((segment) => (segment.kind === 'category' ? [segment.category] : []))
  return [...new Set([...planned, ...file.categories.map(({ id }) => id)])].filter((id) =>
    Object.values(results[id] ?? {}).some(({ status }) => status === 'sealed'),
  )
}
