/** A small ceremony for tests: a long shortlist, a short one, and an honorary award without entries. */
import type { CommandOf } from '#shared/commands'
import type { Category, Entry, Level, Settings, ShowFile } from '#shared/show-file'

export type NamedLevel = CommandOf<'set-result'>['levels'][number]
export type CategoryResults = CommandOf<'open-show'>['results'][number]

export const entry = (id: string, entrant = `Council of ${id}`): Entry => ({
  id,
  entrant,
  partners: [],
  title: `The ${id} project`,
  person: null,
  summary: null,
})

/** Entries `prefix-1` to `prefix-n`. */
export const entries = (prefix: string, n: number): Entry[] =>
  Array.from({ length: n }, (_, i) => entry(`${prefix}-${i + 1}`))

export const category = (id: string, name: string, list: Entry[]): Category => ({
  id,
  name,
  sponsor: `${name} Ltd`,
  entries: list,
})

export const TWO_LEVELS: Level[] = [
  { id: 'winner', name: 'Winner' },
  { id: 'commended', name: 'Highly Commended' },
]

export const THREE_LEVELS: Level[] = [
  { id: 'gold', name: 'Gold' },
  { id: 'silver', name: 'Silver' },
  { id: 'bronze', name: 'Bronze' },
]

/** The sample show: opening, Housing (8 entries), Climate (4), an interval, Lifetime (none), end. */
export function sampleShow(
  change: Partial<Omit<ShowFile, 'settings'>> & { settings?: Partial<Settings> } = {},
): ShowFile {
  return {
    format: 1,
    id: 'sample-2026',
    ceremony: {
      name: 'Sample Awards',
      date: '2026-11-20',
      venue: 'Guildhall',
      presentedBy: null,
      timeZone: 'Europe/London',
    },
    levels: TWO_LEVELS,
    categories: [
      category('housing', 'Housing', entries('h', 8)),
      category('climate', 'Climate', entries('c', 4)),
      category('lifetime', 'Lifetime', []),
    ],
    rundown: [
      { kind: 'opening', id: 'opening' },
      { kind: 'category', id: 'housing', category: 'housing' },
      { kind: 'category', id: 'climate', category: 'climate' },
      { kind: 'interval', id: 'interval', title: 'Interval', body: 'Back at nine' },
      { kind: 'category', id: 'lifetime', category: 'lifetime' },
      { kind: 'end', id: 'end' },
    ],
    ...change,
    settings: { publicHoldSeconds: 0, guardMs: 800, ...change.settings },
  }
}

/** The same with Gold, Silver and Bronze. */
export const threeLevelShow = (): ShowFile => sampleShow({ id: 'metals-2026', levels: THREE_LEVELS })

export const awarded = (level: string, names: string[], citation: string | null = null): NamedLevel => ({
  level,
  entries: names,
  citation,
})

/** Housing has a winner and one commended; Climate a tie and no commendation; Lifetime is decided on the night. */
export const sampleResults = (): CategoryResults[] => [
  {
    category: 'housing',
    levels: [awarded('winner', ['h-3'], 'For homes that last.'), awarded('commended', ['h-5'])],
  },
  { category: 'climate', levels: [awarded('winner', ['c-1', 'c-2']), awarded('commended', [])] },
]
