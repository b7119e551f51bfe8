/** What every namespace does alike: versions, parsing, answers, and never a crash from one client's frame. */

import type { ServerOptions, Socket } from 'socket.io'
import type { Static, TSchema } from 'typebox'
import type { ShowId } from '#shared/ids'
import { parse } from '#shared/parse'
import { PROTOCOL_VERSION } from '#shared/protocol'
import { type Refusal, refusal } from '#shared/refusals'
import { cutOff } from '../flood/connections.ts'
import { SOCKET_RATES } from '../flood/rates.ts'
import { type Bucket, fullBucket, take } from '../flood/token-bucket.ts'

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

/** Who speaks, as far as it says how much they may. */
export type Speaker = keyof typeof SOCKET_RATES

/** What a new connection may say. */
export const bucketFor = (speaker: Speaker): Bucket => fullBucket(SOCKET_RATES[speaker], performance.now())

type Respond = (answer: unknown) => void
type Handlers = Record<string, (payload: unknown, respond: Respond, socket: Socket) => void | Promise<void>>
/** What is heard is what the protocol names: nothing less, and nothing more. */
export type HandlersOf<Up> = { readonly [Event in keyof Up]: Handlers[string] }
const codeOf = (answer: unknown): string | null =>
  (answer as { readonly refusal?: Refusal } | undefined)?.refusal?.code ?? null
type Heard = (this: Socket, event: unknown, ...values: unknown[]) => void

/**
 * Hears these events and no others. Unknown ones are answered by a refusal if an answer was asked for;
 * a handler that fails refuses, and is reported. One listener serves all sockets of a namespace, of which there may be many.
 */
export function hearing(
  handlers: Handlers,
  speaker: Speaker,
  bucketOf: (socket: Socket) => Bucket,
  warn: (message: string, error: unknown) => void,
  refused: (event: string, code: string) => void = () => undefined,
): Heard {
  const rate = SOCKET_RATES[speaker]
  return function heard(event, ...values) {
    // Whoever says more than that is cut off: every message costs the others.
    if (!take(bucketOf(this), rate, performance.now())) return cutOff(this.conn)
    const last = values.at(-1)
    const name = String(event).slice(0, 60)
    const respond: Respond = (answer) => {
      const code = codeOf(answer)
      if (code !== null) refused(name, code)
      if (typeof last === 'function') (last as Respond)(answer)
    }
    const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined
    if (!handler) return respond({ ok: false, refusal: refusal('unknown-message', { detail: name }) })
    const payload = typeof values[0] === 'function' ? undefined : values[0]
    const failed = (error: unknown) => {
      warn(`the message ${name} failed`, error)
      respond({ ok: false, refusal: refusal('failed-inside') })
    }
    try {
      Promise.resolve(handler(payload, respond, this)).catch(failed)
    } catch (error) {
      failed(error)
    }
  }
}

/** Listens for what one socket may say. */
export function listen(
  socket: Socket,
  speaker: Speaker,
  handlers: Handlers,
  warn: (message: string, error: unknown) => void,
  refused?: (event: string, code: string) => void,
): void {
  const bucket = bucketFor(speaker)
  socket.onAny(hearing(handlers, speaker, () => bucket, warn, refused))
}
