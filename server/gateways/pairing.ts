/** Codes that pages show while they wait to become screens: short, for five minutes, good once. */
import { CODE_LETTERS, type WaitingScreen } from '#shared/screens'

/** Seconds a code holds; the page is given a new one then. */
export const CODE_SECONDS = 300
/** A room has fewer new screens at once; whoever opens more pages wants to tire somebody out. */
const MOST_WAITING = 30
/** Wrong codes in a minute, from all desks together: a person mistypes, a program guesses. */
const MOST_WRONG = 20

export interface Waiter {
  readonly size: string
  readonly address: string
  /** Shows this code from now on. */
  readonly show: (code: string) => void
}

export interface Pairing<W extends Waiter> {
  /** Gives a page its first code; false if too many are waiting. */
  wait(page: W): boolean
  /** The page went away, or waits no longer. */
  leave(page: W): void
  /** The page that shows this code, which nobody else can claim then. */
  claim(code: string): W | 'wrong' | 'too-many'
  list(): WaitingScreen[]
  onChange(listener: () => void): void
  stop(): void
}

/** `draw(n)` is a whole number below `n` that cannot be foreseen. */
export function createPairing<W extends Waiter>(
  monotonic: () => number,
  draw: (below: number) => number,
): Pairing<W> {
  const waiting = new Map<string, { page: W; since: number }>()
  const listeners = new Set<() => void>()
  let wrong: number[] = []
  const tell = () => {
    for (const listener of listeners) listener()
  }

  function newCode(): string {
    const letter = () => CODE_LETTERS[draw(CODE_LETTERS.length)] ?? ''
    const code = Array.from({ length: 6 }, letter).join('')
    return waiting.has(code) ? newCode() : code
  }

  function offer(page: W): void {
    const code = newCode()
    waiting.set(code, { page, since: monotonic() })
    page.show(code)
  }

  const isOld = ({ since }: { since: number }) => monotonic() - since >= CODE_SECONDS * 1000

  const renewal = setInterval(() => {
    const old = [...waiting].filter(([, offered]) => isOld(offered))
    for (const [code, { page }] of old) {
      waiting.delete(code)
      offer(page)
    }
    if (old.length > 0) tell()
  }, 1000)
  renewal.unref()

  return {
    wait(page) {
      if (waiting.size >= MOST_WAITING) return false
      offer(page)
      tell()
      return true
    },
    leave(page) {
      for (const [code, offered] of waiting) {
        if (offered.page !== page) continue
        waiting.delete(code)
        tell()
      }
    },
    claim(code) {
      wrong = wrong.filter((at) => monotonic() - at < 60_000)
      if (wrong.length >= MOST_WRONG) return 'too-many'
      const found = waiting.get(code)
      if (!found || isOld(found)) {
        wrong.push(monotonic())
        return 'wrong'
      }
      waiting.delete(code)
      tell()
      return found.page
    },
    list: () =>
      [...waiting].map(
        ([
          code,
          {
            page: { size, address },
          },
        ]) => ({ code, size, address }),
      ),
    onChange: (listener) => void listeners.add(listener),
    stop: () => clearInterval(renewal),
  }
}
