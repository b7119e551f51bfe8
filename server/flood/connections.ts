/** Connections that say too much, join too often, or do not read what they asked for are cut off: nobody else waits for them. */
import type { EventEmitter } from 'node:events'
import type { Namespace, Server, Socket } from 'socket.io'
import { MOST_WAITING_FOR_ANSWER } from './rates.ts'
import { type Bucket, fullBucket, type Rate, take } from './token-bucket.ts'

/** What the libraries know of one connection, as far as it is there. */
interface Wire {
  readonly writeBuffer?: readonly { readonly data?: unknown }[]
  readonly transport?: {
    readonly socket?: {
      readonly bufferedAmount?: number
      on?(event: 'ping', heard: () => void): unknown
      terminate?(): void
    }
  }
}
interface Connection extends Wire {
  on(event: 'packet', heard: (this: Connection, packet: { readonly data?: unknown }) => void): unknown
  close(discard: boolean): void
}

/** Bytes that wait: in the library for its turn, and in the socket for whoever is at the other end. */
export function bytesWaiting(conn: unknown): number {
  const { writeBuffer, transport } = conn as Wire
  let bytes = transport?.socket?.bufferedAmount ?? 0
  for (const { data } of writeBuffer ?? []) bytes += typeof data === 'string' ? data.length : 0
  return bytes
}

/** Whoever has yet to read what it asked for before is not given more. */
export const readsWhatItAsks = (conn: unknown): boolean => bytesWaiting(conn) <= MOST_WAITING_FOR_ANSWER

/** Without a farewell: whoever floods does not read it, and the library would wait half a minute for an answer. */
export function cutOff(conn: unknown): void {
  const { transport } = conn as Wire
  if (transport?.socket?.terminate) transport.socket.terminate()
  else (conn as Connection).close(true)
}

/** Desks write posts and citations; nobody else has anything long to say. */
const mayBeLong = new WeakSet<object>()
/** From now on, and as long as it is connected: asked for a desk once it is let in. */
export const allowLong = (conn: object): void => void mayBeLong.add(conn)

/**
 * Counts the packets of every connection, readable or not, and the WebSocket's own pings, which no browser sends.
 * The library's limit of one message is that of a whole port; `letters` is that of whoever is no desk.
 */
export function limitPackets(io: Server, rate: Rate, letters: number): void {
  const buckets = new WeakMap<Connection, Bucket>()
  function count(conn: Connection, isTooLong: boolean): void {
    const now = performance.now()
    const bucket = buckets.get(conn) ?? fullBucket(rate, now)
    buckets.set(conn, bucket)
    if (isTooLong || !take(bucket, rate, now)) cutOff(conn)
  }
  function heard(this: Connection, { data }: { readonly data?: unknown }): void {
    count(this, typeof data === 'string' && data.length > letters && !mayBeLong.has(this))
  }
  io.engine.on('connection', (conn: Connection) => {
    conn.on('packet', heard)
    conn.transport?.socket?.on?.('ping', () => count(conn, false))
  })
}

/** After a farewell the library waits half a minute for the other side's; whoever does not read says none. */
const FAREWELL_MS = 2000
/** The library has no setting for it: where it is built otherwise one day, it waits as before. */
export function hurryFarewells(io: Server, http: EventEmitter): void {
  const hurry = () => {
    const { ws } = io.engine as unknown as { ws?: { options?: { closeTimeout?: number } } }
    if (ws?.options) ws.options.closeTimeout = FAREWELL_MS
  }
  hurry()
  // The library begins anew when the port is listened on.
  http.on('listening', hurry)
}

/**
 * One seat in a namespace for each connection: of those who ask again before they are inside, the library
 * gives each question a seat, and each seat would be told everything.
 */
export function seatOnce(namespace: Namespace): void {
  const seats = new WeakMap<object, Socket>()
  namespace.use((socket, next) => {
    const before = seats.get(socket.conn)
    seats.set(socket.conn, socket)
    // One that was refused, or has left, may come again.
    if (before === undefined || !isHere(before, namespace)) return next()
    next(new Error('There is a seat already.'))
    cutOff(socket.conn)
  })
}

/** Inside, or still on the way in. */
function isHere(socket: Socket, namespace: Namespace): boolean {
  const { _preConnectSockets: onTheWay } = namespace as unknown as {
    _preConnectSockets?: ReadonlyMap<string, unknown>
  }
  return namespace.sockets.has(socket.id) || onTheWay?.has(socket.id) === true
}

/** So many looks in a row too much has to wait before a connection is given up: one long answer on a slow line is no stall. */
const PATIENCE = 10

/** Looks every so often for connections for which more than `most` bytes wait, and cuts off those for which it stays so. */
export function cutStalled(io: Server, most: number, everyMs = 1000): () => void {
  const looks = new WeakMap<object, number>()
  const timer = setInterval(() => {
    const { clients } = io.engine as unknown as { clients: Readonly<Record<string, object>> }
    for (const id in clients) {
      const conn = clients[id]
      if (!conn) continue
      const seen = bytesWaiting(conn) > most ? (looks.get(conn) ?? 0) + 1 : 0
      if (seen > 0 || looks.has(conn)) looks.set(conn, seen)
      if (seen >= PATIENCE) cutOff(conn)
    }
  }, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
