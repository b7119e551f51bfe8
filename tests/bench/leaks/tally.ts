/** Counts what was compared and what differed, and beside it whether each comparison can see at all. */

export interface Figures {
  readonly cases: number
  readonly differing: number
  readonly controlsSeen: number
  readonly controls: number
}

export interface Tally {
  /** Nothing may differ here; says where it does. */
  same(what: string, one: string, other: string): void
  /** Nothing may be found here. */
  absent(what: string, found: string | null): void
  /** Something must be seen here: a control. */
  seen(what: string, isSeen: boolean): void
  figures(): Figures
}

/** The first place where two texts part, with what stands around it. */
function parting(one: string, other: string): string {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 120), at + 80))
  return `at ${at}:\n    ${around(one)}\n    ${around(other)}`
}

export function createTally(say: (line: string) => void): Tally {
  let [cases, differing, controls, controlsSeen] = [0, 0, 0, 0]
  return {
    same(what, one, other) {
      cases += 1
      if (one === other) return
      differing += 1
      say(`  DIFFERS: ${what} ${parting(one, other)}`)
    },
    absent(what, found) {
      cases += 1
      if (found === null) return
      differing += 1
      say(`  FOUND: ${what}: ${found}`)
    },
    seen(what, isSeen) {
      controls += 1
      if (isSeen) controlsSeen += 1
      else say(`  NOT SEEN: ${what}`)
    },
    figures: () => ({ cases, differing, controlsSeen, controls }),
  }
}
