/** The heartbeat that all readers share: who answers stays, and who does not is let go. */
import type { Socket } from 'node:net'
import { io as connect } from 'socket.io-client'
import { afterEach, expect, test } from 'vitest'
import { lean, usualQuery } from '../../../server/edge/fan-out/lean.ts'
import { sharedPings } from '../../../server/edge/fan-out/pings.ts'
import { startFanOut } from '../../helpers/fan-out-server.ts'
import { until } from '../../helpers/house.ts'
import { readRaw } from '../../helpers/raw-reader.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function start() {
  const server = await startFanOut({}, { pingInterval: 600, pingTimeout: 500 })
  closing.push(server.close, sharedPings(server.io))
  lean(server.io)
  usualQuery(server.io.httpServer)
  return server
}

test('[F1] readers who answer stay, by the standard client too; one who answers no more is let go', async () => {
  const server = await start()
  const reader = await readRaw(server.port, '/live', { show: 'gala' })
  const client = connect(`http://127.0.0.1:${server.port}/live`, {
    transports: ['websocket'],
    auth: { show: 'gala' },
  })
  const left: string[] = []
  client.on('disconnect', (reason) => left.push(reason))
  const sleeper = await readRaw(server.port, '/live', { show: 'gala' })
  closing.push(reader.close, sleeper.close, () => client.disconnect())
  await until('all to be inside', () => server.live.sockets.size === 3)
  const reasons: string[] = []
  for (const socket of server.live.sockets.values()) socket.on('disconnect', (reason) => reasons.push(reason))
  sleeper.pause()
  await until('the sleeper to be let go', () => server.live.sockets.size === 2)
  expect(reasons).toEqual(['ping timeout'])
  const before = reader.pings()
  await until('some more beats', () => reader.pings() >= before + 4)
  expect([left, server.live.sockets.size, reader.over()]).toEqual([[], 2, false])
})

test('what a reader came with is let go of, whatever address it came by', async () => {
  const server = await start()
  closing.push((await readRaw(server.port, '/live', { show: 'gala' })).close)
  const client = connect(`http://127.0.0.1:${server.port}/live`, {
    transports: ['websocket'],
    auth: { show: 'other' },
    query: { more: 'words' },
  })
  closing.push(() => client.disconnect())
  await until('both to be inside', () => server.live.sockets.size === 2)
  interface Below {
    readonly request: unknown
    readonly pingIntervalTimer: unknown
    readonly transport: { readonly socket: { readonly _socket: Socket } }
  }
  for (const socket of server.live.sockets.values()) {
    const { request, pingIntervalTimer, transport } = socket.conn as unknown as Below
    expect([request, pingIntervalTimer]).toEqual([null, null])
    const waiting = transport.socket._socket.rawListeners('close')
    expect(waiting.filter((listener) => 'listener' in listener)).toEqual([])
  }
  server.tell('other', 'words')
  await until('them', () => server.fan.counts.short === 1)
})
