/** The shows of a core that stands by, kept level with what the leading core writes. */
import { type Epoch, type ShowId, sameEpoch } from '#shared/ids'
import type { ShowRunner } from '../show-runner.ts'
import type { ShowEnd } from './lease.ts'

interface Taking {
  /** The log there is now; null where it was removed. Rejects where Redis has lost it: that is for the leading core to mend. */
  open(show: ShowId): Promise<{ readonly epoch: Epoch } | null>
  /** A show that is there no more, or another of its name. */
  forget(show: ShowId): void
  takeUp(show: ShowId): Promise<void>
}

/** Reads whatever is new; how many commits were known to Redis and not here. What is lost in Redis is forgotten by nobody here. */
export async function followShows(
  ends: readonly ShowEnd[],
  runners: ReadonlyMap<ShowId, ShowRunner>,
  { open, forget, takeUp }: Taking,
): Promise<number> {
  const known = new Map(ends.map((end) => [end.show, end]))
  const epochOf = (runner: ShowRunner) => runner.shown().position.epoch
  for (const [show, runner] of [...runners]) {
    const end = known.get(show)
    if (end && sameEpoch(epochOf(runner), end)) continue
    // Mended, it goes on under a newer epoch; removed or lost, it cannot be read, and opening it tells which.
    await runner.follow().catch(() => undefined)
    const log = await open(show)
    if (!log || !sameEpoch(epochOf(runner), log.epoch)) forget(show)
  }
  let behind = 0
  for (const { show, last } of ends) {
    const runner = runners.get(show)
    const missing = last - (runner?.shown().position.seq ?? 0)
    if (missing <= 0) continue
    behind += missing
    if (runner) await runner.follow()
    else await takeUp(show)
  }
  return behind
}
