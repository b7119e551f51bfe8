/** Rules of the winner moment: a reveal is armed, then taken; in two-person mode somebody else confirms it in between. */
import type { CommandOf, Target } from '../commands.ts'
import { labelOfStep } from '../cue-labels.ts'
import { sameCue } from '../cues.ts'
import type { ShowEvent } from '../events.ts'
import { evolve } from '../evolve.ts'
import type { CategoryId, DeskId } from '../ids.ts'
import { type Actor, may } from '../people.ts'
import { type Refusal, refusal } from '../refusals.ts'
import { nextTarget, opensFirst, revisionOf } from '../rundown.ts'
import { categoryOf } from '../show-file.ts'
import { levelsOf, type ShowState } from '../state.ts'
import { accept, type Context, type Decision, refuse } from './decision.ts'
import { drives } from './driving.ts'
import { mayReveal, notAsSeen } from './take-rules.ts'

const isArmed = (state: ShowState, to: Target): boolean =>
  sameCue(state.armed, to) && state.armed?.revision === to.revision

/** Why what a take would open may not be opened yet. */
export function notReady(state: ShowState, to: Target): Refusal | null {
  if (!isArmed(state, to)) return refusal('not-armed', { what: labelOfStep(state, to) })
  return state.showFile?.settings.twoPerson && state.armed?.confirmedBy === null
    ? refusal('not-confirmed', { what: labelOfStep(state, to) })
    : null
}

/** Armed already, it stays as it is: whoever armed it first did, and a confirmation stands. */
export function decideArm(state: ShowState, command: CommandOf<'arm'>, context: Context): Decision {
  const not = notAsSeen(state, command)
  if (not) return { refusal: not }
  const { to } = command
  const cue = opensFirst(state, to)
  if (!cue) return refuse('nothing-to-arm', { what: labelOfStep(state, to) })
  const closed = mayReveal(state, cue)
  if (closed) return { refusal: closed }
  if (isArmed(state, to)) return accept()
  return accept({ kind: 'reveal-armed', ...to, desk: context.by.desk })
}

/** Where nothing is armed it is accepted, and changes nothing. */
export const decideDisarm = (state: ShowState): Decision =>
  state.armed === null ? accept() : accept({ kind: 'reveal-disarmed' })

/**
 * The wrong envelope was taken back, and the right result is sealed while the room waits: naming it was the
 * deliberate act, so it is armed in the same commit, and the next press shows it. Only for whoever drives.
 */
export function armsAgain(
  state: ShowState,
  category: CategoryId,
  sealed: readonly ShowEvent[],
  { by }: Pick<Context, 'by'>,
): ShowEvent[] {
  const waits = state.retracted?.category === category && state.programme.on === null
  // A jury room that seals by machine arms nothing at anybody's desk.
  if (!waits || by.desk === null || !may(by.role, 'arm') || !drives(state, by)) return []
  const { position } = state
  const after = sealed.reduce(evolve, { ...state, position: { ...position, seq: position.seq + 1 } })
  const to = nextTarget(after)
  const cue = to && opensFirst(after, to)
  if (!to || !cue || cue.category !== category || mayReveal(after, cue)) return []
  return [{ kind: 'reveal-armed', ...to, revision: revisionOf(after, cue), desk: by.desk }]
}

/**
 * Two pairs of eyes are two people at two desks. Automation is nobody's eyes; and what a button began on somebody's table
 * is not confirmed by whoever drives beside it.
 */
export function isSecondPerson(
  { driver }: ShowState,
  first: { readonly by: string; readonly desk: DeskId | null },
  by: Actor,
): boolean {
  if (by.desk === null || by.desk === first.desk || by.name === first.by) return false
  return first.desk !== null || (driver?.desk !== by.desk && driver?.name !== by.name)
}

/** Somebody else, at another desk, says that it is right. */
export function decideConfirm(
  state: ShowState,
  { to }: CommandOf<'confirm'>,
  { by }: Pick<Context, 'by'>,
): Decision {
  const { armed } = state
  if (!armed || !isArmed(state, to)) return refuse('not-armed', { what: labelOfStep(state, to) })
  if (!isSecondPerson(state, armed, by)) return refuse('confirm-elsewhere')
  return armed.confirmedBy === null ? accept({ kind: 'reveal-confirmed', desk: by.desk }) : accept()
}

/** Nothing of what the envelopes hold is in the fact: the vault tells whoever asked, once it is durable. */
export function decidePeek(state: ShowState, { category: id }: CommandOf<'peek'>): Decision {
  const category = state.showFile && categoryOf(state.showFile, id)
  if (!category) return refuse('no-such-category', { category: id })
  const sealed = Object.values(levelsOf(state, id)).some(({ status }) => status === 'sealed')
  return sealed
    ? accept({ kind: 'peeked', category: id })
    : refuse('nothing-sealed', { category: category.name })
}
