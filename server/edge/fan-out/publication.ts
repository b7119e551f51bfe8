/** A message to many, encoded and framed once: the same bytes for every reader. */
import type { Packet, SendOptions } from './below.ts'

export interface Publication {
  readonly packet: Packet
  readonly encoded: string[]
  /** One whole WebSocket text frame. */
  readonly frame: Buffer
  /** For the library's own way: the same frame, so that it frames nothing. */
  readonly options: SendOptions
  /** Not worth a place in anybody's buffer: whoever is busy goes without. */
  readonly volatile: boolean
}

const FINAL_TEXT = 0x81

/** A WebSocket text frame as a server sends it (RFC 6455 §5.2), header and payload in one piece: one write, not two. */
export function frameOf(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const at = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafeSlow(at + length)
  frame[0] = FINAL_TEXT
  if (at === 2) frame[1] = length
  else if (at === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.write(text, at)
  return frame
}

/** Engine.IO's digit for a message stands before what socket.io encoded. */
const MESSAGE = '4'

/** Null for what is not one text message: attachments come in frames of their own. */
export function publicationOf(
  packet: Packet,
  encoded: string[],
  flags: { volatile?: boolean | undefined; compress?: boolean | undefined } = {},
): Publication | null {
  const [only] = encoded
  if (encoded.length !== 1 || typeof only !== 'string') return null
  const frame = frameOf(MESSAGE + only)
  const options: SendOptions = {
    preEncoded: true,
    volatile: flags.volatile,
    compress: flags.compress,
    wsPreEncodedFrame: [frame],
  }
  return { packet, encoded, frame, options, volatile: flags.volatile === true }
}
