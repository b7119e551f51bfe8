/** Rules of the programme: take, back, clear, blackout, preview. */
import type { CommandOf, Target } from '../commands.ts'
import { type CueRef, sameCue } from '../cues.ts'
import type { ShowEvent } from '../events.ts'
import { type Refusal, refusal } from '../refusals.ts'
import type { EnvelopeRef, OpenedEnvelope } from '../results.ts'
import { cueIn, following, levelOf, previousTarget } from '../rundown.ts'
import { levelState, type ShowState } from '../state.ts'
import { notReady } from './arming.ts'
import { accept, type Context, type Decision, refuse } from './decision.ts'
import { resumeAll, scheduleOpening, scheduleResult, suspend } from './publications.ts'
import { mayReveal, mayTake, movedOn } from './take-rules.ts'
import { wordsFor } from './words.ts'

/** Where a take leads: the step to show, and the envelopes opened on the way. Or: the envelope to open first. */
type Way =
  | { readonly to: CueRef; readonly opened: readonly OpenedEnvelope[] }
  | { readonly open: EnvelopeRef }
  | { readonly refusal: Refusal }

/** Walks from the cue asked for to the one that will be shown: an empty or unknown lower level is passed over. */
function wayOf(state: ShowState, to: Target, opened: readonly OpenedEnvelope[]): Way {
  const used: OpenedEnvelope[] = []
  let cue = cueIn(state, to.cue)
  let step = to.step
  while (cue) {
    if (cue.category === null || cue.level === null) return { to: { cue: cue.id, step }, opened: used }
    const { category, level } = cue
    const known = levelOf(state, cue)
    const here: Way = { to: { cue: cue.id, step }, opened: used }
    if (known?.status === 'retracted') return { refusal: refusal('result-retracted', wordsFor(state, cue)) }
    if (known?.status === 'revealed') {
      if (cue.kind === 'winner' || known.result.entries.length > 0) return here
    } else if (known) {
      const not = mayReveal(state, cue) ?? notReady(state, to)
      if (not) return { refusal: not }
      const ref = { category, level, version: known.version }
      const found = opened.find(
        (o) => o.category === category && o.level === level && o.version === ref.version,
      )
      if (!found) return { open: ref }
      used.push(found)
      if (cue.kind === 'winner' || found.result.entries.length > 0) return here
    } else if (cue.kind === 'winner') {
      return { refusal: refusal('no-result', wordsFor(state, cue)) }
    }
    cue = following(state, cue.id)
    step = 0
  }
  return { refusal: refusal('nothing-to-take') }
}

/** The envelope a take still needs opened before it can be decided; null when it needs none, or would be refused anyway. */
export function envelopeForTake(
  state: ShowState,
  command: CommandOf<'take'>,
  context: Context,
): EnvelopeRef | null {
  if (mayTake(state, command, context)) return null
  const way = wayOf(state, command.to, context.opened)
  return 'open' in way ? way.open : null
}

/** Throws if an envelope on its way is not open yet: `envelopeForTake` is asked first, until it names none. */
export function decideTake(state: ShowState, command: CommandOf<'take'>, context: Context): Decision {
  const not = mayTake(state, command, context)
  if (not) return { refusal: not }
  const way = wayOf(state, command.to, context.opened)
  if ('refusal' in way) return { refusal: way.refusal }
  if ('open' in way) throw new Error(`Take decided before ${way.open.category}/${way.open.level} was opened`)
  const reveals = way.opened.flatMap((envelope) => revealEvents(state, envelope, context))
  return accept(
    ...reveals,
    { kind: 'cue-taken', ...way.to, showAt: context.now + context.leadMs },
    ...scheduleOpening(state, way.to, context),
    ...resumeAll(state, context),
  )
}

/** Throws if this is not the envelope that is sealed now. Readers are told when the hold ends. */
export function revealEvents(state: ShowState, envelope: OpenedEnvelope, context: Context): ShowEvent[] {
  const { category, level, version, nonce, result } = envelope
  const known = levelState(state, category, level)
  if (known?.status !== 'sealed' || known.version !== version) {
    throw new Error(`The vault opened another envelope than ${category}/${level} version ${version}`)
  }
  return [
    { kind: 'level-revealed', category, level, version, commitment: known.commitment, nonce, result },
    ...scheduleResult(state, category, level, result, context),
  ]
}

/** Back never un-reveals: it shows the step before, and holds what is on its way to the readers. */
export function decideBack(state: ShowState, { from }: CommandOf<'back'>, context: Context): Decision {
  const moved = movedOn(state, from)
  if (moved) return { refusal: moved }
  const to = previousTarget(state)
  if (!to) return refuse('nothing-before')
  const leaving = state.programme.on && cueIn(state, state.programme.on.cue)
  return accept(
    { kind: 'stepped-back', ...to, showAt: context.now + context.leadMs },
    ...(leaving ? suspend(state, leaving) : []),
  )
}

/** Clear and blackout act at once: no lead (L1). Pressing twice is no mistake. */
export const decideClear = (state: ShowState, context: Context): Decision =>
  state.programme.on === null ? accept() : accept({ kind: 'programme-cleared', showAt: context.now })

/** Asks neither what the desk saw nor how long ago the last take was (T3). */
export const decideBlackout = (
  state: ShowState,
  { on }: CommandOf<'blackout'>,
  context: Context,
): Decision =>
  state.programme.black === on ? accept() : accept({ kind: 'blackout-set', on, showAt: context.now })

/** Null gives the choice back to the order of the rundown. Another choice disarms what was armed. */
export function decidePreview(state: ShowState, { to }: CommandOf<'preview'>): Decision {
  if (to !== null) {
    const cue = cueIn(state, to.cue)
    if (!cue || to.step >= cue.steps) return refuse('no-such-cue')
  }
  return sameCue(state.preview, to) ? accept() : accept({ kind: 'preview-chosen', to })
}
