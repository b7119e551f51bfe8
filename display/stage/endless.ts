/** What moves for ever stands still while a slide is made ready and brought up: all the machine has is for that, and nobody sees a slow breath held so shortly. */

export interface Endless {
  hold(): void
  goOn(): void
}

/** Holds what moves at the call, and nothing that begins after: the slide to come is on the page by then. */
export function endlessMotion(stage: HTMLElement): Endless {
  let held: readonly Animation[] = []
  return {
    hold() {
      held = stage
        .getAnimations({ subtree: true })
        .filter((motion) => motion.effect?.getTiming().iterations === Number.POSITIVE_INFINITY)
      for (const motion of held) motion.pause()
    },
    goOn() {
      // One that its style has ended meanwhile is not brought back.
      for (const motion of held) if (motion.playState === 'paused') motion.play()
      held = []
    },
  }
}
