/** What a change moved up or down goes to its new place before the reader's eyes instead of jumping there; it is laid out there at once. */

/** What may move by itself; a piece inside another goes along with it. */
const PIECES = 'main, main > *, #posts > *, #posts .list > *, .winners > *, .winners dl > *, #live > footer'
const GLIDE: KeyframeAnimationOptions = {
  duration: 400,
  easing: 'cubic-bezier(0.2, 0, 0, 1)',
  composite: 'add',
}

interface Stood {
  readonly piece: Element
  readonly top: number
  readonly seen: boolean
}

const look = (): Stood[] =>
  [...document.querySelectorAll(PIECES)].map((piece) => {
    const { top, bottom } = piece.getBoundingClientRect()
    return { piece, top, seen: bottom > 0 && top < innerHeight }
  })

/** Notes where everything stands; what it returns lets everything glide from there. */
export function glidingFrom(): () => void {
  if (document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches) return () => {}
  const before = new Map(look().map((stood) => [stood.piece, stood]))
  return () => {
    const moves = new Map<Element, number>()
    // Parents come before what is in them.
    for (const { piece, top, seen } of look()) {
      const stood = before.get(piece)
      const outer = moveAround(piece, moves)
      const move = stood ? top - stood.top : outer
      moves.set(piece, move)
      if (!stood || move === outer || !(seen || stood.seen)) continue
      piece.animate({ transform: [`translateY(${outer - move}px)`, 'translateY(0)'] }, GLIDE)
    }
  }
}

/** By how much the piece around this one moved, and this one with it. */
function moveAround(piece: Element, moves: ReadonlyMap<Element, number>): number {
  for (let outer = piece.parentElement; outer; outer = outer.parentElement) {
    const move = moves.get(outer)
    if (move !== undefined) return move
  }
  return 0
}
