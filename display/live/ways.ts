/**
 * By which way a page follows, and when it tries another: WebSocket before server-sent events before polling.
 * Decisions only: no socket, no clock, no chance. What a way is, and what is open, is the connection's.
 */

/** Best first. */
export const WAYS = ['socket', 'events', 'polling'] as const
export type Way = (typeof WAYS)[number]

export interface Ways {
  /** The way that stands, since `upAt`. */
  readonly using: Way | null
  readonly upAt: number
  /** The way that is being opened; beside one that stands, if it is a better one. */
  readonly trying: Way | null
  /** Did not stand since anything last did. */
  readonly failed: readonly Way[]
  /** Stood well until it broke: the first to be tried again. */
  readonly proven: Way | null
  /** How often all ways failed, one after the other. */
  readonly rounds: number
  /** How often a better way was tried, or taken, in vain. */
  readonly vain: number
  /** The page lies in the browser's back-forward cache, or is about to go. */
  readonly asleep: boolean
  /** Nobody sees the page. */
  readonly hidden: boolean
}

export type Happening =
  | { readonly is: 'up' | 'down'; readonly way: Way }
  /** The time that was asked for is over. */
  | { readonly is: 'due' }
  /** The page begins or goes on, the network is back: nothing is waited for any more. */
  | { readonly is: 'wake' }
  | { readonly is: 'sleep' }
  | { readonly is: 'hide' | 'show' }

/** `wait` replaces whatever was waited for. */
export type Order = { readonly open: Way } | { readonly close: Way } | { readonly wait: number }

export interface Decided {
  readonly ways: Ways
  readonly orders: readonly Order[]
}

export const noWay: Ways = {
  using: null,
  upAt: 0,
  trying: null,
  failed: [],
  proven: null,
  rounds: 0,
  vain: 0,
  asleep: false,
  hidden: false,
}

/** A way that stood so many milliseconds is worth being tried again before the others. */
const STEADY = 10_000
/** Everybody is cut off at the same moment; they come back spread over so many milliseconds, and within two seconds. */
const AGAIN = 300
const SPREAD = 1400
const ROUND = 500
const LONGEST_ROUND = 15_000
const BETTER = 20_000
const LONGEST_BETTER = 300_000

const still = (ways: Ways): Decided => ({ ways, orders: [] })
const doubled = (first: number, times: number, most: number): number => Math.min(most, first * 2 ** times)

/** `at` is the time in milliseconds; `chance` from 0 up to 1 spreads readers apart. */
export function decideWays(ways: Ways, happening: Happening, at: number, chance: number): Decided {
  switch (happening.is) {
    case 'up':
      return up(ways, happening.way, at, chance)
    case 'down':
      return down(ways, happening.way, at, chance)
    case 'due':
      if (ways.asleep || ways.trying) return still(ways)
      return ways.using ? better(ways, ways.using, chance) : next(ways, chance)
    case 'wake': {
      const awake = { ...ways, asleep: false }
      return ways.using || ways.trying ? still(awake) : next({ ...awake, failed: [] }, chance)
    }
    case 'sleep':
      return {
        ways: { ...noWay, proven: ways.using ?? ways.proven, vain: ways.vain, asleep: true },
        orders: closing(ways.using, ways.trying),
      }
    case 'hide': {
      const hidden = { ...ways, hidden: true }
      // A browser has six requests at a time for all tabs of a site: a stream in each tab nobody sees would hold up the one that is seen.
      if (ways.using !== 'events') return still(hidden)
      return {
        ways: { ...hidden, using: null, trying: 'polling' },
        orders: [...closing(ways.using, ways.trying), { open: 'polling' }],
      }
    }
    case 'show': {
      const seen = { ...ways, hidden: false }
      return ways.using === 'polling' && !ways.trying ? better(seen, 'polling', chance) : still(seen)
    }
  }
}

const closing = (...ways: (Way | null)[]): Order[] => ways.flatMap((way) => (way ? [{ close: way }] : []))

function up(ways: Ways, way: Way, at: number, chance: number): Decided {
  if (way !== ways.trying) return still(ways)
  const orders = closing(ways.using)
  return {
    ways: { ...ways, using: way, upAt: at, trying: null, failed: [], proven: null, rounds: 0 },
    orders: way === WAYS[0] ? orders : [...orders, { wait: untilBetter(ways, chance) }],
  }
}

const untilBetter = ({ vain }: Ways, chance: number): number =>
  doubled(BETTER, vain, LONGEST_BETTER) * (0.75 + chance / 2)

function down(ways: Ways, way: Way, at: number, chance: number): Decided {
  if (way === ways.trying) {
    if (ways.using) {
      const after = { ...ways, trying: null, vain: ways.vain + 1 }
      return { ways: after, orders: [{ wait: untilBetter(after, chance) }] }
    }
    return next({ ...ways, trying: null, failed: [...ways.failed, way] }, chance)
  }
  if (way !== ways.using) return still(ways)
  const broken = { ...ways, using: null }
  if (at - ways.upAt >= STEADY) {
    const after = { ...broken, proven: way, failed: [], vain: way === WAYS[0] ? 0 : ways.vain }
    return ways.trying ? still(after) : { ways: after, orders: [{ wait: AGAIN + chance * SPREAD }] }
  }
  // It opens and does not stand, as behind a proxy that cuts what it does not know.
  const after = { ...broken, failed: [way], vain: ways.vain + 1 }
  return ways.trying ? still(after) : { ways: after, orders: [{ wait: AGAIN + (chance * SPREAD) / 2 }] }
}

/** The best way that has not failed; when all have, a rest that grows. */
function next(ways: Ways, chance: number): Decided {
  const order = ways.proven ? [ways.proven, ...WAYS] : WAYS
  const way = order.find((one) => !ways.failed.includes(one) && !(ways.hidden && one === 'events'))
  if (way) return { ways: { ...ways, trying: way }, orders: [{ open: way }] }
  // The second rest is as short as the first: an edge that was killed is back by then, and its readers should be.
  const wait = doubled(ROUND, Math.max(0, ways.rounds - 1), LONGEST_ROUND) * (0.5 + chance)
  return { ways: { ...ways, failed: [], proven: null, rounds: ways.rounds + 1 }, orders: [{ wait }] }
}

/** Opens a better way beside the one that stands: the best and the next best in turn. */
function better(ways: Ways, using: Way, chance: number): Decided {
  const all = WAYS.slice(0, WAYS.indexOf(using)).filter((one) => !(ways.hidden && one === 'events'))
  const way = all[ways.vain % Math.max(1, all.length)]
  if (!way) return { ways, orders: using === WAYS[0] ? [] : [{ wait: untilBetter(ways, chance) }] }
  return { ways: { ...ways, trying: way }, orders: [{ open: way }] }
}
