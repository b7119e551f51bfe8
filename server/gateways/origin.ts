/** Who may open a socket: pages of this server only. The `cors` option does not stop a cross-site WebSocket; this does. */
import type { IncomingMessage } from 'node:http'
import { TLSSocket } from 'node:tls'

/**
 * True for a request from a page that this server served: its Origin names the host it was sent to.
 * Over HTTPS the page must have come that way too; without, a proxy may have taken the encryption off.
 */
export function isSameOrigin({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): boolean {
  const { origin, host } = headers
  if (origin === undefined || host === undefined) return false
  try {
    const page = new URL(origin)
    return page.host === host && (page.protocol === 'https:' || !(socket instanceof TLSSocket))
  } catch {
    return false
  }
}

type Verdict = (error: string | null, allowed: boolean) => void

/** For the room: a page of ours, or a program that carries a key of its own and no cookie a browser could be tricked into sending. */
export const allowRoom = (request: IncomingMessage, verdict: Verdict): void => {
  const program = request.headers.origin === undefined && request.headers.authorization !== undefined
  verdict(null, program || isSameOrigin(request))
}

/** For the public: readers have nothing to steal, but a foreign page may not use their browser as a crowd. */
export const allowPublic = (request: IncomingMessage, verdict: Verdict): void => {
  verdict(null, request.headers.origin === undefined || isSameOrigin(request))
}
