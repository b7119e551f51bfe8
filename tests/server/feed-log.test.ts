/** The log by plain HTTP, from real edges: what may be kept for ever never changes, and what was deleted is told to nobody again. */
import { afterEach, beforeAll, expect, test } from 'vitest'
import { applyFeed, type Feed, type FeedUpdate, isGap } from '#shared/feed'
import { CHUNK, type FeedHead } from '#shared/feed-chunks'
import { PROTOCOL_VERSION } from '#shared/version'
import { type Night, night, showFile } from '../display/live-sample.ts'
import { seededRandom } from '../helpers/random.ts'
import { type Heard, type RealEdge, startEdge } from '../helpers/real-edge.ts'

const LOG = `/live/${showFile.id}/log`
const open: RealEdge[] = []
const start = async (...given: Parameters<typeof startEdge>): Promise<RealEdge> => {
  const edge = await startEdge(...given)
  open.push(edge)
  return edge
}
afterEach(async () => {
  for (const edge of open.splice(0)) await edge.close()
})

const json = <T>({ body }: Heard): T => JSON.parse(body.toString())
const headOf = async (edge: RealEdge): Promise<FeedHead> => json(await edge.ask(`${LOG}/head`))
const isForever = ({ headers }: Heard) => headers['cache-control'] === 'public, max-age=31536000, immutable'

/** A long evening: more than two chunks of posts. */
function longEvening(posts = 2 * CHUNK + 5): Night {
  const evening = night()
  for (let i = 1; evening.feed().cursor.n < posts; i += 1) evening.write(`${i}`, `Words of post ${i}.`)
  return evening
}
let evening: Night
beforeAll(() => {
  evening = longEvening()
})

const toldOf = ({ cursor, about, commitments, posts, pinned = null }: Feed) => ({
  cursor,
  about,
  commitments,
  posts,
  pinned,
})

/** Reads on until nothing more follows, as a poller does. Every answer that may be kept for ever is kept, and asked for no more. */
async function readOn(edge: RealEdge, from: Feed | null, kept = new Map<string, Heard>()): Promise<Feed> {
  const { epoch, n, log } = await headOf(edge)
  let feed = from
  for (let asked = 0; feed === null || feed.cursor.n < n || feed.cursor.epoch.id !== epoch.id; asked += 1) {
    expect(asked).toBeLessThan(50)
    let address = `${LOG}/${log}/since/${feed?.cursor.n ?? 0}`
    let reply = kept.get(address) ?? (await edge.ask(address))
    if (reply.status === 307) {
      address = reply.headers['location'] as string
      reply = kept.get(address) ?? (await edge.ask(address))
    }
    expect(reply.status).toBe(200)
    if (isForever(reply)) kept.set(address, reply)
    const update = json<FeedUpdate>(reply)
    const outcome = applyFeed(feed, feed ? update : { ...update, reset: true })
    if (isGap(outcome)) throw new Error(`A gap: ${outcome.gap}`)
    feed = outcome
  }
  return feed
}

test('the head says where the log stands, and may be kept for a second', async () => {
  const edge = await start(evening.feed())
  const reply = await edge.ask(`${LOG}/head`)
  const { epoch, n } = evening.feed().cursor
  expect(json(reply)).toEqual({
    epoch,
    n,
    log: `${epoch.generation}-${epoch.id}`,
    protocol: PROTOCOL_VERSION,
  })
  expect(reply.headers['cache-control']).toBe('public, max-age=1, s-maxage=1, stale-while-revalidate=2')
  expect(reply.headers['access-control-allow-origin']).toBe('*')
})

test('[F1] closed chunks are for ever, the open end is for a second, and together they are the log', async () => {
  const edge = await start(evening.feed())
  const { log, n } = await headOf(edge)
  for (const [after, forever] of [
    [0, true],
    [7, true],
    [CHUNK, true],
    [2 * CHUNK, false],
    [n - 1, false],
    [n, false],
  ] as const) {
    const reply = await edge.ask(`${LOG}/${log}/since/${after}`)
    expect([after, reply.status, isForever(reply)]).toEqual([after, 200, forever])
    expect(json(reply)).toMatchObject({ from: after, reset: false })
  }
  expect(toldOf(await readOn(edge, null))).toEqual(toldOf(evening.feed()))
})

test('a closed chunk is known again by its tag, also by an edge that began later', async () => {
  const early = await start(night().feed())
  early.tell(evening.feed())
  const late = await start(evening.feed())
  const { log } = await headOf(early)
  const first = await early.ask(`${LOG}/${log}/since/3`)
  const again = await late.ask(`${LOG}/${log}/since/3`)
  expect(again.body.equals(first.body)).toBe(true)
  const etag = first.headers['etag'] as string
  expect(again.headers['etag']).toBe(etag)
  expect((await late.ask(`${LOG}/${log}/since/3`, { 'if-none-match': etag })).status).toBe(304)
})

test('[F2] what was deleted is told to nobody again: its old address leads to a new one without a word of it', async () => {
  const told = longEvening()
  const edge = await start(told.feed())
  const { log } = await headOf(edge)
  const before = `${LOG}/${log}/since/0`
  expect((await edge.ask(before)).body.toString()).toContain('Words of post 7.')
  edge.tell(told.remove('7'))
  const moved = await edge.ask(before)
  const name = (await headOf(edge)).log
  expect([moved.status, moved.headers['location']]).toEqual([307, `${LOG}/${name}/since/0`])
  expect(moved.headers['cache-control']).toBe('public, max-age=0, s-maxage=1')
  expect(moved.body.toString()).not.toContain('Words of post 7.')
  expect(name).not.toBe(log)
  for (let n = 0; n <= told.feed().cursor.n; n += 1) {
    const { body } = await edge.ask(`${LOG}/${name}/since/${n}`)
    expect(body.toString()).not.toContain('Words of post 7.')
  }
})

test('another log, a place beyond the end and another edge’s news are answered with what is known, for a second', async () => {
  const edge = await start(evening.feed())
  const { log, n } = await headOf(edge)
  for (const address of [`${LOG}/9-${'f'.repeat(16)}/since/3`, `${LOG}/${log}/since/${n + 9}`]) {
    const reply = await edge.ask(address)
    expect([reply.status, isForever(reply)]).toEqual([200, false])
    expect(json(reply)).toMatchObject({ from: 0, to: n, reset: true })
  }
  const ahead = await edge.ask(`${LOG}/${log}.${n + 9}/since/0`)
  expect([ahead.status, isForever(ahead)]).toEqual([200, false])
  expect(json(ahead)).toMatchObject({ from: 0, to: n, reset: false })
})

test.each([
  '/x/since/0',
  '/1-00000000000000aa/since/x',
  '/1-00000000000000aa/since/-1',
  '/1-00000000000000aa/since/1e3',
  '/1-00000000000000aa/since/007',
  `/1-00000000000000aa/since/${'9'.repeat(40)}`,
  '/1-00000000000000aa.x/since/0',
])('%s is no address', async (path) => {
  const edge = await start(evening.feed())
  expect((await edge.ask(`${LOG}${path}`)).status).toBe(404)
})

test('[F1] a random evening of posts, edits, deletions and corrections, read at any time from any of three edges and any cache: every answer given for ever stays, and all readers end equal to the log', async () => {
  const random = seededRandom(20261122)
  const told = night()
  const edges = [await start(told.feed())]
  const given = new Map<string, string>()
  const readers = [0, 1, 2].map(() => ({ feed: null as Feed | null, kept: new Map<string, Heard>() }))
  const posts: string[] = []
  let moved = 0
  const names = new Set<string>()
  for (let i = 0; i < 330; i += 1) {
    const chance = random.next()
    const some = posts[random.between(0, Math.max(0, posts.length - 1))]
    if (chance < 0.75 || some === undefined) {
      posts.push(`${i}`)
      told.write(`${i}`, `Post ${i}`)
    } else if (chance < 0.85) told.edit(some, `Edited ${i}`)
    else if (chance < 0.9) {
      posts.splice(posts.indexOf(some), 1)
      told.remove(some)
    } else if (chance < 0.94) told.reveal('innovation', 'winner', random.pick([['long'], []]))
    else if (chance < 0.97) told.correct('innovation', 'winner', ['long'], `Reason ${i}`)
    else told.retract('innovation', 'winner', null)
    if (i === 120 || i === 200) edges.push(await start(told.feed()))
    for (const edge of edges) if (random.next() < 0.7) edge.tell(told.feed())
    if (i % 11 !== 0) continue
    const edge = random.pick(edges)
    const { log, n } = await headOf(edge)
    names.add(log)
    for (const at of [0, random.between(0, n), random.between(0, n)]) {
      const address = `${LOG}/${log}/since/${at}`
      const reply = await edge.ask(address)
      if (!isForever(reply)) continue
      given.set(address, given.get(address) ?? reply.body.toString())
    }
    for (const [address, body] of given) {
      const reply = await edge.ask(address)
      if (isForever(reply)) expect(reply.body.toString()).toBe(body)
      else moved += 1
    }
    const reader = random.pick(readers)
    if ((reader.feed?.cursor.n ?? 0) <= n) reader.feed = await readOn(edge, reader.feed, reader.kept)
  }
  for (const edge of edges) edge.tell(told.feed())
  for (const { feed, kept } of [...readers, { feed: null, kept: new Map() }])
    expect(toldOf(await readOn(random.pick(edges), feed, kept))).toEqual(toldOf(told.feed()))
  expect([given.size > 20, moved > 100, names.size > 5]).toEqual([true, true, true])
})
