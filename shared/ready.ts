/** The ready check, before doors: facts in, lines out. Each line says how something is and where it is put right. It never stops a show. */
import type { Instant, ShowId } from './ids.ts'

export const READY_STATES = ['problem', 'warning', 'unknown', 'ok'] as const
export type ReadyState = (typeof READY_STATES)[number]

/** Where something is put right. */
export const READY_PLACES = [
  'results',
  'ceremony',
  'categories',
  'pictures',
  'preflight',
  'screens',
  'rehearsal',
  'people',
  'key',
  'pack',
  'shows',
  'as-run',
] as const
export type ReadyPlace = (typeof READY_PLACES)[number]

export interface ReadyLine {
  /** The same from one check to the next. */
  readonly id: string
  readonly group: ReadyGroup
  readonly state: ReadyState
  readonly sentence: string
  /** Null where nothing in Envelope puts it right, or nothing is wrong. */
  readonly fix: { readonly place: ReadyPlace; readonly does: string } | null
}

export const READY_GROUPS = ['show', 'room', 'house'] as const
export type ReadyGroup = (typeof READY_GROUPS)[number]

/** What the server knows. */
export interface ReadyReport {
  readonly show: ShowId
  readonly ceremony: string
  readonly at: Instant
  readonly lines: readonly ReadyLine[]
}

type Fix = ReadyLine['fix']

/** Without a `fix` nothing in Envelope puts it right, or nothing is wrong. */
export const line = (
  group: ReadyGroup,
  id: string,
  state: ReadyState,
  sentence: string,
  fix: Fix = null,
): ReadyLine => ({ group, id, state, sentence, fix })

/** `does` is what stands on the button that leads there. */
export const fixAt = (place: ReadyPlace, does: string): NonNullable<Fix> => ({ place, does })

/** "Housing, Climate and 3 more". */
export function named(names: readonly string[], most = 4): string {
  const shown = names.slice(0, most)
  const left = names.length - shown.length
  if (left > 0) return `${shown.join(', ')} and ${left} more`
  if (shown.length < 2) return shown.join('')
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

/** "1 screen", "3 screens"; `many` where an s at the end does not do. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`

/** How many lines there are of each state. */
export const tally = (lines: readonly ReadyLine[]): Readonly<Record<ReadyState, number>> => ({
  problem: lines.filter(({ state }) => state === 'problem').length,
  warning: lines.filter(({ state }) => state === 'warning').length,
  unknown: lines.filter(({ state }) => state === 'unknown').length,
  ok: lines.filter(({ state }) => state === 'ok').length,
})
