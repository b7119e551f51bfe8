/** The room's HTTP: sign-in, the API for automation, bad input, and the headers of every page. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PAGE_HEADER } from '#shared/page-header'
import { PROTOCOL_VERSION } from '#shared/protocol'
import { API_KEY, deskSocket, type House, newCommandId, SAMPLE, startHouse, until } from '../helpers/house.ts'

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house.stop())

const json = async (reply: Response | Promise<Response>) => {
  const { status, ...rest } = await Promise.resolve(reply).then(async (r) => ({
    status: r.status,
    body: await r.json(),
  }))
  return { status, ...rest.body } as Record<string, unknown>
}
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${house.room}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: house.room, ...PAGE_HEADER, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const cookieOf = (reply: Response) => reply.headers.get('set-cookie')?.split(';')[0] ?? ''

const sample = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../server/sample/${SAMPLE}/${name}`, import.meta.url)), 'utf8')
const ceremony = {
  name: 'Second Awards',
  date: '2026-12-01',
  venue: null,
  presentedBy: null,
  timeZone: 'Europe/London',
}
const importing = (change: object = {}) => ({
  id: 'second',
  ceremony,
  shortlist: sample('shortlist.csv'),
  ...change,
})

test('the printed key signs in once; the session is an HttpOnly cookie and ends with signing out', async () => {
  const key = new URL(house.controlLink).hash.slice('#key='.length)
  expect(await json(fetch(`${house.room}/control/session`))).toMatchObject({
    status: 401,
    code: 'not-signed-in',
  })
  expect(await json(post('/control/sign-in', { key: 'wrong' }))).toMatchObject({
    status: 401,
    code: 'wrong-key',
  })
  expect(await json(post('/control/sign-in', { key }, { origin: 'http://evil.example' }))).toMatchObject({
    status: 403,
    code: 'foreign-page',
  })
  const signedIn = await post('/control/sign-in', { key })
  expect(signedIn.status).toBe(200)
  expect(signedIn.headers.get('set-cookie')).toMatch(/HttpOnly/)
  expect(signedIn.headers.get('set-cookie')).toMatch(/SameSite=Strict/)
  expect(await json(post('/control/sign-in', { key }))).toMatchObject({ status: 401, code: 'wrong-key' })
  const cookie = cookieOf(signedIn)
  expect(await json(fetch(`${house.room}/control/session`, { headers: { cookie } }))).toMatchObject({
    status: 200,
    role: 'producer',
  })

  const invited = await json(post('/control/invite', { role: 'editor' }, { cookie }))
  expect(invited['link']).toMatch(/\/control#key=/)
  const editor = cookieOf(await post('/control/sign-in', { key: String(invited['link']).split('#key=')[1] }))
  expect(await json(post('/control/invite', { role: 'editor' }, { cookie: editor }))).toMatchObject({
    status: 403,
    code: 'not-your-role',
  })
  const clear = { id: newCommandId(), kind: 'clear' }
  expect(await json(post(`/api/v1/shows/${SAMPLE}/commands`, clear, { cookie: editor }))).toMatchObject({
    status: 403,
    code: 'not-your-role',
  })
  expect(
    await json(post(`/api/v1/shows/${SAMPLE}/commands`, clear, { cookie, origin: 'http://evil.example' })),
  ).toMatchObject({ status: 403, code: 'foreign-page' })

  await post('/control/sign-out', {}, { cookie })
  expect((await fetch(`${house.room}/control/session`, { headers: { cookie } })).status).toBe(401)
})

test('signing out ends every socket of the session, the desk’s and its monitors’, and nobody else’s', async () => {
  const invited = await json(
    post('/control/invite', { role: 'operator' }, { authorization: `Bearer ${API_KEY}` }),
  )
  const cookie = cookieOf(await post('/control/sign-in', { key: String(invited['link']).split('#key=')[1] }))
  const mine = { cookie, origin: house.room }
  const hello = { protocol: PROTOCOL_VERSION, width: 640, height: 360, lacks: [], token: null }
  const open = (path: string, auth: object, extraHeaders: Record<string, string>) =>
    io(`${house.room}${path}`, { transports: ['websocket'], forceNew: true, auth, extraHeaders })
  const desk = open('/control', { protocol: PROTOCOL_VERSION, show: null }, mine)
  const monitor = open('/stage', { ...hello, monitor: { bus: 'preview', show: null } }, mine)
  const other = deskSocket(house)
  const ended: string[] = []
  desk.on('disconnect', (why) => ended.push(`desk: ${why}`))
  monitor.on('disconnect', (why) => ended.push(`monitor: ${why}`))
  try {
    await until('all to be let in', () => desk.connected && monitor.connected && other.connected)
    await post('/control/sign-out', {}, { cookie })
    await until('both to be ended', () => ended.length === 2)
    expect(ended.toSorted()).toEqual(['desk: io server disconnect', 'monitor: io server disconnect'])
    expect(other.connected).toBe(true)
  } finally {
    for (const socket of [desk, monitor, other]) socket.disconnect()
  }
})

test('the API refuses without a key and with a wrong one, and changes nothing', async () => {
  const before = (await house.view()).live.position
  for (const init of [
    { headers: {} },
    { headers: { authorization: 'Bearer wrong-key-wrong-key' } },
    { headers: { authorization: 'nonsense' } },
  ]) {
    expect((await fetch(`${house.room}/api/v1/shows/${SAMPLE}`, init)).status).toBe(401)
  }
  expect(
    (await house.api('/api/v1/shows', { method: 'POST', body: importing(), key: 'wrong-key-wrong-key' }))
      .status,
  ).toBe(401)
  expect((await house.view()).live.position).toEqual(before)
})

test('commands by HTTP pass the same door: parse, role, refusal, and one answer for one id', async () => {
  const commands = `/api/v1/shows/${SAMPLE}/commands`
  const send = (body: unknown) => json(house.api(commands, { method: 'POST', body }))
  expect(await send({ id: newCommandId(), kind: 'dance' })).toMatchObject({ status: 400, code: 'malformed' })
  expect(await send({ id: newCommandId(), kind: 'write-post', text: 7 })).toMatchObject({
    status: 400,
    sentence: expect.stringContaining('text'),
  })
  expect(await send({ id: newCommandId(), kind: 'publish', publication: 'x' })).toMatchObject({
    status: 403,
    code: 'not-your-role',
  })
  expect(
    await send({
      id: newCommandId(),
      kind: 'back',
      from: { epoch: { generation: 9, id: '0'.repeat(16) }, programmeSeq: 1 },
    }),
  ).toMatchObject({ status: 409, code: 'log-replaced' })
  expect(await json(house.api('/api/v1/shows/none/commands', { method: 'POST', body: {} }))).toMatchObject({
    status: 404,
    code: 'no-such-show',
  })
  const post = { id: newCommandId(), kind: 'write-post', text: 'By HTTP' }
  const first = await send(post)
  expect(first).toMatchObject({ status: 200, ok: true })
  expect(await send(post)).toEqual(first)
})

test('a second show is imported with its results sealed, is refused twice, and leaves the first alone', async () => {
  const before = (await house.view()).live.position
  const created = await json(
    house.api('/api/v1/shows', { method: 'POST', body: importing({ results: sample('results.csv') }) }),
  )
  expect(created).toMatchObject({ status: 201, show: 'second' })
  const view = await house.view('second')
  expect(view.plan.show.categories.length).toBe(22)
  expect(view.live.marks['housing']).toBe('ss')
  expect(JSON.stringify(view)).not.toContain('box')
  expect(await json(house.api('/api/v1/shows', { method: 'POST', body: importing() }))).toMatchObject({
    status: 409,
    code: 'show-exists',
  })
  expect((await house.view()).live.position).toEqual(before)
  expect(await json(fetch(`${house.room}/ready`))).toMatchObject({ onAir: SAMPLE })
})

test('bad tables are refused by row and column, whole, and the running show is untouched', async () => {
  const before = (await house.view()).live.position
  const bad = async (change: object) =>
    json(house.api('/api/v1/shows', { method: 'POST', body: importing({ id: 'third', ...change }) }))
  expect(await bad({ shortlist: 'category,entrant\nHousing,York' })).toMatchObject({
    status: 400,
    code: 'bad-table',
    sentence: expect.stringContaining('"sponsor"'),
  })
  expect(await bad({ results: 'category,level,entrant,title\nHousing,Winner,Atlantis,' })).toMatchObject({
    status: 400,
    sentence: expect.stringMatching(/results, row 2, column "entrant"/),
  })
  expect(
    await bad({ shortlist: `${sample('shortlist.csv')}\r\n${sample('shortlist.csv').split('\r\n')[1]}` }),
  ).toMatchObject({ status: 400, sentence: expect.stringMatching(/already/) })
  expect(await bad({ id: 'Not An Id' })).toMatchObject({
    status: 400,
    code: 'malformed',
    sentence: expect.stringContaining('id'),
  })
  const junk = await post('/api/v1/shows', 'x'.repeat(5 * 1024 * 1024), {
    authorization: 'Bearer a-key-for-the-tests-only',
  })
  expect(await json(junk)).toMatchObject({ status: 413, code: 'too-large' })
  const junkRows = await bad({ shortlist: 'x,'.repeat(1_500_000) })
  expect(junkRows).toMatchObject({ status: 400, code: 'bad-table' })
  expect(
    await json(post('/api/v1/shows', '{"half":', { authorization: 'Bearer a-key-for-the-tests-only' })),
  ).toMatchObject({ status: 400, code: 'malformed' })
  expect((await house.api('/api/v1/shows/third')).status).toBe(404)
  expect((await house.view()).live.position).toEqual(before)
})

test('both ports answer health and readiness, and the public one serves nothing of the room', async () => {
  expect(await json(fetch(`${house.room}/health`))).toMatchObject({ status: 200, alive: true })
  expect(await json(fetch(`${house.readers}/health`))).toMatchObject({ status: 200, alive: true })
  expect(await json(fetch(`${house.readers}/ready`))).toMatchObject({ status: 200, ready: true })
  for (const path of [
    '/control',
    '/stage',
    `/api/v1/shows/${SAMPLE}`,
    '/assets/../.vite/manifest.json',
    '/assets/%2e%2e/control/index.html',
    '/live/none',
  ]) {
    expect((await fetch(`${house.readers}${path}`)).status).toBe(404)
  }
  const control = await (await fetch(`${house.room}/control`)).text()
  const script = /src="(\/assets\/control[^"]+)"/.exec(control)?.[1]
  expect(script).toBeTruthy()
  expect((await fetch(`${house.room}${script}`)).status).toBe(200)
  expect((await fetch(`${house.readers}${script}`)).status).toBe(404)
})

test('every page forbids foreign script, style and frames', async () => {
  for (const url of [`${house.room}/control`, `${house.room}/stage`, `${house.readers}/live/${SAMPLE}`]) {
    const policy = (await fetch(url)).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).toMatch(/trusted-types lit-html( stage-page stage-worker)?(;|$)/)
    expect(policy).not.toContain('upgrade-insecure-requests')
  }
})

test('the live blog answers a known ETag with nothing, and a changed page with the new one', async () => {
  const url = `${house.readers}/live/${SAMPLE}`
  const etag = (await fetch(url)).headers.get('etag') ?? ''
  expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304)
  await house.command({ kind: 'write-post', text: 'Something new' })
  const changed = await until('the new page', async () => {
    const reply = await fetch(url, { headers: { 'if-none-match': etag } })
    return reply.status === 200 && reply.text()
  })
  expect(changed).toContain('Something new')
})
