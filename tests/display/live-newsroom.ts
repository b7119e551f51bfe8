/** An evening as a newsroom writes it: headlines, lists and quotes, labels, a picture, a pinned post, corrections, and one that was taken back. */
import type { EventOf } from '#shared/events'
import type { Feed } from '#shared/feed'
import { wordsOf } from '../../server/markdown.ts'
import { type Night, night, showFile } from './live-sample.ts'

export const PICTURE = {
  image: 'f'.repeat(64),
  width: 1600,
  height: 1000,
  alt: 'The hall of Grosvenor House an hour before dinner, its tables laid for a thousand.',
  credit: 'Ada Okafor',
}

type Written = EventOf<'post-written'>

export const written = (id: string, text: string, more: Partial<Written> = {}): Written => ({
  kind: 'post-written',
  post: `post-${id}`,
  by: 'Sarah Calkin',
  text,
  words: [...wordsOf(text)],
  ...more,
})

export const edited = (
  id: string,
  text: string,
  more: Partial<EventOf<'post-edited'>> = {},
): EventOf<'post-edited'> => ({
  kind: 'post-edited',
  post: `post-${id}`,
  text,
  words: [...wordsOf(text)],
  ...more,
})

const SETTLED = `## Dinner is over, the lights go down

A **thousand** guests in [Grosvenor House](https://example.org/house), and three things to watch:

- whether Manchester wins a *third* year running
- the first award for a **partnership of five**
- how long the speeches are

> We have never had so close a jury.`

/** Three of four awarded; the evening is at the fourth. */
export function newsroom(): Night {
  const evening = night({ ...showFile, ceremony: { ...showFile.ceremony, startsAt: '19:30' } })
  evening.also(written('hello', SETTLED, { key: true, labels: ['The room', 'Preview'], image: PICTURE }))
  evening.also(
    written(
      'guide',
      '## How to follow tonight\n\nResults appear here **the moment they are read out**. Press *verify* on any card and your own browser checks it against the fingerprint published this afternoon.',
      { by: 'The live desk' },
    ),
  )
  evening.also({ kind: 'post-pinned', post: 'post-guide' })
  evening.opening('council-of-the-year')
  evening.reveal('council-of-the-year', 'highly-commended', ['great-yarmouth'])
  evening.reveal('council-of-the-year', 'winner', ['manchester'], 'A city council of “unusual” ambition.')
  evening.also(written('third', 'Four years in a row for Manchester: the hall stands.', { key: true }))
  evening.also(
    edited('third', 'Three years in a row for Manchester: the hall stands.', {
      key: true,
      correction: 'It is the third year, not the fourth.',
    }),
  )
  evening.reveal('public-private-partnership', 'winner', ['reading', 'bcp'])
  evening.also(written('rumour', 'We hear that the next award is shared by five.'))
  evening.also({ kind: 'post-withdrawn', post: 'post-rumour', reason: 'It was not so.' })
  evening.reveal('rising-star', 'winner', ['somebody'])
  evening.correct('rising-star', 'winner', ['another'], 'The wrong card was read out.')
  evening.opening('innovation')
  return evening
}

/** The same evening with so many posts that they fill three pages. */
export function longEvening(posts = 110): Night {
  const evening = newsroom()
  for (let i = 1; i <= posts; i += 1) evening.also(written(`n${i}`, `Post number ${i}.`))
  return evening
}

/** The same feed; what is said to have been sealed fits no fingerprint. */
export function withFalseProofs(feed: Feed): Feed {
  const posts = feed.posts.map((post) =>
    post.body.kind === 'result' && post.body.result
      ? { ...post, body: { ...post.body, result: { ...post.body.result, nonce: 'ab'.repeat(32) } } }
      : post,
  )
  const changes = feed.changes.map((change) =>
    change.kind === 'post'
      ? { ...change, post: posts.find(({ id }) => id === change.post.id) ?? change.post }
      : change,
  )
  return { ...feed, posts, changes }
}
