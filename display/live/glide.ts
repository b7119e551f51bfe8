/** What a change moved goes to its new place before the reader's eyes instead of jumping there; it is laid out there at once. */

/** What may move by itself; a piece inside another goes along with it. */
const PIECES =
  'main, main > *, #posts > *, #posts .list > *, .winners > *, .winners dl > *, body > footer, #live > *'
const GLIDE: KeyframeAnimationOptions = {
  duration: 400,
  easing: 'cubic-bezier(0.2, 0, 0, 1)',
  composite: 'add',
}

interface Stood {
  readonly piece: Element
  readonly top: number
  readonly left: number
  readonly seen: boolean
}

const look = (): Stood[] =>
  [...document.querySelectorAll(PIECES)].map((piece) => {
    const { top, left, bottom } = piece.getBoundingClientRect()
    return { piece, top, left, seen: bottom > 0 && top < innerHeight }
  })

/** Notes where everything stands; what it returns lets everything glide from there. */
export function glidingFrom(): () => void {
  if (document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches) return () => {}
  const before = new Map(look().map((stood) => [stood.piece, stood]))
  return () => {
    const moved = new Map<Element, { x: number; y: number }>()
    // Parents come before what is in them.
    for (const { piece, top, left, seen } of look()) {
      const stood = before.get(piece)
      const outer = outerMove(piece, moved)
      const x = stood ? left - stood.left : outer.x
      const y = stood ? top - stood.top : outer.y
      moved.set(piece, { x, y })
      const own = { x: x - outer.x, y: y - outer.y }
      if (!stood || !(seen || stood.seen) || (own.x === 0 && own.y === 0)) continue
      const from = `translate(${-own.x}px, ${-own.y}px)`
      piece.animate({ transform: [from, 'translate(0, 0)'] }, GLIDE)
    }
  }
}

function outerMove(piece: Element, moved: Map<Element, { x: number; y: number }>): { x: number; y: number } {
  for (let outer = piece.parentElement; outer; outer = outer.parentElement) {
    const known = moved.get(outer)
    if (known) return known
  }
  return { x: 0, y: 0 }
}
