/** The shows of the house as their own page lists them: how far each is, what it holds, and what was deleted and is still kept. */
import Type, { type Static } from 'typebox'
import { CommandId, type Instant, type ShowId } from './ids.ts'
import { isRehearsal } from './rehearsal.ts'
import { problemsOf, type ShowFile, topLevel } from './show-file.ts'
import { isOver } from './shows-view.ts'
import { levelState, type ShowState } from './state.ts'

/** `paused`: its evening has begun, and another show is on air. */
export type Standing = 'preparation' | 'on-air' | 'paused' | 'over'

export interface HouseShow {
  readonly show: ShowId
  readonly ceremony: string
  readonly date: string
  readonly venue: string | null
  /** The performance it rehearses; null for a performance. */
  readonly rehearsalOf: ShowId | null
  readonly openedAt: Instant
  readonly standing: Standing
  readonly archived: boolean
  readonly categories: number
  readonly entries: number
  /** Categories whose result is sealed or was revealed. */
  readonly sealed: number
}

/** A show that was deleted: it can be brought back until it is deleted for good. */
export interface KeptShow {
  readonly id: string
  readonly show: ShowId
  readonly ceremony: string
  readonly rehearsalOf: ShowId | null
  readonly deletedAt: Instant
  readonly until: Instant
  readonly bytes: number
}

export interface HouseShows {
  readonly onAir: ShowId | null
  /** In the order in which they were opened. */
  readonly shows: readonly HouseShow[]
  readonly kept: readonly KeptShow[]
}

interface Known {
  readonly openedAt: Instant
  readonly onAir: boolean
  readonly archived: boolean
}

/** One show of the list; null before it is opened. Says that results are sealed, and nothing of what they are (E1). */
export function houseShow(state: ShowState, { onAir, archived, openedAt }: Known): HouseShow | null {
  const { showFile } = state
  if (!showFile) return null
  const { ceremony, categories } = showFile
  return {
    show: showFile.id,
    ceremony: ceremony.name,
    date: ceremony.date,
    venue: ceremony.venue,
    rehearsalOf: showFile.rehearsal?.of ?? null,
    openedAt,
    standing: standingOf(state, onAir),
    archived,
    categories: categories.length,
    entries: categories.reduce((sum, category) => sum + category.entries.length, 0),
    sealed: categories.filter(({ id }) => isSealed(state, id, topLevel(showFile).id)).length,
  }
}

function standingOf(state: ShowState, onAir: boolean): Standing {
  if (onAir) return 'on-air'
  if (isOver(state)) return 'over'
  return state.pointer === null ? 'preparation' : 'paused'
}

function isSealed(state: ShowState, category: string, level: string): boolean {
  const status = levelState(state, category, level)?.status
  return status === 'sealed' || status === 'revealed'
}

/** What keeps a show from being deleted or put away, as far as its own state tells. */
export const isPublishing = (state: ShowState): boolean =>
  state.showFile !== null && !isRehearsal(state.showFile) && state.publications.length > 0

/** A show file that came from elsewhere and could not have been opened here; null when all is well. */
export const problemOfShow = (file: ShowFile): string | null => problemsOf(file)[0] ?? null

const strict = { additionalProperties: false }

export const DuplicateWish = Type.Object(
  {
    commandId: Type.Optional(CommandId),
    name: Type.String({ minLength: 1, maxLength: 400, pattern: '\\S' }),
    date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    /** Whether the entries come along. */
    entries: Type.Boolean(),
  },
  strict,
)
export type DuplicateWish = Static<typeof DuplicateWish>

export const ArchiveWish = Type.Object({ archived: Type.Boolean() }, strict)

/** The name of the ceremony, typed: nobody deletes a show by a slip of the hand. */
export const DeleteWish = Type.Object({ name: Type.String({ maxLength: 400 }) }, strict)

/** `whole`: the log as it was, under its own name. `plan`: a new show with its plan and entries, and no results. */
export const RESTORE_AS = ['whole', 'plan'] as const
export const RestoreWish = Type.Object(
  {
    as: Type.Enum([...RESTORE_AS]),
    /** Restored even though this house's key does not open its envelopes. */
    keyless: Type.Optional(Type.Literal('yes')),
  },
  strict,
)
export type RestoreWish = Static<typeof RestoreWish>

/** What became of it. */
export interface RestoredShow {
  readonly show: ShowId
  readonly ceremony: string
  readonly as: RestoreWish['as']
  /** Records of the log that came back; 0 for a plan. */
  readonly commits: number
  /** Its envelopes stay closed until the key they were sealed with is brought. */
  readonly keyless: boolean
}
