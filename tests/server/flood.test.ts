/** What one of many may take: buckets, seats, pages drawn on request, and requests that never become whole. */
import Fastify from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { PROTOCOL_VERSION } from '#shared/protocol'
import type { EdgeDeps } from '../../server/edge/edge.ts'
import { ADDRESS_RATE, HTTP_RATES, SOCKET_RATES } from '../../server/flood/rates.ts'
import { limitHeaders, limitRequests } from '../../server/flood/requests.ts'
import { fullBucket, namedBuckets, take } from '../../server/flood/token-bucket.ts'
import { answerErrors } from '../../server/gateways/refused.ts'
import { enter, frame } from '../bench/abuse/wire.ts'
import { night, showFile } from '../display/live-sample.ts'
import { until } from '../helpers/house.ts'
import { startEdge } from '../helpers/real-edge.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

test('a bucket gives its burst at once, then so many a second, and never more than it holds', () => {
  const rate = { burst: 3, perSecond: 2 }
  const bucket = fullBucket(rate, 0)
  const at = (now: number) => take(bucket, rate, now)
  expect([at(0), at(0), at(0), at(0)]).toEqual([true, true, true, false])
  expect([at(400), at(500), at(500)]).toEqual([false, true, false])
  expect([at(60_000), at(60_000), at(60_000), at(60_000)]).toEqual([true, true, true, false])
  // A clock that is put back gives nothing.
  expect(at(0)).toBe(false)
})

test('whoever makes up names fills no memory, and frees nobody who has used up theirs', () => {
  const buckets = namedBuckets(() => ({ burst: 1, perSecond: 1 }), 100)
  expect([buckets.take('me', 0), buckets.take('me', 0)]).toEqual([true, false])
  for (let at = 0; at < 99; at += 1) buckets.take(`other-${at}`, 0)
  for (let at = 0; at < 1000; at += 1) buckets.take(`later-${at}`, 2000 + at)
  expect(buckets.size()).toBeLessThanOrEqual(100)
})

test('what cost more than was taken is made up for before anybody takes again', () => {
  const buckets = namedBuckets(() => ({ burst: 3, perSecond: 1 }))
  expect(buckets.take('pages', 0)).toBe(true)
  buckets.owe('pages', 4)
  expect([buckets.take('pages', 2500), buckets.take('pages', 3000), buckets.take('pages', 3000)]).toEqual([
    false,
    true,
    false,
  ])
  buckets.owe('nobody', 4)
  expect(buckets.take('nobody', 3000)).toBe(true)
})

test('a desk may do ten times what a person can press; a screen and a reader less, and enough', () => {
  // Twenty keys a second, for as long as one likes.
  for (const rate of [SOCKET_RATES.desk, HTTP_RATES.operator, HTTP_RATES.automation]) {
    const bucket = fullBucket(rate, 0)
    const presses = Array.from({ length: 10_000 }, (_, at) => take(bucket, rate, at * 50))
    expect(presses).not.toContain(false)
  }
  expect(SOCKET_RATES.screen.perSecond).toBeLessThan(SOCKET_RATES.desk.perSecond)
  expect(SOCKET_RATES.reader.perSecond).toBeLessThan(SOCKET_RATES.screen.perSecond)
})

test('behind the bucket of an address, used up, everybody who is signed in has their own, and strangers have none', async () => {
  const app = Fastify()
  closing.push(() => app.close())
  answerErrors(app)
  limitRequests(app, async ({ cookie }) =>
    cookie === 'operator' ? { name: 'O', role: 'operator', session: 's', desk: 'd' } : null,
  )
  app.get('/x', () => 'here')
  const status = async (headers = {}) =>
    (await app.inject({ url: '/x', headers, remoteAddress: '10.0.0.1' })).statusCode
  let used = 0
  while ((await status()) === 200 && used < 10 * ADDRESS_RATE.burst) used += 1
  expect(used).toBeGreaterThanOrEqual(ADDRESS_RATE.burst)
  // Enough of them that what drips in meanwhile is no answer.
  const strangers = await Promise.all(Array.from({ length: 200 }, () => status({ cookie: 'made up' })))
  expect(strangers).toContain(429)
  const operator = await Promise.all(Array.from({ length: 200 }, () => status({ cookie: 'operator' })))
  expect(operator.every((one) => one === 200)).toBe(true)
  const elsewhere = await app.inject({ url: '/x', remoteAddress: '10.0.0.2' })
  expect(elsewhere.statusCode).toBe(200)
})

test('a hundred headers are too many', async () => {
  const app = Fastify()
  closing.push(() => app.close())
  limitHeaders(app)
  app.get('/x', () => 'here')
  const headers = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`a${at}`, 'b']))
  const status = async (count: number) =>
    (await app.inject({ url: '/x', headers: headers(count) })).statusCode
  expect([await status(60), await status(200)]).toEqual([200, 431])
})

const evening = async (posts: number, more: Partial<EdgeDeps> = {}) => {
  const told = night()
  for (let at = 0; at < posts; at += 1) told.write(`post-${at}`, `Words of post ${at}`)
  const edge = await startEdge(told.feed(), more)
  closing.push(edge.close)
  return { told, edge, live: `/live/${showFile.id}` }
}

test('pages drawn for whoever asks by number run out; the page itself, and what was drawn before, never do', async () => {
  const { edge, live, told } = await evening(6, { drawRate: { burst: 3, perSecond: 0.001 } })
  const ids = told.feed().posts.map(({ id }) => id)
  const asked = async (path: string) => (await edge.ask(`${live}${path}`)).status
  const pages = []
  for (const id of ids.slice(0, 5)) pages.push(await asked(`?at=${id}&lang=de`))
  expect(pages).toEqual([200, 200, 200, 503, 503])
  // Drawn already, it costs nothing; and each kind has a bucket of its own.
  expect(await asked(`?at=${ids[0]}&lang=de`)).toBe(200)
  expect([await asked(''), await asked('?lang=fr'), await asked('/winners?lang=ar')]).toEqual([200, 200, 200])
  for (const path of [`/p/${ids[0]}`, `/p/${ids[0]}?lang=ar`, '/embed?limit=7'])
    expect(await asked(path)).toBe(200)
  const embeds = []
  for (let limit = 10; limit < 14; limit += 1) embeds.push(await asked(`/embed?limit=${limit}`))
  expect(embeds).toEqual([200, 200, 503, 503])
  // After a change a page that was drawn is told as it was, rather than not at all.
  edge.tell(told.write('later', 'Something new'))
  const before = await edge.ask(`${live}?at=${ids[0]}&lang=de`)
  expect([before.status, String(before.body).includes('Something new')]).toEqual([200, false])
  expect(String((await edge.ask(live)).body)).toContain('Something new')
})

const AUTH = { protocol: PROTOCOL_VERSION, show: showFile.id }

test('[I1] a connection has one seat in a namespace, however often it asks; whoever left may come again', async () => {
  const { edge } = await evening(1)
  const reader = { port: edge.port(), namespace: '/live', headers: {}, auth: AUTH }
  // All at once: while the first is on its way in, the others are too.
  const greedy = await enter({ ...reader, namespace: '' })
  const join = frame(`40/live,${JSON.stringify(AUTH)}`)
  greedy?.socket.write(Buffer.concat(Array.from({ length: 20 }, () => join)))
  await greedy?.over
  const given = greedy?.said().match(/40\/live,\{"sid"/g) ?? []
  expect(given.length).toBeLessThanOrEqual(1)

  const back = await enter(reader)
  back?.socket.write(frame('41/live,'))
  back?.socket.write(frame(`40/live,${JSON.stringify(AUTH)}`))
  const seats = () => back?.said().match(/40\/live,\{"sid"/g)?.length
  await until('another seat', () => seats() === 2)
  expect(back?.isOver()).toBe(false)
  back?.socket.destroy()
})

test('[I1] a reader who asks and does not read is not answered without end', async () => {
  const { edge, told } = await evening(1)
  for (let at = 0; at < 20; at += 1) told.write(`long-${at}`, 'Words upon words. '.repeat(20_000))
  edge.tell(told.feed())
  const before = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed
  const readers = await Promise.all(
    Array.from({ length: 10 }, () =>
      enter({ port: edge.port(), namespace: '/live', headers: {}, auth: AUTH }),
    ),
  )
  for (const reader of readers) {
    reader?.socket.pause()
    for (let at = 0; at < 40; at += 1) reader?.socket.write(frame(`42/live,${at}["since",{"cursor":null}]`))
  }
  // The question of somebody who reads comes behind all of theirs.
  const awake = await enter({ port: edge.port(), namespace: '/live', headers: {}, auth: AUTH })
  awake?.socket.write(frame('42/live,77["since",{"cursor":null}]'))
  await until('its answer', () => awake?.said().includes('43/live,77['))
  const answer = JSON.stringify(told.feed()).length
  const grown = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed - before
  // Forty answers for each would be four hundred of them.
  expect(grown).toBeLessThan(100 * answer)
  for (const reader of [...readers, awake]) reader?.socket.destroy()
})
