/** How often readers are told, when much becomes public at once. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { applyFeed, type Feed, type FeedUpdate, isGap, updateSince } from '#shared/feed'
import { joined } from '../../../server/edge/fan-out/joined.ts'
import { createFeeds } from '../../../server/edge/feeds.ts'
import { night } from '../../display/live-sample.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function start(busy?: () => boolean) {
  const evening = night()
  const feeds = createFeeds(() => undefined)
  const told: FeedUpdate[] = []
  const paced = joined(feeds, busy)
  paced.onUpdate((_show, update) => told.push(update))
  let before: Feed | null = null
  const tell = (feed: Feed) => {
    feeds.take({ kind: 'public', show: 'gala', update: updateSince(feed, before?.cursor ?? null) })
    before = feed
  }
  tell(evening.feed())
  vi.advanceTimersByTime(1000)
  told.length = 0
  return { evening, feeds, told, paced, tell, first: evening.feed() }
}

const spans = (told: readonly FeedUpdate[]) => told.map(({ from, to, reset }) => [from, to, reset])

test('[F1] the first after a quiet time is told at once, what comes within 100 ms of it as one, and nothing twice', () => {
  const { evening, told, tell, first } = start()
  const { n } = first.cursor
  tell(evening.write('one', 'One'))
  expect(spans(told)).toEqual([[n, n + 1, false]])
  for (const id of ['two', 'three', 'four']) tell(evening.write(id, id))
  tell(evening.remove('three'))
  expect(told.length).toBe(1)
  vi.advanceTimersByTime(99)
  expect(told.length).toBe(1)
  vi.advanceTimersByTime(1)
  expect(spans(told).slice(1)).toEqual([[n + 1, n + 5, false]])
  const end = told.reduce<Feed>((feed, update) => {
    const after = applyFeed(feed, update)
    if (isGap(after)) throw new Error(after.gap)
    return after
  }, first)
  expect(end.posts).toEqual(evening.feed().posts)
  expect(end.cursor).toEqual(evening.feed().cursor)
  vi.advanceTimersByTime(1000)
  expect(told.length).toBe(2)
})

test('[F1] what is still to be told is ahead of the place a beat may name', () => {
  const { evening, feeds, paced, tell } = start()
  tell(evening.write('one', 'One'))
  const { cursor } = evening.feed()
  tell(evening.write('two', 'Two'))
  expect([paced.told('gala'), feeds.get('gala')?.cursor.n]).toEqual([cursor, cursor.n + 1])
  vi.advanceTimersByTime(1000)
  expect(paced.told('gala')).toEqual(evening.feed().cursor)
})

test('[F1] without a pause they come every 100 ms, and a pause later at once again', () => {
  const { evening, told, tell } = start()
  for (let i = 0; i < 50; i += 1) {
    tell(evening.write(`post-${i}`, 'Words'))
    vi.advanceTimersByTime(20)
  }
  expect(told.length).toBe(11)
  expect(told.slice(1).every(({ from }, i) => from === told[i]?.to)).toBe(true)
  vi.advanceTimersByTime(200)
  const before = told.length
  tell(evening.write('late', 'Late'))
  expect(told.length).toBe(before + 1)
})

test('[F1] the next one waits until the last has been handed out, however long that takes', () => {
  let busy = false
  const { evening, told, tell } = start(() => busy)
  tell(evening.write('one', 'One'))
  busy = true
  tell(evening.write('two', 'Two'))
  vi.advanceTimersByTime(700)
  tell(evening.write('three', 'Three'))
  expect(told.length).toBe(1)
  busy = false
  vi.advanceTimersByTime(20)
  expect(spans(told).slice(1)).toEqual([[told[0]?.to, evening.feed().cursor.n, false]])
})

test('[F1] another epoch in between is told as everything anew; a show that is gone, and an edge that closes, tell nothing more', () => {
  const { evening, feeds, told, tell, paced } = start()
  tell(evening.write('one', 'One'))
  const restored = { ...evening.feed(), cursor: { epoch: { generation: 99, id: '9'.repeat(16) }, n: 2 } }
  feeds.take({ kind: 'public', show: 'gala', update: { ...updateSince(restored, null), reset: true } })
  vi.advanceTimersByTime(100)
  expect(told[1]).toMatchObject({ epoch: { generation: 99 }, from: 0, reset: true })
  feeds.take({
    kind: 'public',
    show: 'gala',
    update: { ...updateSince(restored, restored.cursor), from: 2, to: 3 },
  })
  feeds.take({ kind: 'gone', show: 'gala' })
  vi.advanceTimersByTime(1000)
  expect(told.length).toBe(2)
  paced.close()
  feeds.take({ kind: 'public', show: 'gala', update: updateSince(evening.feed(), null) })
  vi.advanceTimersByTime(1000)
  expect(told.length).toBe(2)
})
