/** Edges without a core, on a real Redis by the shipped users: begun before the core and in mid-show, killed, and never told what is not public. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FeedUpdate } from '#shared/feed'
import { API_KEY, type House, readerSocket, SAMPLE, startHouse, until } from '../helpers/house.ts'
import { grainy } from '../helpers/pictures.ts'
import { childrenRunning, ofProcess } from '../helpers/processes.ts'
import { type Program, startProgram } from '../helpers/programs.ts'
import { type RedisServer, startRedis } from '../helpers/redis.ts'
import { upload } from '../helpers/uploads.ts'

let redis: RedisServer
let house: House
const edges: Program[] = []
const sockets: Socket[] = []

const as = (user: string) => redis.url.replace('redis://', `redis://${user}:${user}-secret@`)
async function startEdge(): Promise<Program & { readonly readers: string; readonly numbers: string }> {
  const feed = as('edge')
  const edge = await startProgram({ ENVELOPE_ROLE: 'edge', ENVELOPE_EDGES: '1', ENVELOPE_FEED_URL: feed })
  edges.push(edge)
  return { ...edge, readers: edge.link('Live blog'), numbers: edge.link('Its numbers') }
}
const statusOf = async (url: string) => (await fetch(url, { redirect: 'manual' })).status
const isReady = async ({ readers }: { readers: string }) => (await statusOf(`${readers}/ready`)) === 200
const page = async ({ readers }: { readers: string }) => (await fetch(`${readers}/live/${SAMPLE}`)).text()
const write = async (text: string) =>
  expect(await house.command({ kind: 'write-post', text })).toMatchObject({ ok: true })

let first: Awaited<ReturnType<typeof startEdge>>
beforeAll(async () => {
  const users = readFileSync(join(import.meta.dirname, '../../server/scale/users.acl'), 'utf8')
    .replace('CORE_PASSWORD', 'core-secret')
    .replace('EDGE_PASSWORD', 'edge-secret')
  redis = await startRedis({
    settings: { aclfile: 'users.acl' },
    files: new Map([['users.acl', Buffer.from(users)]]),
  })
  first = await startEdge()
})
afterAll(async () => {
  for (const socket of sockets) socket.disconnect()
  for (const edge of edges) await edge.stop()
  await house?.stop()
  await redis?.stop()
})

test('[F1] an edge that began before the core says that it is not ready, and is once the core has told', {
  tags: ['whole'],
}, async () => {
  expect(await statusOf(`${first.readers}/ready`)).toBe(503)
  expect(await statusOf(`${first.readers}/health`)).toBe(200)
  // Nobody is told "there is no such show" by an edge that knows of none yet, and no cache keeps it.
  const early = await fetch(`${first.readers}/live/${SAMPLE}`)
  expect([early.status, early.headers.get('cache-control')]).toEqual([503, 'no-store'])
  house = await startHouse({ environment: { REDIS_URL: as('core') } })
  await until('the edge to be ready', () => isReady(first))
  expect(await page(first)).toContain('LGC Awards 2022')
})

test('[F1] what is written reaches readers of an edge elsewhere, the picture too; an edge that begins later has it all', async () => {
  const updates: FeedUpdate[] = []
  const reader = readerSocket({ readers: first.readers })
  sockets.push(reader)
  reader.on('update', (update: FeedUpdate) => updates.push(update))
  await until('the reader', () => reader.connected)
  const { image, width, height } = await upload(house, await grainy(60, 40).jpeg().toBuffer())
  await write('Through the stream')
  await until('the update', () => updates.length > 0)
  const shown = { image, width, height, alt: 'The hall', credit: null }
  expect(await house.command({ kind: 'write-post', text: 'With a picture', image: shown })).toMatchObject({
    ok: true,
  })
  await until('the picture', async () => (await statusOf(`${first.readers}/images/${image}`)) === 200)
  const later = await startEdge()
  await until('the later edge to be ready', () => isReady(later))
  expect(await page(later)).toBe(await page(first))
  expect(await statusOf(`${later.readers}/images/${image}`)).toBe(200)
})

test('[F1] an edge killed in mid-show comes back on its port with all that was public meanwhile', async () => {
  const [pid] = childrenRunning('edge.js', first.supervisor.pid as number)
  process.kill(Number(pid), 'SIGKILL')
  for (let post = 1; post <= 5; post += 1) await write(`While it was away ${post}`)
  await until('it to be back', () => isReady(first))
  const [reader] = sockets
  await until('its reader to be back', () => reader?.connected)
  const reply = await reader?.timeout(3000).emitWithAck('since', { cursor: null })
  expect(JSON.stringify(reply)).toContain('While it was away 5')
  expect(await page(first)).toContain('While it was away 5')
})

test('[F1] a core that is killed leaves the edges as they are, and goes on telling them when it is back', async () => {
  const { core } = house.children()
  process.kill(core, 'SIGKILL')
  expect(await isReady(first)).toBe(true)
  await until('the core to be back', async () => (await statusOf(`${house.room}/ready`)) === 200)
  await write('Told by the core that came back')
  await until('the edge to hear', async () => (await page(first)).includes('Told by the core that came back'))
})

test('[E1] an edge elsewhere holds no key, has no way to the log, and tells its numbers in private only', async () => {
  const [pid = ''] = childrenRunning('edge.js', first.supervisor.pid as number)
  const environment = ofProcess(pid, 'environ')
  expect(environment).toContain('edge-secret')
  for (const secret of [API_KEY, 'core-secret', 'REDIS_URL', 'ENVELOPE_KEY']) {
    expect([secret, environment.includes(secret)]).toEqual([secret, false])
  }
  // The twin: the key is where it is needed.
  expect(ofProcess(String(house.children().core), 'environ')).toContain(API_KEY)
  expect(await statusOf(`${first.readers}/metrics`)).toBe(404)
  expect(await statusOf(`${house.readers}/metrics`)).toBe(404)
  expect(await statusOf(`${first.numbers}/metrics`)).toBe(401)
  expect(await statusOf(`${house.room}/metrics`)).toBe(401)
  const headers = { authorization: `Bearer ${API_KEY}` }
  const numbers = await until('its numbers', async () => {
    const text = await (await fetch(`${first.numbers}/metrics`, { headers })).text()
    return text.includes('envelope_edge_level{process="edge-1"} 1') && text
  })
  expect(numbers).toContain('envelope_readers{way="socket",process="edge-1"} 1')
  const room = await (await fetch(`${house.room}/metrics`, { headers })).text()
  expect(room).toContain('envelope_public_stream_up{process="core"} 1')
  expect(room).toMatch(/envelope_log_append_seconds_count\{process="core"\} [1-9]/)
})

test('a core alone has no edge and no live blog; a wrong password at the start is one line', {
  tags: ['whole'],
}, async () => {
  const own = await startProgram({
    ENVELOPE_ROLE: 'core',
    ENVELOPE_SAMPLE: 'off',
    ENVELOPE_DATA: join(house.folder, 'alone'),
  })
  expect(own.output()).not.toContain('Live blog')
  expect(childrenRunning('edge.js', own.supervisor.pid as number)).toEqual([])
  expect(childrenRunning('core.js', own.supervisor.pid as number).length).toBe(1)
  await own.stop()
  const feed = as('edge').replace('edge-secret', 'wrong')
  const refused = startProgram({ ENVELOPE_ROLE: 'edge', ENVELOPE_EDGES: '1', ENVELOPE_FEED_URL: feed })
  await expect(refused).rejects.toThrow(/It ended with 1:\nEnvelope cannot start: Redis at [^\n]*WRONGPASS/)
  await expect(refused).rejects.not.toThrow('wrong@')
})
