/** Rules of the public hold: when what the room has seen may become public. */
import type { CommandOf } from '../commands.ts'
import type { Cue, CueRef } from '../cues.ts'
import type { ShowEvent } from '../events.ts'
import type { CategoryId, Instant, LevelId } from '../ids.ts'
import { duePost } from '../post-drafts.ts'
import { openingPostId, resultPostId } from '../posts.ts'
import type { LevelResult } from '../results.ts'
import { cueIn } from '../rundown.ts'
import { topLevel } from '../show-file.ts'
import { levelState, type ShowState } from '../state.ts'
import { accept, type Context, type Decision, refuse } from './decision.ts'
import { decideDuePost, preparedPosts, withdrawPrepared } from './drafts.ts'

const dueAt = (state: ShowState, context: Context): Instant =>
  context.now + (state.showFile?.settings.publicHoldSeconds ?? 0) * 1000

const scheduled = (
  state: ShowState,
  category: CategoryId,
  level: LevelId | null,
  context: Context,
): ShowEvent => ({
  kind: 'publication-scheduled',
  publication: level === null ? openingPostId(category) : resultPostId(category, level),
  category,
  level,
  dueAt: dueAt(state, context),
})

/** The first time a category's title is taken, its opening is on its way to the readers. */
export function scheduleOpening(state: ShowState, to: CueRef, context: Context): ShowEvent[] {
  const cue = cueIn(state, to.cue)
  if (cue?.kind !== 'title' || cue.category === null) return []
  const id = openingPostId(cue.category)
  const known = state.publications.some((p) => p.id === id) || state.feed.posts.some((post) => post.id === id)
  return known ? [] : [scheduled(state, cue.category, null, context)]
}

/** An empty lower level is nothing to tell; an empty top level is "no award", and is told. */
export function scheduleResult(
  state: ShowState,
  category: CategoryId,
  level: LevelId,
  result: LevelResult,
  context: Context,
): ShowEvent[] {
  const told = state.feed.posts.some((post) => post.id === resultPostId(category, level))
  const top = state.showFile !== null && topLevel(state.showFile).id === level
  return result.entries.length > 0 || top || told ? [scheduled(state, category, level, context)] : []
}

/** Stepping back from a reveal holds it until the next take, or for good if it is retracted. */
export const suspend = (state: ShowState, leaving: Cue): ShowEvent[] =>
  state.publications
    .filter((p) => p.category === leaving.category && p.level === leaving.level && !p.suspended)
    .filter((p) => p.level !== null)
    .map((p) => ({ kind: 'publication-suspended', publication: p.id }))

/** Each with the whole hold again, from now on (T3). */
export const resumeAll = (state: ShowState, context: Context): ShowEvent[] =>
  state.publications
    .filter((p) => p.suspended)
    .map((p) => ({
      kind: 'publication-resumed',
      publication: p.id,
      dueAt: dueAt(state, context),
    }))

/** Refused (`not-due`) for what was suspended, cancelled or put off since the clock was set. */
export function decidePublish(
  state: ShowState,
  { publication }: CommandOf<'publish'>,
  context: Context,
): Decision {
  const draft = decideDuePost(state, publication, context)
  if (draft) return draft
  const due = state.publications.find((p) => p.id === publication)
  if (!due || due.suspended || due.dueAt > context.now) return refuse('not-due')
  const { category, level } = due
  const posts = level === null ? [] : postsAround(state, category, level)
  return accept({ kind: 'published', publication }, ...posts)
}

/** With a result come the posts that were prepared for it, and those about whom it does not name any more go: not a moment before readers know (E1). */
function postsAround(state: ShowState, category: CategoryId, level: LevelId): ShowEvent[] {
  const known = levelState(state, category, level)
  if (known?.status !== 'revealed') return []
  const of = { category, level }
  return [
    ...withdrawPrepared(state, of, known.result.entries, known.reason),
    ...preparedPosts(state, of, known.result.entries),
  ]
}

interface Due {
  readonly id: string
  readonly dueAt: Instant
}
const earliest = (all: readonly Due[]): Due | null => all.toSorted((a, b) => a.dueAt - b.dueAt)[0] ?? null

/** What of the room readers are told next; null when nothing is on its way. */
export const nextPublication = ({ publications }: ShowState): Due | null =>
  earliest(publications.filter((p) => !p.suspended).map(({ id, dueAt }) => ({ id, dueAt })))

/** What the clock has to wake for next: that, or a post whose time comes earlier. */
export function nextDue(state: ShowState): Due | null {
  const next = nextPublication(state)
  const drafts = state.drafts.flatMap(({ id, at }) => (at === null ? [] : [{ id: duePost(id), dueAt: at }]))
  return earliest(next ? [next, ...drafts] : drafts)
}
