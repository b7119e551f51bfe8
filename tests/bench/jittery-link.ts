/** A wire on loopback that holds every packet back for a while of its own, each way, and keeps their order. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface JitteryLink {
  /** Same paths, other port: what the client opens. */
  readonly origin: string
  close(): Promise<void>
}

/** `delay` draws how many milliseconds the next packet takes; `upwards` tells which way it goes. */
export async function openJitteryLink(
  target: string,
  delay: (upwards: boolean) => number,
): Promise<JitteryLink> {
  const { hostname, port } = new URL(target)
  const open = new Set<Socket>()

  function carry(from: Socket, to: Socket, upwards: boolean) {
    const waiting: { due: number; act: () => void }[] = []
    /** Lets go of whatever is due; timers alone would not keep the order. */
    const letGo = () => {
      for (let next = waiting[0]; next; next = waiting[0]) {
        const wait = next.due - performance.now()
        if (wait > 0) return void setTimeout(letGo, wait)
        waiting.shift()
        next.act()
      }
    }
    const later = (act: () => void) => {
      waiting.push({ due: performance.now() + delay(upwards), act })
      if (waiting.length === 1) letGo()
    }
    from.setNoDelay(true)
    from.on('data', (packet) => later(() => to.writable && to.write(packet)))
    from.on('end', () => later(() => to.end()))
    from.on('error', () => from.destroy())
    from.on('close', () => {
      open.delete(from)
      later(() => to.destroy())
    })
    open.add(from)
  }

  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    carry(client, upstream, true)
    carry(upstream, client, false)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      for (const socket of open) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
