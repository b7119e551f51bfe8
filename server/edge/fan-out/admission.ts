/** How fast readers are let in: a few on every turn of the event loop, so that a storm of them holds up nobody who is inside. */
import type { IncomingMessage } from 'node:http'

type Verdict = (error: string | null, allowed: boolean) => void
type Door = (request: IncomingMessage, verdict: Verdict) => void

export interface AdmissionLimits {
  /** Let in on one turn of the event loop; one alone while a publication is being handed out. */
  readonly perTurn: number
  /** Who may wait at the door. Whoever comes on top is told to come back; a page follows by another way meanwhile. */
  readonly waiting: number
}

const LIMITS: AdmissionLimits = { perTurn: 8, waiting: 10_000 }

export interface Admission {
  /** Stands before socket.io's own door. */
  readonly door: Door
  /** How many wait, how many were let in and how many were sent away for there being too many. */
  counts(): { readonly waiting: number; readonly admitted: number; readonly turnedAway: number }
  close(): void
}

const LATER =
  'HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'

/** Whom `allow` refuses is refused at once; only those it lets in wait here. */
export function admission(allow: Door, busy: () => boolean, given: Partial<AdmissionLimits> = {}): Admission {
  const limits = { ...LIMITS, ...given }
  const queue: { request: IncomingMessage; verdict: Verdict }[] = []
  const opened: IncomingMessage[] = []
  let next = 0
  let turning = false
  let closed = false
  let admitted = 0
  let turnedAway = 0

  function turn(): void {
    for (const { socket } of opened.splice(0)) socket.uncork()
    let left = busy() ? 1 : limits.perTurn
    while (left > 0 && next < queue.length) {
      const { request, verdict } = queue[next] as (typeof queue)[number]
      next += 1
      // Whoever left meanwhile costs nothing more.
      if (request.socket.destroyed || closed) verdict('gone', false)
      else {
        left -= 1
        admitted += 1
        // The answer to the request and the first packet leave together: one write less for each.
        request.socket.cork()
        opened.push(request)
        verdict(null, true)
      }
    }
    if (next === queue.length) {
      queue.length = 0
      next = 0
    }
    turning = queue.length + opened.length > 0
    if (turning) setImmediate(turn)
  }

  return {
    door: (request, verdict) =>
      allow(request, (error, allowed) => {
        if (error !== null || !allowed) return verdict(error, allowed)
        if (closed || queue.length - next >= limits.waiting) {
          turnedAway += 1
          request.socket.end(LATER)
          return verdict('later', false)
        }
        queue.push({ request, verdict })
        if (!turning) {
          turning = true
          setImmediate(turn)
        }
      }),
    counts: () => ({ waiting: queue.length - next, admitted, turnedAway }),
    close() {
      closed = true
    },
  }
}
