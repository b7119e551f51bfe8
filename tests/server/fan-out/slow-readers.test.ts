/** Readers who do not read hold nobody up, take a bounded share of memory, and end with everything all the same. */
import { io as connect } from 'socket.io-client'
import { afterEach, describe, expect, test } from 'vitest'
import { applyFeed, type Feed, type FeedUpdate, isGap } from '#shared/feed'
import { PROTOCOL_VERSION, type Reply } from '#shared/protocol'
import { night, showFile } from '../../display/live-sample.ts'
import { type FanOutServer, startFanOut } from '../../helpers/fan-out-server.ts'
import { until } from '../../helpers/house.ts'
import { type RawReader, readRaw } from '../../helpers/raw-reader.ts'
import { startEdge } from '../../helpers/real-edge.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const start = async (...given: Parameters<typeof startFanOut>): Promise<FanOutServer> => {
  const server = await startFanOut(...given)
  closing.push(server.close)
  return server
}
const read = async (port: number, show = 'gala', auth: object = {}): Promise<RawReader> => {
  const reader = await readRaw(port, '/live', { show, ...auth })
  closing.push(reader.close)
  return reader
}
const numbers = ({ packets }: RawReader): number[] =>
  packets.map((packet) => Number(/\["told",(\d+),/.exec(packet)?.[1]))

const FILLING = 'x'.repeat(64 * 1024)
const MANY = 300
const WAITING = 256 * 1024

/** Says much to one who reads and one who does not, until the one who does has it all. */
async function flooded(server: FanOutServer) {
  const [reader, sleeper] = [await read(server.port), await read(server.port)]
  await until('both to be inside', () => server.live.sockets.size === 2)
  sleeper.pause()
  for (let i = 0; i < MANY; i += 1) {
    server.tell('gala', i, FILLING)
    // Looked at on every turn of the event loop: three hundred of `until` would take half a minute.
    while (reader.packets.length <= i && !reader.over()) await new Promise((resolve) => setImmediate(resolve))
  }
  return { reader, sleeper }
}

describe.each(['handle', 'stream', 'library'] as const)('[F1] by way of %s', (way) => {
  test('one who does not read is kept a bounded buffer and the newest; the others wait for nothing', async () => {
    const server = await start({ way, waiting: WAITING })
    const { reader, sleeper } = await flooded(server)
    expect(numbers(reader)).toEqual(Array.from({ length: MANY }, (_, i) => i))
    expect([server.fan.behind(), server.fan.counts.behind > 0]).toEqual([1, true])
    sleeper.resume()
    await until('the newest', () => numbers(sleeper).at(-1) === MANY - 1)
    const had = numbers(sleeper)
    // What stood before it in the buffers, without a hole, and then the newest.
    expect(had.slice(0, -1)).toEqual(had.slice(0, -1).map((_, i) => i))
    expect(had.length).toBeLessThan(MANY)
    await until('it to keep up again', () => server.fan.behind() === 0)
    server.tell('gala', MANY, 'and on')
    await until('the next', () => numbers(sleeper).at(-1) === MANY)
  })

  test('one who does not read for long is cut off, and the others are not', async () => {
    const server = await start({ way, waiting: WAITING, patience: 200 })
    const { reader, sleeper } = await flooded(server)
    await until('it to be cut off', () => server.live.sockets.size === 1)
    expect([server.fan.counts.cut, server.fan.behind()]).toEqual([1, 0])
    sleeper.resume()
    // A system short of memory lets go of such a connection without a word to its other end: it learns when it speaks.
    await until('it to know', () => {
      if (!sleeper.over()) sleeper.say('3')
      return sleeper.over()
    })
    server.tell('gala', MANY, 'and on')
    await until('the next', () => numbers(reader).at(-1) === MANY)
  })

  test('one who comes and goes while it lags is forgotten', async () => {
    const server = await start({ way, waiting: WAITING })
    const { sleeper } = await flooded(server)
    expect(server.fan.behind()).toBe(1)
    sleeper.close()
    await until('it to be forgotten', () => server.fan.behind() === 0)
    expect([server.live.sockets.size, server.fan.counts.cut]).toEqual([1, 0])
  })

  test('what is not worth a place in a buffer is dropped for whoever is busy, and for nobody else', async () => {
    const server = await start({ way, waiting: WAITING })
    const { reader, sleeper } = await flooded(server)
    const before = numbers(sleeper).length
    server.live.to('gala').volatile.emit('told', 900, 'a beat')
    await until('the one who reads', () => numbers(reader).at(-1) === 900)
    expect(server.fan.counts.dropped).toBeGreaterThan(0)
    sleeper.resume()
    await until('the newest', () => numbers(sleeper).at(-1) === MANY - 1)
    expect(numbers(sleeper).slice(before)).not.toContain(900)
  })
})

test('[F1] messages that a client has compressed go as the library sends them, and to polling clients too', async () => {
  const server = await start(
    {},
    { transports: ['websocket', 'polling'], perMessageDeflate: { threshold: 0 } },
  )
  const clients = (['websocket', 'polling'] as const).map((transport) => {
    const client = connect(`http://127.0.0.1:${server.port}/live`, {
      transports: [transport],
      auth: { show: 'gala' },
    })
    closing.push(() => client.disconnect())
    const heard: number[] = []
    client.on('told', (n: number) => heard.push(n))
    return heard
  })
  await until('both to be inside', () => server.live.sockets.size === 2)
  for (let i = 0; i < 20; i += 1) server.tell('gala', i, 'words '.repeat(200))
  for (const heard of clients) {
    await until('all of it', () => heard.length === 20)
    expect(heard).toEqual(Array.from({ length: 20 }, (_, i) => i))
  }
  expect([server.fan.counts.short, server.fan.counts.long]).toEqual([0, 40])
})

test('[F1] a reader of the real edge that fell behind sees the hole, asks for what it lacks, and has everything', async () => {
  const evening = night()
  const edge = await startEdge(evening.feed(), { fanOut: { waiting: 64 * 1024 } })
  closing.push(edge.close)
  const [reader, awake] = [
    await read(edge.port(), showFile.id, { protocol: PROTOCOL_VERSION }),
    await read(edge.port(), showFile.id, { protocol: PROTOCOL_VERSION }),
  ]
  let feed: Feed = evening.feed()
  let heard = 0
  let holes = 0
  /** As every reader does: folds what follows, asks where something is missing. */
  const fold = () => {
    for (; heard < reader.packets.length; heard += 1) {
      const packet = reader.packets[heard] ?? ''
      if (packet.includes('["beat"')) continue
      const said = JSON.parse(packet.slice(packet.indexOf('['))) as
        | ['update', FeedUpdate]
        | [Reply<FeedUpdate>]
      const [first, second] = said
      const update = first === 'update' ? second : first.ok ? first.value : undefined
      if (!update) throw new Error(packet)
      const after = applyFeed(feed, update)
      if (!isGap(after)) feed = after
      else {
        holes += 1
        // Longer than this reader's frames may be: everything is as good an answer.
        reader.say('42/live,7["since",{"cursor":null}]')
      }
    }
    return feed.cursor.n === evening.feed().cursor.n
  }
  reader.pause()
  for (let i = 0; i < 40; i += 1) {
    edge.tell(evening.write(`long-${i}`, 'Words upon words. '.repeat(20_000)))
    // Joined into one they would be told at once; each is to be a message of its own.
    await until('the one who reads', () =>
      awake.packets.some((packet) => packet.includes(`"post-long-${i}"`)),
    )
  }
  reader.resume()
  await until('everything', fold)
  expect(feed.posts).toEqual(evening.feed().posts)
  expect(holes).toBeGreaterThan(0)
})
