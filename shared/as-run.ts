/** The as-run log: what was done, by whom, when and on which position, and which screens painted it. Says only what was revealed. */
import { type Said, said } from './as-run-words.ts'
import type { Commit, EventOf } from './events.ts'
import { evolveCommit } from './evolve.ts'
import type { Epoch, Instant } from './ids.ts'
import { initialState, type ShowState } from './state.ts'

/** What an act is about: what a reader of the log filters by. */
export const AS_RUN_GROUPS = ['stage', 'results', 'blog', 'show'] as const
export type AsRunGroup = (typeof AS_RUN_GROUPS)[number]

/** What the screens said of a change of the programme. */
export interface Painted {
  /** The commit that noted it. */
  readonly seq: number
  readonly painted: readonly { readonly screen: string; readonly at: Instant }[]
  /** Connected, and silent when it was noted. */
  readonly missing: readonly string[]
}

/** One act: one commit of the log. */
export interface AsRunLine {
  readonly seq: number
  /** When it was stored, in milliseconds since 1970. */
  readonly at: Instant
  readonly by: string
  readonly group: AsRunGroup
  /** "Taken", "Revealed", "Retracted". */
  readonly act: string
  /** "Housing — Winner" */
  readonly what: string
  readonly detail: string
  /** When screens were to paint it; null where the room saw nothing of it. */
  readonly showAt: Instant | null
  /** Null where no screen said that it painted it. */
  readonly screens: Painted | null
}

/** All that happened, oldest first. */
export function asRun(epoch: Epoch, commits: readonly Commit[]): AsRunLine[] {
  const lines = new Map<number, AsRunLine>()
  commits.reduce((before, commit) => {
    const after = evolveCommit(before, commit)
    const painted = commit.events.filter((event) => event.kind === 'screens-painted')
    for (const report of painted) witnessed(lines, report, commit.seq)
    const isEntry = commit.events.some((event) => event.kind === 'result-entered')
    if (!isEntry && (painted.length === 0 || painted.length < commit.events.length))
      lines.set(commit.seq, lineOf(before, after, commit))
    return after
  }, initialState(epoch))
  return [...lines.values()]
}

/** A log that two servers write has two reports of one change: what either heard was heard. */
function witnessed(lines: Map<number, AsRunLine>, report: EventOf<'screens-painted'>, seq: number): void {
  const line = lines.get(report.of)
  if (!line) return
  const painted = [...(line.screens?.painted ?? []), ...report.painted]
  const names = new Set(painted.map(({ screen }) => screen))
  const silent = new Set([...(line.screens?.missing ?? []), ...report.missing])
  const missing = [...silent].filter((name) => !names.has(name))
  lines.set(report.of, { ...line, screens: { seq, painted, missing } })
}

function lineOf(before: ShowState, after: ShowState, commit: Commit): AsRunLine {
  const sayings = said(before, after, commit)
  // The first of the weightiest: a take that opens an envelope is one act.
  const main = sayings.reduce<Said | null>(
    (best, other) => (best && best.weight >= other.weight ? best : other),
    null,
  )
  const asides = sayings.flatMap((saying) => (saying === main ? [] : (saying.aside ?? [])))
  const { seq, at, by } = commit
  return {
    seq,
    at,
    by,
    group: main?.group ?? 'show',
    act: main?.act ?? 'Nothing changed',
    what: main?.what ?? '',
    detail: [main?.detail ?? 'Things were so already.', ...asides].filter((part) => part !== '').join('; '),
    showAt: after.programme.seq === seq && seq > 1 ? after.programme.showAt : null,
    screens: null,
  }
}

/** What is new since a position: acts after it, and acts of which the screens were heard after it. */
export const asRunSince = (lines: readonly AsRunLine[], seq: number): AsRunLine[] =>
  lines.filter((line) => line.seq > seq || (line.screens !== null && line.screens.seq > seq))

/** What was known, with what is new. */
export function withNews(known: readonly AsRunLine[], news: readonly AsRunLine[]): AsRunLine[] {
  const lines = new Map([...known, ...news].map((line) => [line.seq, line]))
  return [...lines.values()].sort((a, b) => a.seq - b.seq)
}
