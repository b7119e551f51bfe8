/** What must hold before a take does anything: it is what the desk saw, it is not a slip of the finger, and the envelope's moment has come. */
import type { CommandOf, Seen, Target } from '../commands.ts'
import { labelOfStep } from '../cue-labels.ts'
import type { Cue } from '../cues.ts'
import { sameEpoch } from '../ids.ts'
import { type Refusal, refusal } from '../refusals.ts'
import { cueIn, cuesIn, levelOf, revisionOf } from '../rundown.ts'
import { isStale, type ShowState } from '../state.ts'
import type { Context } from './decision.ts'
import { guardOf } from './presses.ts'
import { wordsFor } from './words.ts'

/** T1: why what the desk saw is not what is. Of two who press at once, one reads who was faster, and with what. */
export function movedOn(state: ShowState, from: Seen): Refusal | null {
  if (!sameEpoch(from.epoch, state.position.epoch)) return refusal('log-replaced')
  if (from.programmeSeq === state.programme.seq) return null
  const { on } = state.programme
  return refusal('programme-moved', {
    who: state.programmeBy,
    what: on ? labelOfStep(state, on) : 'the holding slide',
  })
}

/** T1: what is meant exists, and is what the desk saw. */
export function notAsSeen(
  state: ShowState,
  { from, to }: { readonly from: Seen; readonly to: Target },
): Refusal | null {
  const cue = cueIn(state, to.cue)
  if (!cue || to.step >= cue.steps) return refusal('no-such-cue')
  const moved = movedOn(state, from)
  if (moved) return moved
  return revisionOf(state, cue) === to.revision
    ? null
    : refusal('target-changed', { what: wordsFor(state, cue).category })
}

/** Long enough that two taps of one finger are not two deliberate acts. */
const ARM_GUARD_MS = 250

/** T1 and T2: what must hold before any envelope is touched. */
export function mayTake(state: ShowState, command: CommandOf<'take'>, context: Context): Refusal | null {
  const not = notAsSeen(state, command)
  if (not) return not
  const guard = state.showFile?.settings.guardMs ?? 0
  if (context.sinceTakeMs < guardOf(guard, context.press)) return refusal('too-soon')
  const twice = state.armed !== null && context.sinceArmMs < Math.min(guard, ARM_GUARD_MS)
  return twice ? refusal('too-soon') : null
}

/** Why this sealed level may not be revealed now. */
export function mayReveal(state: ShowState, cue: Cue): Refusal | null {
  const words = wordsFor(state, cue)
  const on = state.programme.on && cueIn(state, state.programme.on.cue)
  const inPlace = on?.category === cue.category || (on === null && comesRight(state, cue))
  if (!inPlace) return refusal('reveal-out-of-place', words)
  if (state.programme.black) return refusal('stage-is-black')
  if (isStale(levelOf(state, cue))) return refusal('reseal-needed', words)
  // Should this level be empty, the walk goes on: what would stop it there must stop it before an envelope is opened.
  const later = cuesIn(state).slice(cuesIn(state).indexOf(cue) + 1)
  const stop = later.find(
    (c) =>
      cue.kind === 'level' &&
      c.kind === 'level' &&
      c.category === cue.category &&
      levelOf(state, c)?.status === 'retracted',
  )
  if (stop) return refusal('result-retracted', wordsFor(state, stop))
  const lower = cuesIn(state).find(
    (c) =>
      cue.kind === 'winner' &&
      c.kind === 'level' &&
      c.category === cue.category &&
      levelOf(state, c)?.status === 'sealed',
  )
  return lower ? refusal('lower-levels-first', wordsFor(state, lower)) : null
}

/** The room waits on the holding slide for what is right after a retract: no step need lead back to it. */
const comesRight = ({ retracted }: ShowState, cue: Cue): boolean =>
  retracted !== null &&
  retracted.category === cue.category &&
  // The winner only if it was the winner that was taken back: a walk over empty lower levels never comes so far.
  (cue.kind !== 'winner' || cue.level === retracted.level)
