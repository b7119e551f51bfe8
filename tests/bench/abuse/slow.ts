/** Whoever takes their time: half requests, half handshakes, and readers who do not read. */
import { pause } from '../figures.ts'
import type { Case } from './attack.ts'
import { dial, enter, frame, upgradeOf, type Wire } from './wire.ts'

const DRIP_MS = 1000

interface Slow {
  readonly name: string
  readonly first: (port: number) => string
  /** What follows, every second. */
  readonly drip: string
}

const post = (path: string) => (port: number) =>
  `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n`

const KINDS: readonly Slow[] = [
  { name: 'silent', first: () => '', drip: '' },
  { name: 'headers, one by one', first: () => 'GET / HTTP/1.1\r\n', drip: 'X: y\r\n' },
  { name: 'half a body', first: post('/control/sign-in'), drip: '' },
  { name: 'a body, byte by byte', first: post('/control/sign-in'), drip: ' ' },
  {
    name: 'chunks, one by one',
    first: (port) =>
      `POST /api/v1/shows/x/commands HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
    drip: '1\r\n \r\n',
  },
  { name: 'a socket that joins nothing', first: (port) => upgradeOf(port), drip: '' },
]

/** Half of each kind at each port; all of them have to be hung up on. */
export const slowloris: Case = {
  name: 'slowloris',
  async run({ room, readers }, { slow, patience }) {
    const each = Math.ceil(slow / KINDS.length / 2)
    const wires = [room, readers].flatMap((port) =>
      KINDS.flatMap((kind) =>
        Array.from({ length: each }, () => {
          const wire = dial(port, kind.first(port))
          return { kind, port, wire }
        }),
      ),
    )
    const began = performance.now()
    const open = () => wires.filter(({ wire }) => !wire.isOver())
    while (open().length > 0 && performance.now() - began < patience * 1000) {
      await pause(DRIP_MS)
      for (const { kind, wire } of open()) if (kind.drip !== '') wire.socket.write(kind.drip)
    }
    const left = open()
    for (const { wire } of wires) wire.socket.destroy()
    const kinds = new Set(
      left.map(({ kind, port }) => `${kind.name} (${port === room ? 'room' : 'readers'})`),
    )
    return left.length === 0
      ? []
      : [`${left.length} of ${wires.length} are still open after ${patience} s: ${[...kinds].join(', ')}`]
  },
}

const LONG = 'Words upon words, and no end of them. '
/** Longer than what a post may have would be refused. */
const POST = LONG.repeat(50)

/** Lines that let everything through to nobody. */
async function closeAll(wires: readonly (Wire | null)[]): Promise<void> {
  for (const wire of wires) wire?.socket.destroy()
  await pause(200)
}

/** Readers of every kind who ask and do not read, while there is much to read. */
export const stalled: Case = {
  name: 'stalled readers',
  async run(victim, { stalled: count }) {
    const { readers, show } = victim
    const reader = await victim.entry('reader')
    const third = Math.ceil(count / 3)
    const failures: string[] = []
    const sockets = await Promise.all(Array.from({ length: third }, () => enter(reader)))
    if (sockets.includes(null)) failures.push('not all readers were let in')
    for (const wire of sockets) {
      wire?.socket.pause()
      // Everything, as often as one may ask; and something to be echoed.
      for (let at = 0; at < 15; at += 1) wire?.socket.write(frame(`42/live,${at}["since",{"cursor":null}]`))
      for (let at = 0; at < 50; at += 1) wire?.socket.write(frame('x'.repeat(100), { opcode: 9 }))
    }
    const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${readers}\r\n\r\n`
    const streams = Array.from({ length: third }, () =>
      dial(readers, get(`/live/${show}/events?since=0-0-0`)),
    )
    const pages = Array.from({ length: third }, () => dial(readers, get(`/live/${show}`).repeat(200)))
    for (const { socket } of [...streams, ...pages]) socket.pause()
    const awake = await enter(reader)
    let heard = ''
    awake?.socket.on('data', (part: Buffer) => {
      heard = (heard + part.toString('latin1')).slice(-4 * POST.length)
    })
    const posts = Math.min(60, count)
    for (let at = 0; at < posts; at += 1) await victim.publish(`Number ${at}. ${POST}`)
    const last = `Number ${posts - 1}.`
    for (let tries = 0; tries < 100 && !heard.includes(last); tries += 1) await pause(50)
    if (!heard.includes(last)) failures.push('a reader who reads was not told')
    await closeAll([...sockets, ...streams, ...pages, awake])
    return failures
  },
}
