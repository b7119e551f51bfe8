/** Two histories of one show that went on apart: where they parted, and what each did since, in a few words for whoever chooses. Pure. */
import type { Commit, EventOf, ShowEvent } from './events.ts'
import { evolveCommit } from './evolve.ts'
import type { Epoch, Instant } from './ids.ts'
import { categoryOf } from './show-file.ts'
import { initialState } from './state.ts'

/** So many categories are named; whoever wants all of them looks into the file. */
export const MOST_TITLES = 40

/** What one machine did since the histories parted. Of results nothing but which category they are of (E1). */
export interface History {
  readonly commits: number
  /** Categories of which something was opened, by their titles, in that order. */
  readonly revealed: readonly string[]
  readonly corrected: readonly string[]
  readonly retracted: readonly string[]
  readonly taken: number
  readonly posts: number
  /** Edits, results sealed, notes: whatever else somebody did. */
  readonly others: number
  /** When the first and the last of it were made; 0 where nothing was. */
  readonly from: Instant
  readonly to: Instant
}

export const NOTHING_DONE: History = {
  commits: 0,
  revealed: [],
  corrected: [],
  retracted: [],
  taken: 0,
  posts: 0,
  others: 0,
  from: 0,
  to: 0,
}

/** How many records both begin with. */
export function commonOf(ours: readonly string[], theirs: readonly string[]): number {
  const parted = ours.findIndex((record, at) => record !== theirs[at])
  return parted === -1 ? ours.length : parted
}

/** Written by what keeps the log, noted by the house, or due by the clock: nobody did it. */
const UNASKED: readonly ShowEvent['kind'][] = [
  'log-forked',
  'log-joined',
  'log-mended',
  'screens-painted',
  'published',
]

/** False for a commit that only says what the house, the log or the clock did, and for one without any fact. */
export const isAct = ({ events }: Pick<Commit, 'events'>): boolean =>
  events.some(({ kind }) => !UNASKED.includes(kind))

/** What was done after commit `after` of this log. */
export function historyOf(epoch: Epoch, commits: readonly Commit[], after: number): History {
  const end = commits.reduce(evolveCommit, initialState(epoch))
  const acts = commits.filter((commit) => commit.seq > after && isAct(commit))
  const events = acts.flatMap((commit) => commit.events)
  const of = <K extends ShowEvent['kind']>(...kinds: K[]) =>
    events.filter((event): event is EventOf<K> => (kinds as string[]).includes(event.kind))
  const titles = (found: readonly { readonly category: string }[]): string[] => {
    const name = (id: string) => (end.showFile && categoryOf(end.showFile, id)?.name) ?? id
    return [...new Set(found.map(({ category }) => name(category)))].slice(0, MOST_TITLES)
  }
  const told = of('cue-taken', 'level-revealed', 'result-corrected', 'reveal-retracted', 'post-written')
  const spoken = acts.filter(({ events: all }) => all.some((event) => (told as ShowEvent[]).includes(event)))
  return {
    commits: acts.length,
    revealed: titles(of('level-revealed')),
    corrected: titles(of('result-corrected')),
    retracted: titles(of('reveal-retracted')),
    taken: of('cue-taken').length,
    posts: of('post-written').length,
    others: acts.length - spoken.length,
    from: acts[0]?.at ?? 0,
    to: acts.at(-1)?.at ?? 0,
  }
}

/** One show, as both sides have it. */
export interface Parted {
  readonly show: string
  readonly ceremony: string
  readonly ours: History
  /** Null where there is no such show on the other side, or nothing that could be read. */
  readonly theirs: History | null
}

/** Whether both sides did something: then a person says which of them is kept. */
export const isParted = ({ ours, theirs }: Parted): boolean =>
  ours.commits > 0 && theirs !== null && theirs.commits > 0
