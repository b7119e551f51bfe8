/** What Redis holds, beside what this machine did while it was alone. Nothing is changed by looking. */
import { createHash } from 'node:crypto'
import { evolveCommit } from '#shared/evolve'
import { commonOf, historyOf, isAct, isParted, NOTHING_DONE, type Parted } from '#shared/histories'
import { type Epoch, type ShowId, sameEpoch } from '#shared/ids'
import { initialState } from '#shared/state'
import { linked, NO_CHAIN, type Row } from '../log/chain.ts'
import type { Found } from '../log/continuity.ts'
import { readRecords } from '../log/record.ts'
import type { RedisMending } from '../log/redis-mending.ts'
import type { LogStore } from '../log/show-log.ts'

export interface ComparedShow {
  readonly show: ShowId
  readonly rehearsalOf: ShowId | null
  readonly epoch: Epoch
  readonly ours: readonly Row[]
  /** What is there, as it was found; null rows where it cannot be read as a log. */
  readonly found: Found
  readonly theirs: readonly Row[] | null
  /** How many records both begin with. */
  readonly common: number
  readonly parted: Parted
  readonly remains: readonly Row[]
}

export interface Compared {
  readonly seen: string
  readonly shows: readonly ComparedShow[]
}

const ALL = Number.MAX_SAFE_INTEGER

/** `before`: what was compared last; only what has changed since is read again. */
export async function compare(
  here: Pick<LogStore, 'shows' | 'open'>,
  there: Pick<RedisMending, 'look' | 'remains'>,
  before: Compared | null,
): Promise<Compared> {
  const shows: ComparedShow[] = []
  for (const show of await here.shows()) {
    const log = await here.open(show)
    if (!log) continue
    const last = before?.shows.find((other) => other.show === show && sameEpoch(other.epoch, log.epoch))
    const [known, found] = [last?.ours ?? [], await there.look(show, 0)]
    const news = await log.rows(known.length, ALL)
    const isSame = JSON.stringify(last?.found) === JSON.stringify(found)
    const remains = last && isSame ? last.remains : await there.remains(show)
    if (last && isSame && news.length === 0) shows.push(last)
    else shows.push(comparedAs(show, log.epoch, [...known, ...news], found, remains))
  }
  return { seen: seenAs(shows), shows }
}

/** `remains` are whatever records lie there; where they are no whole log, nothing is said of that history. */
export function comparedAs(
  show: ShowId,
  epoch: Epoch,
  ours: readonly Row[],
  found: Found,
  remains: readonly Row[],
): ComparedShow {
  const whole = remains.reduce(linked, NO_CHAIN).brokenAt === null
  const theirs = whole ? remains : null
  const common = commonOf(recordsOf(ours), recordsOf(remains))
  const commits = readRecords(ours, 0)
  const ids = new Set(commits.map(({ commandId }) => commandId))
  const file = commits.reduce(evolveCommit, initialState(epoch)).showFile
  return {
    show,
    rehearsalOf: file?.rehearsal?.of ?? null,
    epoch,
    ours,
    found,
    theirs,
    remains,
    common,
    parted: {
      show,
      ceremony: file?.ceremony.name ?? show,
      ours: historyOf(epoch, commits, common),
      theirs: theirs && theirsSince(theirs, common, found.epoch ?? epoch, ids),
    },
  }
}

/** What this machine sent and never heard of again is its own doing, and nobody's history. */
function theirsSince(theirs: readonly Row[], common: number, epoch: Epoch, ours: ReadonlySet<string>) {
  const commits = readRecords(theirs, 0)
  const isTheirs = commits.slice(common).some((commit) => isAct(commit) && !ours.has(commit.commandId))
  return isTheirs ? historyOf(epoch, commits, common) : NOTHING_DONE
}

/** Which of the two is kept of a show, where a person says `keep` of those that were done on both sides. */
export function sideOf({ parted, theirs }: ComparedShow, keep: 'this' | 'redis'): 'this' | 'redis' {
  if (theirs === null || parted.theirs === null) return 'this'
  if (isParted(parted)) return keep
  return parted.theirs.commits > 0 ? 'redis' : 'this'
}

const recordsOf = (rows: readonly Row[]): string[] => rows.map(({ record }) => record)

/** Of what lies in Redis alone: what is done here meanwhile is known here. */
function seenAs(shows: readonly ComparedShow[]): string {
  const ends = shows.map(({ show, found: { epoch, last, end } }) => [show, epoch, last, end])
  return createHash('sha1').update(JSON.stringify(ends)).digest('hex')
}
