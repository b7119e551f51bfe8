/** Bare TCP to a server under attack: whatever bytes, as slowly as one likes, from an address that is not the operator's. */
import { connect, type Socket } from 'node:net'

/** Every address of this network is this machine's own on Linux. */
const FROM = process.platform === 'linux' ? { localAddress: '127.0.0.66' } : {}

const MOST_KEPT = 2 * 1024 * 1024

export interface Wire {
  readonly socket: Socket
  /** What came back until now. */
  said(): string
  isOver(): boolean
  /** Resolves when either side has ended it; at once if it never began. */
  readonly over: Promise<void>
}

export function dial(port: number, first: string | Buffer = ''): Wire {
  const socket = connect({ port, host: '127.0.0.1', ...FROM })
  const parts: Buffer[] = []
  let size = 0
  let ended = false
  socket.on('error', () => undefined)
  socket.on('data', (part: Buffer) => {
    // What a flood brings back need not be kept.
    if (size < MOST_KEPT) parts.push(part)
    size += part.length
  })
  const over = new Promise<void>((resolve) => {
    socket.once('close', () => {
      ended = true
      resolve()
    })
    socket.once('end', () => socket.end())
  })
  if (first.length > 0) socket.write(first)
  return { socket, said: () => Buffer.concat(parts).toString('latin1'), isOver: () => ended, over }
}

/** What is answered within `ms`, or until the other side hangs up. */
export async function ask(port: number, bytes: string | Buffer, ms = 3000): Promise<string> {
  const wire = dial(port, bytes)
  const first = new Promise<void>((resolve) => wire.socket.once('data', () => setTimeout(resolve, 60)))
  const late = new Promise<void>((resolve) => setTimeout(resolve, ms).unref())
  await Promise.race([wire.over, first, late])
  wire.socket.destroy()
  return wire.said()
}

/** A client's frame: masked, as it must be, with a mask of nought. */
export function frame(
  payload: string | Buffer,
  { opcode = 1, fin = true, rsv = 0, masked = true } = {},
): Buffer {
  const bytes = Buffer.from(payload)
  const first = (fin ? 0x80 : 0) | (rsv << 4) | opcode
  const mask = masked ? 0x80 : 0
  const length =
    bytes.length < 126
      ? Buffer.from([mask | bytes.length])
      : bytes.length < 65_536
        ? Buffer.from([mask | 126, bytes.length >> 8, bytes.length & 255])
        : Buffer.concat([Buffer.from([mask | 127, 0, 0, 0, 0]), word(bytes.length)])
  return Buffer.concat([Buffer.from([first]), length, masked ? Buffer.alloc(4) : Buffer.alloc(0), bytes])
}

function word(value: number): Buffer {
  const made = Buffer.alloc(4)
  made.writeUInt32BE(value)
  return made
}

export interface Entry {
  readonly port: number
  readonly namespace: string
  readonly headers: Readonly<Record<string, string>>
  readonly auth: object
}

export const upgradeOf = (port: number, headers: Readonly<Record<string, string>> = {}): string =>
  [
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '\r\n',
  ].join('\r\n')

/** The next bytes, the end, or a moment in which there was neither. */
const news = ({ socket }: Wire) =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer)
      socket.off('data', done).off('close', done)
      resolve()
    }
    const timer = setTimeout(done, 200)
    socket.on('data', done).on('close', done)
  })

/** Upgraded, and inside the namespace unless none is named; null if it was not let in. */
export async function enter({ port, namespace, headers, auth }: Entry, ms = 5000): Promise<Wire | null> {
  const wire = dial(port, upgradeOf(port, headers))
  const began = performance.now()
  const has = async (words: string): Promise<boolean> => {
    while (!wire.said().includes(words)) {
      if (wire.isOver() || performance.now() - began > ms) return false
      await news(wire)
    }
    return true
  }
  if (!(await has('"sid"'))) return leave(wire)
  if (namespace === '') return wire
  wire.socket.write(frame(`40${namespace},${JSON.stringify(auth)}`))
  return (await has(`40${namespace},{"sid"`)) ? wire : leave(wire)
}

function leave(wire: Wire): null {
  wire.socket.destroy()
  return null
}
