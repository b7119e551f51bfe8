/** The feed as server-sent events, from the real edge: what a reader lacks, beats, and ends that nobody has to wait for. */
import { afterEach, expect, test } from 'vitest'
import { applyFeed, type Feed, type FeedUpdate, isGap } from '#shared/feed'
import { placeName } from '#shared/feed-chunks'
import { PROTOCOL_VERSION } from '#shared/version'
import { EPOCH, night, showFile } from '../display/live-sample.ts'
import { type EventReader, readEvents } from '../helpers/event-reader.ts'
import { until } from '../helpers/house.ts'
import { type RealEdge, startEdge } from '../helpers/real-edge.ts'

const EVENTS = `/live/${showFile.id}/events`
const edges: RealEdge[] = []
const readers: EventReader[] = []
const start = async (...given: Parameters<typeof startEdge>): Promise<RealEdge> => {
  const edge = await startEdge(...given)
  edges.push(edge)
  return edge
}
const read = async (...given: Parameters<typeof readEvents>): Promise<EventReader> => {
  const reader = await readEvents(...given)
  readers.push(reader)
  return reader
}
afterEach(async () => {
  for (const reader of readers.splice(0)) reader.close()
  for (const edge of edges.splice(0)) await edge.close()
})

const messages = ({ heard }: EventReader) => heard.filter(({ event }) => event === 'message')
const updates = (reader: EventReader) => messages(reader).map(({ data }) => JSON.parse(data) as FeedUpdate)
const beatAt = ({ cursor }: Feed) => JSON.stringify({ ...cursor, protocol: PROTOCOL_VERSION })
const beats = ({ heard }: EventReader) => heard.filter(({ event }) => event === 'beat')

test('a stream is no cache’s business, begins with where the log stands, and tells each reader another time to come back after', async () => {
  const evening = night()
  const { port } = await start(evening.feed())
  const some = await Promise.all([1, 2, 3, 4, 5, 6].map(() => read(port(), EVENTS)))
  for (const { status, headers } of some) {
    expect([status, headers['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8'])
    expect([headers['cache-control'], headers['x-accel-buffering']]).toEqual(['no-store', 'no'])
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['access-control-allow-origin']).toBe('*')
  }
  for (const reader of some) {
    await until('the first words', () => reader.heard.length > 0)
    expect(reader.heard[0]).toEqual({ event: 'beat', id: null, data: beatAt(evening.feed()) })
    expect(reader.retries.every((ms) => ms >= 2000 && ms <= 5000)).toBe(true)
  }
  expect(new Set(some.flatMap(({ retries }) => retries)).size).toBeGreaterThan(1)
})

test('[F1] whoever comes back says where it was, and is told exactly what follows', async () => {
  const evening = night()
  evening.write('one', 'One')
  const { port, tell } = await start(evening.feed(), { joinMs: 0 })
  const { cursor } = evening.feed()
  const first = await read(port(), EVENTS, { 'last-event-id': placeName(cursor) })
  await until('its beat', () => beats(first).length)
  tell(evening.write('two', 'Two'))
  tell(evening.write('three', 'Three'))
  await until('both', () => updates(first).length === 2)
  expect(updates(first).map(({ from, to, reset }) => [from, to, reset])).toEqual([
    [cursor.n, cursor.n + 1, false],
    [cursor.n + 1, cursor.n + 2, false],
  ])
  const place = messages(first).at(0)?.id ?? ''
  first.close()
  tell(evening.remove('one'))
  for (const [path, headers] of [
    [EVENTS, { 'last-event-id': place }],
    [`${EVENTS}?since=${place}`, {}],
  ] as const) {
    const again = await read(port(), path, headers)
    await until('the rest', () => updates(again).length)
    expect(updates(again)).toMatchObject([{ from: cursor.n + 1, to: cursor.n + 3, reset: false }])
    expect(messages(again)[0]?.id).toBe(placeName(evening.feed().cursor))
  }
})

test('[F1] what becomes public closer than can be handed out is told as one, by streams as by sockets', async () => {
  const evening = night()
  const { port, tell } = await start(evening.feed())
  const { n } = evening.feed().cursor
  const reader = await read(port(), EVENTS)
  await until('its beat', () => beats(reader).length)
  for (const id of ['one', 'two', 'three', 'four']) tell(evening.write(id, id))
  await until('all of it', () => updates(reader).at(-1)?.to === n + 4)
  expect(updates(reader).length).toBeLessThan(4)
  expect(updates(reader).flatMap(({ changes }) => changes).length).toBe(4)
})

test.each([
  ['of another log', `1-${'f'.repeat(16)}.2`],
  ['beyond the end', `${EPOCH.generation}-${EPOCH.id}.99`],
  ['that is none', 'yesterday'],
])('a place %s is answered by a reset, and then by everything', async (_, place) => {
  const evening = night()
  evening.write('one', 'One')
  const { port } = await start(evening.feed())
  const reader = await read(port(), EVENTS, { 'last-event-id': place })
  await until('everything', () => updates(reader).length)
  expect(reader.heard.map(({ event }) => event)).toEqual(['reset', 'message'])
  expect(updates(reader)).toMatchObject([{ from: 0, to: evening.feed().cursor.n, reset: true }])
})

test('a restored log is a reset for whoever is there', async () => {
  const { port, tell } = await start(night().feed())
  const reader = await read(port(), EVENTS)
  await until('a beat', () => beats(reader).length)
  tell(night(showFile, { generation: 2, id: '00000000000000bb' }).feed())
  await until('the other log', () => updates(reader).length)
  expect(reader.heard.map(({ event }) => event)).toEqual(['beat', 'reset', 'message'])
})

test('[F1] cut off again and again while posts come, go and change, a reader ends equal to the log', async () => {
  const evening = night()
  const { port, tell } = await start(evening.feed(), { streams: { beatMs: 20 } })
  let feed: Feed | null = null
  let place = 'none'
  for (let i = 0; i < 25; i += 1) {
    const reader: EventReader = await read(port(), EVENTS, { 'last-event-id': place })
    for (let j = 0; j < 4; j += 1) {
      tell(evening.write(`${i}-${j}`, `Post ${i} ${j}`))
      if (j === 1 && i > 2) tell(evening.edit(`${i - 2}-0`, 'Edited'))
      if (j === 2 && i > 3) tell(evening.remove(`${i - 3}-1`))
    }
    const wanted = i === 24 ? evening.feed().cursor.n : (feed?.cursor.n ?? 0) + 1
    await until('something new', () => (updates(reader).at(-1)?.to ?? 0) >= wanted)
    reader.close()
    for (const { id, data } of messages(reader)) {
      const outcome: ReturnType<typeof applyFeed> = applyFeed(feed, JSON.parse(data))
      if (isGap(outcome)) throw new Error(`A gap: ${outcome.gap}`)
      feed = outcome
      place = id ?? ''
    }
  }
  expect(feed?.posts).toEqual(evening.feed().posts)
  expect(feed?.cursor).toEqual(evening.feed().cursor)
})

test('beats go on coming while nothing happens, and say where the log stands', async () => {
  const evening = night()
  const { port, tell } = await start(evening.feed(), { streams: { beatMs: 15 } })
  const reader = await read(port(), EVENTS)
  await until('beats', () => beats(reader).length >= 3)
  tell(evening.write('one', 'One'))
  await until('the newest', () => beats(reader).at(-1)?.data === beatAt(evening.feed()))
})

test('a reader who does not read is cut off, holds nobody up, and costs no memory', async () => {
  const evening = night()
  const { port, tell } = await start(evening.feed(), {
    streams: { waiting: 64 * 1024, perAddress: 2 },
    joinMs: 0,
  })
  const asleep = await read(port(), EVENTS, {}, { reads: false })
  const awake = await read(port(), EVENTS)
  await until('a beat', () => beats(awake).length)
  tell(evening.write('long', 'Short as yet'))
  expect((await read(port(), EVENTS)).status).toBe(503)
  // Its place is free for others once it is gone: that is how it is seen from outside.
  let told = 1
  const place = await until('it to be cut off', async () => {
    tell(evening.edit('long', `Words that go on and on, ${told++}. `.repeat(8000)))
    await until('the one who reads to have them', () => updates(awake).length === told)
    const another = await read(port(), EVENTS)
    if (another.status === 200) return another
    another.close()
    return null
  })
  expect(place.status).toBe(200)
  expect(asleep.bytes()).toBe(0)
})

test('too many streams for one address, or in all, are sent to the log that any cache can answer; one that ends makes place', async () => {
  for (const streams of [{ perAddress: 2 }, { inAll: 2 }]) {
    const { port } = await start(night().feed(), { streams })
    const [first] = [await read(port(), EVENTS), await read(port(), EVENTS)]
    const refused = await read(port(), EVENTS)
    expect([refused.status, refused.headers['cache-control']]).toEqual([503, 'no-store'])
    // Not all at the same moment.
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(20)
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(40)
    first.close()
    await until('a place', async () => (await read(port(), EVENTS)).status === 200)
  }
})

test('there is no stream of an unknown show, and none for HEAD; one whose show is gone ends', async () => {
  const { port, ask, feeds } = await start(night().feed(), { streams: { beatMs: 15 } })
  expect((await ask('/live/none/events')).status).toBe(404)
  expect((await ask(EVENTS, {}, 'HEAD')).status).toBe(404)
  const reader = await read(port(), EVENTS)
  feeds.take({ kind: 'gone', show: showFile.id })
  await reader.over
})

test('an edge that closes ends every stream at once, and says when to come back', async () => {
  const edge = await startEdge(night().feed())
  const some = await Promise.all([1, 2, 3].map(() => read(edge.port(), EVENTS)))
  await Promise.all(some.map((reader) => until('a beat', () => beats(reader).length)))
  await edge.close()
  for (const reader of some) {
    await reader.over
    expect(reader.retries.length).toBe(2)
  }
})
