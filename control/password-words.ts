/** What is wrong with a password, in the desk's language. */
import { passwordProblem } from '#shared/passwords'
import { type Said, say } from './language/say.ts'

const KNOWN = [
  'A password has at least 10 characters; three or four words do well.',
  'A password has at most 128 bytes.',
  'Your name is no password: everybody in the house knows it.',
] as const satisfies readonly Said[]

/** Null if nothing is; a sentence that the desk does not know is left as it is. */
export function passwordSaid(typed: string, name: string): string | null {
  const problem = passwordProblem(typed, name)
  const known = KNOWN.find((sentence) => sentence === problem)
  return known === undefined ? problem : say(known)
}
