/** The picture itself: puts one slide up, takes the one before down, and never leaves the room with neither. */

import { render } from 'lit'
import type { Layout } from '#shared/screens'
import { layoutOf } from './dress.ts'
import { fit } from './fit.ts'
import { createFlourish } from './flourish.ts'
import { turnPages } from './pages.ts'
import { type Drawing, drawingOf, type Picture } from './slides/slides.ts'

/** What is to be seen: a frame's, or a picture of the screen's own. */
export interface Shown {
  readonly slide: Picture
  readonly black: boolean
}

export interface Glass {
  /** Draws a frame in the screen's layout; `moving` lets its motion play. A frame that looks the same moves nothing. */
  show(frame: Shown, moving: boolean): void
  /** Measures again, after the size or the fonts have changed. */
  refit(): void
  /** True while nothing moves. */
  quiet(): boolean
}

/** Milliseconds until a slide that was taken down is out of sight. */
const LEAVING = 300

export function createGlass(stage: HTMLElement): Glass {
  const slides = stage.querySelector('#slides') ?? stage.appendChild(document.createElement('main'))
  const flourish = createFlourish(flourishCanvas(stage))
  let current: { layer: HTMLElement; look: string } | null = null
  let stopTurning = () => {}

  function show({ slide, black }: Shown, moving: boolean) {
    const uncovered = stage.dataset['black'] === 'true'
    const look = `${layoutOf(stage)} ${JSON.stringify(slide)}`
    if (current?.look !== look) change(slide, look, moving && !black && !uncovered)
    if (black) flourish.end()
    stage.dataset['black'] = String(black)
  }

  function change(slide: Picture, look: string, moving: boolean) {
    const { layer, drawing } = layerOf(slide, layoutOf(stage))
    for (const old of slides.querySelectorAll('.leaving')) old.remove()
    stage.classList.toggle('cut', !moving)
    slides.append(layer)
    setUp(layer)
    layer.classList.toggle('moving', moving)
    flourish.end()
    if (moving && drawing.celebrated) flourish.begin()
    stage.dataset['mood'] = drawing.mood
    if (current) takeDown(current.layer, moving)
    current = { layer, look }
  }

  function setUp(layer: HTMLElement) {
    stopTurning()
    stopTurning = turnPages(layer, fit(layer))
  }

  return {
    show,
    refit: () => {
      if (current) setUp(current.layer)
    },
    quiet: () =>
      !flourish.playing &&
      stage.getAnimations({ subtree: true }).every((motion) => motion.effect?.getTiming().iterations !== 1),
  }
}

/** Lies between the envelope and the words. */
function flourishCanvas(stage: HTMLElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.className = 'flourish'
  canvas.hidden = true
  canvas.setAttribute('aria-hidden', 'true')
  stage.querySelector('#slides')?.before(canvas)
  return canvas
}

function takeDown(layer: HTMLElement, moving: boolean) {
  if (!moving) {
    layer.remove()
    return
  }
  layer.classList.add('leaving')
  layer.setAttribute('aria-hidden', 'true')
  setTimeout(() => layer.remove(), LEAVING)
}

/** A slide that cannot be drawn is drawn as the holding slide. */
function layerOf(slide: Picture, layout: Layout): { layer: HTMLElement; drawing: Drawing } {
  try {
    return drawn(drawingOf(slide, layout))
  } catch {
    return drawn(drawingOf({ kind: 'holding', ceremony: null }, layout))
  }
}

function drawn(drawing: Drawing): { layer: HTMLElement; drawing: Drawing } {
  const layer = document.createElement('section')
  layer.className = `slide ${drawing.layout}`
  render(drawing.template, layer)
  return { layer, drawing }
}
