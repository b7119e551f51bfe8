/** Posts that readers do not know of: written for later, for a time, or for a winner who may not win. Desks see them, and nobody else. */
import type { Instant, PostId } from './ids.ts'
import type { Block } from './post-words.ts'
import type { Award, PostExtras } from './posts.ts'
import type { ShowState } from './state.ts'

export interface PostDraft extends PostExtras {
  readonly id: string
  /** Counts its changes from 1: two who write on it see each other. */
  readonly rev: number
  readonly text: string
  readonly words?: readonly Block[]
  /** Who wrote on it last, and its author if it is published. */
  readonly by: string
  readonly keptAt: Instant
  /** When it is published by itself; null waits for somebody. */
  readonly at: Instant | null
  /** Published with the result that names this entry. */
  readonly when: Award | null
}

/** More than anybody prepares for the largest show. */
export const MOST_DRAFTS = 2000

/** Undefined for one that was published or thrown away meanwhile, and for an id nobody ever kept. */
export const draftOf = (state: ShowState, id: string): PostDraft | undefined =>
  state.drafts.find((draft) => draft.id === id)

/** The name by which the clock publishes a draft whose time has come. */
export const duePost = (draft: string): string => `draft-${draft}`

/** One draft has one post, however often it is sent. */
export const postIdOfDraft = (draft: string): PostId => `post-${draft}`

/** The prepared posts that this result publishes, in the order they were written. */
export const preparedFor = (
  { drafts }: ShowState,
  { category, level }: Pick<Award, 'category' | 'level'>,
  entries: readonly string[],
): readonly PostDraft[] =>
  drafts.filter(
    ({ when }) => when?.category === category && when.level === level && entries.includes(when.entry),
  )
