/** How far apart the screens of a room painted one picture: from the first to the last that has told. */
import type { Instant } from '#shared/ids'
import type { ScreenId } from '#shared/screens'

/** `spread` is told once per picture, in milliseconds, when the next one comes or nobody has painted it for a while. */
export function createSpread(spread: (ms: number) => void, quietMs = 3000) {
  let moment: Instant | null = null
  let painted = new Map<ScreenId, Instant>()
  let timer: NodeJS.Timeout | undefined

  function close(): void {
    clearTimeout(timer)
    if (painted.size > 1) spread(Math.max(...painted.values()) - Math.min(...painted.values()))
    painted = new Map()
  }

  return {
    /** A screen has painted at `at` what was to be painted at `showAt`. */
    painted(screen: ScreenId, showAt: Instant, at: Instant): void {
      // A word that comes late of a picture before is of no use any more.
      if (moment !== null && showAt < moment) return
      if (showAt !== moment) close()
      moment = showAt
      // A page that was loaded anew paints it once more: the first time counts.
      if (!painted.has(screen)) painted.set(screen, at)
      clearTimeout(timer)
      timer = setTimeout(close, quietMs).unref()
    },
    close,
  }
}
