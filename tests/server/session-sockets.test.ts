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
beforeEach(async () => {
  who = async () => ({ name: 'Pat', role: 'producer', session: 's', desk: null })
  const http = createServer()
  server = new Server(http, { transports: ['websocket'] })
  sessions = createSessionSockets(() => who())
  openControl(server, {
    shows: NO_SHOWS,
    keeper: NO_SCREENS,
    sessionSockets: sessions,
    hasImage: async () => false,
    warn: () => undefined,
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
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
