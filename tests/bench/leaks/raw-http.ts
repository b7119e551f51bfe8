/** One request, and its answer as it came off the wire: status, every header in its order, and the bytes. */
import { Agent, request } from 'node:http'

export interface RawAnswer {
  readonly status: number
  /** Without the date, which is the machine's. */
  readonly head: string
  readonly body: Buffer
  readonly etag: string | null
}

export interface RawClient {
  ask(address: string, how?: RawAsk): Promise<RawAnswer>
  close(): void
}

interface RawAsk {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export function rawClient(): RawClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return {
    ask: (address, { method = 'GET', headers = {}, body } = {}) =>
      new Promise((resolve, reject) => {
        const asked = request(address, { method, headers, agent }, (reply) => {
          const parts: Buffer[] = []
          reply.on('data', (part: Buffer) => parts.push(part))
          reply.once('error', reject)
          reply.once('end', () => {
            const lines: string[] = []
            for (let at = 0; at < reply.rawHeaders.length; at += 2) {
              const name = reply.rawHeaders[at] as string
              if (name.toLowerCase() !== 'date') lines.push(`${name}: ${reply.rawHeaders[at + 1]}`)
            }
            resolve({
              status: reply.statusCode ?? 0,
              head: `${reply.statusCode} ${reply.statusMessage}\n${lines.join('\n')}`,
              body: Buffer.concat(parts),
              etag: reply.headers.etag ?? null,
            })
          })
        })
        asked.once('error', reject)
        asked.end(body)
      }),
    close: () => agent.destroy(),
  }
}
