/** The public stream on a real Redis: an edge of its own starts from snapshot and tail, and follows whatever happens to the line. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Feed, updateSince } from '#shared/feed'
import { PICTURES, SNAPSHOT, TAIL } from '../../server/public-stream/keys.ts'
import { night } from '../display/live-sample.ts'
import { until } from '../helpers/house.ts'
import { connected, SHOW, type StreamEdge, type StreamWorld, streamWorld } from '../helpers/public-stream.ts'
import { type RedisServer, startRedis } from '../helpers/redis.ts'

let redis: RedisServer
let world: StreamWorld
beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis?.stop())
beforeEach(() => {
  world = streamWorld(redis.url)
})
afterEach(async () => {
  await world.end()
  const client = await connected(redis.url)
  await client.flushAll()
  client.destroy()
})
const tells = (...given: Parameters<StreamWorld['tells']>) => world.tells(...given)
const edge = (...given: Parameters<StreamWorld['edge']>) => world.edge(...given)
const isAt = ({ feeds }: StreamEdge, { cursor }: Feed) => feeds.get(SHOW)?.cursor.n === cursor.n
const texts = ({ feeds }: StreamEdge) => feeds.get(SHOW)?.posts.map(({ id }) => id)

test('[F1] an edge starts from snapshot and tail, hears what follows, and no fact twice', async () => {
  const evening = night()
  const core = tells({ foldEvery: 5 })
  core.publish(evening.feed())
  const early = await edge()
  // Nobody tells yet: it knows nothing, and says so.
  expect([early.source.isLevel(), early.feeds.shows()]).toEqual([false, []])
  core.begin()
  await until('the early edge to be level', early.source.isLevel)
  for (let post = 1; post <= 12; post += 1) {
    core.publish(evening.write(`post-${post}`, `Post ${post}`))
    await until(`post ${post}`, () => isAt(early, evening.feed()))
  }
  const late = await edge()
  await until('the late edge to be level', late.source.isLevel)
  expect(texts(late)).toEqual(texts(early))
  expect(late.feeds.get(SHOW)?.changes).toEqual(evening.feed().changes)
  core.publish(evening.write('last', 'Good night'))
  await until('both', () => [early, late].every((one) => isAt(one, evening.feed())))
  expect(early.heard.slice(1).every((told) => !told.includes('reset'))).toBe(true)
  expect(new Set(early.heard).size).toBe(early.heard.length)
  const client = await connected(redis.url)
  // Folded twice: what an edge reads at its start does not grow with the evening.
  expect(await client.xLen(TAIL)).toBeLessThan(8)
  client.destroy()
})

test('[F1] a core that leads by an older number begins nothing, however late it wakes; one by a newer number does', async () => {
  const evening = night()
  const [asleep, awake] = [tells({ fence: '9' }), tells({ fence: '10' })]
  for (const core of [asleep, awake]) core.publish(evening.feed())
  awake.begin()
  const one = await edge()
  await until('it to be level', one.source.isLevel)
  asleep.begin()
  await until('the sleeper to be told', () => asleep.warned.length > 0)
  expect(asleep.warned[0]).toContain('Another core tells the edges')
  awake.publish(evening.write('told', 'By the one that leads'))
  await until('it to be told', () => isAt(one, evening.feed()))
  expect(awake.warned).toEqual([])

  const next = tells({ fence: '11' })
  next.publish(evening.feed())
  next.begin()
  next.publish(evening.write('next', 'By the one that leads now'))
  await until('it to be told by the next', () => isAt(one, evening.feed()))
  awake.publish(evening.feed())
  await until('the one before to stop', () => awake.warned.length > 0)
})

test('[F1] an edge that was cut off while the tail was let go reads everything anew', async () => {
  const evening = night()
  const core = tells({ foldEvery: 3 })
  core.publish(evening.feed())
  core.begin()
  const one = await edge()
  await until('it to be level', one.source.isLevel)
  const admin = await connected(redis.url)
  // Its line is cut again and again while the core goes on telling.
  for (let post = 1; post <= 20; post += 1) {
    const lines = String(await admin.sendCommand(['CLIENT', 'LIST'])).split('\n')
    for (const line of lines.filter((each) => each.includes('cmd=xread')))
      await admin.sendCommand(['CLIENT', 'KILL', 'ID', /id=(\d+)/.exec(line)?.[1] ?? ''])
    core.publish(evening.write(`post-${post}`, `Post ${post}`))
  }
  await until('it to be level again', () => isAt(one, evening.feed()) && one.source.isLevel())
  expect(texts(one)?.length).toBe(evening.feed().posts.length)
  admin.destroy()
})

test('[F2] what was taken back, and a show that is gone, is gone for an edge that begins later and for one that was there', async () => {
  const evening = night()
  const core = tells()
  core.publish(evening.feed())
  core.tell({ kind: 'public', show: 'other', update: updateSince(evening.feed(), null) })
  core.begin()
  const there = await edge()
  await until('it to be level', () => there.source.isLevel() && there.feeds.shows().length === 2)
  // What is told of it before the end stays in the tail, and hangs in the air for whoever begins later.
  const before = evening.feed().cursor
  core.tell({
    kind: 'public',
    show: 'other',
    update: updateSince(evening.write('its last', 'Words'), before),
  })
  core.tell({ kind: 'gone', show: 'other' })
  await until('the show to be gone', () => there.feeds.shows().length === 1)
  const later = await edge()
  await until('the later one to be level', later.source.isLevel)
  expect(later.feeds.shows()).toEqual([SHOW])
})

test('pictures follow their posts, also for an edge that begins later, and leave Redis with them', async () => {
  const image = 'a'.repeat(32)
  const webp = Buffer.from('RIFF not really a picture')
  const evening = night()
  const core = tells({ pictures: new Map([[image, webp]]) })
  core.publish(evening.feed())
  core.begin()
  const there = await edge()
  await until('it to be level', there.source.isLevel)
  core.publish(pictured(evening.write('pictured', 'Look at this'), image))
  core.tell({ kind: 'picture', image, webp: webp.toString('base64') })
  expect(await until('the picture', () => there.pictures.get(image))).toEqual(webp)
  const later = await edge()
  await until('the later one', later.source.isLevel)
  expect(await later.pictures.get(image)).toEqual(webp)
  const { epoch, n } = evening.feed().cursor
  const removed = { kind: 'removed', post: 'post-pictured', n: n + 1 } as const
  const update = { epoch, from: n, to: n + 1, reset: false, changes: [removed] }
  core.tell({ kind: 'public', show: SHOW, update })
  const client = await connected(redis.url)
  await until('the picture to have left', async () => (await client.hLen(PICTURES)) === 0)
  // Nor do its words wait for the next fold.
  const words = JSON.stringify([await client.hGetAll(SNAPSHOT), await client.xRange(TAIL, '-', '+')])
  expect([words.includes('LGC Awards 2022'), words.includes('Look at this')]).toEqual([true, false])
  client.destroy()
})

test('[L1] Redis that forgets, or dies, is told everything anew; meanwhile the edge keeps what it knows', async () => {
  const own = await startRedis({ settings: { appendonly: 'no', appendfsync: 'everysec' } })
  world.atEnd(own.stop)
  const evening = night()
  const core = tells({ url: own.url })
  core.publish(evening.feed())
  core.begin()
  const one = await edge(own.url)
  await until('it to be level', one.source.isLevel)
  await own.kill()
  core.publish(evening.write('meanwhile', 'Nobody heard this'))
  await own.restart()
  await until('it to be told', () => isAt(one, evening.feed()) && one.source.isLevel())
  expect(core.warned.length).toBeGreaterThan(0)
  expect(core.warned.join()).not.toContain('undefined')
})

test('of two cores the one that began last tells; the other stops and says so', async () => {
  const evening = night()
  const first = tells()
  first.publish(evening.feed())
  first.begin()
  const one = await edge()
  await until('it to be level', one.source.isLevel)
  const second = tells()
  second.publish(evening.write('from the second', 'Taken over'))
  second.begin()
  await until('the second to tell', () => isAt(one, evening.feed()))
  first.publish(evening.feed())
  first.tell({ kind: 'gone', show: SHOW })
  await until('the first to notice', () => first.warned.some((said) => said.includes('Another core')))
  second.publish(evening.write('more', 'And on'))
  await until('the second to go on', () => isAt(one, evening.feed()))
  expect(one.feeds.shows()).toEqual([SHOW])
})

/** The newest post with a picture. */
function pictured(feed: Feed, image: string): Feed {
  const last = feed.changes.at(-1)
  if (last?.kind !== 'post' || last.post.body.kind !== 'text')
    throw new Error('The last fact is no post of words')
  const shown = { image, width: 10, height: 10, alt: 'The hall', credit: null }
  const change = { ...last, post: { ...last.post, body: { ...last.post.body, image: shown } } }
  return { ...feed, changes: [...feed.changes.slice(0, -1), change] as Feed['changes'] }
}

test('an edge without Redis for ten seconds says that it is not level, and goes on knowing what it knows', async () => {
  const own = await startRedis()
  world.atEnd(own.stop)
  const evening = night()
  const core = tells({ url: own.url })
  core.publish(evening.feed())
  core.begin()
  let clock = 0
  const one = await world.edge(own.url, () => clock)
  await until('it to be level', one.source.isLevel)
  own.pause()
  clock = 9000
  expect(one.source.isLevel()).toBe(true)
  clock = 10_001
  expect(one.source.isLevel()).toBe(false)
  expect(one.feeds.get(SHOW)?.cursor.n).toBe(evening.feed().cursor.n)
  own.resume()
  await until('it to be level again', one.source.isLevel)
})
