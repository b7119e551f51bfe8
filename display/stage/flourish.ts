/** The one flourish of the evening: a little gold falls at both sides of a winner, behind the words. */
import confetti from 'canvas-confetti'

/** The canvas has this many lines, whatever the screen has: gold in motion needs no more, and a slow machine no less. */
const LINES = 540

/** Milliseconds from the frame's moment until the name has risen, and between one handful and the next. */
const AFTER = 1500
const BETWEEN = 260

const HANDFULS = 7

const GOLD = ['#f7e8c3', '#e2c48d', '#c79f5f', '#a9814a']

export interface Flourish {
  /** Begins once the name is there. Nothing falls where motion is not wanted. */
  begin(): void
  /** Ends it at once and without a trace. */
  end(): void
  readonly playing: boolean
}

export function createFlourish(canvas: HTMLCanvasElement): Flourish {
  const calm = matchMedia('(prefers-reduced-motion: reduce)')
  let waiting: ReturnType<typeof setTimeout> | undefined
  let throwing: confetti.CreateTypes | null = null

  function end() {
    clearTimeout(waiting)
    throwing?.reset()
    throwing = null
    canvas.hidden = true
  }

  function begin() {
    end()
    if (calm.matches) return
    canvas.height = LINES
    canvas.width = Math.round((LINES * innerWidth) / innerHeight)
    const thrower = confetti.create(canvas, { resize: false, useWorker: false })
    throwing = thrower
    const handful = (left: number) => {
      canvas.hidden = false
      const thrown = Promise.all([side(thrower, 0.01, 0.09), side(thrower, 0.91, 0.99)])
      if (left > 1) waiting = setTimeout(() => handful(left - 1), BETWEEN)
      else
        void thrown.then(() => {
          if (throwing === thrower) end()
        })
    }
    waiting = setTimeout(() => handful(HANDFULS), AFTER)
  }

  return {
    begin,
    end,
    get playing() {
      return throwing !== null
    },
  }
}

/** A few pieces from above, somewhere between two places across. */
const side = (thrower: confetti.CreateTypes, from: number, to: number) =>
  thrower({
    particleCount: 5,
    colors: GOLD,
    shapes: ['square'],
    angle: 270,
    spread: 50,
    startVelocity: 7,
    decay: 0.94,
    gravity: 0.55,
    ticks: 230,
    scalar: 0.62,
    origin: { x: from + (to - from) * Math.random(), y: -0.03 },
  })
