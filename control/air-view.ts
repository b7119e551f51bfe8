/** The air as a desk sees it: which show the room looks at, which performance this desk is about, and what could be put there. Pure. */
import { startsIn } from '#shared/planned-start'
import type { ScreenReport } from '#shared/protocol'
import { isCounted } from '#shared/screens'
import type { ShowFile } from '#shared/show-file'
import type { ShowLine, ShowsView } from '#shared/shows-view'
import { heard } from './language/heard.ts'
import { say, sayCount } from './language/say.ts'

export interface AirView {
  readonly onAir: ShowLine
  /** What is rehearsed, and what the evening will be: the desk's own show, or the one that its rehearsal was made from. */
  readonly performance: ShowLine
  /** Rehearsals of it that are over; they stay in the log, and are not offered. */
  readonly past: number
}

/** Null while the server has not told, or where the performance is gone. */
export function airView(
  view: ShowsView | null,
  desk: Pick<ShowFile, 'id' | 'rehearsal'> | null,
): AirView | null {
  const line = (show: string | null | undefined) => view?.shows.find((one) => one.show === show)
  const onAir = line(view?.onAir)
  const performance = line(desk?.rehearsal?.of ?? desk?.id)
  if (!view || !onAir || !performance) return null
  const rehearsals = view.shows.filter(({ rehearsalOf }) => rehearsalOf === performance.show)
  return { onAir, performance, past: rehearsals.filter((one) => one !== onAir).length }
}

export type AirAct = 'rehearse' | 'reset' | 'perform'

/** What can be done with the air from here. */
export function airActs({ onAir, performance }: AirView): readonly AirAct[] {
  const isRehearsed = onAir.rehearsalOf === performance.show
  if (isRehearsed) return ['perform', 'reset']
  return onAir.show === performance.show ? ['rehearse'] : ['perform', 'rehearse']
}

/** The room would be cut off in what it looks at: that is said, and asked. A rehearsal is nobody's evening. */
export const cutsOff = ({ onAir }: AirView): boolean =>
  onAir.rehearsalOf === null && onAir.programme.isRunning

/** "Housing — Title of Gala, in rehearsal": what the room sees of a show. */
export function sightOf({ programme }: ShowLine): string {
  if (programme.black) return say('a black screen')
  return programme.isRunning ? say('“{label}”', { label: heard(programme.label) }) : say('the holding slide')
}

/** What the room would see after it. */
export const sightAfter = (act: AirAct, { performance }: AirView): string =>
  act === 'perform' ? sightOf(performance) : say('the holding slide with REHEARSAL over it')

/** Screens of the room that show a show of their own, and so stay as they are. */
export const screensApart = (screens: readonly ScreenReport[]): string[] =>
  screens.filter(({ setup }) => setup.show !== null && isCounted(setup.layout)).map(({ setup }) => setup.name)

/** What must be said while the room is still in rehearsal and its evening is about to begin; null otherwise. */
export function stillInRehearsal(view: ShowsView | null, now: number): string | null {
  const onAir = view?.shows.find(({ show }) => show === view.onAir)
  if (!onAir || onAir.rehearsalOf === null) return null
  const left = startsIn(onAir.startsAt, now)
  if (left === null) return null
  const minutes = Math.ceil(Math.abs(left) / 60_000)
  const { ceremony } = onAir
  if (minutes === 0) return say('{ceremony} is planned to begin now.', { ceremony })
  const words =
    left > 0
      ? ({
          one: '{ceremony} is planned to begin in one minute.',
          other: '{ceremony} is planned to begin in {n} minutes.',
        } as const)
      : ({
          one: '{ceremony} was planned to begin one minute ago.',
          other: '{ceremony} was planned to begin {n} minutes ago.',
        } as const)
  return sayCount(minutes, words, { ceremony })
}
