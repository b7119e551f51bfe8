/** Counts wrong guesses, per address and per name at an address: whoever guesses is slowed down, and nobody else. */
import { isIPv6 } from 'node:net'
import { type Refusal, refusal } from '#shared/refusals'
import { hashOf } from '../secrets.ts'

export interface Failures {
  /** Counts a guess before it is looked at, so that many at once are not all the first. Milliseconds to wait, if it was one too many. */
  charge(address: string, name: string): Charge
}

export interface Charge {
  /** Null: it may be looked at. Otherwise how long until the next may. */
  readonly waitMs: number | null
  /** Wrong guesses from this address before this one. */
  readonly before: number
  /** The guess that filled the measure: told once. */
  readonly isLast: boolean
  /** It was right: whoever mistyped their own name’s password before begins anew. */
  wasRight(): void
  /** It was not looked at after all. */
  takeBack(): void
}

/** A venue has one address for everybody: a whole crew with wet fingers stays below. */
const MOST_PER_ADDRESS = 60
const MOST_PER_NAME = 6
const WINDOW_MS = 10 * 60_000
/** So many are remembered; a flood from more addresses than that forgets the oldest. */
const MOST_REMEMBERED = 20_000

interface Count {
  count: number
  readonly until: number
}

/** Milliseconds in; said in whole minutes, rounded up. */
export const tooManyGuesses = (waitMs: number): Refusal =>
  refusal('too-many-guesses', { minutes: String(Math.ceil(waitMs / 60_000)) })

/** Whoever has one IPv6 address has the 64 bits behind it too. */
export function addressKey(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.split('%')[0]?.split('::') ?? []
  const groups = (part: string) => part.split(':').filter(Boolean)
  const left = groups(head)
  const zeros = tail === undefined ? 0 : 8 - left.length - groups(tail).length
  return `${[...left, ...Array<string>(Math.max(0, zeros)).fill('0'), ...groups(tail ?? '')].slice(0, 4).join(':')}::/64`
}

const nothing = (): void => undefined

/** In memory alone, by a clock that never jumps: counts are gone after ten minutes, or with the process. */
export function createFailures(now: () => number): Failures {
  const counts = new Map<string, Count>()

  function countOf(key: string): Count {
    const found = counts.get(key)
    if (found && found.until > now()) return found
    counts.delete(key)
    const fresh = { count: 0, until: now() + WINDOW_MS }
    counts.set(key, fresh)
    // They were begun in this order, and last equally long.
    for (const [old, { until }] of counts) {
      if (until > now() && counts.size <= MOST_REMEMBERED) break
      counts.delete(old)
    }
    return fresh
  }

  return {
    charge(from, name) {
      const address = addressKey(from)
      const ofAddress = countOf(address)
      const ofName = countOf(`${address} ${hashOf(name)}`)
      const held = [
        { of: ofAddress, most: MOST_PER_ADDRESS },
        { of: ofName, most: MOST_PER_NAME },
      ]
      const full = held.filter(({ of, most }) => of.count >= most)
      if (full.length > 0) {
        const waitMs = Math.max(...full.map(({ of }) => of.until - now()))
        return { waitMs, before: ofAddress.count, isLast: false, wasRight: nothing, takeBack: nothing }
      }
      const before = ofAddress.count
      for (const { of } of held) of.count += 1
      return {
        waitMs: null,
        before,
        isLast: held.some(({ of, most }) => of.count === most),
        wasRight() {
          ofAddress.count -= 1
          ofName.count = 0
        },
        takeBack() {
          ofAddress.count -= 1
          ofName.count = Math.max(0, ofName.count - 1)
        },
      }
    },
  }
}
