/** What a change moved up or down goes to its new place before the reader's eyes instead of jumping there; it is laid out there at once. */

/** What may move by itself. */
const PIECES =
  '#posts > :not(.list), #posts .list > *, .list .what > *, .winners, .winners > :not(dl), .winners dl > *, .winners dd.note, #live > footer, body > :not(#live)'
const GLIDE = 'transform 0.4s cubic-bezier(0.2, 0, 0, 1)'

/** On their way from where they stood. */
const gliding = new Set<HTMLElement>()

interface Stands {
  readonly piece: HTMLElement
  /** In the page; in a post, the table of winners or a row of it, which are pieces themselves, from there. */
  readonly top: number
  readonly seen: boolean
}

const look = (): Stands[] =>
  [...document.querySelectorAll<HTMLElement>(PIECES)].map((piece) => {
    const { top, bottom } = piece.getBoundingClientRect()
    const from =
      piece.parentElement?.closest('.winners dl > *, .winners, .list > *')?.getBoundingClientRect().top ?? 0
    return { piece, top: top - from, seen: bottom > 0 && top < innerHeight }
  })

/** Notes where everything stands, or is on its way; what it returns lets everything glide from there. */
export function glidingFrom(): () => void {
  if (document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches) return () => {}
  const before = new Map(look().map((stood) => [stood.piece, stood]))
  return () => {
    for (const { style } of gliding) {
      style.transition = 'none'
      style.transform = ''
    }
    gliding.clear()
    for (const { piece, top, seen } of look()) {
      const stood = before.get(piece)
      if (!stood || stood.top === top || !(seen || stood.seen)) continue
      gliding.add(piece)
      piece.style.transition = 'none'
      piece.style.transform = `translateY(${stood.top - top}px)`
    }
    letGo([...gliding])
  }
}

/** One frame shows them where they stood; set off at once, they would have jumped and been carried back. */
function letGo(pieces: readonly HTMLElement[]): void {
  const after = () => {
    for (const piece of pieces) {
      // Another change may have come meanwhile, with a start of its own.
      if (!gliding.has(piece)) continue
      piece.style.transition = GLIDE
      piece.style.transform = ''
    }
  }
  if (pieces.length > 0) requestAnimationFrame(() => requestAnimationFrame(after))
}
