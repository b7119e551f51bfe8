/** Waits for a moment on the server's clock, and acts on the animation frame nearest to it: timers alone are too coarse (S2). */

/** What a moment depends on outside itself; replaced in tests. Times are the page's, in milliseconds. */
export interface Timing {
  now(): number
  /** The server's clock at such a time; null while this screen does not know it. */
  serverTime(at: number): number | null
  /** Calls back after so many milliseconds; returns what calls it off. */
  after(ms: number, then: () => void): () => void
  /** Calls back with the time of the next animation frame; one that nobody sees has none. Returns what calls it off. */
  nextFrame(then: (time: number) => void): () => void
  /** False while the page is hidden: then no animation frame may ever come. */
  seen(): boolean
}

/** So many milliseconds before a moment the frames are counted one by one. */
const NEAR = 45

/** Animation frames come this far apart on most screens, and are believed to come no further apart than that. */
const USUAL_FRAME = 1000 / 60
const LONGEST_FRAME = 50

/** A frame that has not come so many milliseconds after the moment is not waited for. */
const OVERDUE = 60

/** Calls back at `showAt`, once; returns what calls it off. A clock that is lost meanwhile means now. */
export function atMoment(showAt: number, timing: Timing, then: () => void): () => void {
  let callOff = () => {}
  let before: number | null = null

  const left = (at: number): number => {
    const time = timing.serverTime(at)
    return time === null ? 0 : showAt - time
  }

  function approach() {
    const wait = left(timing.now())
    if (wait <= 0) then()
    else if (!timing.seen()) callOff = timing.after(wait, approach)
    else if (wait > NEAR) callOff = timing.after(wait - NEAR, approach)
    else awaitFrame(wait)
  }

  function awaitFrame(wait: number) {
    const noTimer = timing.after(wait + OVERDUE, () => act(then))
    const noFrame = timing.nextFrame((time) => act(() => step(time)))
    callOff = () => {
      noTimer()
      noFrame()
    }
    const act = (next: () => void) => {
      callOff()
      next()
    }
  }

  /** The time of the frame counts, not when its turn came: so all screens of one beat act on the same one. */
  function step(time: number) {
    const apart = before === null ? USUAL_FRAME : Math.min(time - before, LONGEST_FRAME)
    before = time
    const wait = left(time)
    if (wait <= apart / 2) then()
    else if (wait > NEAR || !timing.seen()) approach()
    else awaitFrame(wait)
  }

  approach()
  return () => callOff()
}
