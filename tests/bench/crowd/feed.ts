/** The feed that the crowd follows: each post one message of 1.5 KB. */
import { addChange, closeCommit, emptyFeed, type Feed } from '#shared/feed'
import { aboutOf } from '#shared/posts'
import { sampleShow } from '../../helpers/show.ts'

const file = sampleShow()
export const show = file.id

export const first: Feed = closeCommit(
  addChange(emptyFeed({ generation: 1, id: '00000000000000aa' }), { kind: 'about', about: aboutOf(file) }),
)

export function grown(feed: Feed): Feed {
  const id = `post-${feed.cursor.n}`
  const text = `${id}. ${'Words upon words. '.repeat(72)}`
  const body = { kind: 'text' as const, text, by: 'Editor' }
  const post = { id, rev: 1, at: 1_658_350_000_000, editedAt: null, body }
  return closeCommit(addChange(feed, { kind: 'post', post }))
}
