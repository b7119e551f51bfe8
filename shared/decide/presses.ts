/** Rules of buttons: a press says nothing of what its presser saw, so a longer guard time stands in for that. */
import type { Command } from '../commands.ts'
import type { Press } from '../press.ts'
import { type Refusal, refusal } from '../refusals.ts'

/**
 * Longer than two presses of one impatient thumb are apart, and than it takes to see that somebody else
 * has just taken: a slide is up within half a second, and people need a quarter to react. Playout desks reject takes closer than this too.
 */
export const PRESS_GUARD_MS = 1000

/** The guard time of a take: a desk's own is the show's; a button never has less than its own. */
export const guardOf = (guardMs: number, press: Press | undefined): number =>
  press ? Math.max(guardMs, PRESS_GUARD_MS) : guardMs

/**
 * T2 for buttons: a second press that would do something else than the first, and came too soon to be meant.
 * What can be pressed twice without harm is not held up, and black is always obeyed (T3).
 */
export function pressedTwice(command: Command, press: Press | undefined): Refusal | null {
  if (!press || press.sinceMs >= PRESS_GUARD_MS) return null
  const undoes = press.button === 'blackout' && command.kind === 'blackout' && !command.on
  const goesOn = press.button === 'take' || press.button === 'back'
  return undoes || goesOn ? refusal('too-soon') : null
}
