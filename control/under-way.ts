/** Stage commands under way: one that was accepted stays so until the picture of its position has come, for only then the next press means what it says. */
import type { Wish } from '#shared/commands'
import type { Position } from '#shared/ids'

export interface Waiting {
  readonly kind: Wish['kind']
  /** Where it stands in the log, once it was accepted. */
  until: Position | null
}

/** An accepted command whose picture has not come after so many milliseconds no longer blocks the desk. */
const SETTLE_MS = 4000

export class UnderWay {
  private readonly waiting: Waiting[] = []
  private readonly changed: () => void

  /** `changed` is called when one is under way no more. */
  constructor(changed: () => void) {
    this.changed = changed
  }

  get kinds(): readonly Wish['kind'][] {
    return this.waiting.map(({ kind }) => kind)
  }

  begin(kind: Wish['kind']): Waiting {
    const entry: Waiting = { kind, until: null }
    this.waiting.push(entry)
    return entry
  }

  /** Accepted, and its picture is still to come. */
  accepted(entry: Waiting, position: Position): void {
    entry.until = position
    setTimeout(() => this.end(entry), SETTLE_MS)
    this.changed()
  }

  end(entry: Waiting): void {
    const at = this.waiting.indexOf(entry)
    if (at >= 0) this.waiting.splice(at, 1)
    this.changed()
  }

  /** Of another show: none of it is of any use any more. */
  forget(): void {
    this.waiting.length = 0
  }

  /** A picture has come. */
  look(hasSeen: (position: Position) => boolean): void {
    for (const entry of [...this.waiting]) if (entry.until && hasSeen(entry.until)) this.end(entry)
  }
}
