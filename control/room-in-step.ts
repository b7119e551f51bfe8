/** How well the screens of the room keep together, as the desk tells it. */
import type { DeskLive } from '#shared/desk-view'
import type { ShowId } from '#shared/ids'
import type { DeskShow, RoomInStep } from '#shared/room-in-step'
import { say } from './language/say.ts'

export {
  type DeskShow,
  type RoomInStep,
  roomInStep,
  type ScreenWord,
  wordFor,
} from '#shared/room-in-step'

/** What screens are measured against; while the desk has no picture yet, no screen is called behind. */
export const deskShowOf = (show: ShowId | null, live: DeskLive | null, isOnAir: boolean): DeskShow => ({
  show,
  isOnAir,
  epoch: live?.position.epoch ?? null,
  programmeSeq: live?.programme.seq ?? 0,
})

/** "8 of 8 showing · spread 9 ms" */
export const roomSentence = ({ showing, of, spread }: RoomInStep): string =>
  spread === null
    ? say('{showing} of {of} showing', { showing, of })
    : say('{showing} of {of} showing · spread {spread} ms', { showing, of, spread: Math.round(spread) })
