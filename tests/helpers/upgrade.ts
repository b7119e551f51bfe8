/** A bare WebSocket upgrade, as any program could send it: with whatever origin and cookie it likes. */
import { type ClientRequest, request } from 'node:http'

/** Status of a bare upgrade: 101 is let in, 400 is turned away. */
export const upgrade = (origin: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked: ClientRequest = request(`${origin}/socket.io/?EIO=4&transport=websocket`, {
      agent: false,
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        ...headers,
      },
    })
    asked.on('upgrade', (_reply, socket) => {
      socket.destroy()
      resolve(101)
    })
    asked.on('response', (reply) => {
      reply.resume()
      resolve(reply.statusCode ?? 0)
    })
    asked.on('error', reject)
    asked.end()
  })
