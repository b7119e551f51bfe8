/** Keeps a screen up through the evening: lit, held against a lost server, and with its last picture when it starts alone. */
import type { Glass } from './glass.ts'
import { holdPage } from './service-worker-page.ts'

/** A screen that has heard nothing for so long after its start, in milliseconds, is alone. */
const ALONE = 2500

/** A wake lock that was taken away is asked for again after so many milliseconds. */
const ASK_AGAIN = 5000

/**
 * `whenAlone` is called once, when a screen that has nothing up would be alone:
 * whether it is, the caller knows. Monitors inside the desk are the desk's affair.
 */
export function keepUp(glass: Pick<Glass, 'quiet'>, whenAlone: () => void): void {
  if (window !== window.top) return
  void stayLit()
  document.addEventListener('visibilitychange', stayLit)
  holdPage(glass.quiet)
  setTimeout(whenAlone, ALONE)
}

let lit = false

/** Only secure contexts have wake locks, only pages that are seen are given one, and machines short of power take it back. */
async function stayLit(): Promise<void> {
  if (lit || !('wakeLock' in navigator) || document.visibilityState !== 'visible') return
  lit = true
  try {
    const lock = await navigator.wakeLock.request('screen')
    lock.addEventListener('release', () => {
      lit = false
      setTimeout(stayLit, ASK_AGAIN)
    })
  } catch {
    lit = false
  }
}
