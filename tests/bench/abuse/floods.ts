/** Too much of what is allowed: handshakes, joins, requests, messages and connections. */
import { Agent, request } from 'node:http'
import { ADDRESS_RATE } from '../../../server/flood/rates.ts'
import { pause } from '../figures.ts'
import type { Case } from './attack.ts'
import type { Who } from './victim.ts'
import { ask, dial, enter, frame, type Wire } from './wire.ts'

const FROM = process.platform === 'linux' ? { localAddress: '127.0.0.66' } : {}

/** Asks for all of these over a few connections, and counts the answers by their status; 0 is none. */
async function flooded(port: number, paths: readonly string[]): Promise<Map<number, number>> {
  const agent = new Agent({ keepAlive: true, maxSockets: 32, ...FROM })
  const counts = new Map<number, number>()
  const one = (path: string) =>
    new Promise<void>((resolve) => {
      const count = (status: number) => {
        counts.set(status, (counts.get(status) ?? 0) + 1)
        resolve()
      }
      const sent = request({ port, host: '127.0.0.1', path, agent }, (reply) => {
        reply.resume()
        reply.once('end', () => count(reply.statusCode ?? 0))
        reply.once('error', () => count(0))
      })
      sent.once('error', () => count(0))
      sent.end()
    })
  let next = 0
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      for (let path = paths[next++]; path !== undefined; path = paths[next++]) await one(path)
    }),
  )
  agent.destroy()
  return counts
}

const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at))

const told = (counts: ReadonlyMap<number, number>): string =>
  [...counts].map(([status, count]) => `${count} × ${status}`).join(', ')

const only = (what: string, counts: ReadonlyMap<number, number>, allowed: readonly number[]): string[] =>
  [...counts.keys()].every((status) => allowed.includes(status)) ? [] : [`${what}: ${told(counts)}`]

export const polling: Case = {
  name: 'handshakes of long polling',
  async run({ room, readers }, { flood }) {
    const paths = times(flood, (at) => `/socket.io/?EIO=${at % 2 ? 4 : 3}&transport=polling&t=${at}`)
    const [a, b] = await Promise.all([flooded(room, paths), flooded(readers, paths)])
    return [...only('the room', a, [400, 403, 429]), ...only('readers', b, [400, 403, 404, 429])]
  },
}

/** So many requests that a bucket runs over: the room says "too many", and goes on for whoever is signed in. */
export const requests: Case = {
  name: 'requests without end',
  async run({ room, readers, show }, { flood }) {
    const count = Math.max(flood, 4000)
    const began = performance.now()
    const [a, b] = await Promise.all([
      flooded(
        room,
        times(count, (at) => `/ready?${at}`),
      ),
      flooded(
        readers,
        times(count, (at) => `/live/${show}?${at}`),
      ),
    ])
    const failures = [...only('the room', a, [200, 429]), ...only('readers', b, [200, 503])]
    // A machine too busy to ask faster than the bucket fills does not flood.
    const { burst, perSecond } = ADDRESS_RATE
    const isFlood = count > burst + (perSecond * (performance.now() - began)) / 1000
    if (isFlood && !a.has(429)) failures.push(`nobody was told that it is too much: ${told(a)}`)
    return failures
  },
}

const LANGS = ['en', 'de', 'fr', 'es', 'ar']

/** Every page that is drawn on request, in every language and size. */
export const pages: Case = {
  name: 'pages drawn for whoever asks',
  async run(victim, { flood }) {
    const { readers, show } = victim
    for (let at = 0; at < 8; at += 1) await victim.publish(`A post to begin a page with, ${at}`)
    const first = await ask(
      readers,
      `GET /live/${show}/log/head HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    )
    const page = await (await fetch(`http://127.0.0.1:${readers}/live/${show}`)).text()
    const posts = [...new Set([...page.matchAll(/\/p\/([A-Za-z0-9_-]+)/g)].map(([, id]) => id))]
    if (posts.length === 0 || !first.includes(' 200 ')) return ['there is no post to ask for']
    const one = <T>(from: readonly T[], at: number): T => from[at % from.length] as T
    const paths = times(Math.min(flood, 2000), (at) => {
      const lang = one(LANGS, at)
      const post = one(posts, Math.floor(at / LANGS.length))
      return one(
        [
          `/live/${show}?at=${post}&lang=${lang}`,
          `/live/${show}/p/${post}?lang=${lang}`,
          `/live/${show}/embed?limit=${at % 100}&lang=${lang}`,
          `/live/${show}?at=${at}`,
        ],
        Math.floor(at / 7),
      )
    })
    return only('readers', await flooded(readers, paths), [200, 503])
  },
}

export const namespaces: Case = {
  name: 'joining what is not there, and what is there again and again',
  async run(victim) {
    const failures: string[] = []
    for (const who of ['reader', 'stranger', 'desk'] as const) {
      const entry = await victim.entry(who)
      const nowhere = await enter({ ...entry, namespace: '' })
      for (let at = 0; at < 2000; at += 1) nowhere?.socket.write(frame(`40/nowhere-${at},{}`))
      const again = await enter({ ...entry, namespace: '' })
      const join = frame(`40${entry.namespace},${JSON.stringify(entry.auth)}`)
      again?.socket.write(Buffer.concat(times(40, () => join)))
      await pause(500)
      const seats = again?.said().match(new RegExp(`40${entry.namespace},\\{"sid"`, 'g'))?.length ?? 0
      if (seats > 1) failures.push(`${who} was given ${seats} seats`)
      if (!nowhere?.isOver()) failures.push(`${who} may ask for 2,000 namespaces`)
      for (const wire of [nowhere, again]) wire?.socket.destroy()
    }
    return failures
  },
}

const SAID: Readonly<Record<Who, string>> = {
  desk: '["feed",{"cursor":null}]',
  screen: '["clock",{}]',
  stranger: '["clock",{}]',
  press: '["nothing",{}]',
  reader: '["since",{"cursor":null}]',
}

/** Whoever talks without end is hung up on, whoever they are. */
export const talk: Case = {
  name: 'messages without end',
  async run(victim) {
    const failures: string[] = []
    await Promise.all(
      (Object.keys(SAID) as Who[]).map(async (who) => {
        const entry = await victim.entry(who)
        const wire = await enter(entry)
        if (!wire) return void failures.push(`${who} was not let in`)
        for (let at = 0; at < 3000; at += 1)
          wire.socket.write(frame(`42${entry.namespace},${at}${SAID[who]}`))
        await Promise.race([wire.over, pause(5000)])
        if (!wire.isOver()) failures.push(`${who} may say 3,000 things at once`)
        wire.socket.destroy()
      }),
    )
    return failures
  },
}

/** Only a desk has anything long to say. */
export const long: Case = {
  name: 'long messages',
  async run(victim) {
    const failures: string[] = []
    await Promise.all(
      (Object.keys(SAID) as Who[]).map(async (who) => {
        const entry = await victim.entry(who)
        const wire = await enter(entry)
        const words = JSON.stringify(['words', 'x'.repeat(5000)])
        wire?.socket.write(frame(`42${entry.namespace},1${words}`))
        if (wire) await Promise.race([wire.over, pause(1000)])
        if (!wire || wire.isOver() === (who === 'desk'))
          failures.push(who === 'desk' ? 'a desk may not write a long post' : `${who} may say 5,000 letters`)
        wire?.socket.destroy()
      }),
    )
    return failures
  },
}

/** More connections than one address is given: what comes on top is hung up on, and another address is let in. */
export const connections: Case = {
  name: 'connections without end',
  async run({ room }) {
    if (process.platform !== 'linux') return []
    const wires: Wire[] = []
    // More at once than the system queues for a server would wait for its own next try, and be no attack for seconds.
    for (let lot = 0; lot < 16; lot += 1) {
      const dialled = times(100, () => dial(room))
      wires.push(...dialled)
      for (let tries = 0; tries < 100 && dialled.some(({ socket }) => socket.connecting); tries += 1)
        await pause(10)
    }
    for (let tries = 0; tries < 30 && !wires.some((wire) => wire.isOver()); tries += 1) await pause(100)
    const closed = wires.filter((wire) => wire.isOver()).length
    const reply = await fetch(`http://127.0.0.1:${room}/ready`, { signal: AbortSignal.timeout(5000) })
    for (const { socket } of wires) socket.destroy()
    await pause(200)
    return [
      ...(closed > 0 ? [] : ['1,600 from one address are all kept']),
      ...(reply.status === 200 ? [] : [`another address is answered ${reply.status}`]),
    ]
  },
}
