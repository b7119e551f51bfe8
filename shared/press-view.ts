/** What the press room sees: results as the room has seen them, without the hold, and when each becomes public. Nothing that is not open in the room (E1). */
import { publishResult } from './evolve-feed.ts'
import type { CategoryId, Instant, LevelId, PostId } from './ids.ts'
import { type About, aboutOf, type Post, resultPostId } from './posts.ts'
import { categoryOf, type ShowFile } from './show-file.ts'
import { levelState, type ShowState } from './state.ts'

/** Something the press may have written down already, and may not use. */
export interface TakenBack {
  readonly category: { readonly id: CategoryId; readonly name: string }
  readonly level: { readonly id: LevelId; readonly name: string }
  readonly reason: string | null
}

export interface PressView {
  readonly about: About
  /** Openings and results, oldest first; each as readers have it, or will have it. */
  readonly posts: readonly Post[]
  /** Those readers do not have yet, and when they will; null while nobody can say. */
  readonly embargoed: Readonly<Record<PostId, Instant | null>>
  /** Results the room saw, and readers never did. */
  readonly takenBack: readonly TakenBack[]
}

/** Null before the show is opened, and for a rehearsal: its winners are drawn at random, and nobody is to write about them. */
export function pressView(state: ShowState): PressView | null {
  const file = state.showFile
  if (!file || file.rehearsal) return null
  const hold = file.settings.publicHoldSeconds * 1000
  let told = state
  for (const due of state.publications.toSorted((a, b) => a.dueAt - b.dueAt))
    told = publishResult({ ...told, at: Math.max(0, due.dueAt - hold) }, due)
  const public_ = new Map(state.feed.posts.map((post) => [post.id, post.rev]))
  const due = new Map(state.publications.map(({ id, dueAt, suspended }) => [id, suspended ? null : dueAt]))
  const posts = told.feed.posts.filter(({ body }) => body.kind === 'result' || body.kind === 'opening')
  const early = posts.filter(({ id, rev }) => public_.get(id) !== rev)
  return {
    about: aboutOf(file),
    posts,
    embargoed: Object.fromEntries(early.map(({ id }) => [id, due.get(id) ?? null])),
    takenBack: takenBack(state, file),
  }
}

function takenBack(state: ShowState, file: ShowFile): TakenBack[] {
  const isTold = new Set(state.feed.posts.map(({ id }) => id))
  return file.categories.flatMap(({ id, name }) =>
    file.levels.flatMap((level) => {
      const known = levelState(state, id, level.id)
      if (known?.status !== 'retracted' || isTold.has(resultPostId(id, level.id))) return []
      const category = { id, name: categoryOf(file, id)?.name ?? name }
      return [{ category, level: { id: level.id, name: level.name }, reason: known.reason }]
    }),
  )
}
