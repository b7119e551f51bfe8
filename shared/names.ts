/** How people are called: clean enough for a log, and never two that read the same. */

/** A commit carries the name as `by`, and lists have to hold it. */
const LONGEST_NAME = 60

/** Who the log speaks of without anybody having that name. */
const TAKEN_BY_THE_HOUSE = [
  'automation',
  'clock',
  'the clock',
  'first start',
  'first desk',
  'the show',
  'envelope',
]

/** Never seen, or turning what is seen around; the joiners that some scripts need are let be. */
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u115f\u1160\u2800\u3164\uffa0]/gu

/** A name as it is kept. */
export const asName = (typed: string): string =>
  typed.replace(/\s+/gu, ' ').replace(UNSEEN, '').normalize('NFC').replace(/ +/gu, ' ').trim()

/** What two names must not share: they would read the same in the log. */
export const nameKey = (name: string): string => {
  const plain = asName(name).normalize('NFKC').toLowerCase().normalize('NFKC')
  // Spelled out, an accent may come to stand behind a space of its own.
  return asName(plain.replace(/[\u200c\u200d]/gu, '')).normalize('NFKC')
}

/** What is wrong with a name; null if nothing is. */
export function nameProblem(typed: string): string | null {
  const name = asName(typed)
  if (!/[\p{L}\p{N}]/u.test(name)) return 'Give a name: the log says by it who did what.'
  if ([...name].length > LONGEST_NAME) return `A name has at most ${LONGEST_NAME} characters.`
  if (TAKEN_BY_THE_HOUSE.includes(nameKey(name))) return `“${name}” is what the log calls the house itself.`
  return null
}
