/** Every show of the house for the page that lists them, with what was deleted and is still kept. */
import { type HouseShows, houseShow } from '#shared/house-shows'
import type { KeepingWorld } from './keeping.ts'

/** In the order in which they were opened; what was deleted newest first, and what is over is dropped. */
export async function listShows({ shows, registry, kept }: KeepingWorld): Promise<HouseShows> {
  const archived = new Set(await registry.noted('archived'))
  const onAir = shows.runner(null)?.show ?? null
  const lines = shows.ids().flatMap((show) => {
    const runner = shows.runner(show)
    const known = { openedAt: runner?.openedAt() ?? 0, onAir: show === onAir, archived: archived.has(show) }
    return (runner && houseShow(runner.shown(), known)) ?? []
  })
  return { onAir, shows: lines.sort((a, b) => a.openedAt - b.openedAt), kept: await kept.list() }
}
