/** What the server says to one screen alone, read at the screen's own door: a message it can use, or null. */
import Type from 'typebox'
import { Check } from 'typebox/value'
import type { Assignment, PairingOffer } from '#shared/protocol'
import { BACKGROUNDS, LAYOUTS } from '#shared/screens'

const AssignmentMessage = Type.Object({
  screen: Type.String(),
  name: Type.String(),
  show: Type.Union([Type.String(), Type.Null()]),
  layout: Type.Enum([...LAYOUTS]),
  background: Type.Enum([...BACKGROUNDS]),
  raise: Type.Number({ minimum: 0, maximum: 40 }),
})

/** Null also for a layout or background this page does not know: the screen then stays what it was. */
export const readAssignment = (value: unknown): Assignment | null =>
  Check(AssignmentMessage, value) ? value : null

const PairingMessage = Type.Object({ code: Type.String(), seconds: Type.Number({ minimum: 0 }) })

/** Null for what is no offer; `seconds` is how long its code holds from now. */
export const readPairing = (value: unknown): PairingOffer | null =>
  Check(PairingMessage, value) ? value : null

const Token = Type.String({ pattern: '^[A-Za-z0-9_-]{20,64}$' })

/** Twenty to sixty-four letters that an address can hold; null for anything else, which is not kept. */
export const readToken = (value: unknown): string | null => (Check(Token, value) ? value : null)

/** Seconds for which the name is shown. */
export const readSeconds = (value: unknown): number | null =>
  typeof value === 'number' && value > 0 && value <= 600 ? value : null
