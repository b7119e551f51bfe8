/** What a page may call itself by what its follower knows: live, out of touch, standing still. */
import type { Follower } from './follower.ts'
import type { Link } from './reading.ts'

/** Beats that may be ahead in a row before the page no longer calls itself live: asking takes a moment. */
const LATE = 3

/** `before` is what it called itself last. */
export function linkOf({ connected, behind, late, alarm }: Follower, before: Link): Link {
  if (alarm) return 'halted'
  if (connected && !behind) return 'live'
  if (connected && late < LATE) return before
  return before === 'served' && !connected ? 'served' : 'lost'
}
