/** How well the screens of the room keep together, by what they say of themselves. */
import { type Epoch, type ShowId, sameEpoch } from './ids.ts'
import type { ScreenReport } from './protocol.ts'
import { busOf, isCounted } from './screens.ts'

/** What a desk, or the server, holds of a show: screens are measured against it. */
export interface DeskShow {
  readonly show: ShowId | null
  /** It is the show on air, which a screen without a show of its own follows. */
  readonly isOnAir: boolean
  readonly epoch: Epoch | null
  /** The commit that last changed the programme. */
  readonly programmeSeq: number
}

/** `elsewhere` follows another show than this desk, which cannot say how it fares there. */
export type ScreenWord = 'showing' | 'behind' | 'waiting' | 'elsewhere' | 'silent' | 'away'

const isOfEpoch = ({ painted }: ScreenReport, { epoch }: DeskShow): boolean =>
  painted !== null && epoch !== null && sameEpoch(painted.epoch, epoch)

/** One without a show of its own follows the air, and counts where its last picture is of the desk's log. */
export const isFollowing = (screen: ScreenReport, desk: DeskShow): boolean =>
  screen.setup.show === null ? desk.isOnAir || isOfEpoch(screen, desk) : screen.setup.show === desk.show

/** How a screen is, in one word; of one that has gone silent nobody knows what it shows. */
export function wordFor(screen: ScreenReport, desk: DeskShow): ScreenWord {
  if (!screen.connected) return 'away'
  if (screen.stale) return 'silent'
  if (!isFollowing(screen, desk)) return 'elsewhere'
  if (screen.painted === null) return 'waiting'
  if (busOf(screen.setup.layout) !== 'programme' || desk.epoch === null) return 'showing'
  return isOfEpoch(screen, desk) && screen.painted.seq >= desk.programmeSeq ? 'showing' : 'behind'
}

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

/** Counts the room's screens of this show; a mirror is the control room's own affair. The spread is that of the programme only. */
export function roomInStep(screens: readonly ScreenReport[], desk: DeskShow): RoomInStep {
  const room = screens.filter((screen) => isCounted(screen.setup.layout) && isFollowing(screen, desk))
  const showing = room.filter((screen) => wordFor(screen, desk) === 'showing')
  const timed = showing.filter((screen) => busOf(screen.setup.layout) === 'programme')
  const newest = Math.max(...timed.map((screen) => screen.moment?.showAt ?? 0))
  const together = timed
    .flatMap(({ setup, moment }) =>
      moment?.showAt === newest ? { name: setup.name, late: moment.late } : [],
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
