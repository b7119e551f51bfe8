/** When each button of a show was last obeyed: what a rule needs to tell a second press from a slip. */
import type { Actor } from '#shared/people'
import { type Button, pressed } from '#shared/press'
import type { Answer } from '#shared/protocol'
import type { ShowRunner } from './show-runner.ts'

export interface PressesWorld {
  readonly monotonic: () => number
  readonly newCommandId: () => string
}

export interface Presses {
  /** Presses a button of this show, with what is true now filled in. Never rejects. */
  press(runner: ShowRunner, button: Button, by: Actor): Promise<Answer>
}

/** How long ago is counted for each button of each show, from the arrival of the last press that was obeyed. */
export function createPresses({ monotonic, newCommandId }: PressesWorld): Presses {
  const obeyed = new WeakMap<ShowRunner, Map<Button, number>>()

  return {
    async press(runner, button, by) {
      const meant = pressed(runner.shown(), button)
      if ('refusal' in meant) return { ok: false, refusal: meant.refusal }
      const times = obeyed.get(runner) ?? new Map<Button, number>()
      obeyed.set(runner, times)
      const before = times.get(button) ?? Number.NEGATIVE_INFINITY
      const now = monotonic()
      // Counted from its arrival: a second press may come before the first is answered.
      times.set(button, now)
      const command = { ...meant.wish, id: newCommandId() }
      const answer = await runner.submit(command, by, { button, sinceMs: now - before })
      if (!answer.ok && times.get(button) === now) times.set(button, before)
      return answer
    },
  }
}
