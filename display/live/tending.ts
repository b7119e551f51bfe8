/** A connection while its page is seen, left and found again. */
import type { Connection } from './connection.ts'

/** A `signal` in the options ends it, for what is taken off its page; without one it lasts as long as the page. */
export function tend({ seen, wake, sleep }: Connection, options: AddEventListenerOptions = {}): void {
  if (document.hidden) seen(false)
  addEventListener('online', wake, options)
  // An open line would keep the page out of the browser's back-forward cache.
  addEventListener('pagehide', sleep, options)
  addEventListener('pageshow', ({ persisted }) => persisted && wake(), options)
  document.addEventListener(
    'visibilitychange',
    () => {
      seen(!document.hidden)
      if (!document.hidden) wake()
    },
    options,
  )
}
