/**
 * What lies below the libraries' documented interfaces, and is touched in this folder alone: socket.io's client,
 * engine.io's socket and transport, the `ws` socket, and Node's own write to the system.
 */
import { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'

/** A packet of socket.io; `data` of an event begins with its name. */
export interface Packet {
  type: number
  nsp: string
  data: unknown[]
  id?: number
}

/** As engine.io passes them on with every message; with a frame made before, it frames nothing itself. */
export interface SendOptions {
  readonly preEncoded: true
  volatile?: boolean | undefined
  compress?: boolean | undefined
  wsPreEncodedFrame?: Buffer[]
}

export interface SocketBelow {
  readonly id: string
  readonly nsp: {
    readonly name: string
    readonly server: { readonly encoder: { encode(packet: Packet): string[] } }
  }
  readonly conn: EngineBelow
  readonly client: { writeToEngine(encoded: string[], options: SendOptions): void }
}

export interface EngineBelow {
  readonly readyState: string
  readonly upgrading: boolean
  /** What waits because the transport is not writable. */
  readonly writeBuffer: readonly { readonly data?: unknown }[]
  readonly transport: TransportBelow
  /** Told of every packet the library is given to send. */
  on(event: 'packetCreate', listener: (this: EngineBelow) => void): unknown
  [WATCHER]?: Watcher
}

/** Whoever wants to know that the library has been given something to send. */
export interface Watcher {
  quiet: boolean
}

const WATCHER = Symbol('watcher')

function unquiet(this: EngineBelow): void {
  const watcher = this[WATCHER]
  if (watcher) watcher.quiet = false
}

/** One is told for each connection; false for a second. */
export function watch(conn: EngineBelow, watcher: Watcher): boolean {
  if (conn[WATCHER]) return false
  conn[WATCHER] = watcher
  conn.on('packetCreate', unquiet)
  return true
}

interface TransportBelow {
  readonly name: string
  readonly writable: boolean
  readonly perMessageDeflate?: unknown
  readonly socket?: {
    readonly readyState: number
    readonly extensions?: string
    readonly _socket?: unknown
  }
}

/** The system's end of a stream. `writeBuffer` answers 0 or an error number. */
export interface Handle {
  writeBuffer(request: WriteRequest, bytes: Buffer): number
}

interface WriteRequest {
  oncomplete: ((this: WriteRequest, status: number) => void) | null
  /** Keeps the bytes alive while the system has them. */
  buffer: Buffer | null
  writer: Writer | null
}

/** Whoever had bytes left over is told when they have gone; any status but 0 is a failure. */
export interface Writer {
  written(status: number): void
}

export type StreamBelow = Socket & { readonly _handle?: Handle | null }

/** The stream under a socket on which a WebSocket frame may be written as it is; null for every other transport. */
export function streamOf({ conn }: SocketBelow): StreamBelow | null {
  const { name, socket, perMessageDeflate } = conn.transport
  const stream = socket?._socket
  const bare = name === 'websocket' && !perMessageDeflate && !socket?.extensions
  return bare && stream instanceof Socket ? stream : null
}

/** Hands bytes to the system: 'all' went, the rest is 'later', or an error's number. */
export type HandOver = (handle: Handle, bytes: Buffer, writer: Writer) => 'all' | 'later' | number

interface StreamBinding {
  readonly WriteWrap: new () => WriteRequest
  readonly streamBaseState: ArrayLike<number>
  readonly kLastWriteWasAsync: number
}

function binding(): StreamBinding | null {
  try {
    const { binding: find } = process as unknown as { binding(name: string): StreamBinding }
    const { WriteWrap, streamBaseState, kLastWriteWasAsync } = find.call(process, 'stream_wrap')
    const whole = typeof WriteWrap === 'function' && typeof streamBaseState?.[kLastWriteWasAsync] === 'number'
    return whole ? { WriteWrap, streamBaseState, kLastWriteWasAsync } : null
  } catch {
    return null
  }
}

/**
 * What `net.Socket.write` does at its bottom, without what it keeps on the way there; null where Node has it no more.
 * libuv tries at once and queues the rest behind whatever it has already, so bytes never overtake each other.
 */
export function handOver(): HandOver | null {
  const below = binding()
  if (!below) return null
  const { WriteWrap, streamBaseState, kLastWriteWasAsync } = below
  // A request that was done at once was never used, and serves the next socket.
  let spare = new WriteWrap()
  function oncomplete(this: WriteRequest, status: number): void {
    this.buffer = null
    this.writer?.written(status)
  }
  return (handle, bytes, writer) => {
    const status = handle.writeBuffer(spare, bytes)
    if (status !== 0) return status
    if (streamBaseState[kLastWriteWasAsync] === 0) return 'all'
    spare.oncomplete = oncomplete
    spare.buffer = bytes
    spare.writer = writer
    spare = new WriteWrap()
    return 'later'
  }
}

/** Whether the system's end may be written to below the stream: encrypted ones may not. */
export const hasBareHandle = (stream: StreamBelow): boolean =>
  !(stream instanceof TLSSocket) && typeof stream._handle?.writeBuffer === 'function'
