/** Whether a log still goes on from what was acknowledged of it, and what of it can be put back. Pure. */
import { createHash } from 'node:crypto'
import { type Epoch, sameEpoch } from '#shared/ids'
import type { LogJoined } from '#shared/log-forks'
import { linked, NO_CHAIN, type Row } from './chain.ts'

/** What this process knows that the log must hold. */
export interface Held {
  readonly epoch: Epoch
  /** The last record that was acknowledged or read. */
  readonly seq: number
  /** Of that record. */
  readonly sha1: string
}

/** What is there now. */
export interface Found {
  /** Null where the log is not there at all. */
  readonly epoch: Epoch | null
  /** Where it says that it ends. */
  readonly last: number
  /** The id its stream says it ends with: "41-0". */
  readonly end: string
  /** How many records are there. */
  readonly count: number
  /** The generation of the newest log of this name that was removed on purpose; 0 if none was. */
  readonly removed: number
  /** Of the record `held.seq`; empty where there is none. */
  readonly sha1: string
}

/** For looking at every second: all but the record itself. */
export const seemsToContinue = (held: Held, found: Found): boolean =>
  found.epoch !== null &&
  sameEpoch(held.epoch, found.epoch) &&
  found.last >= held.seq &&
  found.end === `${found.last}-0` &&
  found.count === found.last

/**
 * `follows`: a newer epoch that holds all that is known here, for others have mended it; `removed`: it was removed on purpose, and what
 * is there now, if anything, is another of its name.
 */
export type Standing = 'continues' | 'follows' | 'removed' | 'doubtful'

/** A removal on purpose comes first: what somebody deleted is not put back. */
export function standingOf(held: Held, found: Found): Standing {
  const { epoch } = found
  if (found.removed >= held.epoch.generation) return 'removed'
  if (epoch === null) return 'doubtful'
  // Nothing is known of it: whoever reads it finds what it lacks.
  if (held.seq === 0 && sameEpoch(held.epoch, epoch)) return 'continues'
  if (!seemsToContinue({ ...held, epoch }, found)) return 'doubtful'
  if (held.seq > 0 && found.sha1 !== held.sha1) return 'doubtful'
  if (sameEpoch(held.epoch, epoch)) return 'continues'
  return epoch.generation > held.epoch.generation ? 'follows' : 'doubtful'
}

/** How a log goes on that is not what it was. */
export interface Mend {
  readonly rows: readonly Row[]
  /** The last of the known records that was there all the time. */
  readonly kept: number
  /** How many of them have no place in it any more. */
  readonly lost: number
}

/**
 * All that is known, if nothing else is there; otherwise what is there, if it is a log of its own that may take the place of what is
 * known. Null where the two are rivals: no machine chooses between them. `ours` may be null where nothing was copied.
 */
export function mendOf(
  held: Held,
  ours: readonly Row[] | null,
  found: Found,
  theirs: readonly Row[],
): Mend | null {
  const known = new Map(ours?.map(({ seq, record }) => [seq, record]))
  const kept = theirs.findIndex(({ seq, record }, at) => seq !== at + 1 || known.get(seq) !== record)
  const same = kept === -1 ? theirs.length : kept
  if (ours?.length === held.seq && theirs.every(({ seq, record }) => known.get(seq) === record))
    return { rows: ours, kept: same, lost: 0 }
  const { epoch } = found
  const mayStand = epoch && (sameEpoch(epoch, held.epoch) || epoch.generation > held.epoch.generation)
  if (!mayStand || theirs.length === 0 || !isWhole(theirs)) return null
  const stayed = Math.min(ours ? same : theirs.length, held.seq)
  return { rows: theirs, kept: stayed, lost: held.seq - stayed }
}

/**
 * Where a person has set this very history aside for the one that is there: how many commits both begin with. Nothing was lost then,
 * and nothing is put back. Null where nobody has.
 */
export function chosenOver(held: Held, epoch: Epoch, theirs: readonly Row[]): number | null {
  if (epoch.generation <= held.epoch.generation || !isWhole(theirs)) return null
  for (const { record } of theirs.toReversed()) {
    // Every record is looked at as text first: a log is long, and only one of them says so.
    if (!record.includes('"log-joined"')) continue
    const { events } = JSON.parse(record) as { events: readonly (Partial<LogJoined> & { kind: string })[] }
    const joined = events.find(
      ({ kind, aside }) => kind === 'log-joined' && aside && sameEpoch(aside, held.epoch),
    )
    if (joined) return Math.min(joined.parted ?? 0, held.seq)
  }
  return null
}

const isWhole = (rows: readonly Row[]): boolean => rows.reduce(linked, NO_CHAIN).brokenAt === null

/** Weak, and enough: Redis makes the same of a record where it lies, and it proves nothing to anybody. */
export const sha1Of = (record: string): string => createHash('sha1').update(record, 'utf8').digest('hex')
