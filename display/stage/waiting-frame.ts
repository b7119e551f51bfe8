/** Holds the newest frame until its moment. Whatever waited before it is let go, so that nothing old is drawn over something new. */
import type { StageFrame } from '#shared/stage-frame'
import { blankScreen, receive } from './screen-state.ts'
import { paintPlan } from './server-clock.ts'

/** What a frame depends on outside itself; replaced in tests. */
export interface Stagehand {
  /** The server's clock; null while this screen is not synchronised. */
  now(): number | null
  /** Makes a frame ready out of sight, so that drawing it at its moment takes no time. */
  prepare(frame: StageFrame): void
  /** Calls back at a moment to come, on the server's clock; returns what calls it off. */
  atMoment(showAt: number, then: () => void): () => void
  /** `inTime` is true of a new picture put up at its moment, not of one that was there already or came late. */
  draw(frame: StageFrame, moving: boolean, inTime: boolean): void
}

export interface WaitingFrame {
  /** Takes in a frame as it came. */
  takeIn(frame: StageFrame): void
  /** How many pictures were replaced before they were seen. */
  dropped(): number
}

/** Draws each frame at its `showAt` (S2), at once without a clock; drops one that is late, or of a rival log. */
export function createWaitingFrame({ now, prepare, atMoment, draw }: Stagehand): WaitingFrame {
  let state = blankScreen
  let callOff: (() => void) | null = null
  let dropped = 0
  /** The moment of what was drawn last. */
  let moment: number | null = null

  function takeIn(frame: StageFrame) {
    const received = receive(state, frame)
    state = received.state
    if (received.verdict === 'late' || received.verdict === 'alarm') return
    const replaces = callOff !== null
    callOff?.()
    callOff = null
    const isNews = received.verdict === 'news'
    if (replaces && isNews) dropped += 1
    const plan = paintPlan(frame.showAt, now())
    // Another picture of a moment that was seen already is a correction: nothing is celebrated twice.
    const moving = plan.moving && frame.showAt !== moment
    const unseen = isNews || replaces
    const put = () => {
      callOff = null
      moment = frame.showAt
      draw(frame, moving, unseen && moving)
    }
    if (plan.wait === 0) {
      put()
      return
    }
    prepare(frame)
    callOff = atMoment(frame.showAt, put)
  }

  return { takeIn, dropped: () => dropped }
}
