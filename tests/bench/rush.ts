/** Many connections that ask for one address again and again, as fast as they are answered. As little work as can be, for it shares the machine. */
import { connect } from 'node:net'

export interface Rush {
  readonly perSecond: number
  /** Milliseconds from a question to the end of its answer. */
  readonly p99: number
}

const CONNECTIONS = 32
const HEAD_ENDS = Buffer.from('\r\n\r\n')

/** How long one whole answer is, head and body; every further one must be as long. */
function lengthOf(answer: Buffer): number | null {
  const end = answer.indexOf(HEAD_ENDS)
  if (end < 0) return null
  const head = answer.subarray(0, end).toString('latin1')
  const body = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (!head.startsWith('HTTP/1.1 200 ') || body === undefined) throw new Error(`No answer to count: ${head}`)
  return end + HEAD_ENDS.length + Number(body)
}

/** Asks for `ms` milliseconds. */
export async function rush(port: number, path: string, ms: number): Promise<Rush> {
  const question = Buffer.from(
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip, deflate, br\r\n\r\n`,
  )
  const took: number[] = []
  const began = performance.now()
  const until = began + ms
  await Promise.all(
    Array.from(
      { length: CONNECTIONS },
      () =>
        new Promise<void>((resolve, reject) => {
          const socket = connect({ port, host: '127.0.0.1', noDelay: true })
          let asked = 0
          let length: number | null = null
          let heard = 0
          let beginning = Buffer.alloc(0)
          const ask = () => {
            asked = performance.now()
            socket.write(question)
          }
          socket.on('connect', ask)
          socket.on('error', reject)
          socket.on('close', () => resolve())
          socket.on('data', (part) => {
            heard += part.length
            if (length === null) {
              beginning = Buffer.concat([beginning, part])
              try {
                length = lengthOf(beginning)
              } catch (error) {
                socket.destroy(error as Error)
              }
            }
            if (length === null || heard < length) return
            if (heard > length) return void socket.destroy(new Error('An answer of another length came.'))
            const now = performance.now()
            took.push(now - asked)
            heard = 0
            if (now >= until) socket.destroy()
            else ask()
          })
        }),
    ),
  )
  const seconds = (performance.now() - began) / 1000
  took.sort((a, b) => a - b)
  return { perSecond: took.length / seconds, p99: took[Math.ceil(took.length * 0.99) - 1] ?? Number.NaN }
}
