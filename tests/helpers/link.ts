/** A wire between a client and a server that the test can cut and mend: a forwarder of bytes on loopback. */

import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

export interface Link {
  /** Same paths, other port: what the client opens. */
  readonly origin: string
  /** Ends every connection and refuses new ones until `mend`. */
  cut(): void
  /** Half open: every connection stays, new ones are taken, and no byte comes through until `mend`. */
  stall(): void
  mend(): void
  close(): Promise<void>
}

export async function openLink(target: string): Promise<Link> {
  const { hostname, port } = new URL(target)
  const open = new Set<Socket>()
  let whole = true
  let stalled = false
  const server = createServer((client) => {
    if (!whole) return void client.destroy()
    const upstream = connect(Number(port), hostname)
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(one)
      one.on('error', () => one.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
      one.pipe(other)
      if (stalled) one.pause()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const end = () => {
    for (const socket of open) socket.destroy()
  }
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      whole = false
      end()
    },
    stall() {
      stalled = true
      for (const socket of open) socket.pause()
    },
    mend() {
      whole = true
      stalled = false
      for (const socket of open) socket.resume()
    },
    close() {
      end()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
