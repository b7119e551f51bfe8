/** The one flourish of the evening: a little gold falls at both sides of a winner, behind the words. */
import confetti from 'canvas-confetti'

/** No canvas has more lines, whatever the screen has: gold in motion needs no more, and a slow machine no less. */
const LINES = 540

/** The gold falls within this part of the width at either side; where it never is, nothing need be painted. */
const SIDE = 0.2

/** Milliseconds from the frame's moment until the name has risen, and between one handful and the next. */
const AFTER = 1500
const BETWEEN = 260

const HANDFULS = 7

export interface Flourish {
  /** Begins once the name is there, in these colours. Nothing falls where motion is not wanted. */
  begin(colours: string[]): void
  /** Ends it at once and without a trace. */
  end(): void
  readonly playing: boolean
}

interface Thrower {
  readonly throw: confetti.CreateTypes
  /** From where to where across its canvas. */
  readonly from: number
  readonly to: number
  /** How large its canvas is, against one of all lines. */
  readonly scale: number
}

/** Puts two hidden canvases before `#slides`; one flourish at a time, so that the next ends the one before. */
export function createFlourish(stage: HTMLElement): Flourish {
  const left = sideCanvas(stage, 'left')
  const right = sideCanvas(stage, 'right')
  const calm = matchMedia('(prefers-reduced-motion: reduce)')
  let waiting: ReturnType<typeof setTimeout> | undefined
  let throwing: readonly Thrower[] = []

  const hide = (hidden: boolean) => {
    for (const canvas of [left, right]) if (canvas.hidden !== hidden) canvas.hidden = hidden
  }

  function end() {
    clearTimeout(waiting)
    for (const thrower of throwing) thrower.throw.reset()
    throwing = []
    hide(true)
  }

  function begin(colours: string[]) {
    end()
    if (calm.matches) return
    const throwers = [throwerOn(left, 0.01, 0.09), throwerOn(right, SIDE - 0.09, SIDE - 0.01)]
    throwing = throwers
    const handful = (more: number) => {
      hide(false)
      const thrown = Promise.all(throwers.map((thrower) => someGold(thrower, colours)))
      if (more > 1) waiting = setTimeout(() => handful(more - 1), BETWEEN)
      else
        void thrown.then(() => {
          if (throwing === throwers) end()
        })
    }
    waiting = setTimeout(() => handful(HANDFULS), AFTER)
  }

  return {
    begin,
    end,
    get playing() {
      return throwing.length > 0
    },
  }
}

/** Lies between the envelope and the words. */
function sideCanvas(stage: HTMLElement, side: 'left' | 'right'): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.className = `flourish ${side}`
  canvas.hidden = true
  canvas.setAttribute('aria-hidden', 'true')
  stage.querySelector('#slides')?.before(canvas)
  return canvas
}

/** `from` and `to` are parts of the picture's width. */
function throwerOn(canvas: HTMLCanvasElement, from: number, to: number): Thrower {
  canvas.height = Math.min(LINES, Math.round(innerHeight * devicePixelRatio))
  canvas.width = Math.round((canvas.height * innerWidth * SIDE) / innerHeight)
  return {
    throw: confetti.create(canvas, { resize: false, useWorker: false }),
    from: from / SIDE,
    to: to / SIDE,
    scale: canvas.height / LINES,
  }
}

/** A few pieces from above, somewhere between two places across. */
const someGold = ({ throw: thrown, from, to, scale }: Thrower, colors: string[]) =>
  thrown({
    particleCount: 5,
    colors,
    shapes: ['square'],
    angle: 270,
    spread: 50,
    startVelocity: 7 * scale,
    decay: 0.94,
    gravity: 0.55 * scale,
    ticks: 230,
    scalar: 0.62 * scale,
    origin: { x: from + (to - from) * Math.random(), y: -0.03 },
  })
