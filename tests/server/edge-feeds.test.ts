/** What an edge does with what the core tells it. */
import { expect, test } from 'vitest'
import type { FeedUpdate } from '#shared/feed'
import { createFeeds } from '../../server/edge/feeds.ts'

const update = (id: string, change: Partial<FeedUpdate> = {}): FeedUpdate => ({
  epoch: { generation: 1, id },
  from: 0,
  to: 1,
  reset: true,
  changes: [],
  ...change,
})

test('[F1] a hole is asked for; a rival log is not, for the answer would be the same for ever', () => {
  const asked: string[] = []
  const feeds = createFeeds((show) => asked.push(show))
  const tell = (told: FeedUpdate) => feeds.take({ kind: 'public', show: 'gala', update: told })
  tell(update('0'.repeat(16)))
  tell(update('0'.repeat(16), { from: 3, to: 4, reset: false }))
  expect(asked).toEqual(['gala'])
  tell(update('1'.repeat(16), { to: 9 }))
  expect(asked).toEqual(['gala'])
  expect(feeds.get('gala')?.cursor).toEqual({ epoch: { generation: 1, id: '0'.repeat(16) }, n: 1 })
})

test('[F1] a show that is gone is forgotten, and no other; restored, it is a newer log and is read from its beginning', () => {
  const feeds = createFeeds(() => undefined)
  const told: string[] = []
  feeds.onUpdate((show, { epoch, reset }) => told.push(`${show} ${epoch.generation} ${reset}`))
  for (const show of ['gala', 'other']) feeds.take({ kind: 'public', show, update: update('0'.repeat(16)) })
  feeds.take({ kind: 'gone', show: 'gala' })
  feeds.take({ kind: 'gone', show: 'gala' })
  expect([feeds.get('gala'), feeds.shows()]).toEqual([undefined, ['other']])
  const restored = { epoch: { generation: 2, id: '1'.repeat(16) } }
  feeds.take({ kind: 'public', show: 'gala', update: update('', restored) })
  expect(told).toEqual(['gala 1 true', 'other 1 true', 'gala 2 true'])
  expect(feeds.get('gala')?.cursor.epoch.generation).toBe(2)
})
