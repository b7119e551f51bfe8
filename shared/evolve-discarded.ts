/** What becomes of results that are thrown away unopened. */
import type { EventOf } from './events.ts'
import { touched } from './evolve-edits.ts'
import { nothingWaits } from './evolve-entered.ts'
import { addChange } from './feed.ts'
import { own } from './ids.ts'
import type { ShowState } from './state.ts'

/** As if it had never been sealed, but that the next envelope is another version: no fingerprint stands for two. */
export function discarded(
  state: ShowState,
  { category, levels, reason }: EventOf<'result-discarded'>,
): ShowState {
  const gone = new Set(levels.map(({ level }) => level))
  const { [category]: known = {}, ...others } = state.results
  const kept = Object.entries(known).filter(([level]) => !gone.has(level))
  const versions = { ...own(state.discarded, category) }
  for (const { level, version } of levels) versions[level] = version
  return {
    ...nothingWaits(touched(state, category), category),
    results: kept.length === 0 ? others : { ...others, [category]: Object.fromEntries(kept) },
    discarded: { ...state.discarded, [category]: versions },
    feed: addChange(state.feed, {
      kind: 'discarded',
      commitments: levels.map((level) => ({ category, ...level })),
      reason,
    }),
  }
}
