/** What each level does at the real edge: what is let go is refused so that a page knows what to do, and whoever is inside goes on as before. */
import { io, type Socket } from 'socket.io-client'
import { afterEach, expect, test } from 'vitest'
import type { FeedUpdate } from '#shared/feed'
import { PROTOCOL_VERSION } from '#shared/protocol'
import type { Breath } from '../../server/edge/load.ts'
import { SHED } from '../../server/edge/shed.ts'
import { night, showFile } from '../display/live-sample.ts'
import { readEvents } from '../helpers/event-reader.ts'
import { until } from '../helpers/house.ts'
import { type RealEdge, startEdge } from '../helpers/real-edge.ts'

const LIVE = `/live/${showFile.id}`
let level = 0
const refused: string[] = []
const isShort: Breath['isShort'] = (what) => SHED.indexOf(what) < level
const breath: Breath = {
  isShort,
  lacks(what) {
    if (isShort(what)) refused.push(what)
    return isShort(what)
  },
}

let edge: RealEdge
const sockets: Socket[] = []
const begin = async () => {
  level = 0
  refused.length = 0
  const evening = night()
  evening.write('one', 'Good evening')
  edge = await startEdge(evening.feed(), { breath })
  return evening
}
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect()
  await edge.close()
})

const reader = (): Socket => {
  const socket = io(`http://127.0.0.1:${edge.port()}/live`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { protocol: PROTOCOL_VERSION, show: showFile.id },
  })
  sockets.push(socket)
  return socket
}
const outcome = (socket: Socket) =>
  new Promise<'in' | 'refused'>((resolve) => {
    socket.once('connect', () => resolve('in'))
    socket.once('connect_error', () => resolve('refused'))
  })
const streamStatus = async () => {
  const stream = await readEvents(edge.port(), `${LIVE}/events`)
  stream.close()
  return [stream.status, stream.headers['retry-after']] as const
}

test('[I1] the readers inside are told everything at every level, and may ask', async () => {
  const evening = await begin()
  const socket = reader()
  expect(await outcome(socket)).toBe('in')
  const updates: FeedUpdate[] = []
  socket.on('update', (update: FeedUpdate) => updates.push(update))
  for (level = 0; level <= SHED.length; level += 1) {
    edge.tell(evening.write(`post-${level}`, `At level ${level}`))
    await until(`the update at level ${level}`, () => updates.length === level + 1)
    const reply = await socket.timeout(3000).emitWithAck('since', { cursor: null })
    expect(reply.value.to).toBe(evening.feed().cursor.n)
    expect((await edge.ask(`${LIVE}/log/head`)).status).toBe(200)
  }
})

test('pictures are refused first, and no cache keeps the refusal', async () => {
  await begin()
  const missing = await edge.ask('/images/0123456789abcdef0123456789abcdef')
  level = 1
  const short = await edge.ask('/images/0123456789abcdef0123456789abcdef')
  expect([missing.status, short.status, short.headers['cache-control']]).toEqual([404, 503, 'no-store'])
  expect(Number(short.headers['retry-after'])).toBeGreaterThanOrEqual(10)
  expect([(await streamStatus())[0], await outcome(reader())]).toEqual([200, 'in'])
})

/** Where the picture of a post is by now. */
const sharedAt = async (post: string): Promise<string> =>
  String((await edge.ask(`${LIVE}/share/${post}-0.png`)).headers['location'])

test('share images are not drawn from the third level on; what was drawn is given out', async () => {
  const evening = await begin()
  const drawn = await sharedAt('post-one')
  expect((await edge.ask(drawn)).status).toBe(200)
  edge.tell(evening.write('two', 'Another'))
  const undrawn = await sharedAt('post-two')
  level = 2
  expect((await edge.ask(drawn)).status).toBe(200)
  level = 3
  expect((await edge.ask(drawn)).status).toBe(200)
  const short = await edge.ask(undrawn)
  expect([short.status, short.headers['cache-control']]).toEqual([503, 'public, max-age=0, s-maxage=1'])
  level = 0
  expect((await edge.ask(undrawn)).status).toBe(200)
})

test('new streams are told to poll, each at another time; new sockets are turned away one level later', async () => {
  await begin()
  level = 3
  expect((await streamStatus())[0]).toBe(200)
  level = 4
  const times = await Promise.all(Array.from({ length: 12 }, streamStatus))
  expect(times.every(([status, after]) => status === 503 && Number(after) >= 20 && Number(after) <= 40)).toBe(
    true,
  )
  expect(new Set(times.map(([, after]) => after)).size).toBeGreaterThan(1)
  expect(await outcome(reader())).toBe('in')
  level = 5
  expect(await outcome(reader())).toBe('refused')
  // Polling is what they are left with, and it stands.
  expect((await edge.ask(`${LIVE}/log/head`)).status).toBe(200)
  expect(new Set(refused)).toEqual(new Set(['streams', 'sockets']))
})

test('at the last level pages are given out as they were drawn last; what was never drawn has to wait', async () => {
  const evening = await begin()
  const page = async (path = LIVE) => {
    const { status, body, headers } = await edge.ask(path)
    return { status, text: body.toString(), again: headers['retry-after'] }
  }
  expect((await page()).text).toContain('Good evening')
  level = 6
  edge.tell(evening.write('two', 'The doors are open'))
  const stale = await page()
  expect([stale.status, stale.text.includes('The doors are open')]).toEqual([200, false])
  const never = await page(`${LIVE}/winners`)
  expect([never.status, Number(never.again) > 0]).toEqual([503, true])
  // The log itself is drawn always: a page that polls is a reader inside.
  expect(JSON.parse((await page(`${LIVE}/log/head`)).text).n).toBe(evening.feed().cursor.n)
  level = 0
  expect((await page()).text).toContain('The doors are open')
  expect((await page(`${LIVE}/winners`)).status).toBe(200)
})
