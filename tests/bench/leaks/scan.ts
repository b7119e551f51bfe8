/** The canary scan: the words of a sealed citation, in twenty encodings, in every byte that was seen or left anywhere. */
import { ENCODINGS, foundIn } from './canary.ts'
import type { Pair } from './pair.ts'
import type { Tally } from './tally.ts'
import type { Evening } from './world.ts'

/** A piece of what was really seen, with the canary in its midst. */
const AROUND = 4096

export function scanned(tally: Tally, category: string, evenings: Pair<Evening>, bytes: Pair<Buffer>): void {
  for (const n of [0, 1] as const) {
    const { canary } = evenings[n]
    for (const [encoding, needles] of Object.entries(ENCODINGS)) {
      tally.absent(`${category}: the canary as ${encoding}`, foundIn(bytes[n], canary, encoding))
      const [before, after] = [bytes[n].subarray(0, AROUND), bytes[n].subarray(-AROUND)]
      const isSeen = needles(canary).every(
        (needle) => foundIn(Buffer.concat([before, needle, after]), canary, encoding) !== null,
      )
      tally.seen(`${category}: a planted canary as ${encoding}`, isSeen)
    }
  }
}
