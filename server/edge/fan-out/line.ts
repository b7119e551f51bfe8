/** One reader's way out: the short way while nothing waits on it, the library's own while something does, and no further than its buffer. */
import {
  type Handle,
  type HandOver,
  hasBareHandle,
  type SocketBelow,
  type StreamBelow,
  streamOf,
  type Writer,
  watch,
} from './below.ts'
import type { Publication } from './publication.ts'

/** How bytes leave: to the system's handle, to the stream above it, or always as the library would. */
export type Way = 'handle' | 'stream' | 'library'

export interface LineRules {
  readonly handOver: HandOver | null
  readonly way: Way
  /** Bytes that may wait for one reader. What comes after them is dropped but for the newest, and caught up by cursor. */
  readonly waiting: number
  /** Told when a line that had fallen behind can be written to again. */
  readonly drained: (line: Line) => void
}

export type Sent = 'short' | 'long' | 'behind' | 'dropped'

const OPEN = 1

export class Line implements Writer {
  /** Its place in the lane it was put in first. */
  at = -1
  /** What it will be sent when it can take something again; null while it keeps up. */
  newest: Publication | null = null
  /** When it fell behind. */
  since = 0
  /** Its connection has been cut; nothing it is told arrives. */
  private gone = false
  /**
   * Nothing was under way when last looked at, and nothing was given to the library since. Asked for every reader at
   * every publication, all that `idle` asks lies in a dozen places of memory, which costs half as much as the write.
   */
  quiet = false
  /** Bytes the system has not taken yet, which the stream above does not know of. */
  private pending = 0
  readonly socket: SocketBelow
  /** Null where a frame may not be written as it is: then everything goes as the library sends it. */
  private readonly stream: StreamBelow | null
  private readonly handle: Handle | null
  /** Told of everything the library is given to send to this reader. */
  private readonly watched: boolean
  private readonly rules: LineRules

  constructor(socket: SocketBelow, rules: LineRules) {
    this.socket = socket
    this.rules = rules
    this.stream = rules.way === 'library' ? null : streamOf(socket)
    const bare =
      rules.way === 'handle' && rules.handOver !== null && this.stream !== null && hasBareHandle(this.stream)
    this.handle = (bare && this.stream?._handle) || null
    this.watched = this.handle !== null && watch(socket.conn, this)
  }

  /** Nothing is under way to this reader anywhere, so bytes written now come after all that was sent before. */
  idle(): boolean {
    const { conn } = this.socket
    const { transport } = conn
    return (
      this.pending === 0 &&
      transport.writable &&
      conn.writeBuffer.length === 0 &&
      conn.readyState === 'open' &&
      !conn.upgrading &&
      this.stream !== null &&
      this.stream.writableLength === 0 &&
      transport.socket?.readyState === OPEN &&
      transport.socket._socket === this.stream
    )
  }

  private isFree(): boolean {
    return this.stream === null ? this.waiting() === 0 : this.idle()
  }

  /** Bytes on their way to this reader, wherever they wait. */
  waiting(): number {
    const { conn } = this.socket
    const below = conn.transport.socket?._socket as StreamBelow | undefined
    let bytes = this.pending + (below?.writableLength ?? 0)
    for (const { data } of conn.writeBuffer) bytes += typeof data === 'string' ? data.length : 1
    return bytes
  }

  send(publication: Publication): Sent {
    if (this.quiet) return this.bareShort(publication)
    if (this.gone) return 'dropped'
    if (this.newest === null && this.idle()) return this.short(publication)
    if (publication.volatile) return this.isFree() ? this.long(publication) : 'dropped'
    if (this.newest === null && this.waiting() <= this.rules.waiting) return this.long(publication)
    if (this.newest === null) this.since = performance.now()
    this.newest = publication
    return 'behind'
  }

  /** Sends what it was left with, if it can take something again. */
  catchUp(): boolean {
    const { newest } = this
    if (newest === null) return true
    if (!this.isFree()) return false
    this.newest = null
    this.send(newest)
    return true
  }

  /** Cuts the connection without a word: nothing said would arrive. Whoever was there comes back and says what it has. */
  cut(): void {
    this.gone = true
    const { conn } = this.socket
    const stream = conn.transport.socket?._socket as StreamBelow | undefined
    stream?.destroy()
  }

  private short(publication: Publication): Sent {
    if (this.handle && this.rules.handOver) {
      this.quiet = this.watched
      return this.bareShort(publication)
    }
    if (!this.stream) return this.long(publication)
    this.stream.write(publication.frame)
    return 'short'
  }

  private bareShort({ frame }: Publication): Sent {
    const outcome = (this.rules.handOver as HandOver)(this.handle as Handle, frame, this)
    if (outcome === 'all') return 'short'
    this.quiet = false
    if (outcome === 'later') this.pending = frame.length
    else this.fail(outcome)
    return 'short'
  }

  /** As the library would send it; it has been framed already. */
  private long({ encoded, options }: Publication): Sent {
    this.socket.client.writeToEngine(encoded, options)
    return 'long'
  }

  /** The system has taken what it had left over. */
  written(status: number): void {
    this.pending = 0
    if (status !== 0) this.fail(status)
    else if (this.newest !== null) this.rules.drained(this)
  }

  /** As the stream itself takes a failed write: the layers above hear of it and let go. */
  private fail(status: number): void {
    this.stream?.destroy(new Error(`A write to a reader failed (${status})`))
  }
}
