/** Rules of editor posts. */
import type { CommandOf } from '../commands.ts'
import { extrasOf } from '../evolve-posts.ts'
import { draftOf, postIdOfDraft } from '../post-drafts.ts'
import type { Post, PostExtras, TextBody } from '../posts.ts'
import { type Refusal, refusal } from '../refusals.ts'
import type { ShowState } from '../state.ts'
import { accept, type Context, type Decision, refuse } from './decision.ts'

/** The post takes its id from the command, or from the draft it was: the same sent twice is the same post. */
export function decideWritePost(
  state: ShowState,
  { id, text, draft, ...extras }: CommandOf<'write-post'>,
  context: Context,
): Decision {
  if (draft) {
    const kept = draftOf(state, draft.draft)
    if (!kept) return refuse('no-such-draft')
    if (kept.rev !== draft.rev) return refuse('draft-moved', { who: kept.by })
  }
  return accept({
    kind: 'post-written',
    post: draft ? postIdOfDraft(draft.draft) : `post-${id}`,
    text: text.trim(),
    by: context.by.name,
    ...pieces(context),
    ...given(extras),
    ...(draft && { draft: draft.draft }),
  })
}

/** The text as the shell has read it. */
export const pieces = ({ words }: Context) => ({ ...(words && { words }) })

/** Words without spaces at their ends; labels only once each. */
export function given(extras: PostExtras): PostExtras {
  const { key, labels = [], image } = extras
  const named = [...new Set(labels.map((label) => label.trim()))]
  const shown = image && { ...image, alt: image.alt.trim(), credit: image.credit?.trim() ?? null }
  return extrasOf({ ...(key && { key }), labels: named, ...(shown && { image: shown }) })
}

/** An editor's own post that still stands. */
function standing(state: ShowState, id: string): { post: Post; body: TextBody } | { refusal: Refusal } {
  const post = state.feed.posts.find((p) => p.id === id)
  if (!post) return { refusal: refusal('no-such-post') }
  if (post.body.kind === 'withdrawn') return { refusal: refusal('post-withdrawn') }
  return post.body.kind === 'text' ? { post, body: post.body } : { refusal: refusal('post-not-yours') }
}

/** Refused (`post-moved`) if the post was changed since; the same words without a note change nothing. */
export function decideEditPost(
  state: ShowState,
  command: CommandOf<'edit-post'>,
  context: Context,
): Decision {
  const { post: id, rev, text, correction, id: _id, kind: _kind, ...extras } = command
  const at = standing(state, id)
  if ('refusal' in at) return at
  if (at.post.rev !== rev) return refuse('post-moved')
  const words = text.trim()
  const more = given(extras)
  const isSame = at.body.text === words && JSON.stringify(more) === JSON.stringify(extrasOf(at.body))
  if (isSame && correction === undefined) return accept()
  return accept({
    kind: 'post-edited',
    post: id,
    text: words,
    ...pieces(context),
    ...more,
    ...(correction !== undefined && { correction: correction.trim() }),
  })
}

/** Asks for no revision, and takes withdrawn ones too; not what the show itself said (`post-not-yours`). */
export function decideDeletePost(state: ShowState, { post: id }: CommandOf<'delete-post'>): Decision {
  const post = state.feed.posts.find((p) => p.id === id)
  if (!post) return refuse('no-such-post')
  if (post.body.kind !== 'text' && post.body.kind !== 'withdrawn') return refuse('post-not-yours')
  return accept({ kind: 'post-deleted', post: id })
}

/** Withdrawn already, it is accepted and changes nothing; a result is retracted instead (`post-not-yours`). */
export function decideWithdrawPost(
  state: ShowState,
  { post: id, rev, reason }: CommandOf<'withdraw-post'>,
): Decision {
  const at = standing(state, id)
  if ('refusal' in at) return at.refusal.code === 'post-withdrawn' ? accept() : at
  if (at.post.rev !== rev) return refuse('post-moved')
  return accept({ kind: 'post-withdrawn', post: id, reason })
}

/** Any post may stand above the others, a result too. */
export function decidePinPost(state: ShowState, { post }: CommandOf<'pin-post'>): Decision {
  if (post === (state.feed.pinned ?? null)) return accept()
  if (post !== null && !state.feed.posts.some(({ id }) => id === post)) return refuse('no-such-post')
  return accept({ kind: 'post-pinned', post })
}
