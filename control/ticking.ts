/** A tick on every full second of the server's clock, for the small parts that count; none while nobody can see them. */
import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** A hair after the full second, in milliseconds, so that no reading falls before it. */
const HAIR = 8

/** Redraws its host, and nothing else, once a second while `counts` says that there is something to count. */
export class Ticking implements ReactiveController {
  private readonly host: ReactiveControllerHost
  private readonly now: () => number
  private readonly counts: () => boolean
  private next: ReturnType<typeof setTimeout> | undefined
  private readonly seen = (): void => (document.hidden ? this.stop() : this.host.requestUpdate())

  constructor(host: ReactiveControllerHost, now: () => number, counts: () => boolean = () => true) {
    this.host = host
    this.now = now
    this.counts = counts
    host.addController(this)
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.seen)
    this.host.requestUpdate()
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.seen)
    this.stop()
  }

  hostUpdated(): void {
    if (this.next !== undefined || document.hidden || !this.counts()) return
    this.next = setTimeout(
      () => {
        this.next = undefined
        this.host.requestUpdate()
      },
      1000 - (this.now() % 1000) + HAIR,
    )
  }

  private stop(): void {
    clearTimeout(this.next)
    this.next = undefined
  }
}
