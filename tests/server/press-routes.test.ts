/** Buttons and status over HTTP, as a Stream Deck uses them: a press does it, refuses it, and is not held up where it is harmless. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PRESS_GUARD_MS } from '#shared/decide/presses'
import { PAGE_HEADER } from '#shared/page-header'
import { BUTTONS } from '#shared/press'
import type { ShowStatus } from '#shared/show-status'
import { API_KEY, type House, SAMPLE, startHouse, until } from '../helpers/house.ts'

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house.stop())

type Said = Partial<ShowStatus> & { status: number; code?: string; sentence?: string }
const said = async (reply: Response): Promise<Said> => ({
  ...((await reply.json()) as object),
  status: reply.status,
})
const press = async (button: string, show = '') =>
  said(await house.api(`/api/v1${show && `/shows/${show}`}/press/${button}`, { method: 'POST' }))
const status = async (): Promise<Said> => said(await house.api('/api/v1/status'))
/** Two presses at once: the one that was obeyed, then the other. */
const twice = async (button: string) =>
  (await Promise.all([press(button), press(button)])).toSorted((a, b) => a.status - b.status)
/** Presses until the guard time of buttons is over. */
const pressInTime = (button: string) =>
  until(`${button} to be obeyed`, async () => {
    const answer = await press(button)
    return answer.code === 'too-soon' ? null : answer
  })

test('[T2] take does what the desk’s big button says; a second press at once is refused with a sentence', async () => {
  const before = await status()
  expect(before).toMatchObject({ status: 200, show: SAMPLE, on: 'Holding slide', next: 'Opening' })
  const [obeyed, refused] = await twice('take')
  expect(obeyed).toMatchObject({ status: 200, on: 'Opening', next: 'Welcome' })
  expect(refused).toEqual({
    status: 429,
    code: 'too-soon',
    sentence: 'Too soon after the last press; press again.',
  })
  const { live } = await house.view()
  expect(live.programme).toMatchObject({ label: 'Opening', by: 'automation' })
  expect(live.position).toEqual(obeyed?.position)
})

test('[T1] [T2] of many presses of one button at the same moment one is obeyed', async () => {
  await pressInTime('take')
  const before = (await house.view()).live.position.seq
  await until('the guard time to be over', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => press('take')))
    const obeyed = answers.filter((answer) => answer.status === 200)
    expect(obeyed.length).toBeLessThanOrEqual(1)
    expect(answers.filter((answer) => answer.status === 429).length).toBe(8 - obeyed.length)
    return obeyed.length === 1
  })
  // The take, and the clock's own commit when a category's opening is published.
  expect((await house.view()).live.position.seq - before).toBeLessThanOrEqual(2)
})

test('[T3] blackout turns black and, once it was meant, lifts; black and lift stay quiet on repeat', async () => {
  expect(await twice('blackout')).toMatchObject([
    { status: 200, black: true },
    { status: 429, code: 'too-soon' },
  ])
  expect(await status()).toMatchObject({ black: true })
  expect(await pressInTime('blackout')).toMatchObject({ status: 200, black: false })
  await press('black')
  const lifted = await press('lift')
  expect(lifted).toMatchObject({ status: 200, black: false })
  expect(await press('lift')).toMatchObject({ status: 200, black: false, on: lifted.on })
  // At any time: the toggle too makes black again at once.
  expect(await press('blackout')).toMatchObject({ status: 200, black: true })
  expect(await press('black')).toMatchObject({ status: 200, black: true })
  expect(await press('lift')).toMatchObject({ status: 200, black: false })
})

test('next-down and next-up choose as often as they are pressed; back, clear and disarm do what they say', async () => {
  const at = (await house.view()).live.next?.to
  const down = [await press('next-down'), await press('next-down')]
  expect(down.map((answer) => answer.status)).toEqual([200, 200])
  expect(new Set(down.map((answer) => answer.next)).size).toBe(2)
  await press('next-up')
  expect(await press('next-up')).toMatchObject({ status: 200 })
  expect((await house.view()).live.next?.to).toEqual(at)
  const { back } = (await house.view()).live
  expect(await pressInTime('back')).toMatchObject({ status: 200, on: back })
  expect(await press('clear')).toMatchObject({ status: 200, on: 'Holding slide' })
  expect(await press('clear')).toMatchObject({ status: 200, on: 'Holding slide' })
  expect(await press('disarm')).toMatchObject({ status: 200, armed: false })
})

test('arm refuses what opens nothing, and a show of that name is pressed by name', async () => {
  expect(await press('arm', SAMPLE)).toMatchObject({ status: 409, code: 'nothing-to-arm' })
  expect(await press('take', 'none')).toMatchObject({ status: 404, code: 'no-such-show' })
})

test('a button there is not is refused with a sentence that lists those there are; retract is none', async () => {
  for (const name of ['retract', 'constructor', 'TAKE', 'take%20']) {
    const answer = await press(name)
    expect(answer).toMatchObject({ status: 404, code: 'no-such-button' })
    for (const button of BUTTONS) expect(answer.sentence).toContain(button)
  }
  expect(await press('retract')).toMatchObject({
    sentence: expect.stringMatching(/no button called retract/),
  })
  expect((await house.api('/api/v1/press/take')).status).toBe(404)
})

test('whatever body a controller sends with a press is not read', async () => {
  const send = (body: string | null, type: string | null) =>
    fetch(`${house.room}/api/v1/press/clear`, {
      method: 'POST',
      headers: { authorization: `Bearer ${API_KEY}`, ...(type && { 'content-type': type }) },
      body,
    })
  const bodies = [
    ['{}', 'application/json'],
    [null, 'application/json'],
    ['{"half', 'application/json'],
    ['x=1', 'application/x-www-form-urlencoded'],
    ['x'.repeat(70_000), 'text/plain'],
    [null, null],
  ] as const
  for (const [body, type] of bodies) expect((await send(body, type)).status, `${type}`).toBe(200)
})

test('without a key nothing is pressed and nothing is told', async () => {
  for (const [path, method] of [
    ['/api/v1/press/take', 'POST'],
    ['/api/v1/status', 'GET'],
    ['/api/v1/status.txt?field=next', 'GET'],
  ] as const) {
    expect((await fetch(`${house.room}${path}`, { method })).status).toBe(401)
    expect((await house.api(path, { method, key: 'wrong-key-wrong-key' })).status).toBe(401)
  }
})

test('status costs nothing while nothing changes: the same tag, answered by 304; another after a change', async () => {
  const ask = (path: string, known?: string) =>
    fetch(`${house.room}${path}`, {
      headers: { authorization: `Bearer ${API_KEY}`, ...(known && { 'if-none-match': known }) },
    })
  for (const path of ['/api/v1/status', `/api/v1/shows/${SAMPLE}/status`, '/api/v1/status.txt?field=next']) {
    const first = await ask(path)
    const tag = first.headers.get('etag') ?? ''
    expect([first.status, tag.length > 10, first.headers.get('cache-control')]).toEqual([
      200,
      true,
      'private, no-cache',
    ])
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await ask(path, known)
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag])
    }
    await press('next-down')
    const changed = await ask(path, tag)
    expect([changed.status, changed.headers.get('etag') === tag]).toEqual([200, false])
  }
})

test('a single field is plain text; one there is not is refused with those there are', async () => {
  const line = async (field: string) => {
    const reply = await house.api(`/api/v1/status.txt?field=${field}`)
    expect(reply.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    return reply.text()
  }
  const now = await status()
  expect(await Promise.all(['next', 'black', 'driver', 'screens'].map(line))).toEqual([
    now.next,
    'false',
    '',
    `${now.screens?.showing} of ${now.screens?.of}`,
  ])
  for (const query of ['', '?field=winner', '?field=next&field=on', '?field=__proto__']) {
    expect(await said(await house.api(`/api/v1/status.txt${query}`))).toMatchObject({
      status: 400,
      code: 'malformed',
      sentence: expect.stringContaining('field is one of show, on, next,'),
    })
  }
})

test('somebody signed in presses as a desk of their own: only from a page of ours, and only if no other desk drives', async () => {
  const post = (path: string, headers: Record<string, string>, body?: object) =>
    fetch(`${house.room}${path}`, {
      method: 'POST',
      headers: {
        origin: house.room,
        ...PAGE_HEADER,
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body ? JSON.stringify(body) : null,
    })
  const signInBy = async (link: string) => {
    const signedIn = await post('/control/sign-in', {}, { key: link.split('#key=')[1] })
    return signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  const signIn = async (role: string) => {
    const invited = await post('/control/invite', { authorization: `Bearer ${API_KEY}` }, { role })
    return signInBy(((await invited.json()) as { link: string }).link)
  }
  const operator = await signIn('operator')
  const editor = await signIn('editor')
  const by = async (cookie: string, button: string, origin = house.room) =>
    said(await post(`/api/v1/press/${button}`, { cookie, origin }))
  expect(await by(operator, 'clear', 'http://evil.example')).toMatchObject({
    status: 403,
    code: 'foreign-page',
  })
  expect(await by(editor, 'clear')).toMatchObject({ status: 403, code: 'not-your-role' })
  const driving = await by(operator, 'next-down')
  expect(driving).toMatchObject({ status: 200, driver: expect.stringContaining('operator') })
  const producer = await signInBy(house.controlLink)
  expect(await by(producer, 'clear')).toMatchObject({ status: 409, code: 'not-driving' })
  expect(await by(producer, 'black')).toMatchObject({ status: 200, black: true })
  expect(await press('lift')).toMatchObject({ status: 200, black: false })
})

test('the guard time of buttons is longer than the sample’s own, and shorter than a presser’s patience', async () => {
  const { plan } = await house.view()
  expect(PRESS_GUARD_MS).toBeGreaterThan(plan.show.settings.guardMs)
  expect(PRESS_GUARD_MS).toBeLessThanOrEqual(1000)
})
