/** A wire to Redis that can be slow or lossy, as a network is and a loopback is not. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Wire {
  readonly url: string
  /** From now on nothing passes on the connections that are open; new ones work. */
  hold(): void
  /** Sends on what was held, even if the sender has gone meanwhile; answers what that was. */
  release(): string
  /** Resolves when Redis has taken, or refused to take, what was released. */
  delivered(): Promise<void>
  /** From now on answers on the connections that are open are thrown away; new ones work. */
  loseAnswers(): void
  close(): Promise<void>
}

interface Line {
  readonly near: Socket
  readonly far: Socket
  mode: 'open' | 'held' | 'lossy'
  readonly waiting: Buffer[]
}

export async function openWire(port: number): Promise<Wire> {
  const lines: Line[] = []
  const server = createServer((near) => {
    const line: Line = { near, far: connect(port, '127.0.0.1'), mode: 'open', waiting: [] }
    lines.push(line)
    for (const socket of [near, line.far]) socket.on('error', () => {})
    near.on('data', (data) => (line.mode === 'held' ? line.waiting.push(data) : line.far.write(data)))
    line.far.on('data', (data) => line.mode === 'open' && near.write(data))
    // A machine in between does not know that the sender has gone.
    near.on('close', () => line.mode === 'open' && line.far.destroy())
    line.far.on('close', () => near.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const held = () => lines.filter((line) => line.mode === 'held')
  const turn = (mode: Line['mode']) => {
    for (const line of lines) line.mode = mode
  }

  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold: () => turn('held'),
    loseAnswers: () => turn('lossy'),
    release() {
      const sent = held().map((line) => Buffer.concat(line.waiting))
      for (const [at, line] of held().entries()) if (line.far.writable) line.far.end(sent[at] ?? '')
      return Buffer.concat(sent).toString()
    },
    async delivered() {
      for (const { far } of held()) if (!far.closed) await once(far, 'close')
    },
    async close() {
      for (const { near, far } of lines) {
        near.destroy()
        far.destroy()
      }
      server.close()
      await once(server, 'close')
    },
  }
}
