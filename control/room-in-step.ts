/** How well the screens of the room keep together, as the desk tells it. */
import type { ScreenReport } from '#shared/protocol'
import { screenWord } from './words.ts'

export type ScreenWord = ReturnType<typeof screenWord> | 'silent'

/** How a screen is, in one word; one that has gone silent shows nobody knows what. */
export const wordFor = (screen: ScreenReport, programmeSeq: number): ScreenWord =>
  screen.connected && screen.stale ? 'silent' : screenWord(screen, programmeSeq)

export const screenName = ({ bus, screen }: ScreenReport): string =>
  `${bus === 'programme' ? 'Stage' : 'Preview'} ${screen.slice(0, 6)}`

/** Two frames of an ordinary screen: what is later than the first one by more than this can be seen to lag. */
const NOTICED_MS = 34

export interface RoomInStep {
  readonly showing: number
  /** Every screen there should be, also one that has gone. */
  readonly of: number
  /** Milliseconds from the first screen to the last at the newest moment; null with fewer than two. */
  readonly spread: number | null
  /** The last one, if it can be seen to be. */
  readonly laggard: { readonly name: string; readonly by: number } | null
}

/** Counts the screens of the programme; previews are the desk's own affair. */
export function roomInStep(screens: readonly ScreenReport[], programmeSeq: number): RoomInStep {
  const room = screens.filter((screen) => screen.bus === 'programme')
  const showing = room.filter((screen) => wordFor(screen, programmeSeq) === 'showing')
  const newest = Math.max(...showing.map((screen) => screen.moment?.showAt ?? 0))
  const together = showing
    .flatMap((screen) =>
      screen.moment?.showAt === newest ? { name: screenName(screen), late: screen.moment.late } : [],
    )
    .sort((a, b) => a.late - b.late)
  const first = together[0]
  const last = together.at(-1)
  const spread = first && last && together.length > 1 ? last.late - first.late : null
  return {
    showing: showing.length,
    of: room.length,
    spread,
    laggard: last && spread !== null && spread > NOTICED_MS ? { name: last.name, by: spread } : null,
  }
}
