/** Rules of posts that are not published yet: for later, for a time, or for a winner. */
import type { CommandOf } from '../commands.ts'
import type { ShowEvent } from '../events.ts'
import { extrasOf } from '../evolve-posts.ts'
import { draftOf, duePost, MOST_DRAFTS, type PostDraft, postIdOfDraft, preparedFor } from '../post-drafts.ts'
import type { Award } from '../posts.ts'
import { categoryOf, entryOf, type ShowFile } from '../show-file.ts'
import type { ShowState } from '../state.ts'
import { accept, type Context, type Decision, refuse } from './decision.ts'
import { given, pieces } from './posts.ts'

/** `rev` is 0 for a new one. The id of one that was published is not taken again (`no-such-draft`). */
export function decideKeepDraft(
  state: ShowState,
  command: CommandOf<'keep-draft'>,
  context: Context,
): Decision {
  const { draft: id, rev, text, at, when, id: _id, kind: _kind, ...extras } = command
  const before = draftOf(state, id)
  if (before ? before.rev !== rev : rev !== 0) {
    return before ? refuse('draft-moved', { who: before.by }) : refuse('no-such-draft')
  }
  if (!before && wasPublished(state, id)) return refuse('no-such-draft')
  if (!before && state.drafts.length >= MOST_DRAFTS)
    return refuse('show-full', { what: 'The list of drafts' })
  const wrong = wrongPlace(state, command, before, context)
  if (wrong) return wrong
  const draft = { text: text.trim(), ...given(extras), at, when }
  if (before && JSON.stringify(draft) === JSON.stringify(contentOf(before))) return accept()
  return accept({ kind: 'draft-kept', draft: id, by: context.by.name, ...pieces(context), ...draft })
}

const contentOf = ({ text, at, when, ...extras }: PostDraft) => ({ text, ...extrasOf(extras), at, when })

/** A post's id is never given twice, not even after it was deleted. */
const wasPublished = (state: ShowState, draft: string): boolean =>
  state.feed.changes.some(
    (change) =>
      (change.kind === 'post' && change.post.id === postIdOfDraft(draft)) ||
      (change.kind === 'removed' && change.post === postIdOfDraft(draft)),
  )

/** A time that is over, or an entry that is not there. A result that readers know already may be corrected yet. */
function wrongPlace(
  state: ShowState,
  { at, when }: Pick<PostDraft, 'at' | 'when'>,
  before: PostDraft | undefined,
  { now }: Context,
): Decision | null {
  if (at !== null && when !== null) return refuse('draft-twice-bound')
  if (at !== null && at !== before?.at && at <= now) return refuse('time-over')
  if (when === null) return null
  const file = state.showFile as ShowFile
  const category = categoryOf(file, when.category)
  if (!category) return refuse('no-such-category', { category: when.category })
  if (!file.levels.some(({ id }) => id === when.level)) return refuse('no-such-level', { level: when.level })
  return entryOf(category, when.entry)
    ? null
    : refuse('no-such-entry', { category: category.name, entry: when.entry })
}

/** One that is gone is no refusal; one that somebody changed meanwhile is (`draft-moved`). */
export function decideDropDraft(state: ShowState, { draft: id, rev }: CommandOf<'drop-draft'>): Decision {
  const draft = draftOf(state, id)
  if (!draft) return accept()
  return draft.rev === rev
    ? accept({ kind: 'draft-dropped', draft: id })
    : refuse('draft-moved', { who: draft.by })
}

const asPost = (draft: PostDraft): ShowEvent => ({
  kind: 'post-written',
  post: postIdOfDraft(draft.id),
  text: draft.text,
  by: draft.by,
  ...(draft.words && { words: draft.words }),
  ...extrasOf(draft),
  draft: draft.id,
  ...(draft.when && { about: draft.when }),
})

/** Nobody was there to publish it for so long: the house was down, or an old evening was restored. */
const MISSED_MS = 60 * 60_000

/** A draft whose time has come; null if this publication is no draft's. One whose time is long over waits for somebody instead: it was written for another hour. */
export function decideDuePost(state: ShowState, publication: string, { now }: Context): Decision | null {
  const draft = state.drafts.find(({ id }) => duePost(id) === publication)
  if (!draft) return null
  if (draft.at === null || draft.at > now) return refuse('not-due')
  return accept(now - draft.at > MISSED_MS ? withoutTime(draft) : asPost(draft))
}

const withoutTime = (draft: PostDraft): ShowEvent => ({
  kind: 'draft-kept',
  draft: draft.id,
  by: draft.by,
  ...(draft.words && { words: draft.words }),
  ...contentOf(draft),
  at: null,
})

type Level = Pick<Award, 'category' | 'level'>

/** Told with the result: what was prepared for those it names. What was prepared for others stays where it is (E1). */
export const preparedPosts = (state: ShowState, of: Level, entries: readonly string[]): ShowEvent[] =>
  preparedFor(state, of, entries).map(asPost)

/** Readers were told a story of somebody the result does not name any more: it is taken back with it (F2). */
export const withdrawPrepared = (
  state: ShowState,
  of: Level,
  still: readonly string[],
  reason: string | null,
): ShowEvent[] =>
  state.feed.posts
    .filter(({ body }) => {
      const about = body.kind === 'text' && body.about
      return (
        about && about.category === of.category && about.level === of.level && !still.includes(about.entry)
      )
    })
    .map(({ id }) => ({ kind: 'post-withdrawn', post: id, reason }))
