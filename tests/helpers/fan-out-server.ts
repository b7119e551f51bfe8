/** A bare socket.io server whose messages go out as the edge's do, on loopback. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Namespace, Server, type ServerOptions, type Socket } from 'socket.io'
import { type FanOut, type FanOutOptions, fanOut } from '../../server/edge/fan-out/fan-out.ts'

export interface FanOutServer {
  readonly port: number
  readonly live: Namespace
  readonly io: Server
  readonly fan: FanOut
  /** Says something to everybody of a show. */
  tell(show: string, ...said: unknown[]): void
  /** The server's side of whoever joined last. */
  last(): Socket
  close(): Promise<void>
}

export async function startFanOut(
  options: Partial<FanOutOptions>,
  more: Partial<ServerOptions> = {},
): Promise<FanOutServer> {
  const http = createServer()
  const io = new Server(http, { transports: ['websocket'], serveClient: false, ...more })
  const fan = fanOut(io, options)
  const live = io.of('/live')
  const sockets: Socket[] = []
  live.on('connection', (socket) => {
    socket.join(String(socket.handshake.auth['show']))
    socket.on('echo', (value: unknown, answer: (value: unknown) => void) => answer(value))
    sockets.push(socket)
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return {
    port: (http.address() as AddressInfo).port,
    live,
    io,
    fan,
    tell: (show, ...said) => void live.to(show).emit('told', ...said),
    last: () => sockets.at(-1) as Socket,
    close: async () => {
      fan.close()
      await io.close()
    },
  }
}
