/** How a result waits that one of two people has entered. */
import type { Commit, EventOf } from './events.ts'
import { type CategoryId, own } from './ids.ts'
import type { ShowState } from './state.ts'

/** Of two that differ the later one waits; nobody can guess their way to the first. */
export function resultEntered(state: ShowState, event: EventOf<'result-entered'>): ShowState {
  const { category, envelopes, reason, desk } = event
  const revision = own(state.revisions, category) ?? 1
  return {
    ...state,
    entered: { ...state.entered, [category]: { by: state.by, desk, reason, revision, envelopes } },
  }
}

/** Sealed or discarded, nothing waits any more. */
export function nothingWaits(state: ShowState, category: CategoryId): ShowState {
  if (own(state.entered, category) === undefined) return state
  const { [category]: _, ...others } = state.entered
  return { ...state, entered: others }
}

/** What whoever entered it is told, also when they ask again. */
export function answeredEntry(state: ShowState, { commandId, events }: Commit): ShowState {
  const entry = events.find((event) => event.kind === 'result-entered')
  if (!entry) return state
  return { ...state, entries: { ...state.entries, [commandId]: entry.differs ? 'differs' : 'waits' } }
}
