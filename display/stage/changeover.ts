/** One slide gives way to the next at a moment told ahead: the browser's compositor does it by its own clock, whatever else the page is busy with (S2). */

/** The frame nearest to the moment is meant, and not the first one after it: half a frame, in milliseconds. */
const HALF_A_FRAME = 8

/** Milliseconds in which the old words go. */
export const LEAVING = 260

/** Drawn ahead, for what cannot be seen at all is not drawn; and nobody sees a thousandth. */
const UNSEEN = 0.001

/** The page's clock and that of its animations have one zero; where they differ by more, one of them is not what it should be. */
const AGREED = 100

export interface Changeover {
  /** False if its moment is still to come: the page's clock was set anew meanwhile, and somebody has to do it by hand. */
  isDue(): boolean
  /** The new slide is up: from now on the style sheet alone says what is seen of it. */
  settle(): void
  /** Before its moment: everything is as it was. */
  callOff(): void
}

/**
 * `next` comes up and `old` goes in so many milliseconds, and `motions` begin. Null where the browser cannot be told ahead:
 * then everything is as it was.
 */
export function changeOver(
  next: HTMLElement,
  old: HTMLElement | null,
  motions: readonly Animation[],
  wait: number,
): Changeover | null {
  const now = performance.now()
  const timeline = document.timeline.currentTime
  if (typeof timeline !== 'number' || Math.abs(now - timeline) > AGREED) return null
  const comes = next.animate({ opacity: [UNSEEN, 1] }, { duration: 1, fill: 'both' })
  const goes = old?.animate({ opacity: [1, 0] }, { duration: LEAVING, easing: 'ease', fill: 'forwards' })
  const at = now + wait - HALF_A_FRAME
  for (const motion of [comes, ...(goes ? [goes] : []), ...motions]) motion.startTime = at
  return {
    isDue: () => performance.now() > at - 2 * HALF_A_FRAME,
    settle: () => comes.cancel(),
    callOff() {
      comes.cancel()
      goes?.cancel()
    },
  }
}
