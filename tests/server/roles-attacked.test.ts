/** Pages of somebody else's, cookies that are worth nothing any more, and guesses by the thousand: what the room says to them, and what it writes down. */
import { readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PAGE_HEADER } from '#shared/page-header'
import { PROTOCOL_VERSION } from '#shared/protocol'
import { newCommandId, SAMPLE, tokenIn, until } from '../helpers/house.ts'
import { cookieOf, deskAndMonitor, keyIn, posting } from '../helpers/people-desk.ts'
import { upgrade } from '../helpers/upgrade.ts'
import { type Admitted, admit, startWatchedHouse, type WatchedHouse } from '../helpers/watched-house.ts'

let house: WatchedHouse
let admitted: Admitted
let post: ReturnType<typeof posting>
beforeAll(async () => {
  house = await startWatchedHouse()
  admitted = await admit(house)
  post = posting(house)
})
const sockets: Socket[] = []
afterAll(async () => {
  for (const socket of sockets) socket.disconnect()
  await house?.stop()
})

const foreignTo = (origin: string, other: string): string[] => [
  'http://evil.example',
  'null',
  'file://',
  '',
  origin.replace('127.0.0.1', 'localhost'),
  origin.replace('127.0.0.1', '127.0.0.1.evil.example'),
  origin.replace('//', '//evil.example@'),
  origin.replace(/:\d+$/, ''),
  // The same machine, and for a browser the same site: its cookies come along.
  other,
]

describe('pages of somebody else’s', () => {
  test('no page but ours opens a socket on either port, whatever cookie it brings', async () => {
    const { producer, automation } = admitted.all
    const ports: [string, string][] = [
      [house.room, house.readers],
      [house.readers, house.room],
    ]
    for (const [origin, other] of ports) {
      for (const foreign of foreignTo(origin, other).filter((one) => origin === house.room || one !== ''))
        expect(`${foreign} ${await upgrade(origin, { ...producer, origin: foreign })}`).toBe(`${foreign} 400`)
      expect(await upgrade(origin, { ...producer, origin })).toBe(101)
    }
    // Without an origin: a program with a key of its own; a browser's cookie alone is none.
    expect(await upgrade(house.room, { ...producer })).toBe(400)
    expect(await upgrade(house.room, { ...automation })).toBe(101)
    expect(await upgrade(house.room, { ...automation, origin: 'http://evil.example' })).toBe(400)
    const polling = `${house.room}/socket.io/?EIO=4&transport=polling`
    expect((await fetch(polling, { headers: { ...producer, origin: house.room } })).status).toBe(400)
  })

  test('no namespace of the program is an exception', async () => {
    const server = join(import.meta.dirname, '../../server')
    const files = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'))
    const named = files.flatMap((file) =>
      [...readFileSync(join(server, file), 'utf8').matchAll(/\.of\('([^']*)'\)/g)].map(([, name]) => name),
    )
    const namespaces = [...new Set(named)].sort()
    expect(namespaces).toEqual(['/', '/control', '/live', '/press', '/stage'])
    const tried = namespaces.flatMap((name) =>
      [house.room, house.readers].map((origin) => `${origin}${name}`),
    )
    for (const address of tried) {
      const socket = io(address, {
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        extraHeaders: { ...admitted.all.producer, origin: 'http://evil.example' },
        auth: { protocol: PROTOCOL_VERSION, show: null, monitor: null, token: null },
      })
      sockets.push(socket)
      const outcome = await new Promise((resolve) => {
        socket.once('connect', () => resolve('in'))
        socket.once('connect_error', ({ message }) => resolve(message))
      })
      expect(`${address}: ${outcome}`).toBe(`${address}: websocket error`)
    }
  })

  test('nothing is changed by a cookie without our origin, our header and a type a form cannot send', async () => {
    const mutating = (await house.routes('core')).filter((route) => !/^(GET|HEAD) /.test(route))
    expect(mutating.length).toBeGreaterThan(25)
    const json = { 'content-type': 'application/json' }
    const ours = { origin: house.room, ...PAGE_HEADER }
    const attacks: Record<string, Record<string, string>> = {
      'a foreign page': { ...json, ...PAGE_HEADER, origin: 'http://evil.example' },
      'a page of the readers’ port': { ...json, ...PAGE_HEADER, origin: house.readers },
      'a sandboxed frame': { ...json, ...PAGE_HEADER, origin: 'null' },
      'no origin': { ...json, ...PAGE_HEADER },
      'our origin without our header': { ...json, origin: house.room },
      'a form': { 'content-type': 'application/x-www-form-urlencoded', origin: house.room },
      'a form with a file': { 'content-type': 'multipart/form-data; boundary=x', origin: house.room },
      'a form as text': { 'content-type': 'text/plain', origin: house.room },
    }
    const people = async () => {
      const reply = await post('/control/people', {}, admitted.all.producer, 'GET')
      return (await reply.text()).replace(/"seen":\d+/g, '')
    }
    const where = async () => (await house.view()).live.position
    const before = [await people(), await where()]
    for (const route of mutating) {
      const [method = '', path = ''] = route.split(' ')
      const address = `${house.room}${path.replace(':show', SAMPLE).replace(/:\w+/g, 'clear')}`
      for (const [by, headers] of Object.entries(attacks)) {
        const reply = await fetch(address, {
          method,
          headers: { ...admitted.all.producer, ...headers },
          body: '{}',
        })
        expect([403, 415], `${route} by ${by}: ${await reply.text()}`).toContain(reply.status)
      }
    }
    expect([await people(), await where()]).toEqual(before)
    // As text, even from a page of ours: what is no JSON is not read as if it were.
    const text = await fetch(`${house.room}/control/invite`, {
      method: 'POST',
      headers: { ...admitted.all.producer, ...ours, 'content-type': 'text/plain' },
      body: '{"role":"editor"}',
    })
    expect(text.status).toBe(415)
    expect((await post('/control/invite', { role: 'editor' }, admitted.all.producer)).status).toBe(200)
  })
})

/** The stream below a socket: a laptop that is shut neither reads nor answers. */
const streamOf = (socket: Socket): { pause(): void; resume(): void } =>
  (socket.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } }).ws._socket

describe('revocation', () => {
  const wordsOf = (socket: Socket): string[] => {
    const words: string[] = []
    socket.onAny((event: string, ...told: unknown[]) => words.push(JSON.stringify([event, ...told])))
    return words
  }
  const person = async (name: string) => {
    const id = newCommandId()
    const invited = await post('/control/people', { id, name, role: 'editor' }, admitted.all.producer)
    const { link } = (await invited.json()) as { link: string }
    const desk = { cookie: cookieOf(await post('/control/sign-in', { key: keyIn(link) })) }
    const opened = deskAndMonitor(house, desk)
    const press = io(`${house.room}/press`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { ...desk, origin: house.room },
      auth: { protocol: PROTOCOL_VERSION, show: null },
    })
    const all = [...opened.sockets, press]
    sockets.push(...all)
    const words = all.map(wordsOf)
    await until('all to be let in', () => opened.isIn() && press.connected && words[2]?.length)
    return { id, desk, all, words }
  }

  test('a socket that sleeps while its person is removed wakes to nothing; one of somebody else’s hears it all', async () => {
    const [gone, stays] = [await person('Gone'), await person('Stays')]
    for (const socket of [...gone.all, ...stays.all]) streamOf(socket).pause()
    expect((await post(`/control/people/${gone.id}`, {}, admitted.all.producer, 'DELETE')).status).toBe(200)
    const said = await house.command({ kind: 'blackout', on: true })
    if (!said.ok) throw new Error(said.refusal.sentence)
    const { seq } = said.position
    for (const socket of [...gone.all, ...stays.all]) streamOf(socket).resume()
    const heardOf = (words: readonly string[]) => words.some((line) => line.includes(`"seq":${seq}`))
    await until('the other desk and its monitor to hear of it', () => stays.words.slice(0, 2).every(heardOf))
    await until('the sleepers to be cut off', () => gone.all.every((socket) => !socket.connected))
    expect(gone.words.map(heardOf)).toEqual([false, false, false])
    // Awake, it would come back as who it was.
    const back = await fetch(`${house.room}/control/session`, { headers: gone.desk })
    expect(back.status).toBe(401)
    await house.command({ kind: 'blackout', on: false })
  })

  test('a screen that sleeps while it is dismissed wakes to a code, and its link is worth nothing', async () => {
    const link = await house.newScreen({ name: 'Dismissed' })
    const enter = () => {
      const socket = io(`${house.room}/stage`, {
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        extraHeaders: { origin: house.room },
        auth: {
          protocol: PROTOCOL_VERSION,
          token: tokenIn(link),
          monitor: null,
          width: 1,
          height: 1,
          lacks: [],
        },
      })
      sockets.push(socket)
      return { socket, words: wordsOf(socket) }
    }
    const has = (words: readonly string[], event: string) =>
      words.some((line) => line.startsWith(`["${event}"`))
    const { socket, words } = enter()
    await until('its picture', () => has(words, 'frame'))
    const view = (await (await house.api('/api/v1/screens')).json()) as {
      screens: { screen: string; setup: { name: string } }[]
    }
    const { screen } = view.screens.find(({ setup }) => setup.name === 'Dismissed') ?? { screen: '' }
    streamOf(socket).pause()
    const revoked = await house.api('/api/v1/screens', { method: 'POST', body: { kind: 'revoke', screen } })
    expect(revoked.status).toBe(200)
    const said = await house.command({ kind: 'write-post', text: 'Not for it' })
    streamOf(socket).resume()
    await until('its code', () => has(words, 'pairing'))
    expect(words.join()).not.toContain(`"seq":${said.ok && said.position.seq}`)
    const again = enter()
    await until('a code for whoever brings the old link', () => has(again.words, 'pairing'))
    expect(has(again.words, 'frame')).toBe(false)
  })
})

describe('guesses', () => {
  test('of ten thousand guesses at one name six are looked at, and the house answers meanwhile', async () => {
    const body = JSON.stringify({ name: 'Somebody', password: 'a guess of a password' })
    const { host, hostname, port } = new URL(house.room)
    const one = [
      'POST /control/sign-in HTTP/1.1',
      `Host: ${host}`,
      `Origin: ${house.room}`,
      ...Object.entries(PAGE_HEADER).map(([name, value]) => `${name}: ${value}`),
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      '',
      body,
    ].join('\r\n')
    /** All at once on one line, and answered in their order. */
    const guesser = (count: number) =>
      new Promise<string[]>((resolve, reject) => {
        let said = ''
        const line = connect(Number(port), hostname, () => line.write(one.repeat(count)))
        line.on('error', reject)
        line.on('data', (part) => {
          said += part
          const answers = said.match(/HTTP\/1\.1 \d+/g) ?? []
          if (answers.length < count) return
          line.destroy()
          resolve(answers)
        })
      })
    const statuses = new Map<string, number>()
    for (let round = 0; round < 20; round += 1)
      for (const answer of (await Promise.all([1, 2, 3, 4].map(() => guesser(125)))).flat()) {
        const status = answer.split(' ')[1] ?? ''
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }
    expect(Object.fromEntries(statuses)).toEqual({ 401: 6, 429: 9994 })
    expect((await house.command({ kind: 'write-post', text: 'All is well' })).ok).toBe(true)
  })
})

test('what was refused is in the technical log, once a minute for each, with who and where and no secret', async () => {
  await until('the log', () => house.output().includes('"act":"POST /control/sign-in","code":"too-many"'))
  const lines = house
    .output()
    .split('\n')
    .filter((line) => line.includes('"msg":"people: refused"'))
  const about = (act: string, code: string) =>
    lines.filter((line) => line.includes(`"act":"${act}"`) && line.includes(`"code":"${code}"`))
  expect(about('a socket for a page of http://evil.example', 'foreign-page')).toHaveLength(1)
  expect(about('POST /control/invite', 'not-allowed')).toHaveLength(1)
  expect(about('POST /control/sign-in', 'too-many')).toHaveLength(1)
  expect(about('/stage screen', 'not-signed-in')).toHaveLength(1)
  expect(about('POST /control/invite', 'not-allowed')[0]).toContain('"address":"127.0.0.1"')
  expect(lines.length).toBeLessThan(200)
  const { producer } = admitted.all
  expect(house.output()).not.toContain(producer['cookie']?.split('=')[1])
  expect(house.output()).not.toContain('a guess of a password')
})
