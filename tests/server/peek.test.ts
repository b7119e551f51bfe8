/** A look into the envelopes, at a real house: told to one socket, by role, once, and never without its line in the log. */
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PAGE_HEADER } from '#shared/page-header'
import type { Role } from '#shared/people'
import { type Peeked, PROTOCOL_VERSION, type Reply } from '#shared/protocol'
import { deskSocket, type House, newCommandId, readerSocket, startHouse, until } from '../helpers/house.ts'

const WINNER = 'manchester-city-council'
const FIRST = 'council-of-the-year'

let house: House
let producer: string
const sockets: Socket[] = []
beforeAll(async () => {
  house = await startHouse()
  producer = await signIn(house.controlLink)
})
afterAll(async () => {
  for (const socket of sockets) socket.disconnect()
  await house.stop()
})

const post = (path: string, body: unknown, cookie = '') =>
  fetch(`${house.room}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: house.room, ...PAGE_HEADER, cookie },
    body: JSON.stringify(body),
  })

/** The cookie of whoever opened this link. */
async function signIn(link: string): Promise<string> {
  const reply = await post('/control/sign-in', { key: link.split('#key=')[1] })
  return reply.headers.get('set-cookie')?.split(';')[0] ?? ''
}

/** The desk of somebody of this role, and everything it heard. */
async function deskOf(role: Role): Promise<{ socket: Socket; heard: unknown[] }> {
  const invited = (await (await post('/control/invite', { role }, producer)).json()) as { link: string }
  const socket = io(`${house.room}/control`, {
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie: await signIn(invited.link), origin: house.room },
    auth: { protocol: PROTOCOL_VERSION, show: null, desk: `desk-of-${role}` },
  })
  sockets.push(socket)
  const heard: unknown[] = []
  socket.onAny((...message) => heard.push(message))
  await until(`the ${role}’s desk`, () => socket.connected && heard.length > 0)
  return { socket, heard }
}

const peek = (socket: Socket, id = newCommandId(), category = FIRST): Promise<Reply<Peeked>> =>
  socket.timeout(4000).emitWithAck('peek', { id, kind: 'peek', category })
const seq = async () => (await house.view()).live.position.seq

test('[E1] a scrutineer reads what the envelopes hold; nobody else hears of more than that somebody looked', async () => {
  const { socket } = await deskOf('scrutineer')
  const automation = deskSocket(house)
  const reader = readerSocket(house)
  sockets.push(automation, reader)
  const others: unknown[] = []
  for (const other of [automation, reader])
    other.onAny((event, ...words) => event !== 'plan' && others.push(words))
  await until('the others', () => automation.connected && reader.connected && others.length > 0)
  const before = await seq()
  const reply = await peek(socket)
  expect(reply).toMatchObject({
    ok: true,
    value: {
      category: FIRST,
      levels: expect.arrayContaining([
        { level: 'winner', version: 1, commitment: expect.any(String), result: expect.anything() },
      ]),
    },
  })
  expect(JSON.stringify(reply)).toContain(WINNER)
  expect(await seq()).toBe(before + 1)
  await until('the others to hear of it', () => JSON.stringify(others).includes(`"seq":${before + 1}`))
  expect(JSON.stringify(others)).not.toContain(WINNER)
  expect(house.output()).not.toContain(WINNER)
})

test('a look is answered once: its id sent again shows nothing, and adds nothing to the log', async () => {
  const { socket } = await deskOf('scrutineer')
  const id = newCommandId()
  expect((await peek(socket, id)).ok).toBe(true)
  const before = await seq()
  expect(await peek(socket, id)).toMatchObject({ ok: false, refusal: { code: 'looked-already' } })
  // The same command by the usual way has its first answer, which holds no result.
  const answer = await socket.timeout(4000).emitWithAck('command', { id, kind: 'peek', category: FIRST })
  expect(answer).toEqual({ ok: true, position: expect.anything() })
  expect(await seq()).toBe(before)
})

test('operators and editors are refused, and what is no look is no look', async () => {
  const before = await seq()
  for (const role of ['operator', 'editor'] as const) {
    const { socket } = await deskOf(role)
    expect(await peek(socket)).toMatchObject({ ok: false, refusal: { code: 'not-your-role' } })
  }
  const { socket } = await deskOf('scrutineer')
  expect(await peek(socket, newCommandId(), 'nope')).toMatchObject({ refusal: { code: 'no-such-category' } })
  expect(await socket.timeout(4000).emitWithAck('peek', { kind: 'take' })).toMatchObject({
    refusal: { code: 'malformed' },
  })
  expect(await seq()).toBe(before)
})
