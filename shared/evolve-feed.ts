/** How facts of the room become posts of the live blog. */
import { addChange } from './feed.ts'
import type { CategoryId, LevelId } from './ids.ts'
import {
  type Correction,
  entriesNamed,
  labelOf,
  openingPostId,
  type Post,
  type PublicCommitment,
  type PublishedResult,
  publicEntry,
  type ResultBody,
  resultPostId,
} from './posts.ts'
import { categoryOf, topLevel } from './show-file.ts'
import { levelState, type Publication, type ShowState } from './state.ts'

/** Where a post of this id stands it takes its place, unless what stands there is a newer revision. */
export const publishPost = (state: ShowState, post: Post): ShowState => ({
  ...state,
  feed: addChange(state.feed, { kind: 'post', post }),
})

const postOf = (state: ShowState, id: string): Post | undefined =>
  state.feed.posts.find((post) => post.id === id)

/** A hold ended: the opening of a category, or the result of one of its levels, becomes a post. */
export function publishResult(state: ShowState, due: Publication): ShowState {
  const category = state.showFile ? categoryOf(state.showFile, due.category) : undefined
  if (!state.showFile || !category) return state
  if (due.level === null) {
    const id = openingPostId(category.id)
    if (postOf(state, id)) return state
    const body = { kind: 'opening', category: labelOf(category) } as const
    return publishPost(state, { id, rev: 1, at: state.at, editedAt: null, body })
  }
  const level = state.showFile.levels.find((l) => l.id === due.level)
  const known = levelState(state, due.category, due.level)
  if (!level || known?.status !== 'revealed') return state
  const id = resultPostId(category.id, level.id)
  const before = postOf(state, id)
  const top = level.id === topLevel(state.showFile).id
  // Corrected to nothing before it was ever told: an empty lower level is nothing to tell.
  if (!before && !top && known.result.entries.length === 0) return state
  const was = before?.body.kind === 'result' ? before.body : null
  const body: ResultBody & { result: PublishedResult } = {
    kind: 'result',
    category: labelOf(category),
    level,
    top,
    result: {
      entries: entriesNamed(category, known.result.entries).map(publicEntry),
      citation: known.result.citation,
      version: known.version,
      nonce: known.nonce,
      commitment: known.commitment,
      ...(known.result.writeIns && { writeIns: known.result.writeIns }),
    },
    corrections: was ? correctionsOf(was, state.at, known.reason) : [],
    ...(was?.rewordings && { rewordings: was.rewordings }),
    ...(category.offStage && { offStage: true as const }),
  }
  return publishPost(
    committed(state, { category: due.category, level: due.level, ...body.result }),
    before
      ? { ...before, rev: before.rev + 1, editedAt: state.at, body }
      : { id, rev: 1, at: state.at, editedAt: null, body },
  )
}

/** A correction was never sealed in public: its fingerprint joins the list together with it, so that every published result is on it (E2). */
function committed(state: ShowState, { category, level, version, commitment }: PublicCommitment): ShowState {
  if (state.feed.commitments.some((known) => known.commitment === commitment)) return state
  const commitments = [{ category, level, version, commitment }]
  return { ...state, feed: addChange(state.feed, { kind: 'sealed', commitments }) }
}

/** The result now said replaces either what stood there, or what was retracted before: then the note already names it. */
function correctionsOf(was: ResultBody, at: number, reason: string | null): Correction[] {
  if (was.result) {
    return [{ at, reason, was: was.result.entries, retracted: false }, ...was.corrections]
  }
  const [retraction, ...older] = was.corrections
  return retraction
    ? [{ ...retraction, at, reason: reason ?? retraction.reason, retracted: false }, ...older]
    : older
}

/** Readers were told: the post stays, says that it was withdrawn, and when (F2). If they were not, there is nothing to take back. */
export function retractPost(
  state: ShowState,
  category: CategoryId,
  level: LevelId,
  reason: string | null,
): ShowState {
  const post = postOf(state, resultPostId(category, level))
  if (post?.body.kind !== 'result' || !post.body.result) return state
  const note: Correction = {
    at: state.at,
    reason,
    was: post.body.result.entries,
    retracted: true,
  }
  const body = { ...post.body, result: null, corrections: [note, ...post.body.corrections] }
  return publishPost(state, { ...post, rev: post.rev + 1, editedAt: state.at, body })
}
