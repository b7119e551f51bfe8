/** The picture behind the words: hung when it is decoded, never half (S1), and only where the stage has a ground of its own. */
import type { ImageId } from '#shared/images'
import { pictureOf } from './pictures.ts'

export interface Backcloth {
  /** Null, or one that is not ready, hangs nothing. */
  hang(id: ImageId | undefined): void
}

/** Does nothing on a page without a `.backcloth`; what hangs already is not hung again. */
export function createBackcloth(stage: HTMLElement): Backcloth {
  const cloth = stage.querySelector('.backcloth')
  let hung: ImageId | null = null
  return {
    hang(id) {
      const picture = pictureOf(id)
      const next = picture && id !== undefined ? id : null
      if (!cloth || next === hung) return
      hung = next
      cloth.classList.toggle('hung', next !== null)
      if (picture) cloth.replaceChildren(picture.element())
    },
  }
}
