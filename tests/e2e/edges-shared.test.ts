/** Several edges on one machine: one port, dealt out evenly, of which one may die without the others' readers noticing. */
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FeedUpdate } from '#shared/feed'
import { API_KEY, type House, readerSocket, SAMPLE, startHouse, until } from '../helpers/house.ts'
import { childrenRunning, ofProcess } from '../helpers/processes.ts'

const EDGES = 3
const READERS = 30
let house: House
const sockets: Socket[] = []
const heard = new Map<Socket, number>()
beforeAll(async () => {
  house = await startHouse({ environment: { ENVELOPE_EDGES: String(EDGES) } })
})
afterAll(async () => {
  for (const socket of sockets) socket.disconnect()
  await house?.stop()
})

const edges = () => childrenRunning('edge.js', house.supervisor.pid as number)
const numbers = async () =>
  (await fetch(`${house.room}/metrics`, { headers: { authorization: `Bearer ${API_KEY}` } })).text()
const readersOf = (text: string) =>
  [...text.matchAll(/^envelope_readers\{way="socket",process="edge-\d+"\} (\d+)/gm)].map(([, n]) => Number(n))

test('[I1] readers of one port are dealt out to all edges, and none is left far fuller than the others', async () => {
  expect(edges().length).toBe(EDGES)
  for (let reader = 0; reader < READERS; reader += 1) {
    const socket = readerSocket(house)
    sockets.push(socket)
    socket.on('update', ({ to }: FeedUpdate) => heard.set(socket, to))
    // One after the other: whoever is just busy would be passed over.
    await until('a reader', () => socket.connected)
  }
  const counts = await until('the numbers', async () => {
    const found = readersOf(await numbers())
    return found.reduce((sum, n) => sum + n, 0) === READERS ? found : null
  })
  expect(counts.length).toBe(EDGES)
  expect(Math.max(...counts)).toBeLessThanOrEqual((READERS / EDGES) * 1.5)
})

test('[F1] one that is killed is missed by its own readers only, and for a moment; all are told all', async () => {
  const before = edges()
  const cut: Socket[] = []
  for (const socket of sockets) socket.on('disconnect', () => cut.push(socket))
  process.kill(Number(before[0]), 'SIGKILL')
  await until('its readers to be cut off', () => cut.length > 0)
  // Whoever comes just now is served by the others.
  for (let ask = 0; ask < 6; ask += 1)
    expect((await fetch(`${house.readers}/live/${SAMPLE}`)).status).toBe(200)
  await until('another in its place', () => {
    const now = edges()
    return now.length === EDGES && !now.includes(before[0] ?? '')
  })
  await until('all readers to be back', () => sockets.every(({ connected }) => connected))
  // Each of them once, and nobody else.
  expect(new Set(cut).size).toBe(cut.length)
  expect(cut.length).toBeLessThanOrEqual((READERS / EDGES) * 1.5)
  expect(await house.command({ kind: 'write-post', text: 'To all of them' })).toMatchObject({ ok: true })
  await until('everybody to be told', () => heard.size === READERS)
  expect(new Set(heard.values()).size).toBe(1)
  // The one in its place knows the evening, too.
  for (let ask = 0; ask < EDGES * 2; ask += 1)
    expect(await (await fetch(`${house.readers}/live/${SAMPLE}`)).text()).toContain('To all of them')
})

test('[F1] whoever is dealt to an edge that hangs is served by another once it is ended, and waits for nobody else', async () => {
  const [hanging] = edges()
  let served = 0
  process.kill(Number(hanging), 'SIGSTOP')
  const asked = Array.from({ length: 2 * EDGES }, async () => {
    // On a connection of its own: one that is open already has its edge.
    const [reply] = (await once(get(`${house.readers}/live/${SAMPLE}`, { agent: false }), 'response')) as [
      IncomingMessage,
    ]
    reply.resume()
    served += 1
    return reply.statusCode
  })
  await until('all but one to be served', () => served === 2 * EDGES - 1)
  process.kill(Number(hanging), 'SIGKILL')
  expect(new Set(await Promise.all(asked))).toEqual(new Set([200]))
  await until('another in its place', () => edges().length === EDGES)
})

test('[E1] edges that share a port are given no secret either', () => {
  for (const pid of edges()) {
    const environment = ofProcess(pid, 'environ')
    expect(environment).toContain('PUBLIC_PORT')
    expect(environment).not.toContain(API_KEY)
    for (const name of ['ENVELOPE_KEY', 'ENVELOPE_SEAL_KEY', 'REDIS_URL', 'ENVELOPE_FEED_URL'])
      expect([name, environment.includes(`${name}=`)]).toEqual([name, false])
  }
})
