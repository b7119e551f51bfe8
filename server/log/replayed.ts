/** A log folded into the state it stands for, a page at a time: a long one is read beside a show that is running. */
import { setImmediate } from 'node:timers/promises'
import { evolveCommit } from '#shared/evolve'
import type { Instant } from '#shared/ids'
import { initialState, type ShowState } from '#shared/state'
import type { ShowLog } from './show-log.ts'

/** Commits read in one piece. */
const AT_ONCE = 20

/** `openedAt` is the time of the first commit; 0 where there is none. */
export async function replayed(
  log: Pick<ShowLog, 'epoch' | 'readSince'>,
): Promise<{ state: ShowState; openedAt: Instant }> {
  let state = initialState(log.epoch)
  let openedAt = 0
  for (;;) {
    const page = await log.readSince(state.position.seq, AT_ONCE)
    if (page.length === 0) return { state, openedAt }
    openedAt ||= page[0]?.at ?? 0
    state = page.reduce(evolveCommit, state)
    await setImmediate()
  }
}
