/** Who may open a socket or change anything: pages of this server only. The `cors` option does not stop a cross-site WebSocket; this does. */
import type { IncomingMessage } from 'node:http'
import { TLSSocket } from 'node:tls'
import { PAGE_HEADER } from '#shared/page-header'
import type { Trace } from './refusal-trace.ts'

/**
 * True for a request from a page that this server served: its Origin names the host it was sent to.
 * Over HTTPS the page must have come that way too; without, a proxy may have taken the encryption off.
 */
export function isSameOrigin({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): boolean {
  const { origin, host } = headers
  if (origin === undefined || host === undefined) return false
  try {
    const page = new URL(origin)
    // Nothing else stands in an origin, whatever a URL may hold besides.
    return (
      page.origin === origin &&
      page.host === host &&
      (page.protocol === 'https:' || !(socket instanceof TLSSocket))
    )
  } catch {
    return false
  }
}

/** The same for what changes something by a cookie: also without an origin that can be trusted, only a script of ours sends this line. */
export const isOurPage = (request: Pick<IncomingMessage, 'headers' | 'socket'>): boolean =>
  isSameOrigin(request) &&
  Object.entries(PAGE_HEADER).every(([name, value]) => request.headers[name] === value)

type Verdict = (error: string | null, allowed: boolean) => void

/** For the room: a page of ours or of another core of this house, or a program that carries a key of its own and no cookie a browser could be tricked into sending. */
export const allowRoom =
  (cores: readonly string[], trace: Trace) =>
  (request: IncomingMessage, verdict: Verdict): void => {
    const { origin, authorization } = request.headers
    const isProgram = origin === undefined && authorization !== undefined
    const isSister = origin !== undefined && cores.includes(origin)
    const isAllowed = isProgram || isSister || isSameOrigin(request)
    if (!isAllowed) {
      const act = `a socket for a page of ${origin ?? 'no origin'}`
      trace({ act, code: 'foreign-page', address: request.socket.remoteAddress })
    }
    verdict(null, isAllowed)
  }

/** For the public: readers have nothing to steal, but a foreign page may not use their browser as a crowd. */
export const allowPublic = (request: IncomingMessage, verdict: Verdict): void => {
  verdict(null, request.headers.origin === undefined || isSameOrigin(request))
}
