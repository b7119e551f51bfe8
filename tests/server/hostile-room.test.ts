/** Somebody on the room's network with a laptop, and one careless integrator: neither is felt by the people who run the show. */
import { connect } from 'node:net'
import type { Socket } from 'socket.io-client'
import { io } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { DeskLive } from '#shared/desk-view'
import { type PairingOffer, PROTOCOL_VERSION, type ScreensView } from '#shared/protocol'
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
import { cookieOf, keyIn, posting } from '../helpers/people-desk.ts'

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

const post = (path: string, body: unknown, headers?: Record<string, string>) =>
  posting(house)(path, body, headers)

/** A page that is no screen: it says it has no token, or one that was made up. */
const stranger = (token: string | null) =>
  io(`${house.room}/stage`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin: house.room },
    auth: { protocol: PROTOCOL_VERSION, token, monitor: null, width: 1, height: 1, lacks: [] },
  })

let producer = ''

test('guesses are refused after a while, and the right key signs in all the same', async () => {
  const guesses = await Promise.all(
    Array.from({ length: 30 }, () => post('/control/sign-in', { key: 'a guess' }).then((r) => r.status)),
  )
  expect([guesses.filter((s) => s === 401).length, guesses.filter((s) => s === 429).length]).toEqual([20, 10])
  const signedIn = await post('/control/sign-in', { key: keyIn(house.controlLink) })
  expect(signedIn.status).toBe(200)
  producer = cookieOf(signedIn)
})

test('a producer invited by the invited can still press: a name never outgrows a commit', async () => {
  let cookie = producer
  for (let generation = 0; generation < 8; generation += 1) {
    const invited = await (await post('/control/invite', { role: 'producer' }, { cookie })).json()
    cookie = cookieOf(await post('/control/sign-in', { key: keyIn(invited.link) }))
  }
  const reply = await post(
    `/api/v1/shows/${SAMPLE}/commands`,
    { id: newCommandId(), kind: 'write-post', text: 'From far down the line' },
    { cookie },
  )
  expect([reply.status, await reply.json()]).toMatchObject([200, { ok: true }])
})

test('a stranger’s import is turned away before its body is read, and uses up nobody’s turn', async () => {
  const url = new URL(house.room)
  for (let at = 0; at < 35; at += 1) {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(url.port), url.hostname, () =>
        // Four megabytes are announced; not one byte of them is sent.
        socket.write(
          'POST /api/v1/shows HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 4000000\r\n\r\n',
        ),
      )
      socket.once('data', (chunk) => {
        socket.destroy()
        resolve(String(chunk))
      })
      socket.once('error', reject)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 401 /)
  }
  expect((await house.api('/api/v1/shows', { method: 'POST', body: {} })).status).toBe(400)
})

test('an import that no show can hold is refused by row, and leaves no show behind', async () => {
  const bad = async (change: object) => {
    const reply = await house.api('/api/v1/shows', {
      method: 'POST',
      body: {
        id: 'never',
        ceremony: {
          name: 'A',
          date: '2026-01-01',
          venue: null,
          presentedBy: null,
          timeZone: 'Europe/London',
        },
        shortlist: 'category,sponsor,entrant,partners,title,person,summary\nHousing,,York,,,,',
        ...change,
      },
    })
    return { status: reply.status, ...((await reply.json()) as object) }
  }
  const header = 'category,sponsor,entrant,partners,title,person,summary'
  expect(await bad({ shortlist: `${header}${'\n'.repeat(1_500_000)}` })).toMatchObject({
    status: 400,
    code: 'bad-table',
  })
  expect(await bad({ shortlist: `${header}\nHousing,,York,${'a;'.repeat(50)},,,` })).toMatchObject({
    status: 400,
    sentence: expect.stringContaining('row 2, column "partners"'),
  })
  expect(await bad({ rundown: [{ kind: 'category', id: 'x', category: 'nowhere' }] })).toMatchObject({
    status: 400,
    code: 'bad-show-file',
  })
  expect((await house.api('/api/v1/shows/never')).status).toBe(404)
  expect((await fetch(`${house.readers}/live/never`)).status).toBe(404)
  // Which shows there are is nobody's business on the public port.
  expect(await (await fetch(`${house.readers}/ready`)).json()).toEqual({ ready: true })
})

test('a screen that reports ten thousand times is cut off, and desks are told no more than ten times a second', async () => {
  const desk = open(deskSocket(house))
  await once<DeskLive>(desk, 'live')
  let told = 0
  desk.on('screens', () => {
    told += 1
  })
  const screen = open(screenSocket(house))
  const { position } = await once<StageFrame>(screen, 'frame')
  const began = performance.now()
  const cut = once<string>(screen, 'disconnect')
  for (let seq = 0; seq < 10_000; seq += 1) screen.emit('painted', { position: { ...position, seq }, at: 1 })
  await cut
  const answer = await desk.timeout(3000).emitWithAck('command', {
    id: newCommandId(),
    kind: 'write-post',
    text: 'Still here',
  })
  expect(answer.ok).toBe(true)
  const seconds = (performance.now() - began) / 1000
  expect(told).toBeLessThanOrEqual(3 + seconds * 10)
})

test('desks and readers that flood are cut off too, and the room goes on', async () => {
  for (const [connected, event] of [
    [() => deskSocket(house), 'feed'],
    [() => readerSocket(house), 'since'],
  ] as const) {
    const socket = open(connected())
    await once(socket, 'connect')
    const cut = once<string>(socket, 'disconnect')
    for (let at = 0; at < 1000; at += 1) socket.emit(event, { cursor: null }, () => undefined)
    await cut
    socket.disconnect()
  }
  expect((await fetch(`${house.room}/ready`)).status).toBe(200)
})

test('pages that are no screens see no frame, are let wait in numbers, and keep no real one off the list', async () => {
  const crowd = Array.from({ length: 40 }, (_, at) =>
    open(stranger(at % 2 ? null : 'a-token-that-was-made-up')),
  )
  const frames: unknown[] = []
  const codes = new Set<string>()
  for (const one of crowd) {
    one.on('frame', (frame) => frames.push(frame))
    one.on('pairing', ({ code }: PairingOffer) => codes.add(code))
  }
  const gone = () => crowd.filter((one) => !one.connected)
  await until('30 codes', () => codes.size === 30 && gone().length === 10)
  const desk = open(deskSocket(house))
  let view: ScreensView = { screens: [], waiting: [] }
  desk.on('screens', (now: ScreensView) => {
    view = now
  })
  await once(desk, 'live')
  const real = open(screenSocket(house))
  await once(real, 'frame')
  await until('the real screen', () =>
    view.screens.some((s) => s.setup.name === 'screen-programme' && s.connected),
  )
  expect(view.waiting.length).toBe(30)
  expect(frames).toEqual([])
})

test('paths that point elsewhere find nothing, and errors tell nothing of the machine', async () => {
  const raw = (origin: string, path: string) =>
    new Promise<string>((resolve, reject) => {
      const url = new URL(origin)
      const socket = connect(Number(url.port), url.hostname, () =>
        socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
      )
      let said = ''
      socket.on('data', (chunk) => {
        said += chunk
      })
      socket.once('close', () => resolve(said))
      socket.once('error', reject)
    })
  for (const origin of [house.room, house.readers]) {
    for (const path of [
      '/assets/../../server/core.js',
      '/assets/..%2F..%2Fserver%2Fcore.js',
      '/assets/%2e%2e/.vite/manifest.json',
      '/assets/..%5c..%5cserver%5ccore.js',
      '/assets//etc/passwd',
      '/assets/%00',
      '/assets/',
      '/%E0%A4%A',
      '/live/__proto__',
      '/live/constructor',
      '/live/..%2F..%2Fready',
      `/live/${'x'.repeat(3000)}`,
      '/api/v1/shows/__proto__',
      '/api/v1/shows/constructor',
    ]) {
      const said = await raw(origin, path)
      expect(said, path).toMatch(/^HTTP\/1\.1 4\d\d /)
      expect(said, path).not.toMatch(/node_modules|\/dist\/|at \w+ \(|import /)
    }
  }
  const proto = await fetch(`${house.room}/api/v1/shows/${SAMPLE}/commands`, {
    method: 'POST',
    headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
    body: '{"id":"a-command-id","kind":"clear","__proto__":{"kind":"take"}}',
  })
  expect(proto.status).toBe(400)
})

test('a core that hangs instead of dying is started again, and so is an edge', {
  tags: ['whole'],
  timeout: 60_000,
}, async () => {
  for (const who of ['core', 'edge'] as const) {
    const hung = house.children()[who]
    process.kill(hung, 'SIGSTOP')
    await until(`another ${who}`, () => ![0, hung].includes(house.children()[who]))
    const url = who === 'core' ? `${house.room}/ready` : `${house.readers}/live/${SAMPLE}`
    await until(`the ${who} to answer`, async () => (await fetch(url)).status === 200)
  }
  expect(house.output()).toContain('core.js hangs and is started again')
})
