/** What every namespace does alike: versions, parsing, answers, and never a crash from one client's frame. */

import type { ServerOptions, Socket } from 'socket.io'
import type { Static, TSchema } from 'typebox'
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
  socket.onAny((event: unknown, ...values: unknown[]) => {
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
