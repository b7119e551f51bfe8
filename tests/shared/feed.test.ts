import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyFeed, type Feed, type FeedUpdate, feedSince, isGap, updateSince } from '#shared/feed'
import { compareEpochs, type Epoch, type FeedCursor } from '#shared/ids'
import { EPOCH, type Evening, evening } from '../helpers/given.ts'
import { anySeed, presses, runs } from '../helpers/properties.ts'
import { type Random, seededRandom } from '../helpers/random.ts'
import { type Press, pressOnce, randomResults, randomShow } from '../helpers/random-evening.ts'
import { sampleShow } from '../helpers/show.ts'

const fold = (feed: Feed | null, update: FeedUpdate): Feed => {
  const outcome = applyFeed(feed, update)
  if (isGap(outcome)) throw new Error(`A gap: ${outcome.gap}`)
  return outcome
}

/** What a feed comes to. How it came there is shorter for one who came late: what was edited or deleted is not told again. */
const told = ({ cursor, about, commitments, posts }: Feed) => ({ cursor, about, commitments, posts })

const overTheWire = (update: FeedUpdate) => JSON.parse(JSON.stringify(update)) as FeedUpdate

/** Plays an evening; gives the update every public commit was sent as, and the log it comes to. */
function broadcast(seed: number, pressed: readonly Press[]): { night: Evening; sent: FeedUpdate[] } {
  const random = seededRandom(seed)
  const show = randomShow(random)
  const night = evening(show, randomResults(random, show, [show.categories[0]?.id ?? '']))
  const sent = [feedSince(night.state(), null)]
  for (const press of pressed) {
    const { cursor } = night.state().feed
    pressOnce(night, show, press, random)
    if (night.state().feed.cursor.n > cursor.n) sent.push(feedSince(night.state(), cursor))
  }
  return { night, sent }
}

/** What a bad network makes of it: some lost, some twice, some late, some joined to their neighbours. */
function mangled(sent: readonly FeedUpdate[], night: Evening, random: Random): FeedUpdate[] {
  const { feed } = night.state()
  const kept = sent.filter(() => random.next() > 0.3)
  const twice = kept.flatMap((update) => (random.next() < 0.3 ? [update, update] : [update]))
  const joined = twice.map((update) => {
    if (random.next() > 0.3) return update
    const from = { epoch: update.epoch, n: random.between(0, update.from) }
    return updateSince({ ...feed, cursor: { ...feed.cursor, n: update.to } }, from)
  })
  return random.next() < 0.5 ? random.shuffled(joined) : joined
}

describe('[F1] a reader ends with exactly what the log says', () => {
  it('whatever is lost, repeated, reordered or joined, when it asks for what it lacks', () => {
    let gaps = 0
    fc.assert(
      fc.property(anySeed, presses, (seed, pressed) => {
        const { night, sent } = broadcast(seed, pressed)
        const random = seededRandom(seed + 9)
        let feed: Feed | null = null
        let asked: FeedCursor | null = null
        for (const update of mangled(sent, night, random)) {
          const outcome: ReturnType<typeof applyFeed> = applyFeed(feed, overTheWire(update))
          if (isGap(outcome)) {
            gaps += 1
            asked = outcome.have
            expect(asked).toEqual(feed?.cursor ?? null)
            if (random.next() < 0.5) feed = fold(feed, overTheWire(feedSince(night.state(), asked)))
          } else feed = outcome
        }
        const last: FeedCursor | null = feed?.cursor ?? null
        feed = fold(feed, overTheWire(feedSince(night.state(), last)))
        expect(told(feed)).toEqual(told(night.state().feed))
        // Whoever holds a feed can tell it on, from any place: the edge to its readers.
        const early = fold(null, sent[0] as FeedUpdate)
        expect(told(fold(null, updateSince(feed, null)))).toEqual(told(feed))
        expect(told(fold(early, updateSince(feed, early.cursor)))).toEqual(told(feed))
      }),
      runs(120),
    )
    expect(gaps).toBeGreaterThan(20)
  })

  it('and is at every moment at a place the log was once at', () => {
    fc.assert(
      fc.property(anySeed, presses, (seed, pressed) => {
        const { night, sent } = broadcast(seed, pressed)
        const places = new Map<number, string>()
        let whole: Feed | null = null
        for (const update of sent) {
          whole = fold(whole, update)
          places.set(whole.cursor.n, JSON.stringify(told(whole)))
        }
        let feed: Feed | null = null
        for (const update of mangled(sent, night, seededRandom(seed + 9))) {
          const outcome: ReturnType<typeof applyFeed> = applyFeed(feed, update)
          if (isGap(outcome)) continue
          feed = outcome
          expect(JSON.stringify(told(feed))).toBe(places.get(feed.cursor.n))
        }
      }),
      runs(60),
    )
  })
})

describe('feedSince', () => {
  const night = evening().take(7).publish()
  const { feed } = night.state()
  const { n } = feed.cursor
  const other: Epoch = { ...EPOCH, id: 'f'.repeat(16) }

  it('[F1] n counts public commits only, one by one', () => {
    expect(n).toBe(4)
    expect(new Set(feed.changes.map((change) => change.n))).toEqual(new Set([1, 2, 3, 4]))
  })

  it('a cursor at the end is answered with nothing', () => {
    expect(feedSince(night.state(), feed.cursor)).toEqual({
      epoch: EPOCH,
      from: n,
      to: n,
      reset: false,
      changes: [],
    })
  })

  it.each<[string, FeedCursor | null]>([
    ['no cursor', null],
    ['a cursor of another epoch', { epoch: other, n: 2 }],
    ['a cursor from the future', { epoch: EPOCH, n: 99 }],
  ])('%s is answered with everything', (_, cursor) => {
    expect(feedSince(night.state(), cursor)).toMatchObject({ from: 0, to: n, reset: true })
    expect(feedSince(night.state(), cursor).changes).toEqual(feed.changes)
  })

  it('a commit is told whole or not at all', () => {
    const first = feedSince(night.state(), { epoch: EPOCH, n: 0 })
    expect(first.changes.filter((change) => change.n === 1).map(({ kind }) => kind)).toEqual([
      'about',
      'sealed',
      'sealed',
    ])
  })

  it('many edits of one commit are one telling of what the evening consists of, its last', () => {
    const edited = evening(sampleShow(), [])
    const before = edited.state().feed.cursor
    const named = (name: string) => ({ kind: 'edit-ceremony', change: { name } }) as const
    edited.must({
      kind: 'revise',
      edits: [named('First'), named('Second'), named('Third')],
      results: [],
      reason: null,
      push: false,
    })
    const tellings = () => edited.state().feed.changes.filter(({ n }) => n > before.n)
    expect(tellings()).toMatchObject([
      { n: before.n + 1, kind: 'about', about: { ceremony: { name: 'Third' } } },
    ])
    edited.must({ ...named('Fourth'), push: false })
    expect(tellings().map(({ n }) => n - before.n)).toEqual([1, 2])
  })
})

describe('applyFeed', () => {
  const night = evening().take(7).publish()
  const all = feedSince(night.state(), null)
  const feed = fold(null, all)

  it('without a picture, a part is refused and everything is asked for', () => {
    expect(applyFeed(null, feedSince(night.state(), { epoch: EPOCH, n: 2 }))).toEqual({
      gap: 'missing',
      have: null,
    })
  })

  it('an update that would leave a hole is refused', () => {
    const begun = fold(null, { ...all, to: 1, changes: all.changes.filter((c) => c.n === 1) })
    const late = feedSince(night.state(), { epoch: EPOCH, n: 2 })
    expect(applyFeed(begun, late)).toEqual({ gap: 'missing', have: { epoch: EPOCH, n: 1 } })
  })

  it('repeated and late updates change nothing', () => {
    expect(applyFeed(feed, all)).toBe(feed)
    expect(applyFeed(feed, { ...all, epoch: { generation: 0, id: 'e'.repeat(16) } })).toBe(feed)
  })

  it('a newer generation replaces the picture, a rival of the same generation does not', () => {
    const restored = {
      ...all,
      epoch: { generation: 2, id: 'a'.repeat(16) },
      to: 1,
      changes: all.changes.slice(0, 1),
    }
    expect(fold(feed, restored)).toMatchObject({ cursor: { epoch: restored.epoch, n: 1 }, posts: [] })
    expect(applyFeed(feed, { ...restored, reset: false, from: 0 })).toEqual({ gap: 'missing', have: null })
    const rival = { ...all, epoch: { ...EPOCH, id: 'f'.repeat(16) } }
    expect(applyFeed(feed, rival)).toEqual({ gap: 'alarm', have: feed.cursor })
  })

  it('compares epochs by generation first', () => {
    const at = (generation: number, id = 'a') => ({ generation, id: id.repeat(16) })
    expect(compareEpochs(at(1), at(1))).toBe('same')
    expect(compareEpochs(at(1), at(2, 'b'))).toBe('newer')
    expect(compareEpochs(at(2), at(1, 'b'))).toBe('older')
    expect(compareEpochs(at(2), at(2, 'b'))).toBe('alarm')
  })
})

it('[F1] [F2] what was deleted or edited is not told again to one who asks later', () => {
  const night = evening()
  night.must({ kind: 'write-post', text: 'A slip of the tongue' })
  const post = night.state().feed.posts.at(-1)
  night.must({ kind: 'write-post', text: 'A typign error' })
  const typo = night.state().feed.posts.at(-1)
  night.must({ kind: 'delete-post', post: post?.id ?? '' })
  night.must({ kind: 'edit-post', post: typo?.id ?? '', rev: 1, text: 'A typing error' })
  const update = JSON.stringify(feedSince(night.state(), null))
  expect(update).not.toContain('A slip of the tongue')
  expect(update).not.toContain('A typign error')
  expect(update).toContain('A typing error')
})
