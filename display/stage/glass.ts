/** The picture itself: puts one slide up, takes the one before down, and never leaves the room with neither. */

import { render } from 'lit'
import type { ImageId } from '#shared/images'
import type { Layout } from '#shared/screens'
import { DEFAULT_THEME, type Theme } from '#shared/theme'
import { createBackcloth } from './backcloth.ts'
import { type Changeover, changeOver, LEAVING } from './changeover.ts'
import { layoutOf } from './dress.ts'
import { endlessMotion } from './endless.ts'
import { createFitMemory } from './fit-memory.ts'
import { createFlourish } from './flourish.ts'
import { pagesToTurn, type Turning } from './pages.ts'
import { type Drawing, drawingOf, type Picture } from './slides/slides.ts'
import { goldOf } from './tones.ts'
import { createWatermark } from './watermark.ts'
import { cutOf, wear, wornNow } from './wear.ts'

/** What is to be seen: a frame's, or a picture of the screen's own; one without a moment has just come. */
export interface Shown {
  readonly slide: Picture
  readonly black: boolean
  /** Nobody may take it for the performance. */
  readonly rehearsal?: boolean | undefined
  readonly demonstration?: boolean | undefined
  readonly theme?: Theme | undefined
  /** The picture behind it. */
  readonly background?: ImageId | undefined
  readonly showAt?: number
}

export interface Glass {
  /** Draws a picture in the screen's layout, out of sight, so that showing it at its moment is next to no work. */
  prepare(shown: Shown): void
  /** Shows a picture; `moving` lets its motion play. One that looks the same moves nothing. */
  show(shown: Shown, moving: boolean): void
  /** Hangs a picture behind what is up: it has come only now. */
  hang(background: ImageId): void
  /** Measures again, after the size or the fonts have changed. */
  refit(): void
  /** Measures again although the size has not changed: there are other letters now. */
  newLetters(): void
  /** True while nothing moves. */
  quiet(): boolean
}

/** Milliseconds after a moment in which nothing is done that can wait: all screens of a room, and the cores they may share, have the picture to bring up. */
const FIRST_PICTURE = 60

/** One slide, drawn and fitted. */
interface Layer {
  readonly look: string
  readonly drawing: Drawing
  readonly element: HTMLElement
  /** What will move when it is shown, held at its beginning. */
  readonly motions: readonly Animation[]
  turning: Turning
  /** Under way where the browser was told its moment ahead. */
  changeover: Changeover | null
}

/** `serverNow` is the clock all screens share; null while this one does not know it. */
export function createGlass(stage: HTMLElement, serverNow: () => number | null): Glass {
  const slides = stage.querySelector('#slides') ?? stage.appendChild(document.createElement('main'))
  const flourish = createFlourish(stage)
  const watermark = createWatermark(stage)
  const backcloth = createBackcloth(stage)
  const memory = createFitMemory()
  const endless = endlessMotion(stage)
  let current: Layer | null = null
  let waiting: Layer | null = null
  let moment = { showAt: 0, elapsed: () => 0 }
  /** What is left to do of the last change, and the timer that does it. */
  let leftToDo: (() => void) | null = null
  let doing: ReturnType<typeof setTimeout> | undefined

  const lookOf = (slide: Picture) => `${layoutOf(stage)} ${cutOf(wornNow())} ${JSON.stringify(slide)}`

  function prepare({ slide, black, theme = DEFAULT_THEME, showAt = 0 }: Shown) {
    // In other letters it would be measured wrong: it is drawn when they are on.
    if (cutOf(theme) !== cutOf(wornNow())) return dropWaiting()
    const look = lookOf(slide)
    if (waiting?.look !== look) {
      dropWaiting()
      if (current?.look !== look) waiting = setUp(slide, look)
    }
    if (waiting) endless.hold()
    const now = serverNow()
    if (!waiting || now === null || black || stage.dataset['black'] === 'true') return
    waiting.changeover?.callOff()
    waiting.changeover = changeOver(waiting.element, current?.element ?? null, waiting.motions, showAt - now)
  }

  function show(picture: Shown, moving: boolean) {
    doTheRest()
    wear(picture.theme ?? null)
    backcloth.hang(picture.background)
    const uncovered = stage.dataset['black'] === 'true'
    const look = lookOf(picture.slide)
    const showAt = picture.showAt ?? 0
    // The same picture again goes on as it is.
    if (current?.look !== look || moment.showAt !== showAt) {
      moment = { showAt, elapsed: since(showAt, serverNow) }
    }
    if (current?.look !== look) {
      const next = waiting?.look === look ? waiting : setUp(picture.slide, look)
      if (waiting === next) waiting = null
      change(next, moving && !picture.black && !uncovered)
    }
    dropWaiting()
    if (picture.black) flourish.end()
    stage.dataset['black'] = String(picture.black)
    watermark.show(picture.rehearsal ? 'REHEARSAL' : picture.demonstration ? 'DEMONSTRATION' : null)
  }

  function change(next: Layer, moving: boolean) {
    const { element, drawing } = next
    const old = current
    const byItself = moving && next.changeover?.isDue() === true
    for (const gone of slides.querySelectorAll('.leaving')) gone.remove()
    stage.classList.toggle('cut', !moving)
    element.classList.toggle('moving', moving)
    element.classList.toggle('still', !moving)
    element.classList.remove('waiting')
    element.removeAttribute('aria-hidden')
    if (!byItself) start(next, moving)
    flourish.end()
    if (old) takeDown(old.element, moving, byItself)
    current = next
    leftToDo = () => {
      next.changeover?.settle()
      if (moving && drawing.celebrated) flourish.begin(goldOf(wornNow()))
      stage.dataset['mood'] = drawing.mood
      old?.turning.end()
      next.turning.begin(() => moment.elapsed())
    }
    if (byItself) doing = setTimeout(doTheRest, FIRST_PICTURE)
    else doTheRest()
  }

  function doTheRest() {
    clearTimeout(doing)
    leftToDo?.()
    leftToDo = null
    if (waiting === null) endless.goOn()
  }

  function setUp(slide: Picture, look: string): Layer {
    const { element, drawing } = layerOf(slide, layoutOf(stage))
    element.classList.add('waiting', 'moving')
    element.setAttribute('aria-hidden', 'true')
    slides.append(element)
    const turning = pagesToTurn(element, memory.fit(element, look))
    return { look, drawing, element, turning, motions: heldMotions(element), changeover: null }
  }

  function dropWaiting() {
    waiting?.changeover?.callOff()
    waiting?.turning.end()
    waiting?.element.remove()
    waiting = null
    if (leftToDo === null) endless.goOn()
  }

  function refit() {
    for (const layer of [current, waiting]) {
      if (!layer) continue
      layer.turning.end()
      layer.turning = pagesToTurn(layer.element, memory.fit(layer.element, layer.look))
    }
    current?.turning.begin(() => moment.elapsed())
  }

  return {
    prepare,
    show,
    hang: backcloth.hang,
    refit,
    newLetters: () => {
      memory.forget()
      refit()
    },
    quiet: () =>
      waiting === null &&
      leftToDo === null &&
      !flourish.playing &&
      stage.getAnimations({ subtree: true }).every((motion) => motion.effect?.getTiming().iterations !== 1),
  }
}

/** Milliseconds since a frame's moment; on a screen that does not know the clock, since it was shown. */
function since(showAt: number, serverNow: () => number | null): () => number {
  const shown = performance.now()
  return () => {
    const now = serverNow()
    return now === null || showAt <= 0 ? performance.now() - shown : now - showAt
  }
}

/** Held by hand and not by a style: letting go then costs no look at the styles of the whole slide. */
function heldMotions(element: HTMLElement): Animation[] {
  const motions = element.getAnimations({ subtree: true })
  for (const motion of motions) motion.pause()
  return motions
}

/** By hand, at the moment itself or after it. */
function start({ motions, changeover }: Layer, moving: boolean) {
  changeover?.callOff()
  for (const motion of motions) {
    motion.cancel()
    if (moving) motion.play()
  }
}

/** `byItself` fades without the style sheet's help. */
function takeDown(element: HTMLElement, moving: boolean, byItself: boolean) {
  if (!moving) {
    element.remove()
    return
  }
  element.classList.remove('still')
  if (byItself) element.style.transition = 'none'
  element.classList.add('leaving')
  element.setAttribute('aria-hidden', 'true')
  setTimeout(() => element.remove(), LEAVING + 40)
}

/** A slide that cannot be drawn is drawn as the holding slide. */
function layerOf(slide: Picture, layout: Layout): { element: HTMLElement; drawing: Drawing } {
  try {
    return drawn(drawingOf(slide, layout))
  } catch {
    return drawn(drawingOf({ kind: 'holding', ceremony: null }, layout))
  }
}

function drawn(drawing: Drawing): { element: HTMLElement; drawing: Drawing } {
  const element = document.createElement('section')
  element.className = `slide ${drawing.layout}`
  render(drawing.template, element)
  return { element, drawing }
}
