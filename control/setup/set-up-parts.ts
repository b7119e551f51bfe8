/** The parts of the set-up, and the one somebody was in: they are there again when they come back, or where they were led. */
import { say } from '../language/say.ts'

export const PARTS = [
  ['rundown', say('Running order')],
  ['ceremony', say('Ceremony')],
  ['categories', say('Categories')],
  ['sponsors', say('Sponsors')],
  ['levels', say('Levels')],
  ['look', say('Look')],
  ['settings', say('Settings')],
] as const
export type SetUpPart = (typeof PARTS)[number][0]

let last: SetUpPart = 'rundown'

/** The running order at first, and again when the page is loaded anew. */
export const lastPart = (): SetUpPart => last

/** For the next time the set-up is opened: one that is open has looked already. */
export function openAtPart(part: SetUpPart): void {
  last = part
}
