/** The stage of the pack: the stage page's own markup, glass, letters and pictures, with nobody at the other end. */
import type { StageFrame } from '#shared/stage-frame'
import { asMarkup } from '../preflight/stage-page.ts'
import { asShown, picturesFor, picturesNow } from '../stage/as-shown.ts'
import { dress, PLAIN } from '../stage/dress.ts'
import { createGlass } from '../stage/glass.ts'
import { lettersFor } from '../stage/letters.ts'
import { isReady, picturesFrom, wantPictures } from '../stage/pictures.ts'
import { keepTicking } from '../stage/ticks.ts'
import stagePage from '../stage.html?raw'
import { pictureAddress } from './contents.ts'

/** A picture that does not come holds no slide up for longer, in milliseconds. */
const PATIENCE = 1500

export interface PackStage {
  readonly element: HTMLElement
  show(frame: StageFrame, moving: boolean): Promise<void>
}

/** Throws if the page was built without a stage. Pictures are the pack's, and the clock is this machine's. */
export function openPackStage(): PackStage {
  const found = new DOMParser().parseFromString(asMarkup(stagePage), 'text/html').getElementById('stage')
  if (!found) throw new Error('The stage page has no stage')
  document.body.prepend(found)
  picturesFrom(pictureAddress)
  dress(found, PLAIN)
  const now = () => Date.now()
  const glass = createGlass(found, () => null)
  const tick = keepTicking(found, now)
  let newest: StageFrame | null = null
  addEventListener('resize', glass.refit)
  document.fonts.addEventListener('loadingdone', glass.newLetters)

  return {
    element: found,
    async show(frame, moving) {
      newest = frame
      const late = new Promise((resolve) => setTimeout(resolve, PATIENCE))
      const letters = lettersFor(frame.ahead.letters)
      if (picturesNow(frame).some((id) => !isReady(id)))
        await Promise.race([Promise.all([wantPictures(picturesNow(frame)), letters]), late])
      if (newest !== frame) return
      const { background } = frame
      const shown = { ...frame, slide: asShown(frame.slide, isReady, now()) }
      glass.show({ ...shown, background: background && isReady(background) ? background : undefined }, moving)
      tick()
      void wantPictures(picturesFor(frame))
    },
  }
}
