/** Where words belong that were sent or are being written: in a place of their own on the desk, or in none any more. */
import type { AtBlog } from './at-blog.ts'
import type { Composing } from './composing.ts'
import { forgetEditing, keptEditing, keptSubjects, NEW } from './editing-here.ts'
import type { Letter } from './outbox.ts'

type Known = Pick<AtBlog, 'feed' | 'drafts'>

/** An editor's own post that stands, or a draft. */
const isThere = ({ feed, drafts }: Known, subject: string): boolean =>
  drafts.some(({ id }) => id === subject) ||
  (feed?.posts.some(({ id, body }) => id === subject && body.kind === 'text') ?? false)

/** A change says how it fares where it was made; whatever else is on its way, or came back and may be out of sight, is listed. */
export function hasPlace({ wish, state }: Letter, at: Known): boolean {
  if (wish?.kind === 'edit-post') return isThere(at, wish.post)
  if (wish?.kind !== 'keep-draft') return false
  if (wish.when !== null) return state === 'waiting'
  return wish.rev > 0 && isThere(at, wish.draft)
}

/** Somebody else deleted or published what was open here: its words are handed back once, to be put aside. */
export function wordsOfTheGone(at: AtBlog): Composing[] {
  const { keeping, outbox } = at
  return keptSubjects(keeping)
    .filter((subject) => !subject.startsWith(NEW) && !isThere(at, subject))
    .flatMap((subject) => {
      const editing = keptEditing(keeping, subject)
      const letter = outbox.letters.find(({ id }) => id === editing?.letter)
      if (letter?.state === 'waiting') return []
      forgetEditing(keeping, subject)
      // Sent: taken by now, or among the letters that came back.
      return editing && editing.letter === null ? [editing.composing] : []
    })
}
