/** Posts prepared for winners who may not win: which entries have theirs, and how many do. */
import type { CategoryId, LevelId } from '#shared/ids'
import type { PostDraft } from '#shared/post-drafts'
import type { Category, Entry, ShowFile } from '#shared/show-file'
import { say } from '../language/say.ts'

export interface PreparedEntry {
  readonly entry: Entry
  /** The one that was written first, and whatever else was written for the same entry. */
  readonly drafts: readonly PostDraft[]
}

export interface Prepared {
  readonly entries: readonly PreparedEntry[]
  readonly written: number
}

/** Whoever has left the competition needs no words, unless there are some already. */
export function preparedOf(drafts: readonly PostDraft[], category: Category, level: LevelId): Prepared {
  const entries = category.entries
    .map((entry) => ({
      entry,
      drafts: drafts.filter(({ when }) => isFor(when, category.id, level, entry.id)),
    }))
    .filter(({ entry, drafts }) => entry.withdrawn !== true || drafts.length > 0)
  return { entries, written: entries.filter(({ drafts }) => drafts.length > 0).length }
}

const isFor = (when: PostDraft['when'], category: CategoryId, level: LevelId, entry: string): boolean =>
  when?.category === category && when.level === level && when.entry === entry

/** "6 of 9 written". */
export const progressWords = ({ entries, written }: Prepared): string =>
  entries.length === 0
    ? say('no entries')
    : say('{written} of {all} written', { written, all: entries.length })

/** Over all categories, for the tab: how many posts wait for a winner. */
export const countPrepared = (drafts: readonly PostDraft[]): number =>
  drafts.filter(({ when }) => when !== null).length

/** As a desk's marks have it: told in the room already, so that nothing waits for it any more. */
export const isTold = (marks: string | undefined, show: ShowFile, level: LevelId): boolean =>
  marks?.[show.levels.findIndex(({ id }) => id === level)] === 'r'
