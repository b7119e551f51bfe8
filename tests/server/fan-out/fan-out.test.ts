/** What is said to many reaches each of them whole, once and in order, whichever way it goes out. */
import { io as connect } from 'socket.io-client'
import { afterEach, describe, expect, test } from 'vitest'
import { type FanOutServer, startFanOut } from '../../helpers/fan-out-server.ts'
import { until } from '../../helpers/house.ts'
import { type RawReader, readRaw } from '../../helpers/raw-reader.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const start = async (...given: Parameters<typeof startFanOut>): Promise<FanOutServer> => {
  const server = await startFanOut(...given)
  closing.push(server.close)
  return server
}
const read = async (server: FanOutServer, show = 'gala', extensions = ''): Promise<RawReader> => {
  const before = server.live.sockets.size
  const reader = await readRaw(server.port, '/live', { show }, extensions)
  closing.push(reader.close)
  await until('it to be inside', () => server.live.sockets.size > before)
  return reader
}
const told = ({ packets }: RawReader): unknown[] =>
  packets.map((packet) => (JSON.parse(packet.slice(packet.indexOf('['))) as unknown[]).at(-1))
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i)

const WAYS = ['handle', 'stream', 'library', 'plain'] as const
const SHORT: readonly string[] = ['handle', 'stream']

describe.each(WAYS)('[F1] by way of %s', (way) => {
  test('every reader of a show is told everything once and in order, and nobody of another show', async () => {
    const server = await start({ way, slice: 2 })
    const gala = await Promise.all(upTo(5).map(() => read(server)))
    const other = await read(server, 'other')
    for (const i of upTo(20)) server.tell('gala', i)
    server.tell('other', 'for the others')
    for (const reader of gala) {
      await until('all of it', () => reader.packets.length === 20)
      expect(told(reader)).toEqual(upTo(20))
    }
    await until('the others', () => other.packets.length)
    expect(told(other)).toEqual(['for the others'])
    if (SHORT.includes(way)) expect(server.fan.counts.short).toBeGreaterThan(0)
    else expect(server.fan.counts.short).toBe(0)
  })

  test('what is said to one reader and what is said to all stand in the order in which they were said', async () => {
    const server = await start({ way })
    const reader = await read(server)
    for (const i of upTo(40)) {
      if (i % 3 === 0) server.last().emit('own', i)
      else server.tell('gala', i)
      if (i % 10 === 9) await new Promise((resolve) => setImmediate(resolve))
    }
    await until('all of it', () => reader.packets.length === 40)
    expect(told(reader)).toEqual(upTo(40))
  })

  test('what is said to one reader once all have been handed something stands after it', async () => {
    const server = await start({ way, slice: 1 })
    const readers = await Promise.all(upTo(5).map(() => read(server)))
    const sockets = [...server.live.sockets.values()]
    server.tell('gala', 0)
    server.tell('gala', 1)
    server.fan.whenDone(() => {
      for (const socket of sockets) socket.emit('own', 2)
    })
    for (const reader of readers) {
      await until('all of it', () => reader.packets.length === 3)
      expect(told(reader)).toEqual([0, 1, 2])
    }
  })

  test('the standard client is told the same, and is answered in between', async () => {
    const server = await start({ way })
    const reader = await read(server)
    const client = connect(`http://127.0.0.1:${server.port}/live`, {
      transports: ['websocket'],
      auth: { show: 'gala' },
    })
    closing.push(() => client.disconnect())
    const heard: unknown[] = []
    client.on('told', (...said) => heard.push(said))
    await until('both to be inside', () => server.live.sockets.size === 2)
    const said = ['', 'é'.repeat(62), 'x'.repeat(70_000), { n: 1, text: '結果 🏆' }, null, 7, true]
    for (const one of said) {
      server.tell('gala', one, 'and more')
      expect(await client.emitWithAck('echo', one)).toEqual(one)
    }
    await until('all of it', () => heard.length === said.length && reader.packets.length === said.length)
    expect(heard).toEqual(said.map((one) => [one, 'and more']))
    expect(reader.packets).toEqual(said.map((one) => `42/live,${JSON.stringify(['told', one, 'and more'])}`))
  })

  test('a frame larger than the system takes at once arrives whole, and what follows stands after it', async () => {
    const server = await start({ way, waiting: 64 * 1024 * 1024 })
    const reader = await read(server)
    const other = await read(server)
    reader.pause()
    const large = '0123456789abcdef'.repeat(500_000)
    server.tell('gala', large)
    server.tell('gala', 'after it')
    server.last().emit('own', 'to the other')
    await until('the other one', () => other.packets.length === 3)
    expect(reader.packets.length).toBe(0)
    reader.resume()
    await until('the rest', () => reader.packets.length === 2)
    expect(told(reader)[0] === large).toBe(true)
    expect(told(reader)[1]).toBe('after it')
  })

  test('readers who vanish while it is handed out take nothing from the others', async () => {
    const server = await start({ way, slice: 1 })
    const readers = await Promise.all(upTo(8).map(() => read(server)))
    const sockets = [...server.live.sockets.values()]
    for (const i of upTo(5)) server.tell('gala', i)
    // One by its own doing, one by the server's, one whose connection breaks under the server.
    readers[3]?.stream.resetAndDestroy()
    sockets[5]?.disconnect(true)
    const { conn } = sockets[6] as unknown as {
      conn: { transport: { socket: { _socket: RawReader['stream'] } } }
    }
    conn.transport.socket._socket.destroy()
    await until('three to be gone', () => readers.filter((reader) => reader.over()).length === 3)
    await until('the server to know', () => server.live.sockets.size === 5)
    server.tell('gala', 5)
    const left = readers.filter((reader) => !reader.over())
    expect(left.length).toBe(5)
    for (const reader of left) {
      await until('all of it', () => reader.packets.length === 6)
      expect(told(reader)).toEqual(upTo(6))
    }
  })

  test('whoever joins while it is handed out hears what is said from then on', async () => {
    const server = await start({ way, slice: 1 })
    const first = await Promise.all(upTo(6).map(() => read(server)))
    server.tell('gala', 0)
    const joiner = await read(server)
    server.tell('gala', 1)
    for (const reader of first) await until('both', () => reader.packets.length === 2)
    await until('the second', () => joiner.packets.length > 0)
    expect(told(joiner).at(-1)).toBe(1)
  })

  test('exceptions, attachments, answers asked of many and words to one reader’s own room go as ever, in turn', async () => {
    const server = await start({ way, slice: 1 })
    const readers = [await read(server), await read(server)]
    const { id } = server.last()
    server.tell('gala', 'first')
    server.live.to('gala').except(id).emit('told', 'not to the last')
    server.live.to(['gala', 'other']).emit('told', 'to two shows')
    server.live.emit('told', 'to everybody')
    server.live.to(id).emit('told', 'to the last')
    const [one, last] = readers as [RawReader, RawReader]
    await until('all of it', () => one.packets.length === 4 && last.packets.length === 4)
    expect(told(one)).toEqual(['first', 'not to the last', 'to two shows', 'to everybody'])
    expect(told(last)).toEqual(['first', 'to two shows', 'to everybody', 'to the last'])
    server.live.to('gala').emit('told', Buffer.from('bytes'))
    await until('an attachment', () => one.packets.at(-1)?.startsWith('451-'))
    const answers = server.live.to('gala').timeout(5000).emitWithAck('asked')
    for (const reader of readers) {
      await until('a question', () => reader.packets.at(-1)?.includes('asked'))
      const question = /,(\d+)\[/.exec(reader.packets.at(-1) ?? '')?.[1]
      reader.say(`43/live,${question}["here"]`)
    }
    expect(await answers).toEqual(['here', 'here'])
  })
})
