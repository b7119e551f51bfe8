/** A reader of server-sent events, as a program: what it heard, and nothing repaired. */
import { request } from 'node:http'

export interface Event {
  readonly event: string
  readonly id: string | null
  readonly data: string
}

export interface EventReader {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly heard: Event[]
  /** What it was told to wait before it comes back, in milliseconds; the newest last. */
  readonly retries: number[]
  /** Bytes that came, read or not. */
  bytes(): number
  readonly over: Promise<void>
  close(): void
}

/** Resolves when the answer's head is there. `reads: false` is a reader whose page stands still: it takes nothing more off the wire. */
export const readEvents = (
  port: number,
  path: string,
  headers: Record<string, string> = {},
  { reads = true }: { reads?: boolean } = {},
): Promise<EventReader> =>
  new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path, headers, agent: false }, (reply) => {
      const heard: Event[] = []
      const retries: number[] = []
      let bytes = 0
      let rest = ''
      const over = new Promise<void>((done) => reply.once('close', () => done()))
      reply.on('error', () => undefined)
      if (reads)
        reply.on('data', (part: Buffer) => {
          bytes += part.length
          const blocks = (rest + part.toString()).split('\n\n')
          rest = blocks.pop() ?? ''
          for (const block of blocks) {
            const lines = block.split('\n').map((line) => /^(\w+): (.*)$/.exec(line))
            const field = (name: string) => lines.find((line) => line?.[1] === name)?.[2] ?? null
            const data = field('data')
            if (data !== null) heard.push({ event: field('event') ?? 'message', id: field('id'), data })
            if (field('retry') !== null) retries.push(Number(field('retry')))
          }
        })
      resolve({
        status: reply.statusCode ?? 0,
        headers: reply.headers,
        heard,
        retries,
        bytes: () => bytes,
        over,
        close: () => sent.destroy(),
      })
    })
    sent.on('error', reject)
    sent.end()
  })
