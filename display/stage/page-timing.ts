/** The browser's own timers and animation frames, told in the page's time. */
import type { Timing } from './moment.ts'

/** `now` is milliseconds since 1970 on a clock that never jumps. */
export const pageTiming = (now: () => number, serverTime: Timing['serverTime']): Timing => ({
  now,
  serverTime,
  after: (ms, then) => {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
  nextFrame: (then) => {
    const frame = requestAnimationFrame((time) => then(performance.timeOrigin + time))
    return () => cancelAnimationFrame(frame)
  },
  seen: () => document.visibilityState === 'visible',
})
