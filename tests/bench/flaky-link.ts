/** A reader's link to the edge as trains have it: slow at times, cut at times, and at times open with nothing coming through. */

import { openLink } from '../helpers/link.ts'
import type { Random } from '../helpers/random.ts'
import { pause } from './figures.ts'
import { openJitteryLink } from './jittery-link.ts'

export interface FlakyLink {
  readonly origin: string
  readonly cuts: () => number
  readonly stalls: () => number
  /** Good again from now on. */
  heal(): Promise<void>
  close(): Promise<void>
}

/** Packets take some 50 ms, and one in twenty two seconds. */
const delayOf = (random: Random): number => (random.next() < 0.05 ? 2000 : random.between(5, 90))

export async function openFlakyLink(target: string, random: Random): Promise<FlakyLink> {
  let healed = false
  let cuts = 0
  let stalls = 0
  const slow = await openJitteryLink(target, () => (healed ? 0 : delayOf(random)))
  const link = await openLink(slow.origin)
  const trouble = (async () => {
    while (!healed) {
      await pause(random.between(1500, 9000))
      if (healed) break
      if (random.next() < 0.6) {
        cuts += 1
        link.cut()
        await pause(random.between(200, 4000))
      } else {
        stalls += 1
        link.stall()
        await pause(random.between(1000, 8000))
      }
      link.mend()
    }
  })()
  return {
    origin: link.origin,
    cuts: () => cuts,
    stalls: () => stalls,
    async heal() {
      healed = true
      await trouble
    },
    async close() {
      await link.close()
      await slow.close()
    },
  }
}
