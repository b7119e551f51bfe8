/** Runs in a page before its own scripts: notes the machine's true time of what the page shows and says, then sets the page's clocks wrong. */

/** A slide that came up: when it had been on glass for two animation frames. */
export interface Shown {
  readonly painted: number
  readonly words: string
}

/** A report as the page sent it: `at` is what the page believes the server's clock says, `truly` what it said. */
export interface Said {
  readonly seq: number
  readonly at: number
  readonly truly: number
  readonly inTime: boolean
}

export interface Witness {
  readonly shown: Shown[]
  readonly said: Said[]
}

declare global {
  interface Window {
    witness: Witness
  }
}

/** `shift` is by how many milliseconds the page's clocks are wrong. Self-contained: its source is sent to the browser. */
export function standWitness(shift: number): void {
  const elapsed = performance.now.bind(performance)
  const wallClock = Date.now.bind(Date)
  /** All pages and the server share the machine's wall clock; its ticks give it a finer hand. */
  let zero = Number.NEGATIVE_INFINITY
  for (let tick = 0; tick < 6; tick += 1) {
    const before = wallClock()
    let now = before
    while (now === before) now = wallClock()
    zero = Math.max(zero, now - elapsed())
  }
  const truly = () => zero + elapsed()
  /** When the page last looked at its clock: a report says what that look said, whenever it is sent. */
  let looked = zero
  performance.now = () => {
    const now = elapsed()
    looked = zero + now
    return now
  }

  const witness: Witness = { shown: [], said: [] }
  window.witness = witness

  // A slide that waits for its moment is not seen; it comes up when it waits no more.
  new MutationObserver((changes) => {
    const slide = changes
      .flatMap(({ target, oldValue }) =>
        target instanceof Element &&
        target.matches('#slides > .slide:not(.waiting)') &&
        / waiting( |$)/.test(oldValue ?? '')
          ? [target]
          : [],
      )
      .at(-1)
    if (!slide) return
    requestAnimationFrame(() =>
      requestAnimationFrame(() => witness.shown.push({ painted: truly(), words: slide.textContent ?? '' })),
    )
  }).observe(document, { subtree: true, attributeFilter: ['class'], attributeOldValue: true })

  const send = WebSocket.prototype.send
  WebSocket.prototype.send = function (message) {
    if (typeof message === 'string' && message.includes('["painted",')) {
      const [, report] = JSON.parse(message.slice(message.indexOf('['))) as [string, Report]
      const { position, at, showAt } = report
      witness.said.push({ seq: position.seq, at, truly: looked, inTime: showAt !== undefined })
    }
    send.call(this, message)
  }
  interface Report {
    position: { seq: number }
    at: number
    showAt?: number
  }

  Object.defineProperty(performance, 'timeOrigin', { value: performance.timeOrigin + shift })
  Date.now = () => wallClock() + shift
}
