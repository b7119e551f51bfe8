/** Hold to fire: what is held long enough is done, what is let go before is not. */
import { type Action, HOLD_MS } from './keymap.ts'

export class Hold {
  /** What is being held now. */
  held: Action | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly fire: (action: Action) => void
  private readonly changed: () => void

  /** `changed` is called whenever `held` is another. */
  constructor(fire: (action: Action) => void, changed: () => void) {
    this.fire = fire
    this.changed = changed
  }

  begin(action: Action): void {
    this.stop()
    this.held = action
    this.timer = setTimeout(() => {
      this.stop()
      this.fire(action)
    }, HOLD_MS)
    this.changed()
  }

  /** Let go; true if that was too soon for anything to be done. */
  end(): boolean {
    const soon = this.held !== null
    this.stop()
    return soon
  }

  private stop(): void {
    clearTimeout(this.timer)
    if (this.held === null) return
    this.held = null
    this.changed()
  }
}
