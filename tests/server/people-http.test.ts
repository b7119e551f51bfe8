/** The people of a real house, over its sockets and its HTTP: who comes in, who is put out, and how soon. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { PeopleView } from '#shared/people-view'
import { type House, newCommandId, until } from '../helpers/house.ts'
import { cookieOf, deskAndMonitor, houseWithDesk, keyIn, type posting, said } from '../helpers/people-desk.ts'

let house: House
let post: ReturnType<typeof posting>
/** The desk of the printed key. */
let first: Record<string, string>
beforeAll(async () => {
  ;({ house, post, first } = await houseWithDesk())
})
afterAll(() => house.stop())

const sockets: Socket[] = []
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect()
})

const view = async (): Promise<PeopleView> =>
  (await (await post('/control/people', {}, first, 'GET')).json()) as PeopleView
const lineOf = async (name: string) => (await view()).people.find((person) => person.name === name)

const drawn = new Map<string, string>()
const invite = (name: string, role: string, id = newCommandId()) => {
  drawn.set(name, id)
  return post('/control/people', { id, name, role }, first)
}
const idOf = (name: string) => drawn.get(name) ?? ''

/** Signs in by a link that is given out for this person. */
async function byLink(name: string, role: string): Promise<Record<string, string>> {
  const { link } = (await (await invite(name, role)).json()) as { link: string }
  return { cookie: cookieOf(await post('/control/sign-in', { key: keyIn(link) })) }
}
const PASSWORD = 'correct horse battery'
async function withPassword(name: string, role: string, password = PASSWORD) {
  const desk = await byLink(name, role)
  expect((await post('/control/password', { current: null, password }, desk)).status).toBe(200)
  return desk
}
const byName = (name: string, password = PASSWORD) => post('/control/sign-in', { name, password })
const sessionOf = (desk: Record<string, string>) => post('/control/session', {}, desk, 'GET')

async function openSockets(desk: Record<string, string>) {
  const opened = deskAndMonitor(house, desk)
  sockets.push(...opened.sockets)
  await until('both to be let in', opened.isIn)
  return opened
}

/** Something that every desk and monitor of the house is told. */
const write = async (text: string) =>
  house.api('/api/v1/shows/lgc-awards-2022/commands', {
    method: 'POST',
    body: { id: newCommandId(), kind: 'write-post', text },
  })

test('a person is invited by a link that works once, chooses a password, and comes back by name from another desk', async () => {
  const reply = await said(invite('Ada Lovelace', 'producer'))
  expect(reply).toMatchObject({ status: 200, link: expect.stringContaining('/control#key=') })
  const key = keyIn(String(reply['link']))
  const arrived = await post('/control/sign-in', { key })
  const desk = { cookie: cookieOf(arrived) }
  const account = { hasPassword: false, choosing: true }
  expect(await arrived.json()).toEqual({ name: 'Ada Lovelace', role: 'producer', account, alone: false })
  expect(await said(post('/control/sign-in', { key }))).toMatchObject({ status: 401, code: 'wrong-key' })
  expect(await said(byName('Ada Lovelace', ''))).toMatchObject({ status: 401, code: 'wrong-password' })
  for (const [password, words] of [
    ['short', 'at least 10'],
    ['Ada Lovelace', 'name'],
    ['x'.repeat(200), '128 bytes'],
  ])
    expect(await said(post('/control/password', { current: null, password }, desk))).toMatchObject({
      status: 400,
      code: 'bad-password',
      sentence: expect.stringContaining(words as string),
    })
  expect((await post('/control/password', { current: null, password: PASSWORD }, desk)).status).toBe(200)
  expect(await said(sessionOf(desk))).toMatchObject({ account: { hasPassword: true, choosing: false } })
  const elsewhere = await byName(' ada  LOVELACE', PASSWORD)
  expect(elsewhere.status).toBe(200)
  expect(await lineOf('Ada Lovelace')).toMatchObject({ hasPassword: true, linkUntil: null })
  expect((await lineOf('Ada Lovelace'))?.signedIn).toHaveLength(2)
})

test('what somebody does is in the log by their name, from every desk of theirs', async () => {
  const desk = await byLink('Noor el-Amin', 'editor')
  const reply = await post(
    '/api/v1/shows/lgc-awards-2022/commands',
    { id: newCommandId(), kind: 'write-post', text: 'By Noor' },
    desk,
  )
  expect(reply.status).toBe(200)
  const { lines } = (await (await house.api('/api/v1/shows/lgc-awards-2022/as-run.json')).json()) as {
    lines: { by: string }[]
  }
  expect(lines.at(-1)?.by).toBe('Noor el-Amin')
})

test.each([
  ['shut out', () => post(`/control/people/${idOf('Emil')}`, { disabled: true }, first, 'PATCH')],
  ['removed', () => post(`/control/people/${idOf('Emil')}`, {}, first, 'DELETE')],
  [
    'signed out by a producer',
    async () => post(`/control/sessions/${(await lineOf('Emil'))?.signedIn[0]?.id}`, {}, first, 'DELETE'),
  ],
] as const)(
  'whoever is %s is out of every socket when the answer is there, and hears nothing after it',
  async (_, act) => {
    await post(`/control/people/${idOf('Emil')}`, {}, first, 'DELETE')
    const desk = await byLink('Emil', 'operator')
    const other = await openSockets(first)
    const { heard, isOver } = await openSockets(desk)
    await write('Heard by all')
    await until('the desk to hear of it', () => heard.includes('feed'))
    expect((await act()).status).toBe(200)
    const [before, told] = [heard.length, other.heard.length]
    await write('Not heard by Emil')
    await until('the others to hear of it', () => other.heard.slice(told).includes('feed'))
    await until('both sockets to be over', isOver)
    // What was on its way when he was put out may still have come; of what was done after it, nothing.
    expect(heard.slice(before).filter((event) => event === 'feed' || event === 'live')).toEqual([])
    expect((await sessionOf(desk)).status).toBe(401)
    expect(other.isOver()).toBe(false)
    expect((await act()).status).toBe(200)
  },
)

test('a changed role takes effect at once: at the API, and at desks, which come back with it', async () => {
  const desk = await byLink('Ines', 'operator')
  const { isOver } = await openSockets(desk)
  const clear = () =>
    post('/api/v1/shows/lgc-awards-2022/commands', { id: newCommandId(), kind: 'clear' }, desk)
  const change = () => post(`/control/people/${idOf('Ines')}`, { role: 'editor' }, first, 'PATCH')
  expect((await clear()).status).not.toBe(403)
  expect((await change()).status).toBe(200)
  await until('the desk to be cut off', isOver)
  expect(await said(clear())).toMatchObject({ status: 403, code: 'not-your-role' })
  expect(await said(sessionOf(desk))).toMatchObject({ status: 200, role: 'editor' })
  const again = await openSockets(desk)
  // The same wish once more changes nothing, and disturbs nobody.
  expect((await change()).status).toBe(200)
  await write('Still there')
  await until('the desk to hear of it', () => again.heard.includes('feed'))
  expect(again.isOver()).toBe(false)
})

test('the last producer with a password stays; names that read alike are refused; the same wish twice is one person', async () => {
  for (const act of [
    () => post(`/control/people/${idOf('Ada Lovelace')}`, { role: 'editor' }, first, 'PATCH'),
    () => post(`/control/people/${idOf('Ada Lovelace')}`, { disabled: true }, first, 'PATCH'),
    () => post(`/control/people/${idOf('Ada Lovelace')}`, {}, first, 'DELETE'),
  ])
    expect(await said(act())).toMatchObject({ status: 409, code: 'last-producer' })
  expect(await said(invite('ADA\u200b lovelace', 'editor', newCommandId()))).toMatchObject({
    status: 409,
    code: 'name-taken',
  })
  expect(await said(invite('automation', 'editor'))).toMatchObject({ status: 400, code: 'bad-name' })
  const id = newCommandId()
  const links = await Promise.all([1, 2, 3].map(async () => said(invite('Twice', 'editor', id))))
  expect(links.map(({ status }) => status)).toEqual([200, 200, 200])
  expect((await view()).people.filter(({ name }) => name === 'Twice')).toHaveLength(1)
  // A link given before works no more.
  const { link } = (await (await post(`/control/people/${id}/link`, {}, first)).json()) as { link: string }
  for (const old of links)
    expect((await post('/control/sign-in', { key: keyIn(String(old['link'])) })).status).toBe(401)
  expect((await post('/control/sign-in', { key: keyIn(link) })).status).toBe(200)
})

test('changing the password needs the old one, ends every other desk, and keeps this one', async () => {
  const desk = await withPassword('Petra', 'operator')
  const other = { cookie: cookieOf(await byName('Petra')) }
  const { isOver } = await openSockets(other)
  const change = (current: string | null) =>
    post('/control/password', { current, password: 'another horse entirely' }, desk)
  expect(await said(change(null))).toMatchObject({ status: 409, code: 'wrong-current' })
  expect(await said(change('a wild guess'))).toMatchObject({ status: 409, code: 'wrong-current' })
  expect((await change(PASSWORD)).status).toBe(200)
  await until('the other desk to be cut off', isOver)
  expect((await sessionOf(other)).status).toBe(401)
  expect((await sessionOf(desk)).status).toBe(200)
  expect((await byName('Petra')).status).toBe(401)
  expect((await byName('Petra', 'another horse entirely')).status).toBe(200)
  // Whoever finds the desk unattended guesses a few times, and then no more.
  const guesses = []
  for (let at = 0; at < 9; at += 1) guesses.push((await change('a wild guess')).status)
  expect(guesses.slice(-3)).toEqual([429, 429, 429])
  expect((await sessionOf(desk)).status).toBe(200)
  expect((await post('/control/sign-out-everywhere', {}, desk)).status).toBe(200)
  expect((await sessionOf(desk)).status).toBe(401)
  expect((await lineOf('Petra'))?.signedIn).toEqual([])
})

test('guessing tells nobody who has an account, ends no session, and is told to the house without what was typed', async () => {
  const desk = await withPassword('Quentin', 'operator')
  const { control } = await openSockets(desk)
  const replies = []
  for (const name of ['Quentin', 'Nobody at all']) {
    const reply = await byName(name, 'guess-guess-guess')
    const { date: _date, ...headers } = Object.fromEntries(reply.headers)
    replies.push({ status: reply.status, headers, body: await reply.text() })
  }
  expect(replies[0]).toEqual(replies[1])
  const codes = []
  for (let at = 0; at < 10; at += 1) codes.push((await byName('Quentin', 'guess-guess-guess')).status)
  expect(codes.slice(-3)).toEqual([429, 429, 429])
  expect((await sessionOf(desk)).status).toBe(200)
  expect(control.connected).toBe(true)
  // A link always works, whoever guessed.
  const { link } = (await (await post(`/control/people/${idOf('Quentin')}/link`, {}, first)).json()) as {
    link: string
  }
  expect((await post('/control/sign-in', { key: keyIn(link) })).status).toBe(200)
  await until('the log to tell of it', () => house.output().includes('wrong passwords, many times'))
  expect(house.output()).toContain('"who":"Quentin"')
  expect(house.output()).not.toContain('guess-guess-guess')
})

test('behind an address that somebody guesses from, people come in at their own machines, and by a link', {
  tags: ['whole'],
}, async () => {
  await withPassword('Sunniva', 'operator')
  const signedIn = await byName('Sunniva')
  const device = signedIn.headers.getSetCookie().find((cookie) => cookie.startsWith('envelope_device='))
  expect(device).toMatch(/; Path=\/control\/sign-in; HttpOnly; SameSite=Strict/)
  const own = { cookie: device?.split(';')[0] ?? '' }
  const from = (headers: Record<string, string>) =>
    post('/control/sign-in', { name: 'Sunniva', password: PASSWORD }, headers)
  // A name each, so that only the address fills up.
  for (let at = 0; at < 6; at += 1) {
    await Promise.all(Array.from({ length: 10 }, (_, n) => byName(`guess ${at} ${n}`, 'guess-guess-guess')))
  }
  expect(await said(from({}))).toMatchObject({ status: 429, code: 'too-many-guesses' })
  expect((await from(own)).status).toBe(200)
})

test('only producers see and change the people, from a page of ours only; lent desks stay without an account', async () => {
  const editor = await byLink('Rosa', 'editor')
  const wish = { id: newCommandId(), name: 'Smuggled', role: 'producer' }
  expect(await said(post('/control/people', {}, editor, 'GET'))).toMatchObject({ status: 403 })
  expect(await said(post('/control/people', wish, editor))).toMatchObject({ status: 403 })
  expect((await post('/control/people', wish)).status).toBe(401)
  const foreign = { ...first, origin: 'http://evil.example' }
  for (const [path, method] of [
    ['/control/people', 'POST'],
    [`/control/people/${idOf('Rosa')}`, 'PATCH'],
    [`/control/people/${idOf('Rosa')}`, 'DELETE'],
    [`/control/people/${idOf('Rosa')}/link`, 'POST'],
    ['/control/sessions/0123456789abcdef012345', 'DELETE'],
    ['/control/password', 'POST'],
    ['/control/sign-out-everywhere', 'POST'],
  ] as const)
    expect(await said(post(path, wish, foreign, method))).toMatchObject({ status: 403, code: 'foreign-page' })
  expect(await lineOf('Smuggled')).toBeUndefined()

  expect(await said(post('/control/invite', { role: 'editor', name: 'rosa' }, first))).toMatchObject({
    status: 409,
    code: 'name-taken',
  })
  const lent = await said(post('/control/invite', { role: 'editor', name: 'Tablet at the door' }, first))
  const tablet = { cookie: cookieOf(await post('/control/sign-in', { key: keyIn(String(lent['link'])) })) }
  expect(await said(sessionOf(tablet))).toMatchObject({ name: 'Tablet at the door', account: null })
  expect(await said(post('/control/password', { current: null, password: PASSWORD }, tablet))).toMatchObject({
    status: 409,
    code: 'no-account',
  })
  expect((await view()).lent.map(({ name }) => name)).toEqual(['first desk', 'Tablet at the door'])
})

test('accounts outlive the core; the data folder holds no password and no key', async () => {
  const { link } = (await (await post(`/control/people/${idOf('Ada Lovelace')}/link`, {}, first)).json()) as {
    link: string
  }
  const { core } = house.children()
  process.kill(core, 'SIGKILL')
  await until(
    'another core',
    async () => ![0, core].includes(house.children().core) && (await fetch(`${house.room}/ready`)).ok,
  )
  expect((await byName('Ada Lovelace')).status).toBe(200)
  expect((await sessionOf(first)).status).toBe(200)
  const kept = Buffer.concat(readdirSync(house.folder).map((file) => readFileSync(join(house.folder, file))))
  expect(kept.includes(createHash('sha256').update(keyIn(link)).digest('hex'))).toBe(true)
  for (const secret of [PASSWORD, keyIn(link), String(first['cookie']).split('=')[1] ?? '']) {
    expect(kept.includes(secret)).toBe(false)
    expect(house.output()).not.toContain(secret)
  }
})
