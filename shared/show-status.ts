/** Where a show stands, small enough to be asked for every second: for the keys of a Stream Deck and for whatever else watches. */
import Type, { type Static } from 'typebox'
import { labelOfStep } from './cue-labels.ts'
import { Id, Position } from './ids.ts'
import { isRehearsal } from './rehearsal.ts'
import type { RoomInStep } from './room-in-step.ts'
import { nextTarget, opensFirst } from './rundown.ts'
import type { ShowState } from './state.ts'

const strict = { additionalProperties: false }
const count = Type.Integer({ minimum: 0 })

export const ShowStatus = Type.Object(
  {
    show: Id,
    on: Type.String({ description: 'What the room sees, blackout aside: “Holding slide” after a clear.' }),
    next: Type.Union([Type.String(), Type.Null()], {
      description: 'What the next take shows; null at the end of the rundown.',
    }),
    reveals: Type.Boolean({ description: 'The next take opens an envelope: it has to be armed first.' }),
    armed: Type.Boolean({ description: 'The reveal that comes next is armed.' }),
    confirmed: Type.Boolean({
      description: 'What is armed may be taken: in two-person mode, somebody else has confirmed it.',
    }),
    black: Type.Boolean(),
    rehearsal: Type.Boolean(),
    driver: Type.Union([Type.String(), Type.Null()], {
      description: 'Who drives; null while nobody has moved the stage from a desk.',
    }),
    screens: Type.Object({ showing: count, of: count }, strict),
    position: Position,
  },
  strict,
)
export type ShowStatus = Static<typeof ShowStatus>

/** A single one of them as plain text, for what cannot read JSON. */
export const STATUS_FIELDS = Object.keys(ShowStatus.properties) as (keyof ShowStatus)[]

/** Null before the show is opened. Tells of sealed results what a desk is told, and nothing more (E1). */
export function showStatus(
  state: ShowState,
  { showing, of }: Pick<RoomInStep, 'showing' | 'of'>,
): ShowStatus | null {
  const { showFile, programme, armed, driver, position } = state
  if (!showFile) return null
  const next = nextTarget(state)
  return {
    show: showFile.id,
    on: programme.on ? labelOfStep(state, programme.on) : 'Holding slide',
    next: next && labelOfStep(state, next),
    reveals: next !== null && opensFirst(state, next) !== undefined,
    armed: armed !== null,
    confirmed: armed !== null && (armed.confirmedBy !== null || showFile.settings.twoPerson !== true),
    black: programme.black,
    rehearsal: isRehearsal(showFile),
    driver: driver?.name ?? null,
    screens: { showing, of },
    position,
  }
}

/** A field as one line: nothing where there is nothing, "3 of 4" for the screens, the commit's number for the position. */
export function statusLine(status: ShowStatus, field: keyof ShowStatus): string {
  const { screens, position } = status
  if (field === 'screens') return `${screens.showing} of ${screens.of}`
  if (field === 'position') return String(position.seq)
  return String(status[field] ?? '')
}
