/** What the parts of the live blog's desk are drawn from, and what they can ask of it. */
import type { DeskLive } from '#shared/desk-view'
import type { Feed } from '#shared/feed'
import type { DeskId, Instant } from '#shared/ids'
import type { MinutesAhead } from '#shared/planned-start'
import type { PostDraft } from '#shared/post-drafts'
import type { Writer } from '#shared/protocol'
import type { ShowFile } from '#shared/show-file'
import type { Send } from '../desk.ts'
import type { Keeping } from '../drafts.ts'
import type { AskWords, Writing } from '../link/writing.ts'
import type { Composing } from './composing.ts'
import type { Kept, Outbox } from './outbox.ts'

export interface AtBlog {
  readonly show: ShowFile
  readonly feed: Feed | null
  readonly drafts: readonly PostDraft[]
  readonly marks: DeskLive['marks']
  readonly writers: readonly Writer[]
  readonly desk: DeskId
  /** Who writes here. */
  readonly name: string
  readonly live: boolean
  readonly mayWrite: boolean
  readonly send: Send
  readonly ask: AskWords
  readonly writing: Writing
  readonly keeping: Keeping
  readonly outbox: Outbox
  /** The clocks of the ceremony. */
  readonly ahead: MinutesAhead
  readonly timeZone: string
  readonly now: () => Instant
  /** Puts a letter into the outbox, and gives its id; without a wish it is only put aside. */
  readonly post: (wish: Kept | null, composing: Composing) => string
  /** Says that something is done. */
  readonly say: (sentence: string) => void
}

/** Everybody at another desk who has it open. */
export const othersOn = ({ writers, desk }: AtBlog, subject: string): readonly string[] => [
  ...new Set(
    writers.filter((writer) => writer.on === subject && writer.desk !== desk).map(({ name }) => name),
  ),
]

/** Labels in use, the most used first: one thing is called one name. */
export function knownLabels({ feed, drafts }: Pick<AtBlog, 'feed' | 'drafts'>): readonly string[] {
  const counts = new Map<string, number>()
  const all = [
    ...(feed?.posts ?? []).flatMap(({ body }) => (body.kind === 'text' ? (body.labels ?? []) : [])),
    ...drafts.flatMap(({ labels = [] }) => labels),
  ]
  for (const label of all) counts.set(label, (counts.get(label) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a).map(([label]) => label)
}
