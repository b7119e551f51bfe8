/** Redis gone, show on: notices that it stays away, lets a person go on without it, and be one house again when it is back. */
import { type AloneView, AloneWish, AWAY_MS, type Reunion } from '#shared/alone'
import type { Epoch, Instant } from '#shared/ids'
import { parse } from '#shared/parse'
import { mayPutOnAir } from '#shared/people'
import type { Reply } from '#shared/protocol'
import { type Refusal, refusal } from '#shared/refusals'
import type { Person } from '../gateways/person.ts'
import type { Audit } from '../people/audit.ts'
import type { Shows } from '../shows.ts'
import type { AloneLeadership } from './lead-alone.ts'
import type { DoneBy, Place } from './place.ts'

export interface Alone {
  /** Null while nothing is to be said. */
  view(): AloneView | null
  onChange(listener: () => void): void
  act(wish: AloneWish, by: Person): Promise<Reply<null>>
  close(): void
}

export interface AloneWorld {
  readonly place: Place
  readonly leadership: AloneLeadership
  readonly shows: Pick<Shows, 'ids' | 'runner'>
  /** This process began while Redis was out of reach: once it is back, the next one begins as it should. */
  readonly isStranded: boolean
  /** This machine, as people call it. */
  readonly where: string
  readonly now: () => Instant
  readonly monotonic: () => number
  readonly newEpochId: () => Epoch['id']
  /** It leads now: what lies beside the log is read anew, and nothing more is told to edges elsewhere. */
  readonly begun: () => Promise<void>
  /** This process ends; the next one is of a whole house again. */
  readonly end: () => void
  readonly audit: Audit
  readonly warn: (sentence: string, error: unknown) => void
}

const LOOK_MS = 1000
/** Long enough for the answer to have left the process. */
const AFTER_ACK_MS = 50

const no = (...said: Parameters<typeof refusal>): Reply<null> => ({ ok: false, refusal: refusal(...said) })

/** Whose decision it is; `alone` is null where there is no Redis that could be gone. */
export async function askAlone(
  alone: Pick<Alone, 'act'> | null,
  payload: unknown,
  by: Person,
): Promise<Reply<null>> {
  if (!mayPutOnAir(by.role)) return no('not-your-role', { role: by.role })
  const parsed = parse(AloneWish, payload)
  if ('problem' in parsed) return no('malformed', { detail: parsed.problem })
  return alone ? alone.act(parsed.value, by) : no('not-away')
}

/** Looks every second from now on, until it is closed; listeners hear only of what has changed. */
export function openAlone(world: AloneWorld): Alone {
  const { place, leadership, shows, now, monotonic, audit, warn } = world
  const listeners = new Set<() => void>()
  /** When Redis last took something: by a clock that never jumps, and as people read it. */
  let reachedAt = world.isStranded ? Number.NEGATIVE_INFINITY : monotonic()
  let awaySince: Instant | null = null
  /** Why this machine could not go on: asked once, for meanwhile nothing is acknowledged. */
  let not: string | null = null
  let reunion: Reunion | null = null
  let busy = false
  let told = 'null'
  let closed = false
  let timer: NodeJS.Timeout | undefined

  const known = () =>
    new Map(shows.ids().map((show) => [show, shows.runner(show)?.shown().position.seq ?? 0]))

  function view(): AloneView | null {
    const mark = place.alone()
    if (mark) return { state: 'alone', ...mark, reunion }
    if (awaySince === null) return null
    return {
      state: 'away',
      since: awaySince,
      leads: leadership.leads(),
      leader: leadership.leader(),
      not,
    }
  }

  function tell(): void {
    leadership.setAdrift(awaySince !== null)
    const saying = JSON.stringify(view())
    if (saying === told) return
    told = saying
    for (const listener of listeners) listener()
  }

  async function lookAtRedis(): Promise<void> {
    try {
      await place.reached()
      if (world.isStranded && !busy && !place.alone()) return world.end()
      reachedAt = monotonic()
      awaySince = null
    } catch {
      const silent = monotonic() - reachedAt
      if (silent < AWAY_MS || awaySince !== null) return
      awaySince = now() - (world.isStranded ? 0 : Math.round(silent))
      const show = place.lacking(known())
      not = show === null ? null : refusal('no-whole-copy', { show }).sentence
    }
  }

  async function lookAtBoth(): Promise<void> {
    try {
      const { seen, shows: all } = await place.compare()
      reunion = { seen, shows: all.map(({ parted }) => parted) }
    } catch {
      reunion = null
    }
  }

  async function look(): Promise<void> {
    if (!busy) await (place.alone() ? lookAtBoth() : lookAtRedis())
    if (closed) return
    tell()
    timer = setTimeout(() => void look(), LOOK_MS)
    timer.unref()
  }
  void look()

  async function goOn(by: Person): Promise<Refusal | null> {
    if (awaySince === null || place.alone()) return refusal('not-away')
    const show = place.lacking(known())
    if (show !== null) return refusal('no-whole-copy', { show })
    await place.detach(doneBy(by), known)
    leadership.leadAlone()
    audit('went on alone', { by: by.name })
    warn('this machine goes on alone, without Redis', null)
    for (const id of shows.ids())
      await shows
        .runner(id)
        ?.follow()
        .catch(() => undefined)
    await world.begun()
    return null
  }

  async function join(keep: 'this' | 'redis', seen: string, by: Person): Promise<Refusal | null> {
    if (!place.alone() || reunion === null) return refusal('no-such-history')
    if (reunion.seen !== seen) return refusal('histories-moved')
    leadership.setJoining(true)
    try {
      for (const id of shows.ids()) await shows.runner(id)?.follow()
      if (!(await place.join(seen, keep, doneBy(by)))) {
        leadership.setJoining(false)
        return refusal('histories-moved')
      }
    } catch (error) {
      leadership.setJoining(false)
      throw error
    }
    audit('joined the histories', { by: by.name, keep })
    // What is to be said is said by the next process.
    closed = true
    setTimeout(world.end, AFTER_ACK_MS)
    return null
  }

  const doneBy = ({ name }: Person): DoneBy => ({
    by: name.slice(0, 120),
    where: world.where,
    now,
    newEpochId: world.newEpochId,
  })

  return {
    view,
    onChange: (listener) => void listeners.add(listener),
    async act(wish, by) {
      if (busy) return no('joining')
      busy = true
      try {
        const refused = await (wish.do === 'continue' ? goOn(by) : join(wish.keep, wish.seen, by))
        return refused ? { ok: false, refusal: refused } : { ok: true, value: null }
      } catch (error) {
        warn('going on alone, or coming back, failed', error)
        return no('log-unavailable')
      } finally {
        busy = false
        if (!closed) tell()
      }
    },
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
}
