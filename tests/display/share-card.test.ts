/** The picture of a post: what it says, and that a picture of other words never has the same name. */
import { expect, test } from 'vitest'
import type { Feed } from '#shared/feed'
import type { Post } from '#shared/posts'
import { nameShare, shareImage, tellCard } from '../../display/live/share-card.ts'
import { EPOCH, night, showFile } from './live-sample.ts'

const WINNER = 'result-council-of-the-year_winner'
const postIn = (feed: Feed, id = WINNER) => feed.posts.find((post) => post.id === id) as Post
const nameIn = (feed: Feed, id = WINNER) => nameShare(feed, postIn(feed, id))
const cardIn = (feed: Feed, id = WINNER) => tellCard(feed, postIn(feed, id))

test('[F2] a log that was restored gives the same post another picture where it tells another winner', () => {
  const before = night().reveal('council-of-the-year', 'winner', ['manchester'])
  const restored = night(showFile, { generation: EPOCH.generation + 1, id: '00000000000000bb' })
  const after = restored.reveal('council-of-the-year', 'winner', ['telford'])
  expect(postIn(after)).toMatchObject({ id: WINNER, rev: postIn(before).rev })
  expect(nameIn(after)).not.toBe(nameIn(before))
  // The same words have the same name, whichever edge is asked.
  expect(nameIn(night().reveal('council-of-the-year', 'winner', ['manchester']))).toBe(nameIn(before))
  expect(shareImage(before, postIn(before))).toBe(`/live/${showFile.id}/share/${nameIn(before)}`)
})

test('[F2] a ceremony that is called otherwise has pictures of other names', () => {
  const feed = night().reveal('council-of-the-year', 'winner', ['manchester'])
  const ceremony = { ...showFile.ceremony, name: 'LGC Awards' }
  const renamed = night({ ...showFile, ceremony }).reveal('council-of-the-year', 'winner', ['manchester'])
  expect(nameIn(renamed)).not.toBe(nameIn(feed))
})

test('[F2] the picture of what was corrected or withdrawn says so, and what it said before', () => {
  const evening = night()
  evening.reveal('council-of-the-year', 'winner', ['manchester'])
  expect(cardIn(evening.feed())).toMatchObject({
    lines: ['Manchester City Council'],
    foot: 'Wednesday 20 July 2022, Grosvenor House, London',
  })
  const corrected = evening.correct('council-of-the-year', 'winner', ['telford'], 'Misread')
  expect(cardIn(corrected)).toMatchObject({
    lines: ['Telford & Wrekin Council'],
    foot: 'Corrected at 21:01. This post said before: Manchester City Council.',
  })
  const back = evening.retract('council-of-the-year', 'winner', null)
  expect(cardIn(back)).toMatchObject({
    lines: ['Council of the Year: This result has been withdrawn.'],
    foot: 'Withdrawn at 21:01. This post said before: Telford & Wrekin Council.',
  })
})
