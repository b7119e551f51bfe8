/** Rules of desks: one drives, the others look on and may take over. Blackout works from all of them (T3). */
import type { Command, CommandOf } from '../commands.ts'
import type { ShowEvent } from '../events.ts'
import type { Actor } from '../people.ts'
import { type Refusal, refusal } from '../refusals.ts'
import { cueIn } from '../rundown.ts'
import type { ShowState } from '../state.ts'
import { accept, type Decision, refuse } from './decision.ts'

/** What moves the stage, or what comes next on it. */
const DRIVEN: readonly Command['kind'][] = ['take', 'arm', 'disarm', 'back', 'clear', 'preview', 'retract']

/** Whether this actor's presses move the stage: the driving desk's, anybody's before there is one, and automation's. */
export const drives = (state: ShowState, { desk }: Actor): boolean =>
  desk === null || state.driver === null || state.driver.desk === desk

/** A correction of what the room is looking at puts other names on the wall at once: a scrutineer's affair, or the driver's. */
function correctsScreen(state: ShowState, command: Command, by: Actor): boolean {
  if (command.kind !== 'correct-result' || by.role === 'scrutineer') return false
  const on = state.programme.on && cueIn(state, state.programme.on.cue)
  return on?.category === command.category && on.level === command.level
}

/** Why this desk may not do that now; null if it may. */
export function notDriving(state: ShowState, command: Command, by: Actor): Refusal | null {
  if (drives(state, by)) return null
  if (!DRIVEN.includes(command.kind) && !correctsScreen(state, command, by)) return null
  return refusal('not-driving', { who: state.driver?.name ?? '' })
}

/** The first desk that moves the stage drives from then on; somebody else who sat down at it drives by their own name. */
export function beginsDriving(state: ShowState, kind: Command['kind'], { desk, name }: Actor): ShowEvent[] {
  if (desk === null || !DRIVEN.includes(kind)) return []
  return state.driver === null || state.driver.name !== name ? [{ kind: 'desk-driving', desk }] : []
}

/** Automation, which has no desk, and whoever drives already are accepted, and change nothing. */
export function decideDrive(state: ShowState, { from }: CommandOf<'drive'>, by: Actor): Decision {
  if (by.desk === null) return accept()
  if (state.driver?.desk === by.desk) return accept()
  if ((state.driver?.desk ?? null) !== from) {
    return refuse('driver-changed', { who: state.driver?.name ?? 'Nobody' })
  }
  return accept({ kind: 'desk-driving', desk: by.desk })
}
