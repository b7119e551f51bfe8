/** The feed in chunks: whoever folds them ends equal to the log, and a closed one never changes at its address. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyFeed, type Feed, type FeedUpdate, feedSince, isGap, updateSince } from '#shared/feed'
import { CHUNK, chunksOf, parsePlace } from '#shared/feed-chunks'
import { EPOCH, evening } from '../helpers/given.ts'
import { anySeed, presses, runs } from '../helpers/properties.ts'
import { seededRandom } from '../helpers/random.ts'
import { pressOnce, randomResults, randomShow } from '../helpers/random-evening.ts'

const fold = (feed: Feed | null, update: FeedUpdate): Feed => {
  const outcome = applyFeed(feed, update)
  if (isGap(outcome)) throw new Error(`A gap: ${outcome.gap}`)
  return outcome
}

/** What a feed comes to. */
const told = ({ cursor, about, commitments, discarded = [], posts, pinned = null }: Feed) => ({
  cursor,
  about,
  commitments,
  discarded,
  posts,
  pinned,
})

const wire = (update: FeedUpdate): FeedUpdate => JSON.parse(JSON.stringify(update))

/** What a poller does: reads on from its cursor, chunk by chunk, then what is open. */
function readOn(from: Feed | null, source: Feed, size: number): { feed: Feed; chunks: number } {
  const chunks = chunksOf(source, size)
  let feed = from ?? fold(null, { epoch: source.cursor.epoch, from: 0, to: 0, reset: true, changes: [] })
  let closed = 0
  for (;;) {
    if (!chunks.isClosed(feed.cursor.n))
      return { feed: fold(feed, wire(updateSince(source, feed.cursor))), chunks: closed }
    closed += 1
    feed = fold(feed, wire(chunks.after(feed.cursor.n)))
  }
}

/** An evening of much writing: every other press edits, withdraws, pins or deletes a post. */
const writing = fc.array(
  fc.record({
    what: fc.constantFrom('post' as const, 'edit' as const),
    which: fc.integer({ min: 0, max: 999 }),
  }),
  { minLength: 20, maxLength: 70, size: 'max' },
)

describe('an evening of any kind, by any number of edges', () => {
  it('[F1] whoever reads on in chunks, from any place, at any time, by any edge, ends equal to the log; and what was once given at an address is given there for ever', () => {
    const seen = { chunks: 0, addresses: 0, again: 0, revised: 0 }
    fc.assert(
      fc.property(anySeed, presses, writing, fc.integer({ min: 1, max: 9 }), (seed, some, more, size) => {
        const random = seededRandom(seed)
        const pressed = random.shuffled([...some, ...more])
        const show = randomShow(random)
        const night = evening(show, randomResults(random, show, [show.categories[0]?.id ?? '']))
        /** Edges, of which some began late and were told only what was still true. */
        let edges: Feed[] = [fold(null, wire(feedSince(night.state(), null)))]
        /** Readers who ask now and then, each time another edge. */
        let readers: (Feed | null)[] = [null, null, null]
        const given = new Map<string, string>()
        const compare = (edge: Feed) => {
          const chunks = chunksOf(edge, size)
          for (let n = 0; n < edge.cursor.n; n += 1) {
            if (!chunks.isClosed(n)) continue
            const update = chunks.after(n)
            const address = `${chunks.head.log}/${n}`
            const bytes = JSON.stringify(update)
            const before = given.get(address)
            if (before === undefined) seen.addresses += 1
            else {
              seen.again += 1
              expect(bytes).toBe(before)
            }
            given.set(address, bytes)
            if (chunks.head.log.includes('.')) seen.revised += 1
          }
        }
        for (const press of pressed) {
          pressOnce(night, show, press, random)
          const { state } = night
          edges = edges.map((edge) =>
            random.next() < 0.8 ? fold(edge, wire(feedSince(state(), edge.cursor))) : edge,
          )
          if (random.next() < 0.1) edges.push(fold(null, wire(feedSince(state(), null))))
          if (random.next() < 0.2) edges.forEach(compare)
          readers = readers.map((reader) => {
            const edge = random.pick(edges)
            if (random.next() > 0.2 || (reader && reader.cursor.n > edge.cursor.n)) return reader
            const read = readOn(reader, edge, size)
            seen.chunks += read.chunks
            return read.feed
          })
        }
        const log = night.state().feed
        edges = edges.map((edge) => fold(edge, wire(feedSince(night.state(), edge.cursor))))
        for (const edge of edges) {
          compare(edge)
          expect(chunksOf(edge, size).head).toEqual(chunksOf(log, size).head)
          for (const reader of readers) expect(told(readOn(reader, edge, size).feed)).toEqual(told(log))
          expect(told(readOn(null, edge, size).feed)).toEqual(told(log))
        }
      }),
      runs(25),
    )
    expect(Math.min(seen.chunks, seen.addresses, seen.again, seen.revised)).toBeGreaterThan(200)
  })

  it('[F2] nothing that was deleted, withdrawn or replaced is in a chunk any more', () => {
    let gone = 0
    fc.assert(
      fc.property(anySeed, writing, (seed, pressed) => {
        const random = seededRandom(seed)
        const show = randomShow(random)
        const night = evening(show, [])
        const words = new Set<string>()
        for (const press of pressed) {
          pressOnce(night, show, press, random)
          for (const { id, rev, body } of night.state().feed.posts)
            if (body.kind === 'text') words.add(JSON.stringify([id, rev, body.text]))
        }
        const { feed } = night.state()
        const chunks = chunksOf(feed, 3)
        for (let n = 0; n < feed.cursor.n; n += 1) {
          for (const change of chunks.isClosed(n) ? chunks.after(n).changes : []) {
            if (change.kind !== 'post') continue
            expect(feed.posts).toContainEqual(change.post)
          }
        }
        gone += words.size - feed.posts.filter(({ body }) => body.kind === 'text').length
      }),
      runs(60),
    )
    expect(gone).toBeGreaterThan(30)
  })
})

describe('addresses', () => {
  it('move only when something of an earlier chunk is told anew', () => {
    const night = evening()
    const names: string[] = []
    const write = (text: string) => {
      night.must({ kind: 'write-post', text })
      names.push(chunksOf(night.state().feed, 3).head.log)
    }
    const edit = (post: number) => {
      const { id, rev } = night.state().feed.posts[post] as { id: string; rev: number }
      night.must({ kind: 'edit-post', post: id, rev, text: 'Another' })
      names.push(chunksOf(night.state().feed, 3).head.log)
    }
    write('at 2')
    write('at 3')
    write('at 4')
    edit(2) // at 5, of the same chunk
    edit(0) // at 6, of the chunk before
    write('at 7')
    const plain = `${EPOCH.generation}-${EPOCH.id}`
    expect(night.state().feed.cursor.n).toBe(7)
    expect(names).toEqual([plain, plain, plain, plain, `${plain}.6`, `${plain}.6`])
    expect(parsePlace(`${plain}.6`)).toEqual({ epoch: EPOCH, n: 6 })
    expect(parsePlace(plain)).toEqual({ epoch: EPOCH, n: 0 })
  })

  it.each([
    '',
    '1',
    '1-xyz',
    `x-${EPOCH.id}`,
    `1-${EPOCH.id}.`,
    `1-${EPOCH.id}.1.2`,
    `1-${EPOCH.id}/`,
    `-1-${EPOCH.id}`,
  ])('that mean no log mean none: %j', (name) => {
    expect(parsePlace(name)).toBeNull()
  })

  it('a chunk is closed when its last commit is there, and not before', () => {
    const night = evening()
    while (night.state().feed.cursor.n < CHUNK - 1) night.must({ kind: 'write-post', text: 'One more' })
    expect(chunksOf(night.state().feed).isClosed(0)).toBe(false)
    night.must({ kind: 'write-post', text: 'The last' })
    const chunks = chunksOf(night.state().feed)
    expect(chunks.after(0)).toMatchObject({ from: 0, to: CHUNK, reset: false })
    expect(chunks.after(CHUNK - 1)).toMatchObject({ from: CHUNK - 1, to: CHUNK })
    expect([0, CHUNK - 1, CHUNK].map(chunks.isClosed)).toEqual([true, true, false])
  })
})
