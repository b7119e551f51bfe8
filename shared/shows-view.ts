/** The shows of the house, as a desk lists them: which is on air, which are rehearsals, and where each stands. */
import Type, { type Static } from 'typebox'
import { labelOfStep } from './cue-labels.ts'
import { cueOf } from './cues.ts'
import { CommandId, Id, type Instant, type ShowId } from './ids.ts'
import type { ShowState } from './state.ts'

export interface ShowLine {
  readonly show: ShowId
  readonly ceremony: string
  /** The performance it rehearses; null for a performance. */
  readonly rehearsalOf: ShowId | null
  readonly openedAt: Instant
  /** When its ceremony is planned to begin; null where that is not said. */
  readonly startsAt: Instant | null
  readonly programme: {
    readonly label: string
    readonly black: boolean
    /** The room sees something of it that should not be cut off: neither the holding slide nor black. */
    readonly isRunning: boolean
  }
}

/** In the order in which they were opened. */
export interface ShowsView {
  readonly onAir: ShowId | null
  readonly shows: readonly ShowLine[]
}

const strict = { additionalProperties: false }

/** What somebody saw, and whether the room may be cut off in what it is looking at. */
const seen = {
  /** The show that was on air when it was decided: if it is another by now, nothing is done. */
  from: Type.Optional(Type.Union([Id, Type.Null()])),
  interrupt: Type.Optional(Type.Boolean()),
}

/** Puts a show on air. */
export const AirWish = Type.Object({ show: Id, ...seen }, strict)
export type AirWish = Static<typeof AirWish>

/** Starts a fresh rehearsal and puts it on air. */
export const RehearsalWish = Type.Object({ commandId: Type.Optional(CommandId), ...seen }, strict)
export type RehearsalWish = Static<typeof RehearsalWish>

type Known = Pick<ShowLine, 'openedAt' | 'startsAt'>

/** Only while the end is on, also behind a blackout: whoever goes back or clears it goes on. */
export const isOver = ({ programme, showFile }: ShowState): boolean =>
  programme.on !== null && showFile !== null && cueOf(showFile, programme.on.cue)?.kind === 'end'

/** One show of the list; null before it is opened. */
export function showLine(state: ShowState, known: Known): ShowLine | null {
  const { showFile, programme } = state
  if (!showFile) return null
  const { on, black } = programme
  return {
    show: showFile.id,
    ceremony: showFile.ceremony.name,
    rehearsalOf: showFile.rehearsal?.of ?? null,
    ...known,
    programme: {
      label: on ? labelOfStep(state, on) : 'Holding slide',
      black,
      // Also on the holding slide and behind a blackout: the evening has begun, and its end is not on.
      isRunning: state.pointer !== null && !isOver(state),
    },
  }
}
