/** Screens over the real house: paired by code or by link, placed, found, reloaded, revoked; and what they may not do. */
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import {
  type Assignment,
  type PairingOffer,
  PROTOCOL_VERSION,
  type Reply,
  type ScreensView,
} from '#shared/protocol'
import { plainSetup, type ScreenDone, type ScreenWish } from '#shared/screens'
import type { StageFrame } from '#shared/stage-frame'
import { API_KEY, deskSocket, type House, startHouse, tokenIn, until } from '../helpers/house.ts'

let house: House
let desk: Socket
let view: ScreensView = { screens: [], waiting: [] }
beforeAll(async () => {
  house = await startHouse()
  desk = deskSocket(house)
  desk.on('screens', (now: ScreensView) => {
    view = now
  })
  await until('the desk', () => desk.connected)
})
afterAll(async () => {
  desk?.disconnect()
  await house?.stop()
})

interface Page {
  readonly socket: Socket
  readonly heard: { event: string; word: unknown }[]
  last<T>(event: string): T | undefined
}
const pages: Page[] = []
afterEach(() => {
  for (const { socket } of pages.splice(0)) socket.disconnect()
})

/** A page on `/stage` with this token, or with none. */
function open(
  token: string | null,
  headers: Record<string, string> = { origin: house.room },
  monitor: unknown = null,
): Page {
  const socket = io(`${house.room}/stage`, {
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: headers,
    auth: {
      protocol: PROTOCOL_VERSION,
      token,
      monitor,
      width: 1920,
      height: 1080,
      lacks: ['secure-context'],
    },
    reconnectionDelay: 50,
  })
  const heard: Page['heard'] = []
  socket.onAny((event: string, word: unknown) => heard.push({ event, word }))
  const page: Page = {
    socket,
    heard,
    last: <T>(event: string) => heard.findLast((said) => said.event === event)?.word as T | undefined,
  }
  pages.push(page)
  return page
}
const ask = async (wish: ScreenWish | object): Promise<Reply<ScreenDone>> =>
  desk.timeout(5000).emitWithAck('screens', wish)
const made = async (wish: ScreenWish): Promise<ScreenDone> => {
  const reply = await ask(wish)
  if (!reply.ok) throw new Error(reply.refusal.sentence)
  return reply.value
}
const code = (page: Page) => until('a code', () => page.last<PairingOffer>('pairing')?.code)
const reportOf = (screen: string | null) => view.screens.find((report) => report.screen === screen)
const before = (page: Page, a: string, b: string) =>
  page.heard.findIndex(({ event }) => event === a) < page.heard.findIndex(({ event }) => event === b)

test('a new page shows a code and no picture; once an operator has typed it, it is a screen and comes back as one', async () => {
  const page = open(null)
  const shown = await code(page)
  await until('the desk to see it wait', () => view.waiting.some((waiting) => waiting.code === shown))
  expect(page.last('frame')).toBeUndefined()
  const { screen } = await made({ kind: 'pair', code: shown, setup: plainSetup('Left wall') })
  await until('the frame', () => page.last<StageFrame>('frame'))
  expect(page.last<Assignment>('assigned')).toEqual({ ...plainSetup('Left wall'), screen })
  expect(before(page, 'assigned', 'frame')).toBe(true)
  expect(view.waiting).toEqual([])
  await until('the report', () => reportOf(screen)?.connected)
  expect(reportOf(screen)).toMatchObject({
    setup: { name: 'Left wall' },
    size: '1920×1080',
    lacks: ['secure-context'],
  })
  expect(await ask({ kind: 'pair', code: shown, setup: plainSetup('Again') })).toMatchObject({
    ok: false,
    refusal: { code: 'wrong-code' },
  })

  const token = page.last<string>('paired') ?? ''
  page.socket.disconnect()
  await until('its absence', () => reportOf(screen)?.connected === false)
  const again = open(token)
  await until('its return', () => again.last('frame'))
  expect(again.last<Assignment>('assigned')?.screen).toBe(screen)
})

test('a link is a screen of its own; the token is told once and kept nowhere in the clear', async () => {
  const { screen, token } = await made({ kind: 'link', setup: plainSetup('OBS') })
  const page = open(token)
  await until('the frame', () => page.last('frame'))
  expect(page.last<Assignment>('assigned')?.screen).toBe(screen)
  expect(JSON.stringify(view)).not.toContain(token)
  expect(house.output()).not.toContain(token)
})

test('the first start prints the link of a first screen', async () => {
  const page = open(tokenIn(house.stage))
  await until('the frame', () => page.last('frame'))
  expect(page.last<Assignment>('assigned')?.name).toBe('Stage')
})

test('a screen is renamed, moved to another layout and back while it is on', async () => {
  const { screen, token } = await made({ kind: 'link', setup: plainSetup('Right wall') })
  const page = open(token)
  await until('the frame', () => page.last<StageFrame>('frame')?.bus === 'programme')
  const assign = (change: object) =>
    made({ kind: 'assign', screen: screen ?? '', setup: { ...plainSetup('Lectern'), ...change } })
  await assign({ layout: 'confidence' })
  await until('the presenter’s board', () => page.last<StageFrame>('frame')?.bus === 'presenter')
  expect(page.last<Assignment>('assigned')).toMatchObject({ name: 'Lectern', layout: 'confidence' })
  await assign({ layout: 'lobby', raise: 10 })
  await until('the lobby', () => page.last<StageFrame>('frame')?.bus === 'lobby')
  await until('the list', () => reportOf(screen)?.setup.raise === 10)
  const count = () => page.heard.filter(({ event }) => event === 'frame').length
  const frames = count()
  await house.command({ kind: 'write-post', text: 'Doors' })
  await until('one more frame', () => count() > frames)
  expect(page.last<StageFrame>('frame')?.bus).toBe('lobby')
  expect(count()).toBe(frames + 1)
})

test('a screen given a show that is not there waits, and follows once it has one again', async () => {
  const { screen, token } = await made({ kind: 'link', setup: { ...plainSetup('Foyer'), show: 'next-year' } })
  const page = open(token)
  await until('its assignment', () => page.last('assigned'))
  expect(page.last('frame')).toBeUndefined()
  await made({ kind: 'assign', screen: screen ?? '', setup: plainSetup('Foyer') })
  await until('the frame', () => page.last('frame'))
})

test('identify and reload reach the screen they name, or every screen, and no other page', async () => {
  const one = await made({ kind: 'link', setup: plainSetup('One') })
  const two = await made({ kind: 'link', setup: plainSetup('Two') })
  const [first, second, waiting] = [open(one.token), open(two.token), open(null)]
  await until('all to be there', () => first.last('frame') && second.last('frame') && waiting.last('pairing'))
  await made({ kind: 'identify', screen: one.screen })
  await until('the name', () => first.last('identify'))
  expect(first.last('identify')).toBe(60)
  await made({ kind: 'reload', screen: null })
  await until('both to reload', () =>
    [first, second].every((page) => page.heard.some((h) => h.event === 'reload')),
  )
  expect(second.last('identify')).toBeUndefined()
  expect(waiting.heard.map(({ event }) => event)).toEqual(['pairing', 'cores'])
})

test('revoking works at once, and for a screen that is away when it comes back', async () => {
  const here = await made({ kind: 'link', setup: plainSetup('Here') })
  const away = await made({ kind: 'link', setup: plainSetup('Away') })
  const page = open(here.token)
  await until('the frame', () => page.last('frame'))
  for (const { screen } of [here, away]) await made({ kind: 'revoke', screen: screen ?? '' })
  await code(page)
  const frames = page.heard.filter(({ event }) => event === 'frame').length
  const late = open(away.token)
  await code(late)
  await house.command({ kind: 'write-post', text: 'Dinner' })
  const another = open(tokenIn(house.stage))
  await until('a frame elsewhere', () => another.last('frame'))
  expect(page.heard.filter(({ event }) => event === 'frame').length).toBe(frames)
  expect(late.last('frame')).toBeUndefined()
  expect(reportOf(here.screen)).toBeUndefined()
  expect(await ask({ kind: 'revoke', screen: here.screen })).toMatchObject({
    refusal: { code: 'no-such-screen' },
  })
})

test('pairings and setups survive a restart of the core', async () => {
  const { screen, token } = await made({
    kind: 'link',
    setup: { ...plainSetup('شاشة المسرح'), layout: 'lower-third', background: 'green' },
  })
  const { core } = house.children()
  process.kill(core, 'SIGKILL')
  await until('another core', () => ![0, core].includes(house.children().core))
  const page = open(token)
  await until('the frame', () => page.last('frame'))
  expect(page.last<Assignment>('assigned')).toMatchObject({
    screen,
    name: 'شاشة المسرح',
    background: 'green',
  })
  await until('the desk to be back', () => desk.connected && reportOf(screen)?.connected)
})

test('a monitor is let in by the desk’s session only, and is no screen', async () => {
  const monitor = { show: null, bus: 'preview' }
  const stranger = open(null, { origin: house.room }, monitor)
  await until('a refusal', () => !stranger.socket.active || stranger.socket.disconnected)
  expect(stranger.heard).toEqual([])
  const known = view.screens.length
  const mirror = open(null, { authorization: `Bearer ${API_KEY}` }, monitor)
  await until('the preview', () => mirror.last<StageFrame>('frame')?.bus === 'preview')
  mirror.socket.emit('painted', { position: mirror.last<StageFrame>('frame')?.position, at: 1 })
  expect(mirror.heard.map(({ event }) => event)).not.toContain('assigned')
  expect(view.screens.length).toBe(known)
})

test('nothing a screen or a page says changes anything but its own report', async () => {
  const page = open(tokenIn(house.stage))
  await until('the frame', () => page.last('frame'))
  const position = (await house.view()).live.position
  for (const event of ['command', 'screens', 'frame', 'assigned', 'take', 'pair']) {
    const reply = await page.socket.timeout(5000).emitWithAck(event, { kind: 'identify', screen: null })
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'unknown-message' } })
  }
  expect((await house.view()).live.position).toEqual(position)
  expect(page.last('identify')).toBeUndefined()
})

test('wishes that cannot be read, and people who may not, are refused with a sentence', async () => {
  expect(await ask({ kind: 'explode' })).toMatchObject({ ok: false, refusal: { code: 'malformed' } })
  expect(await ask({ kind: 'identify', screen: 'not-a-screen' })).toMatchObject({
    refusal: { code: 'no-such-screen' },
  })
  const nameless = await ask({ kind: 'link', setup: plainSetup(' ') })
  expect(nameless.ok ? '' : nameless.refusal.sentence).toMatch(/setup › name/)
  const http = (key: string) => house.api('/api/v1/screens', { key })
  expect((await http('a-key-that-is-wrong')).status).toBe(401)
  expect(Object.keys((await (await http(API_KEY)).json()) as object).sort()).toEqual(['screens', 'waiting'])
})
