/** What `decide` is told, and what it answers. */
import type { ShowEvent } from '../events.ts'
import type { Instant } from '../ids.ts'
import type { Actor } from '../people.ts'
import type { Block } from '../post-words.ts'
import type { Press } from '../press.ts'
import { type Refusal, type RefusalCode, refusal } from '../refusals.ts'
import type { Envelope, EnvelopeRef, LevelResult, OpenedEnvelope } from '../results.ts'

/** Everything outside the state that a rule may look at. The shell fills it in; nothing in it is stored. */
export interface Context {
  readonly by: Actor
  /** It was done already, ahead of the log (L1): it is told, not asked. */
  readonly done?: boolean
  /** Wall clock, for what is written down. */
  readonly now: Instant
  /** Milliseconds since the last accepted take on the monotonic clock, for the guard; Infinity before the first. */
  readonly sinceTakeMs: number
  /** The same since a reveal was armed. */
  readonly sinceArmMs: number
  /** Set if a button sent it, which shows nothing of the desk. */
  readonly press?: Press
  /** How long before a frame is painted it is sent, so that all screens paint at once (S2). */
  readonly leadMs: number
  /** Envelopes the vault opened for this command. */
  readonly opened: readonly OpenedEnvelope[]
  /** The pieces of the text this command brings, as the shell has read its Markdown. */
  readonly words?: readonly Block[]
  /** Results the vault sealed for this command. */
  readonly sealed: readonly Sealed[]
}

/** A result and the name of the envelope it goes into. */
export interface SealRequest extends EnvelopeRef {
  readonly result: LevelResult
}

export interface Sealed {
  readonly category: string
  readonly envelope: Envelope
}

export type Decision = { readonly events: readonly ShowEvent[] } | { readonly refusal: Refusal }

/** Without events it changes nothing, and is a commit all the same: its answer stays the same for ever (T2). */
export const accept = (...events: ShowEvent[]): Decision => ({ events })

/** `words` fill the braces of the code's sentence; one that is missing leaves a hole. */
export const refuse = (code: RefusalCode, words: Record<string, string> = {}): Decision => ({
  refusal: refusal(code, words),
})

/** Accepted is also what has no events. */
export const isRefused = (decision: Decision): decision is { readonly refusal: Refusal } =>
  'refusal' in decision
