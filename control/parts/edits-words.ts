/** What the edits say of a segment that was moved: with its place, so that whoever does not see the list knows where it is. */
import { say } from '../language/say.ts'

const MOVED = {
  up: '{name} was moved up. It is {place} of {of}.',
  down: '{name} was moved down. It is {place} of {of}.',
  there: '{name} was moved. It is {place} of {of}.',
} as const
export type Way = keyof typeof MOVED

/** `place` counts from one, among all segments, those passed over too. */
export const movedWords = (way: Way, name: string, place: number, of: number): string =>
  say(MOVED[way], { name, place, of })
