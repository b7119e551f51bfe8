/** Commits as a show would write them, for tests that do not care what happened. */
import { type Commit, FORMAT } from '#shared/events'
import type { Epoch } from '#shared/ids'

/** The commit `seq`: one editor's post. The text is free, so a test can make it long or strange. */
export const commitOf = (seq: number, text = `Post ${seq}`): Commit => ({
  format: FORMAT,
  seq,
  at: 1_700_000_000_000 + seq,
  by: 'Edda',
  commandId: `command-${seq}`,
  events: [{ kind: 'post-written', post: `post-${seq}`, text, by: 'Edda' }],
})

export const commitsOf = (count: number): Commit[] =>
  Array.from({ length: count }, (_, index) => commitOf(index + 1))

/** Commits of many sizes, so that they end anywhere within a page. */
export const sizedCommitOf = (seq: number): Commit => commitOf(seq, `${seq}:`.repeat(1 + ((seq * 37) % 400)))

export const EPOCH: Epoch = { generation: 1, id: '0123456789abcdef' }
