/** Rules of editor posts. */
import type { CommandOf } from '../commands.ts'
import type { ShowState } from '../state.ts'
import { accept, type Context, type Decision, refuse } from './decision.ts'

/** The post takes its id from the command: the same command sent twice is the same post. */
export const decideWritePost = (
  _state: ShowState,
  { id, text }: CommandOf<'write-post'>,
  context: Context,
): Decision => accept({ kind: 'post-written', post: `post-${id}`, text: text.trim(), by: context.by.name })

export function decideEditPost(state: ShowState, { post: id, rev, text }: CommandOf<'edit-post'>): Decision {
  const post = state.feed.posts.find((p) => p.id === id)
  if (!post) return refuse('no-such-post')
  if (post.body.kind !== 'text') return refuse('post-not-yours')
  if (post.rev !== rev) return refuse('post-moved')
  return post.body.text === text.trim()
    ? accept()
    : accept({ kind: 'post-edited', post: id, text: text.trim() })
}

export function decideDeletePost(state: ShowState, { post: id }: CommandOf<'delete-post'>): Decision {
  const post = state.feed.posts.find((p) => p.id === id)
  if (!post) return refuse('no-such-post')
  if (post.body.kind !== 'text') return refuse('post-not-yours')
  return accept({ kind: 'post-deleted', post: id })
}
