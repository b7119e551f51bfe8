/** Commands typed at the start of a line instead of looking for a button. */
import { say } from '../language/say.ts'

export type SlashName = 'key' | 'pin' | 'correct'

export interface Slash {
  readonly name: SlashName
  readonly does: string
}

export const SLASHES: readonly Slash[] = [
  { name: 'key', does: say('Key event: one of the moments a latecomer reads first') },
  { name: 'pin', does: say('Pinned above the other posts') },
  { name: 'correct', does: say('Correct a post, and tell readers what was wrong') },
]

/** What of a text is a command being typed: from its slash to the caret. */
export interface TypedSlash {
  readonly from: number
  readonly to: number
  readonly typed: string
}

/** Null unless the line up to the caret is a slash and letters, and nothing follows on it. */
export function slashAt(text: string, caret: number): TypedSlash | null {
  const from = text.lastIndexOf('\n', caret - 1) + 1
  const typed = /^\/([a-z]*)$/i.exec(text.slice(from, caret))?.[1]
  const rest = text.slice(caret).split('\n', 1)[0] ?? ''
  return typed === undefined || rest.trim() !== '' ? null : { from, to: caret, typed: typed.toLowerCase() }
}

/** All of them for a bare slash; whether a command may be used here is looked at by the menu. */
export const slashesFor = ({ typed }: TypedSlash): readonly Slash[] =>
  SLASHES.filter(({ name }) => name.startsWith(typed))

/** The stretch that goes when the command is done: its whole line, where it stood alone on it. */
export function stretchOf(text: string, { from, to }: TypedSlash): { from: number; to: number } {
  if (text[to] === '\n') return { from, to: to + 1 }
  return { from: from > 0 && to === text.length ? from - 1 : from, to }
}
