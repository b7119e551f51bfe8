/** A reader of a socket.io namespace over a bare TCP stream: sees every frame as it came, and reads only when it likes. */
import { connect, type Socket } from 'node:net'

export interface RawReader {
  readonly stream: Socket
  /** Every text frame since the namespace was joined, whole and in order. */
  readonly packets: readonly string[]
  /** The bytes of those frames, headers included. */
  readonly bytes: () => Buffer
  readonly over: () => boolean
  /** How often it was asked whether it is still there, and said so. */
  readonly pings: () => number
  say(packet: string): void
  pause(): void
  resume(): void
  close(): void
}

/** A masked text frame of a client, shorter than 126 bytes; the mask is nought. */
function masked(text: string): Buffer {
  const payload = Buffer.from(text)
  if (payload.length > 125) throw new Error('Too long for this reader')
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload])
}

/** Takes whole unmasked frames off the front. */
function* framesOf(held: Buffer): Generator<{ opcode: number; text: string; size: number }> {
  let at = 0
  while (held.length >= at + 2) {
    const opcode = (held[at] as number) & 0x0f
    const short = (held[at + 1] as number) & 0x7f
    const start = at + (short === 126 ? 4 : short === 127 ? 10 : 2)
    if (held.length < start) return
    const length =
      short === 126 ? held.readUInt16BE(at + 2) : short === 127 ? Number(held.readBigUInt64BE(at + 2)) : short
    if (held.length < start + length) return
    yield { opcode, text: held.toString('utf8', start, start + length), size: start + length - at }
    at = start + length
  }
}

export async function readRaw(
  port: number,
  namespace: string,
  auth: object,
  extensions = '',
): Promise<RawReader> {
  const stream = connect(port, '127.0.0.1')
  const packets: string[] = []
  const parts: Buffer[] = []
  let held = Buffer.alloc(0)
  let upgraded = false
  let over = false
  let pings = 0
  const say = (packet: string) => void (over || stream.write(masked(packet)))
  const joined = new Promise<void>((resolve, reject) => {
    stream.on('error', () => undefined)
    stream.on('close', () => {
      over = true
      reject(new Error(`Cut off before it had joined: ${packets.join()}`))
    })
    stream.on('data', (part: Buffer) => {
      held = Buffer.concat([held, part])
      if (!upgraded) {
        const end = held.indexOf('\r\n\r\n')
        if (end < 0) return
        upgraded = true
        held = held.subarray(end + 4)
      }
      for (const { opcode, text, size } of framesOf(held)) {
        const whole = held.subarray(0, size)
        held = held.subarray(size)
        // Asked to close, it does.
        if (opcode === 8) stream.destroy()
        else if (opcode !== 1 || text === '2') {
          if (text === '2') {
            pings += 1
            say('3')
          }
        } else if (text[0] === '0') say(`40${namespace},${JSON.stringify(auth)}`)
        else if (text.startsWith('40')) resolve()
        else {
          packets.push(text)
          parts.push(whole)
        }
      }
    })
  })
  stream.write(
    [
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      ...(extensions ? [`Sec-WebSocket-Extensions: ${extensions}`] : []),
      '\r\n',
    ].join('\r\n'),
  )
  await joined
  return {
    stream,
    packets,
    bytes: () => Buffer.concat(parts),
    over: () => over,
    pings: () => pings,
    say,
    pause: () => stream.pause(),
    resume: () => stream.resume(),
    close: () => stream.destroy(),
  }
}
