/** What the dialog of a result says: on its button, and of an entry that a second person has to match. */
import type { EntryStanding } from '#shared/state'
import { say } from '../language/say.ts'

export const ENTRIES: Record<EntryStanding, string> = {
  waits: say(
    'Entered, and not sealed yet: it is sealed once somebody else, at another desk, enters the same.',
  ),
  differs: say(
    'Not sealed: somebody else has entered something different. Compare your papers; then both of you enter it again.',
  ),
}

/** `unmeasured`: pressed again, it does not wait for what is being measured; `unfit`: what was measured does not fit. */
type Moment = 'fits' | 'unmeasured' | 'unfit'

export const SEAL: Record<Moment, string> = {
  fits: say('Seal result'),
  unmeasured: say('Measuring… Seal without'),
  unfit: say('Seal all the same'),
}

export const CORRECT: Record<Moment, string> = {
  fits: say('Correct result'),
  unmeasured: say('Measuring… Correct without'),
  unfit: say('Correct all the same'),
}
