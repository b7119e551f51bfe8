/** F1 without a network: the follower against a pipe that loses, delays, repeats and reorders. */
import { describe, expect, test } from 'vitest'
import { addChange, applyFeed, closeCommit, emptyFeed, type Feed, isGap, updateSince } from '#shared/feed'
import type { Epoch } from '#shared/ids'
import type { Post } from '#shared/posts'
import { keyOf, rowsOf } from '../../display/live/arrival.ts'
import { type Follower, follow, hear, type Message } from '../../display/live/follower.ts'
import {
  firstUnread,
  openReading,
  type Reading,
  receive,
  shownFeed,
  shownPosts,
  showWaiting,
} from '../../display/live/reading.ts'
import { seededRandom } from '../helpers/random.ts'

const EPOCH: Epoch = { generation: 1, id: '00000000000000aa' }

const textPost = (id: string, rev: number, text: string): Post => ({
  id,
  rev,
  at: 1_000 + rev,
  editedAt: rev > 1 ? 2_000 + rev : null,
  body: { kind: 'text', text, by: 'Editor' },
})

const written = (feed: Feed, id: string, rev = 1, text = id): Feed =>
  closeCommit(addChange(feed, { kind: 'post', post: textPost(id, rev, text) }))

const removed = (feed: Feed, id: string): Feed => closeCommit(addChange(feed, { kind: 'removed', post: id }))

const shown = ({ cursor, about, commitments, posts }: Feed) => ({ cursor, about, commitments, posts })

/** One evening of a bad network, then one beat and quiet; what the log says, and what the reader has. */
function evening(seed: number): { log: Feed; reading: Reading; follower: Follower } {
  const { next: random } = seededRandom(seed)
  const one = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]
  let log = emptyFeed(EPOCH)
  let serial = 0
  const another = () => {
    serial += 1
    return written(log, `post-${serial}`)
  }
  for (let i = 0; i < 3; i += 1) log = another()
  let follower = follow(log)
  let reading = openReading(log)
  /** Messages on their way; those of a cut connection never arrive. */
  let pipe: Message[] = []
  let questions: { question: number; cursor: Feed['cursor'] }[] = []
  let online = false

  const take = (message: Message) => {
    const { follower: next, ask } = hear(follower, message)
    follower = next
    reading = receive(reading, follower.feed, random() < 0.5)
    if (random() < 0.2) reading = showWaiting(reading)
    if (ask && online) questions.push(ask)
  }
  const change = () => {
    const before = log.cursor
    const roll = random()
    const target = one(log.posts)
    if (target && roll < 0.2) log = written(log, target.id, target.rev + 1, `edited ${serial}`)
    else if (target && roll < 0.3) log = removed(log, target.id)
    else log = another()
    if (online) pipe.push({ kind: 'update', update: updateSince(log, before) })
  }
  const restore = () => {
    // The log came back from a copy: it may have lost posts, and it is of a higher generation.
    const generation = log.cursor.epoch.generation + 1
    const kept = log.posts.slice(0, Math.ceil(log.posts.length * random()))
    const id = generation.toString(16).padStart(16, '0')
    log = kept.reduce(
      (feed, post) => closeCommit(addChange(feed, { kind: 'post', post })),
      emptyFeed({ generation, id }),
    )
  }
  const reconnect = () => {
    pipe = []
    questions = []
    if (online) take({ kind: 'disconnected' })
    online = random() < 0.8
    if (online) take({ kind: 'connected' })
  }
  const answerOne = () => {
    const at = Math.floor(random() * questions.length)
    const [question] = questions.splice(at, 1)
    if (!question) return
    if (random() < 0.3) take({ kind: 'no-answer', question: question.question })
    else {
      const update = updateSince(log, question.cursor)
      pipe.push({ kind: 'answer', question: question.question, update })
    }
  }
  const deliverOne = () => {
    const at = random() < 0.3 ? Math.floor(random() * pipe.length) : 0
    const message = pipe[at]
    if (!message) return
    if (random() < 0.85) pipe.splice(at, 1)
    if (random() < 0.8) take(message)
  }

  reconnect()
  for (let i = 0; i < 300; i += 1) {
    const roll = random()
    if (roll < 0.3) change()
    else if (roll < 0.65) deliverOne()
    else if (roll < 0.85) answerOne()
    else if (roll < 0.9 && online) pipe.push({ kind: 'beat', cursor: log.cursor })
    else if (roll < 0.96) reconnect()
    else if (roll < 0.97) restore()
  }

  // The network is well again: an open question times out, and a beat comes.
  online = true
  pipe = []
  questions = []
  if (random() < 0.5) take({ kind: 'connected' })
  else if (!follower.connected) take({ kind: 'connected' })
  for (let i = 0; i < 3; i += 1) {
    if (follower.asking !== null && questions.length === 0) {
      take({ kind: 'no-answer', question: follower.asking })
    }
    take({ kind: 'beat', cursor: log.cursor })
    for (const { question, cursor } of questions.splice(0)) {
      take({ kind: 'answer', question, update: updateSince(log, cursor) })
    }
  }
  return { log, reading: showWaiting(reading), follower }
}

describe('the follower', () => {
  const first = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9))

  test(`[F1] whatever the network does, the reader ends with the log (seeds ${first} to ${first + 299})`, () => {
    for (let seed = first; seed < first + 300; seed += 1) {
      const { log, reading, follower } = evening(seed)
      expect(shown(follower.feed), `seed ${seed}`).toEqual(shown(log))
      expect(shownPosts(reading), `seed ${seed}`).toEqual([...log.posts].reverse())
      expect(follower.behind, `seed ${seed}`).toBe(false)
    }
  })

  test('[F1] posts on the way are never doubled or out of order, at any moment', () => {
    let feed = emptyFeed(EPOCH)
    for (const id of ['a', 'b', 'c']) feed = written(feed, id)
    const start = follow(emptyFeed(EPOCH))
    const late = { kind: 'update', update: updateSince(feed, null) } as const
    const once = hear({ ...start, connected: true }, late).follower
    const twice = hear(once, late).follower
    expect(twice.feed).toBe(once.feed)
    expect(twice.feed.posts.map((post) => post.id)).toEqual(['a', 'b', 'c'])
  })

  test('[F1] a hole in the updates is noticed, and asked for from what is held', () => {
    const one = written(emptyFeed(EPOCH), 'a')
    const two = written(one, 'b')
    const three = written(two, 'c')
    const held = { ...follow(one), connected: true, behind: false }
    const { follower, ask } = hear(held, { kind: 'update', update: updateSince(three, two.cursor) })
    expect(follower.feed).toBe(one)
    expect(ask).toEqual({ question: 1, cursor: one.cursor })
    const answered = hear(follower, { kind: 'answer', question: 1, update: updateSince(three, one.cursor) })
    expect(answered.follower.feed.posts.map((post) => post.id)).toEqual(['a', 'b', 'c'])
    expect(answered.ask).toBeNull()
  })

  test('[F1] a beat that is ahead asks; one question is open at a time, and a lost one is asked again', () => {
    const one = written(emptyFeed(EPOCH), 'a')
    const two = written(one, 'b')
    const beat = { kind: 'beat', cursor: two.cursor } as const
    const held = { ...follow(one), connected: true, behind: false }
    const first = hear(held, beat)
    expect(first.ask?.question).toBe(1)
    expect(hear(first.follower, beat).ask).toBeNull()
    const lost = hear(first.follower, { kind: 'no-answer', question: 1 }).follower
    expect(hear(lost, beat).ask?.question).toBe(2)
  })

  test('[F1] an answer that is a part is followed by the next question; one from a cache is not, until a beat comes', () => {
    const one = written(emptyFeed(EPOCH), 'a')
    const two = written(one, 'b')
    const three = written(two, 'c')
    const beat = { kind: 'beat', cursor: three.cursor } as const
    const asked = hear({ ...follow(one), connected: true, behind: false }, beat).follower
    const part = hear(asked, { kind: 'answer', question: 1, update: updateSince(two, one.cursor) })
    expect(part.ask).toEqual({ question: 2, cursor: two.cursor })
    const stale = hear(part.follower, { kind: 'answer', question: 2, update: updateSince(two, two.cursor) })
    expect(stale.ask).toBeNull()
    expect(stale.follower.behind).toBe(true)
    expect(hear(stale.follower, beat).ask).toEqual({ question: 3, cursor: two.cursor })
  })

  test('who stays behind beat after beat knows that it is late', () => {
    const one = written(emptyFeed(EPOCH), 'a')
    const beat = { kind: 'beat', cursor: written(one, 'b').cursor } as const
    const beats = [beat, beat, beat].reduce((follower, message) => hear(follower, message).follower, {
      ...follow(one),
      connected: true,
      behind: false,
    })
    expect(beats.late).toBe(3)
    const came = hear(beats, { kind: 'update', update: updateSince(written(one, 'b'), one.cursor) }).follower
    expect([came.late, came.feed.posts.length]).toEqual([0, 2])
  })

  test('[F1] an answer to an earlier connection does not close the question of this one', () => {
    const one = written(emptyFeed(EPOCH), 'a')
    const first = hear(follow(one), { kind: 'connected' })
    const again = hear(hear(first.follower, { kind: 'disconnected' }).follower, { kind: 'connected' })
    expect(again.ask?.question).toBe(2)
    const stale = hear(again.follower, { kind: 'no-answer', question: 1 }).follower
    expect(stale.asking).toBe(2)
  })

  test('a rival log of the same generation changes nothing, asks nothing and is told', () => {
    const one = written(emptyFeed(EPOCH), 'a')
    const rival = written(emptyFeed({ generation: 1, id: '00000000000000bb' }), 'x')
    const held = { ...follow(one), connected: true, behind: false }
    const { follower, ask } = hear(held, { kind: 'update', update: updateSince(rival, null) })
    expect(follower.feed).toBe(one)
    expect(follower.alarm).toBe(true)
    expect(ask).toBeNull()
    expect(hear(follower, { kind: 'beat', cursor: rival.cursor }).ask).toBeNull()
    expect(hear(follower, { kind: 'beat', cursor: one.cursor }).follower.alarm).toBe(false)
  })
})

describe('what the reader sees', () => {
  test('new posts wait while the reader is further down; edits and deletions do not', () => {
    const one = written(written(emptyFeed(EPOCH), 'a'), 'b')
    const reading = receive(openReading(one), written(one, 'c'), false)
    expect(reading.waiting).toEqual(['c'])
    expect(shownPosts(reading).map((post) => post.id)).toEqual(['b', 'a'])

    const edited = receive(reading, written(reading.feed, 'a', 2, 'better'), false)
    expect(shownPosts(edited).map((post) => post.rev)).toEqual([1, 2])
    const gone = receive(edited, removed(edited.feed, 'b'), false)
    expect(shownPosts(gone).map((post) => post.id)).toEqual(['a'])
    expect(shownPosts(showWaiting(gone)).map((post) => post.id)).toEqual(['c', 'a'])
  })

  test('who paused is told nothing new, in no table either; what is put right or taken back is told', () => {
    const one = written(written(emptyFeed(EPOCH), 'a'), 'b')
    const paused = { ...openReading(one), paused: true }
    const fresh = receive(paused, written(one, 'c'), true)
    expect(fresh.waiting).toEqual(['c'])
    expect(shownFeed(fresh).posts.map(({ id }) => id)).toEqual(['a', 'b'])
    const edited = receive(fresh, written(removed(fresh.feed, 'b'), 'a', 2), true)
    expect(shownPosts(edited).map(({ id, rev }) => [id, rev])).toEqual([['a', 2]])
  })

  test('the line stands below the oldest post that waited, whatever was deleted meanwhile', () => {
    const one = written(written(emptyFeed(EPOCH), 'a'), 'b')
    const later = written(written(written(one, 'c'), 'd'), 'e')
    const shown = showWaiting(receive(openReading(one), later, false))
    expect(firstUnread(shown)).toBe('c')
    expect(firstUnread(receive(shown, removed(later, 'c'), true))).toBe('d')
    expect(firstUnread(receive(shown, removed(removed(later, 'a'), 'b'), true))).toBeNull()
    expect(firstUnread(openReading(one))).toBeNull()
  })

  test('the line stands below the oldest that is listed, where the oldest of all is pinned above', () => {
    const one = written(written(emptyFeed(EPOCH), 'a'), 'b')
    const later = written(written(one, 'c'), 'd')
    const pinned = closeCommit(addChange(later, { kind: 'pinned', post: 'c' }))
    const shown = showWaiting(receive(openReading(one), pinned, false))
    const c = pinned.posts.find(({ id }) => id === 'c')
    const listed = shownPosts(shown).filter((post) => post !== c)
    expect(rowsOf(shown, listed, c).map(keyOf)).toEqual(['d', 'unread', 'b', 'a'])
  })

  test('[F1] what a cache still tells of an earlier revision does not undo the newer one', () => {
    const log = written(written(emptyFeed(EPOCH), 'a'), 'b')
    const corrected = written(written(log, 'c'), 'a', 3, 'right')
    const have = { ...corrected, cursor: { ...corrected.cursor, n: 2 } }
    const stale = updateSince(written(log, 'a', 2, 'wrong'), log.cursor)
    const outcome = applyFeed(have, stale)
    expect(isGap(outcome) ? outcome : outcome.posts.find(({ id }) => id === 'a')?.rev).toBe(3)
  })

  test('a waiting post that is edited or deleted is never shown as it was', () => {
    const one = written(emptyFeed(EPOCH), 'a')
    const reading = receive(openReading(one), written(written(one, 'b'), 'c'), false)
    const edited = receive(reading, written(reading.feed, 'b', 2, 'right'), false)
    const gone = receive(edited, removed(edited.feed, 'c'), false)
    expect(gone.waiting).toEqual(['b'])
    expect(shownPosts(showWaiting(gone)).map((post) => [post.id, post.rev])).toEqual([
      ['b', 2],
      ['a', 1],
    ])
  })
})
