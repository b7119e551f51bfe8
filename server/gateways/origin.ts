/** Who may open a socket: pages of this server only. The `cors` option does not stop a cross-site WebSocket; this does. */
import type { IncomingMessage } from 'node:http'

/** True for a request from a page that this server served: its Origin names the host it was sent to. */
export function isSameOrigin(headers: IncomingMessage['headers']): boolean {
  const { origin, host } = headers
  if (origin === undefined || host === undefined) return false
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}

type Verdict = (error: string | null, allowed: boolean) => void

/** For the room: a page of ours, or a program that carries a key of its own and no cookie a browser could be tricked into sending. */
export const allowRoom = (request: IncomingMessage, verdict: Verdict): void => {
  const program = request.headers.origin === undefined && request.headers.authorization !== undefined
  verdict(null, program || isSameOrigin(request.headers))
}

/** For the public: readers have nothing to steal, but a foreign page may not use their browser as a crowd. */
export const allowPublic = (request: IncomingMessage, verdict: Verdict): void => {
  verdict(null, request.headers.origin === undefined || isSameOrigin(request.headers))
}
