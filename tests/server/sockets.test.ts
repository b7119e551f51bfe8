/** The three namespaces of a real house: who may come in, what they may say, and that nothing they say ends the process. */
import type { Socket } from 'socket.io-client'
import { io } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { DeskLive } from '#shared/desk-view'
import type { FeedUpdate } from '#shared/feed'
import { type Answer, PROTOCOL_VERSION, type ScreenReport, type ScreensView } from '#shared/protocol'
import type { Refusal } from '#shared/refusals'
import type { StageFrame } from '#shared/stage-frame'
import {
  API_KEY,
  deskSocket,
  type House,
  newCommandId,
  readerSocket,
  SAMPLE,
  screenSocket,
  startHouse,
  until,
} from '../helpers/house.ts'

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house.stop())

const sockets: Socket[] = []
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect()
})
const open = (socket: Socket): Socket => {
  sockets.push(socket)
  return socket
}
const once = <T>(socket: Socket, event: string): Promise<T> =>
  new Promise((resolve) => socket.once(event, resolve))
const turnedAway = (socket: Socket): Promise<{ message: string; data?: Refusal }> =>
  new Promise((resolve, reject) => {
    socket.once('connect_error', resolve as (error: Error) => void)
    socket.once('connect', () => reject(new Error('it was let in')))
  })
const send = (socket: Socket, event: string, ...words: unknown[]): Promise<Answer> =>
  socket.timeout(3000).emitWithAck(event, ...words)

const anonymous = (
  namespace: string,
  extra: object,
  auth: object = { protocol: PROTOCOL_VERSION, show: null },
) =>
  open(
    io(`${house.room}${namespace}`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth,
      ...extra,
    }),
  )

test('a desk is given the plan, the live part and the feed; a screen its frame; a reader everything since', async () => {
  const desk = open(deskSocket(house))
  const [plan, live, feed] = await Promise.all([
    once<{ cues: unknown[] }>(desk, 'plan'),
    once<DeskLive>(desk, 'live'),
    once<FeedUpdate>(desk, 'feed'),
  ])
  expect(plan.cues.length).toBe(115)
  expect(live.next?.label).toBeTruthy()
  expect(feed.reset).toBe(true)
  const frame = await once<StageFrame>(open(screenSocket(house)), 'frame')
  expect(frame.bus).toBe('programme')
  const reader = open(readerSocket(house))
  const reply = await send(reader, 'since', { cursor: null })
  expect(reply).toMatchObject({ ok: true, value: { reset: true, from: 0 } })
})

test('every change is told to desks, screens and readers', async () => {
  const desk = open(deskSocket(house))
  await once(desk, 'live')
  const screen = open(screenSocket(house))
  await once(screen, 'frame')
  const reader = open(readerSocket(house))
  await once(reader, 'connect')
  const told = Promise.all([
    once<DeskLive>(desk, 'live'),
    once<StageFrame>(screen, 'frame'),
    once<FeedUpdate>(reader, 'update'),
  ])
  const answer = await send(desk, 'command', { id: newCommandId(), kind: 'write-post', text: 'Good evening' })
  expect(answer.ok).toBe(true)
  const [live, frame, update] = await told
  expect(live.position).toEqual(answer.ok && answer.position)
  expect(frame.position).toEqual(answer.ok && answer.position)
  expect(update.changes).toMatchObject([{ kind: 'post', post: { body: { text: 'Good evening' } } }])
})

test('a foreign page, a page without an origin and a stranger are turned away from the room', async () => {
  await turnedAway(anonymous('/stage', { extraHeaders: { origin: 'http://evil.example' } }))
  await turnedAway(
    anonymous('/control', {
      extraHeaders: { origin: 'http://evil.example', authorization: `Bearer ${API_KEY}` },
    }),
  )
  await turnedAway(anonymous('/stage', {}))
  const stranger = await turnedAway(anonymous('/control', { extraHeaders: { origin: house.room } }))
  expect(stranger.data?.code).toBe('not-signed-in')
  const wrong = await turnedAway(anonymous('/control', { extraHeaders: { authorization: 'Bearer nothing' } }))
  expect(wrong.data?.code).toBe('not-signed-in')
  await turnedAway(anonymous('/', { extraHeaders: { origin: house.room } }))
  // The twin: the same desk with our own origin and its key comes in.
  await once(
    anonymous('/control', { extraHeaders: { origin: house.room, authorization: `Bearer ${API_KEY}` } }),
    'connect',
  )
})

test('readers from foreign pages and of unknown shows are turned away', async () => {
  const foreign = io(`${house.readers}/live`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin: 'http://evil.example' },
    auth: { protocol: PROTOCOL_VERSION, show: SAMPLE },
  })
  await turnedAway(open(foreign))
  const unknown = await turnedAway(open(readerSocket(house, 'no-such-show')))
  expect(unknown.data?.code).toBe('no-such-show')
})

test('a page of another version is told to reload, on every namespace', async () => {
  const auth = { protocol: PROTOCOL_VERSION + 1, show: null }
  const extraHeaders = { authorization: `Bearer ${API_KEY}` }
  expect((await turnedAway(anonymous('/control', { extraHeaders }, auth))).data?.code).toBe('too-old')
  expect((await turnedAway(anonymous('/stage', { extraHeaders }, auth))).data?.code).toBe('too-old')
  const live = io(`${house.readers}/live`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth,
  })
  expect((await turnedAway(open(live))).data?.code).toBe('too-old')
})

const ODD: unknown[] = [
  null,
  undefined,
  0,
  '',
  'x'.repeat(5000),
  [],
  [[[]]],
  {},
  { id: 1 },
  { kind: 'take' },
  true,
  { __proto__: { kind: 'clear' } },
  { id: newCommandId(), kind: 'clear', extra: 1 },
  { id: 'short', kind: 'clear' },
  { id: newCommandId(), kind: 'constructor' },
  Buffer.from('bytes'),
]

test('unknown, malformed and unanswerable messages are refused and end nothing', async () => {
  const desk = open(deskSocket(house))
  const before = await once<DeskLive>(desk, 'live')
  const screen = open(screenSocket(house))
  await once(screen, 'frame')
  const reader = open(readerSocket(house))
  await once(reader, 'connect')
  for (const odd of ODD) {
    expect(await send(desk, 'command', odd)).toMatchObject({ ok: false, refusal: { code: 'malformed' } })
    desk.emit('command', odd)
    desk.emit('command')
    screen.emit('painted', odd)
    screen.emit('command', odd)
    reader.emit('since', odd)
  }
  expect(await send(desk, 'command')).toMatchObject({ ok: false, refusal: { code: 'malformed' } })
  for (const name of ['toString', '__proto__', 'live', 'constructor', 'x'.repeat(500)]) {
    expect(await send(desk, name, {})).toMatchObject({ ok: false, refusal: { code: 'unknown-message' } })
    expect(await send(screen, name, {})).toMatchObject({ ok: false, refusal: { code: 'unknown-message' } })
    expect(await send(reader, name, {})).toMatchObject({ ok: false, refusal: { code: 'unknown-message' } })
  }
  expect(await send(reader, 'since', { cursor: 'x' })).toMatchObject({
    ok: false,
    refusal: { code: 'malformed' },
  })
  const { live } = await house.view()
  expect(live.position).toEqual(before.position)
  expect([desk.connected, screen.connected, reader.connected]).toEqual([true, true, true])
})

test('a command only the clock may issue, and one for a role that may not, are refused', async () => {
  const desk = open(deskSocket(house))
  await once(desk, 'live')
  const answer = await send(desk, 'command', {
    id: newCommandId(),
    kind: 'publish',
    publication: 'opening-housing',
  })
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'not-your-role' } })
})

test('screens are listed with what they painted, and stay listed when they go', async () => {
  const desk = open(deskSocket(house))
  let screens: readonly ScreenReport[] = []
  desk.on('screens', (view: ScreensView) => {
    screens = view.screens
  })
  const screen = open(screenSocket(house))
  const frame = await once<StageFrame>(screen, 'frame')
  screen.emit('painted', { position: frame.position, at: 1 })
  const mine = () => screens.find((s) => s.painted && s.setup.name === 'screen-programme')
  const painted = await until('the report', () => mine()?.painted && mine())
  expect(painted).toMatchObject({ connected: true, size: '1920×1080', painted: frame.position })
  screen.disconnect()
  expect(await until('its absence', () => mine()?.connected === false && mine())).toMatchObject({
    connected: false,
  })
})

test('beats come once a second with the newest position and the server’s clock', async () => {
  const screen = open(screenSocket(house))
  const beat = await once<{ position: unknown; now: number }>(screen, 'beat')
  expect(beat.position).toEqual((await house.view()).live.position)
  expect(Math.abs(beat.now - Date.now())).toBeLessThan(5000)
})
