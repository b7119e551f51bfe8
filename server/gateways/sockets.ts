/** What every namespace does alike: versions, parsing, answers, and never a crash from one client's frame. */

import type { ServerOptions, Socket } from 'socket.io'
import type { Static, TSchema } from 'typebox'
import type { ShowId } from '#shared/ids'
import { parse } from '#shared/parse'
import { PROTOCOL_VERSION } from '#shared/protocol'
import { type Refusal, refusal } from '#shared/refusals'

/** WebSocket only; a frozen peer is noticed within 4 s; the library's own recovery stays off, for the cursor is ours. */
export const ROOM_SOCKETS: Partial<ServerOptions> = {
  transports: ['websocket'],
  pingInterval: 2000,
  pingTimeout: 2000,
  connectTimeout: 5000,
  maxHttpBufferSize: 64 * 1024,
  serveClient: false,
}

/** Everybody in the room who looks at this show. */
export const roomOfShow = (show: ShowId): string => `show:${show}`

/** The error a client's `connect_error` carries: `data` is the refusal. */
export function refusedConnection(reason: Refusal): Error {
  return Object.assign(new Error(reason.sentence), { data: reason })
}

/** A handshake that this server understands; otherwise the reason it is turned away. */
export function parseHandshake<S extends TSchema>(
  schema: S,
  auth: unknown,
): { value: Static<S> } | { refusal: Refusal } {
  const version = typeof auth === 'object' && auth !== null && 'protocol' in auth ? auth.protocol : undefined
  if (typeof version === 'number' && version !== PROTOCOL_VERSION) return { refusal: refusal('too-old') }
  const parsed = parse(schema, auth)
  return 'value' in parsed ? parsed : { refusal: refusal('malformed', { detail: parsed.problem }) }
}

/** Messages in one second that no page of ours comes near; whoever sends more is cut off, for every message costs the room. */
const MOST_PER_SECOND = 200

/** Counts a message; false if this connection has sent too many within the second. */
function withinBudget(): () => boolean {
  let since = performance.now()
  let count = 0
  return () => {
    if (performance.now() - since > 1000) {
      since = performance.now()
      count = 0
    }
    count += 1
    return count <= MOST_PER_SECOND
  }
}

type Respond = (answer: unknown) => void
type Handlers = Record<string, (payload: unknown, respond: Respond) => void | Promise<void>>

/**
 * Listens for these events and no others. Unknown ones are answered by a refusal if an answer was asked for;
 * a handler that fails refuses, and is reported.
 */
export function listen(
  socket: Socket,
  handlers: Handlers,
  warn: (message: string, error: unknown) => void,
): void {
  const mayGoOn = withinBudget()
  socket.onAny((event: unknown, ...values: unknown[]) => {
    if (!mayGoOn()) return void socket.disconnect(true)
    const last = values.at(-1)
    const respond: Respond =
      typeof last === 'function' ? (answer) => (last as Respond)(answer) : () => undefined
    const name = String(event).slice(0, 60)
    const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined
    if (!handler) return respond({ ok: false, refusal: refusal('unknown-message', { detail: name }) })
    const payload = typeof values[0] === 'function' ? undefined : values[0]
    const failed = (error: unknown) => {
      warn(`the message ${name} failed`, error)
      respond({ ok: false, refusal: refusal('failed-inside') })
    }
    try {
      Promise.resolve(handler(payload, respond)).catch(failed)
    } catch (error) {
      failed(error)
    }
  })
}
