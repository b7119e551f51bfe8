/** A spelling or a sponsor put right on the night reaches every post that shows it, with a note of what stood there (F2). */
import { publishPost } from './evolve-feed.ts'
import { labelOf, type Post, type PostBody, publicEntry, type Rewording } from './posts.ts'
import { categoryOf, type Entry, entryOf, type ShowFile } from './show-file.ts'
import type { ShowState } from './state.ts'

type Words = Rewording['words'][number]

/** Every post that says something the show file says no longer is said anew. `before` is the show file as it was. */
export function reworded(state: ShowState, before: ShowFile): ShowState {
  const after = state.showFile
  if (!after) return state
  return state.feed.posts.reduce((s, post) => {
    const next = rewordedPost(post, before, after, state.at)
    return next ? publishPost(s, next) : s
  }, state)
}

function rewordedPost(post: Post, before: ShowFile, after: ShowFile, at: number): Post | null {
  const { body } = post
  if (body.kind === 'text' || body.kind === 'withdrawn') return null
  const was = categoryOf(before, body.category.id)
  const is = categoryOf(after, body.category.id)
  if (!was || !is || was === is) return null
  const entries = body.kind === 'result' ? (body.result?.entries ?? []) : []
  const named = entries.map((entry) => publicEntry(entryOf(is, entry.id) ?? entry))
  const spelling = [
    ...wordsOf(body.category.name, is.name),
    ...entries.flatMap((entry, i) => entryWords(entry, named[i] ?? entry)),
  ]
  const sponsor = wordsOf(body.category.sponsor, is.sponsor)
  const notes: Rewording[] = [
    ...(spelling.length > 0 ? [{ at, what: 'spelling' as const, words: spelling }] : []),
    ...(sponsor.length > 0 ? [{ at, what: 'sponsor' as const, words: sponsor }] : []),
  ]
  if (notes.length === 0) return null
  const said = { category: labelOf(is), rewordings: [...notes, ...(body.rewordings ?? [])] }
  const next: PostBody =
    body.kind === 'result'
      ? { ...body, ...said, result: body.result && { ...body.result, entries: named } }
      : { ...body, ...said }
  return { ...post, rev: post.rev + 1, editedAt: at, body: next }
}

/** The lines of an entry that readers see. */
const entryWords = (was: Entry, is: Entry): Words[] => [
  ...wordsOf(was.entrant, is.entrant),
  ...wordsOf(was.person, is.person),
  ...wordsOf(was.title, is.title),
  ...wordsOf(was.partners.join(', ') || null, is.partners.join(', ') || null),
]

const wordsOf = (was: string | null, is: string | null): Words[] => (was === is ? [] : [{ was, is }])
