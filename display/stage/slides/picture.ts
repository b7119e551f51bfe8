/** Pictures on a slide: portraits, small portraits in a list, and logos. What is not ready is not drawn, and leaves no hole. */
import { html, nothing, type TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'
import type { ImageId } from '#shared/images'
import { isDark } from '#shared/theme'
import { pictureOf, type ReadyPicture, type Tone } from '../pictures.ts'
import { wornNow } from '../wear.ts'
import { lineClass } from './line.ts'

type Drawn = TemplateResult | typeof nothing

/** Logos are made equally strong, not equally high: a wide one is lower, a square one higher, within these bounds. */
const USUAL = 2.4
const LOWEST = 0.62
const HIGHEST = 1.5

/** Puts a picture into its figure, with what the style sheet needs to give it its box. */
const filled = ({ width, height, element: take }: ReadyPicture, words: string) =>
  ref((element) => {
    if (!(element instanceof HTMLElement)) return
    const image = take()
    image.alt = words
    element.replaceChildren(image)
    const ratio = width / height
    element.style.setProperty('--ratio', ratio.toFixed(4))
    element.style.setProperty('--width', `${width}px`)
    const strength = Math.min(HIGHEST, Math.max(LOWEST, Math.sqrt(USUAL / ratio)))
    element.style.setProperty('--strength', strength.toFixed(3))
  })

/** A see-through picture that is lost on the ground stands on a card of the words' colour: a dark one on a dark ground, a light one on a light. */
function toneHere(tone: Tone): Tone {
  if (tone === 'whole' || isDark(wornNow().ground)) return tone
  return tone === 'light' ? 'plate' : 'light'
}

const drawn = (kind: string, picture: ReadyPicture, words: string): TemplateResult =>
  html`<figure class="${kind} ${toneHere(picture.tone)}" ${filled(picture, words)}></figure>`

/** As it is, whole: no head and no letter is cut off. */
export function portrait(id: ImageId | undefined): Drawn {
  const picture = pictureOf(id)
  return picture ? drawn('portrait', picture, '') : nothing
}

/** Square and small, beside a name. */
export function thumbnail(id: ImageId | undefined): Drawn {
  const picture = pictureOf(id)
  return picture ? drawn('thumbnail', picture, '') : nothing
}

/** The logo, or null where the name has to do. */
export function logo(id: ImageId | undefined, name: string): TemplateResult | null {
  const picture = pictureOf(id)
  return picture ? drawn('logo', picture, name) : null
}

/** Shown beside the names of a list only if all of it has pictures: nobody on a list is less than the others. */
export const allPictured = (entries: readonly { readonly image?: ImageId }[]): boolean =>
  entries.length > 0 && entries.every(({ image }) => pictureOf(image) !== null)

/** "Sponsored by", and by whom: the logo if there is one, else the name. */
export function credited(
  words: string,
  { name, logo: id }: { readonly name: string; readonly logo?: ImageId | undefined },
  kind: string,
): TemplateResult {
  const mark = logo(id, name)
  return mark
    ? html`<div class="credited" data-part><p class=${lineClass(kind, name)}>${words}</p>${mark}</div>`
    : html`<p class=${lineClass(kind, name)} data-lines="2" data-part>
        ${words} <bdi class="credit">${name}</bdi>
      </p>`
}
