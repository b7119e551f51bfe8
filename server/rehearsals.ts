/** Rehearsals of the house: a fresh one is a show of its own, opened with decoys and put on air; the performance is only read. */
import type { CommandId, Position, ShowId } from '#shared/ids'
import type { Actor } from '#shared/people'
import { plannedStart } from '#shared/planned-start'
import { type Refusal, refusal } from '#shared/refusals'
import { type Draw, rehearsalId, rehearsalOf } from '#shared/rehearsal'
import { type ShowsView, showLine } from '#shared/shows-view'
import { acceptedAs } from '#shared/state'
import type { ShowRunner } from './show-runner.ts'
import type { AirTerms, Shows } from './shows.ts'
import { aheadIn } from './zones.ts'

export type RehearsalAnswer =
  | { readonly ok: true; readonly show: ShowId; readonly position: Position; readonly onAir: ShowId | null }
  | { readonly ok: false; readonly refusal: Refusal }

export interface RehearsalWanted {
  readonly of: ShowId
  readonly commandId: CommandId
  readonly by: Actor
  readonly terms: AirTerms
  readonly draw: Draw
}

const no = (...said: Parameters<typeof refusal>): RehearsalAnswer => ({
  ok: false,
  refusal: refusal(...said),
})

/** Opens the next rehearsal of a performance and puts it on air. One command id has one rehearsal, and is put on air once. */
export async function startRehearsal(shows: Shows, wanted: RehearsalWanted): Promise<RehearsalAnswer> {
  const { of, commandId, by, terms, draw } = wanted
  const file = shows.runner(of)?.shown().showFile
  if (!file) return no('no-such-show', { show: of })
  if (file.rehearsal) return no('is-a-rehearsal', { show: of })
  const before = madeBy(shows, of, commandId)
  if (before) return { ok: true, ...before, onAir: shows.runner(null)?.show ?? null }
  for (;;) {
    const id = freeId(shows, of)
    const command = { id: commandId, kind: 'open-show' as const, ...rehearsalOf(file, id, draw) }
    const answer = await shows.openOnAir(command, by, terms)
    if (answer.ok) return { ok: true, show: id, position: answer.position, onAir: id }
    // Somebody else's has this number by now.
    if (answer.refusal.code !== 'show-exists') return answer
  }
}

/** The rehearsal that this command made, if it was sent before (T2). */
function madeBy(shows: Shows, of: ShowId, commandId: CommandId) {
  for (const id of shows.ids()) {
    const state = shows.runner(id)?.shown()
    if (state?.showFile?.rehearsal?.of !== of) continue
    const seq = acceptedAs(state, commandId)
    if (seq === 1) return { show: id, position: { ...state.position, seq } }
  }
  return null
}

function freeId(shows: Shows, of: ShowId): ShowId {
  for (let number = 1; ; number += 1) {
    const id = rehearsalId(of, number)
    if (!shows.runner(id)) return id
  }
}

const lineOf = (runner: ShowRunner | null) => {
  const state = runner?.shown()
  if (!runner || !state?.showFile) return []
  const { ceremony } = state.showFile
  const startsAt = plannedStart(ceremony, aheadIn(ceremony.timeZone))
  return showLine(state, { openedAt: runner.openedAt(), startsAt }) ?? []
}

/** Every show of the house, as it stands now. */
export const showsView = (shows: Shows): ShowsView => ({
  onAir: shows.runner(null)?.show ?? null,
  shows: shows
    .ids()
    .map((id) => shows.runner(id))
    .flatMap(lineOf)
    .sort((a, b) => a.openedAt - b.openedAt),
})
