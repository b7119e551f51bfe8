/** The press room in a whole house: in by a link, told what the room sees, and let at nothing else. */
import { readdirSync, readFileSync } from 'node:fs'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PAGE_HEADER } from '#shared/page-header'
import { resultPostId } from '#shared/posts'
import type { PressView } from '#shared/press-view'
import { PROTOCOL_VERSION } from '#shared/protocol'
import {
  deskSocket,
  type House,
  newCommandId,
  SAMPLE,
  screenSocket,
  startHouse,
  until,
} from '../helpers/house.ts'

let house: House
let cookie: string
const sockets: Socket[] = []
beforeAll(async () => {
  house = await startHouse()
  const { category, level } = { category: 'council-of-the-year', level: 'winner' }
  expect(resultPostId(category, level)).toContain(category)
  expect(
    await house.command({
      kind: 'edit-settings',
      change: { publicHoldSeconds: 600, guardMs: 0 },
      push: false,
    }),
  ).toMatchObject({ ok: true })
  const invited = await house.api('/control/people', {
    method: 'POST',
    body: { id: newCommandId(), name: 'Nellie Bly', role: 'press' },
  })
  const { link } = (await invited.json()) as { link: string }
  expect(link).toMatch(/\/press#key=/)
  const key = link.split('#key=')[1]
  const signedIn = await asPress('POST', '/control/sign-in', { key })
  expect(await signedIn.clone().json()).toMatchObject({ name: 'Nellie Bly', role: 'press' })
  cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
})
afterAll(async () => {
  for (const socket of sockets) socket.disconnect()
  await house?.stop()
})

const asPress = (method: string, path: string, body?: unknown) =>
  fetch(`${house.room}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      origin: house.room,
      ...PAGE_HEADER,
      ...(cookie ? { cookie } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

function enter(namespace: string, auth: object = {}): Socket {
  const socket = io(`${house.room}${namespace}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie, origin: house.room },
    auth: { protocol: PROTOCOL_VERSION, show: null, ...auth },
  })
  sockets.push(socket)
  return socket
}
const refusedBy = (socket: Socket) =>
  new Promise<string>((resolve, reject) => {
    socket.on('connect', () => reject(new Error('It was let in')))
    socket.on('connect_error', (error) =>
      resolve((error as { data?: { code: string } }).data?.code ?? error.message),
    )
  })

test('[E1] it reads the winner when the screens paint it, ten minutes before any reader, and no name before', async () => {
  const room = enter('/press')
  const views: { at: number; view: PressView | null }[] = []
  room.on('view', (view: PressView | null) => views.push({ at: Date.now(), view }))
  const screen = screenSocket(house)
  sockets.push(screen)
  const frames: { showAt: number; text: string }[] = []
  screen.on('frame', (frame: { showAt: number }) =>
    frames.push({ showAt: frame.showAt, text: JSON.stringify(frame) }),
  )
  await until('a picture', () => views.length > 0 && frames.length > 0)
  const id = resultPostId('council-of-the-year', 'winner')
  const named = () => views.find(({ view }) => view?.posts.some((post) => post.id === id))
  for (let n = 0; n < 12 && !named(); n += 1) {
    const before = views.length
    expect(await house.takeNext()).toMatchObject({ ok: true })
    await until('the press room to be told', () => views.length > before)
  }
  const told = named()
  const frame = frames.find(
    ({ text }) => text.includes('"kind":"winner"') && text.includes('Manchester City Council'),
  )
  expect(told?.at).toBeGreaterThanOrEqual((frame?.showAt ?? Number.POSITIVE_INFINITY) - 20)
  expect(JSON.stringify(views.slice(0, views.indexOf(told as never)))).not.toContain(
    'Manchester City Council',
  )
  expect(told?.view?.embargoed[id]).toBeGreaterThan(Date.now() + 500_000)
  expect(await (await fetch(`${house.readers}/live/${SAMPLE}`)).text()).not.toContain(
    'Manchester City Council',
  )

  await house.command({
    kind: 'retract',
    category: 'council-of-the-year',
    level: 'winner',
    reason: 'Wrong card',
  })
  const last = await until('it to be taken back', () => views.at(-1)?.view?.takenBack[0])
  expect(last).toMatchObject({ category: { id: 'council-of-the-year' }, reason: 'Wrong card' })
  expect(views.at(-1)?.view?.posts.some((post) => post.id === id)).toBe(false)
})

test('its people are no desk: neither on the socket of the desks nor as a monitor', async () => {
  expect(await refusedBy(enter('/control'))).toBe('not-your-role')
  const monitor = { token: null, monitor: { bus: 'preview', show: null }, width: 1, height: 1, lacks: [] }
  const stage = io(`${house.room}/stage`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie, origin: house.room },
    auth: { protocol: PROTOCOL_VERSION, ...monitor },
  })
  sockets.push(stage)
  expect(await refusedBy(stage)).toBe('not-signed-in')
  const desk = deskSocket(house)
  sockets.push(desk)
  await until('a desk to be let in', () => desk.connected)
})

test('whoever is not signed in, or was signed out, is not told', async () => {
  const stranger = io(`${house.room}/press`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin: house.room },
    auth: { protocol: PROTOCOL_VERSION, show: null },
  })
  sockets.push(stranger)
  expect(await refusedBy(stranger)).toBe('not-signed-in')
})

/** What anybody in the house may ask for: pages without a word of a show, signing in and out, one's own password. */
const OPEN = new Set([
  'GET /',
  'GET /control',
  'GET /control/sheet',
  'GET /control/door',
  'GET /control/session',
  'POST /control/sign-in',
  'POST /control/sign-out',
  'POST /control/sign-out-everywhere',
  'POST /control/password',
  'GET /demonstration',
  'GET /help',
  'GET /help/en',
  'GET /help/de',
  'GET /help/companion',
  'GET /images/:id',
  'GET /preflight',
  'GET /preflight/frame',
  'GET /preflight/fit',
  'GET /press',
  'GET /stage',
  'GET /stage-worker.js',
  'GET /ca.crt',
  'GET /ready',
  'GET /leads',
  'GET /health',
  'GET /favicon.ico',
])

/** Every route the sources of the room's port name. */
function routes(): string[] {
  const folder = new URL('../../server/', import.meta.url)
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.ts') && !file.startsWith('edge'))
  const found = files.flatMap((file) =>
    [
      ...readFileSync(new URL(file, folder), 'utf8').matchAll(
        /\.(get|post|put|patch|delete)(?:<[^(]*>)?\(\s*['`](\/[^'`]*)['`]/g,
      ),
    ].map(([, method, path]) => `${method?.toUpperCase()} ${path}`),
  )
  return [...new Set(found)]
}

test('every other address of the house is shut to them', async () => {
  const all = routes()
  expect(all.length).toBeGreaterThan(45)
  expect([...OPEN].filter((route) => !all.includes(route))).toEqual([])
  const open: string[] = []
  for (const route of all) {
    if (OPEN.has(route)) continue
    const [method = '', path = ''] = route.split(' ')
    const address = path
      .replace(':show', SAMPLE)
      .replace(/:\w+/g, 'x')
      .replace(/\$\{path\}/, 'as-run.csv')
    const { status } = await asPress(method, address, method === 'GET' ? undefined : {})
    if (status !== 403 && status !== 401) open.push(`${route}: ${status}`)
  }
  expect(open).toEqual([])
})
