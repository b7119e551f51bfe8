/** Lets go of what a reader who has joined keeps in memory for nothing: its request, headers and handshake. */
import type { EventEmitter } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { type Server, Socket } from 'socket.io'
import type { EngineBelow, Packet, SendOptions, SocketBelow, StreamBelow } from './below.ts'
import { publicationOf } from './publication.ts'

/** Nobody asks a reader's socket how it came: the door was told by the request itself. */
export function lean(io: Server): void {
  io.engine.on('connection', (conn: EngineBelow & { request: unknown }) => {
    conn.request = null
    // engine.io's answer to the upgrade waits for the connection's end, and holds the request as long; nobody listens to it.
    const stream = conn.transport.socket?._socket as StreamBelow | undefined
    for (const listener of stream?.rawListeners('close') ?? []) {
      if ('listener' in listener) stream?.removeListener('close', listener as unknown as () => void)
    }
  })
}

/** Of how a reader came, only its greeting is read: the library would note the time in words and much else. */
const NOTHING: Socket['handshake'] = Object.freeze({
  headers: {},
  time: '',
  address: '',
  xdomain: false,
  secure: false,
  issued: 0,
  url: '',
  query: {},
  auth: {},
})

/** Of the library's class no more than is changed here: its own type keeps these parts to itself. */
type Makes = new (namespace: unknown, client: unknown, auth: object) => object

class LeanSocket extends (Socket as unknown as Makes) {
  /** What is said to this reader alone leaves in one piece too: header and payload apart are two buffers and a gathered write. */
  packet(packet: Packet, options: Partial<SendOptions> = {}): void {
    const { nsp, conn, client } = this as unknown as SocketBelow
    packet.nsp = nsp.name
    if (conn.readyState !== 'open') return
    const encoded = nsp.server.encoder.encode(packet)
    const publication = publicationOf(packet, encoded, options)
    client.writeToEngine(encoded, publication?.options ?? { ...options, preEncoded: true })
  }

  buildHandshake(auth: Socket['handshake']['auth']): Socket['handshake'] {
    return { ...NOTHING, auth }
  }
}

/** The sockets of this namespace know nothing of how they came. */
export function leanSockets(namespace: object): void {
  const below = namespace as { _createSocket?: (client: unknown, auth: object) => Promise<object> }
  if (below._createSocket === undefined) return
  below._createSocket = async (client, auth) => new LeanSocket(namespace, client, auth)
}

/** What was said in greeting has been read. */
export const forgetHandshake = (socket: { handshake: Socket['handshake'] }): void => {
  socket.handshake = NOTHING
}

/** The address every client of the library asks for; whatever else it may say is read as ever. */
const USUAL = '/socket.io/?EIO=4&transport=websocket'
const USUAL_QUERY = Object.freeze({ EIO: '4', transport: 'websocket' })

/** Reads the usual address once for all: the library takes what it finds read, and would take it apart for every reader. */
export function usualQuery(server: EventEmitter): void {
  server.prependListener('upgrade', (request: IncomingMessage & { _query?: object }) => {
    if (request.url === USUAL) request._query = USUAL_QUERY
  })
}
