/** Pictures drawn in a process of their own: a file that breaks its decoder does not take the room with it. */
import { createApart } from '../apart.ts'
import { BadImage } from './bad-image.ts'
import type { Picture } from './image-store.ts'

/** From the drawing process: what became of the file it was given. */
export type Drawn = { readonly picture: Picture } | { readonly why: string }

export interface Drawing {
  /** One file after the other. Rejects with `BadImage`. */
  draw(file: Buffer): Promise<Picture>
  close(): void
}

const BROKEN: Drawn = { why: 'nothing can read it; export it again, as a PNG or a JPEG.' }

/** A minute without a picture ends the process; the next picture starts another. */
export function createDrawing(): Drawing {
  const apart = createApart({
    program: 'draw.js',
    idleMs: 60_000,
    // Longer than the drawing process's own patience.
    longestMs: 90_000,
  })
  return {
    async draw(file) {
      const drawn = ((await apart.ask(file)) as Drawn | null) ?? BROKEN
      if ('why' in drawn) throw new BadImage(drawn.why)
      return drawn.picture
    },
    close: apart.close,
  }
}
