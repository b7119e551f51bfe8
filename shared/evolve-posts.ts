/** How what editors write becomes posts, and drafts that are none yet. */
import type { EventOf } from './events.ts'
import { publishPost } from './evolve-feed.ts'
import { addChange } from './feed.ts'
import type { Post, PostBody, PostExtras, TextBody } from './posts.ts'
import type { ShowState } from './state.ts'

type OfPosts = EventOf<
  | 'post-written'
  | 'post-edited'
  | 'post-deleted'
  | 'post-withdrawn'
  | 'post-pinned'
  | 'draft-kept'
  | 'draft-dropped'
>

/** An edit or a withdrawal of what is no text of an editor's, or is gone, leaves the state as it was. */
export function evolvePost(state: ShowState, event: OfPosts): ShowState {
  switch (event.kind) {
    case 'post-written':
      return written(state, event)
    case 'post-edited':
      return changed(state, event.post, (body) => edited(body, event, state.at))
    case 'post-withdrawn': {
      const { reason } = event
      return changed(state, event.post, ({ by }) => ({ kind: 'withdrawn', by, reason }))
    }
    case 'post-deleted':
      return { ...state, feed: addChange(state.feed, { kind: 'removed', post: event.post }) }
    case 'post-pinned':
      return { ...state, feed: addChange(state.feed, { kind: 'pinned', post: event.post }) }
    case 'draft-kept':
      return kept(state, event)
    case 'draft-dropped':
      return withoutDraft(state, event.draft)
  }
}

/** What was given beside the words, and nothing of what was not. */
export const extrasOf = ({ key, labels, image }: PostExtras): PostExtras => ({
  ...(key && { key }),
  ...(labels && labels.length > 0 && { labels }),
  ...(image && { image }),
})

const textOf = (event: EventOf<'post-written' | 'post-edited'>) => ({
  text: event.text,
  ...(event.words && { words: event.words }),
  ...extrasOf(event),
})

function written(state: ShowState, event: EventOf<'post-written'>): ShowState {
  const { post: id, by, draft, about } = event
  const body: TextBody = { kind: 'text', by, ...textOf(event), ...(about && { about }) }
  const next = publishPost(state, { id, rev: 1, at: state.at, editedAt: null, body })
  return draft === undefined ? next : withoutDraft(next, draft)
}

function changed(state: ShowState, id: string, next: (body: TextBody) => PostBody): ShowState {
  const post: Post | undefined = state.feed.posts.find((p) => p.id === id)
  if (post?.body.kind !== 'text') return state
  return publishPost(state, { ...post, rev: post.rev + 1, editedAt: state.at, body: next(post.body) })
}

function edited(body: TextBody, event: EventOf<'post-edited'>, at: number): TextBody {
  const { kind, by, about, corrections = [] } = body
  const note = event.correction
  const all = note === undefined ? corrections : [{ at, note }, ...corrections]
  return {
    kind,
    by,
    ...textOf(event),
    ...(about && { about }),
    ...(all.length > 0 && { corrections: all }),
  }
}

const draftsNow = ({ position, ...state }: ShowState, drafts: ShowState['drafts']): ShowState => ({
  ...state,
  position,
  drafts,
  draftsSeq: position.seq,
})

function kept(state: ShowState, event: EventOf<'draft-kept'>): ShowState {
  const { draft: id, text, words, by, at, when, ...extras } = event
  const before = state.drafts.find((draft) => draft.id === id)
  const rev = (before?.rev ?? 0) + 1
  const draft = {
    id,
    rev,
    text,
    ...(words && { words }),
    by,
    keptAt: state.at,
    at,
    when,
    ...extrasOf(extras),
  }
  return draftsNow(
    state,
    before ? state.drafts.map((other) => (other === before ? draft : other)) : [...state.drafts, draft],
  )
}

const withoutDraft = (state: ShowState, id: string): ShowState =>
  draftsNow(
    state,
    state.drafts.filter((draft) => draft.id !== id),
  )
