/** What a password must be: long enough, and not one's own name. Nothing else is asked of it. */
import { nameKey } from './names.ts'

export const SHORTEST_PASSWORD = 10
const MOST_BYTES = 128

/** As it is hashed: the same characters, however a keyboard makes them. */
export const asPassword = (typed: string): string => typed.normalize('NFKC')

const bytesOf = (text: string): number => {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

const bare = (text: string): string => nameKey(text).replace(/\s/gu, '')

/** What is wrong with a password for this person, as a sentence; null if nothing is. */
export function passwordProblem(typed: string, name: string): string | null {
  const password = asPassword(typed)
  if ([...password].length < SHORTEST_PASSWORD)
    return `A password has at least ${SHORTEST_PASSWORD} characters; three or four words do well.`
  if (bytesOf(password) > MOST_BYTES) return `A password has at most ${MOST_BYTES} bytes.`
  if (bare(password) === bare(name)) return 'Your name is no password: everybody in the house knows it.'
  return null
}
