/** The checklist of results: every category, what is known of its levels, and which of them still want a hand. Holds nothing that is sealed. */
import type { DeskLive, DeskPlan } from '#shared/desk-view'
import type { Feed } from '#shared/feed'
import { type LedgerLevel, ledgerOf } from '#shared/ledger'
import { type Category, nominated } from '#shared/show-file'
import { say } from './language/say.ts'
import { type LevelMark, marksOf } from './rundown-view.ts'

/** `again`: sealed once, and to be sealed anew before it is shown. */
export type ResultStanding = 'open' | 'again' | 'sealed' | 'partly' | 'revealed'

export interface ResultRow {
  readonly category: Category
  /** Its place among the categories of the rundown; null where it stands in none. */
  readonly number: number | null
  readonly marks: readonly LevelMark[]
  readonly standing: ResultStanding
  /** Nobody is nominated: its winner is written in. */
  readonly honorary: boolean
  /** Fingerprints with their versions and reasons, as readers have them. */
  readonly ledger: readonly LedgerLevel[]
}

function standingOf(marks: readonly LevelMark[]): ResultStanding {
  const has = (wanted: LevelMark['mark']) => marks.some(({ mark }) => mark === wanted)
  if (has('stale') || has('retracted')) return 'again'
  if (!has('revealed')) return has('unknown') ? 'open' : 'sealed'
  return has('sealed') ? 'partly' : 'revealed'
}

/** In the order of the rundown, then those that stand nowhere. */
export function resultRows(plan: DeskPlan, live: DeskLive, feed: Feed | null): ResultRow[] {
  const { categories, rundown } = plan.show
  const planned = rundown.flatMap((segment) => (segment.kind === 'category' ? [segment.category] : []))
  const place = new Map(planned.map((id, i) => [id, i]))
  const ledger = new Map((feed ? ledgerOf(feed) : []).map((one) => [one.category.id, one.levels]))
  return [...categories]
    .sort((a, b) => (place.get(a.id) ?? categories.length) - (place.get(b.id) ?? categories.length))
    .map((category) => {
      const marks = marksOf(plan, live, category.id)
      const at = place.get(category.id)
      return {
        category,
        number: at === undefined ? null : at + 1,
        marks,
        standing: standingOf(marks),
        honorary: nominated(category).length === 0,
        ledger: ledger.get(category.id) ?? [],
      }
    })
}

/** Whether somebody still has to seal it before the evening is over. */
export const isOpen = ({ standing }: ResultRow): boolean => standing === 'open' || standing === 'again'

export const FILTERS = ['all', 'open', 'night'] as const
export type ResultFilter = (typeof FILTERS)[number]

/** `night` is every category decided on the night, also once it is sealed. */
export const passes = (row: ResultRow, filter: ResultFilter): boolean =>
  filter === 'all' || (filter === 'open' ? isOpen(row) : row.category.onTheNight === true)

/** "23 of 25 sealed", and what is missing: on the night, or not yet. */
export function checklist(rows: readonly ResultRow[]): {
  done: number
  of: number
  words: string
  left: string[]
} {
  const open = rows.filter(isOpen)
  const night = open.filter(({ category, standing }) => category.onTheNight && standing === 'open').length
  const again = open.filter(({ standing }) => standing === 'again').length
  const missing = open.length - night - again
  const done = rows.length - open.length
  return {
    done,
    of: rows.length,
    words: say('{done} of {of} sealed', { done, of: rows.length }),
    left: [
      ...(missing > 0 ? [say('{n} open', { n: missing })] : []),
      ...(again > 0 ? [say('{n} to be sealed again', { n: again })] : []),
      ...(night > 0 ? [say('{n} expected on the night', { n: night })] : []),
    ],
  }
}

/** The newest version of any level, for the list. */
export const versionOf = ({ ledger }: ResultRow): number | null => {
  const versions = ledger.flatMap(({ versions: [newest] }) => (newest ? [newest.version] : []))
  return versions.length === 0 ? null : Math.max(...versions)
}
