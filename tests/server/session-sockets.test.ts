/** A session that is over keeps no socket, and a registry that is silent ends none. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io, type Socket } from 'socket.io-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PROTOCOL_VERSION } from '#shared/protocol'
import { openControl } from '../../server/gateways/control-gateway.ts'
import type { Person } from '../../server/gateways/person.ts'
import type { ScreenKeeper } from '../../server/gateways/screen-keeper.ts'
import { createSessionSockets, type SessionSockets } from '../../server/gateways/session-sockets.ts'
import type { Shows } from '../../server/shows.ts'
import { until } from '../helpers/house.ts'

const NO_SHOWS: Shows = {
  runner: () => null,
  ids: () => [],
  open: () => Promise.reject(new Error('not here')),
  openOnAir: () => Promise.reject(new Error('not here')),
  putOnAir: () => Promise.reject(new Error('not here')),
  takeUp: () => Promise.reject(new Error('not here')),
  takeOut: () => Promise.reject(new Error('not here')),
  onGone: () => undefined,
  onShow: () => undefined,
  onAir: () => undefined,
  follow: async () => 0,
  stop: () => undefined,
}

const NO_SCREENS: ScreenKeeper = {
  view: () => ({ screens: [], waiting: [] }),
  ask: () => Promise.reject(new Error('not here')),
  onChange: () => undefined,
}

let who: () => Promise<Person | null>
let sessions: SessionSockets
let server: Server
let desk: Socket
let port: number
beforeEach(async () => {
  who = async () => ({ name: 'Pat', role: 'producer', session: 's', desk: null })
  const http = createServer()
  server = new Server(http, { transports: ['websocket'] })
  sessions = createSessionSockets(() => who())
  openControl(server, {
    shows: NO_SHOWS,
    keeper: NO_SCREENS,
    sessionSockets: sessions,
    backup: null,
    edges: { crowd: () => null, onCrowd: () => undefined },
    hasImage: async () => false,
    alone: null,
    handOver: () => Promise.reject(new Error('not here')),
    trace: () => undefined,
    warn: () => undefined,
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  port = (http.address() as AddressInfo).port
  desk = io(`http://127.0.0.1:${port}/control`, {
    transports: ['websocket'],
    reconnection: false,
    auth: { protocol: PROTOCOL_VERSION, show: null },
  })
  await until('the desk to connect', () => desk.connected)
})
afterEach(async () => {
  desk.disconnect()
  await server.close()
})

test('the socket of a session that is over is ended, one whose session holds is not', async () => {
  await sessions.endExpired()
  expect(desk.connected).toBe(true)
  who = async () => null
  await sessions.endExpired()
  await until('the desk to be cut off', () => desk.disconnected)
})

test('a registry that cannot be asked ends nobody', async () => {
  who = () => Promise.reject(new Error('no registry'))
  await sessions.endExpired()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(desk.connected).toBe(true)
})

test('whoever has another role now is cut off, and comes back with it', async () => {
  who = async () => ({ name: 'Pat', role: 'editor', session: 's', desk: null })
  await sessions.endExpired()
  await until('the desk to be cut off', () => desk.disconnected)
})

test.each([
  ['their session is ended', () => sessions.end('t')],
  ['they are put out of every desk', () => sessions.endAll('account-of-pat-0001')],
] as const)('a handshake under way while %s is let in nowhere, and told nothing', async (_, end) => {
  const account = { id: 'account-of-pat-0001', hasPassword: true, choosing: false }
  const handshake = async (meanwhile: () => void) => {
    let answer: (person: Person) => void = () => undefined
    let asked = false
    who = () => {
      asked = true
      return new Promise((resolve) => {
        answer = resolve
      })
    }
    const heard: string[] = []
    const late = io(`http://127.0.0.1:${port}/control`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth: { protocol: PROTOCOL_VERSION, show: null },
    })
    let isOver = false
    late.onAny((event: string) => heard.push(event))
    late.on('disconnect', () => {
      isOver = true
    })
    try {
      await until('the server to ask who it is', () => asked)
      meanwhile()
      answer({ name: 'Pat', role: 'operator', session: 't', desk: null, account })
      await until('the end or the first word', () => isOver || heard.length > 0)
      return heard
    } finally {
      late.disconnect()
    }
  }
  expect(await handshake(() => undefined)).not.toEqual([])
  expect(await handshake(end)).toEqual([])
  // Coming again afterwards they are who they are now.
  expect(await handshake(() => undefined)).not.toEqual([])
})
