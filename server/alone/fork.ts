/** The logs of this machine's copies, carried into logs of its own: every one goes on from what was acknowledged, under a new epoch. */
import type { Epoch, Instant, ShowId } from '#shared/ids'
import type { Row } from '../log/chain.ts'
import type { Copies } from '../log/copies.ts'
import type { LogStore } from '../log/show-log.ts'
import { withAdded } from './added-row.ts'

export interface ForkOf {
  readonly by: string
  readonly where: string
  readonly now: () => Instant
  readonly newEpochId: () => Epoch['id']
}

/** The first show whose copy is not whole, or shorter than what is `known` of it here; null where each could be carried over. */
export function lackingCopy(copies: Copies, known: ReadonlyMap<ShowId, number>): ShowId | null {
  for (const show of new Set([...copies.shows(), ...known.keys()])) {
    const seq = copies.head(show)?.seq ?? 0
    if (seq < (known.get(show) ?? 0) || copies.rows(show, 0, seq).length !== seq) return show
  }
  return null
}

/** Resolves to how many commits of each were known when it was carried over. */
export async function forkLogs(
  copies: Copies,
  to: LogStore,
  { by, where, now, newEpochId }: ForkOf,
): Promise<Map<ShowId, number>> {
  const carried = new Map<ShowId, number>()
  for (const show of copies.shows()) {
    const head = copies.head(show)
    // Opened and never written to, it is no show.
    if (!head || head.seq === 0) continue
    const epoch = { generation: head.epoch.generation + 1, id: newEpochId() }
    const rows = withAdded(copies.rows(show, 0, head.seq), {
      at: now(),
      by,
      commandId: `log-forked-${epoch.generation}-${epoch.id}`,
      events: [{ kind: 'log-forked', was: head.epoch, known: head.seq, where }],
    })
    await to.restore(show, epoch, pagesOf(rows))
    carried.set(show, head.seq)
  }
  return carried
}

/** Whether anything was acknowledged since: what was carried over would lack it. */
export const isLevel = (copies: Copies, carried: ReadonlyMap<ShowId, number>): boolean =>
  copies.shows().every((show) => (copies.head(show)?.seq ?? 0) === (carried.get(show) ?? 0))

const PAGE = 200

export async function* pagesOf(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += PAGE) yield rows.slice(at, at + PAGE)
}
