/** The slides a look is tried on: of one category, and of nobody's result. */
import { everySlide } from '#shared/every-slide'
import { type ShowFile, topLevel } from '#shared/show-file'
import type { Slide } from '#shared/stage-frame'
import { say } from '../language/say.ts'

export interface Sample {
  readonly name: string
  readonly slide: Slide
}

const KINDS: readonly (readonly [Slide['kind'], string])[] = [
  ['holding', say('Holding')],
  ['title', say('Title')],
  ['shortlist', say('Shortlist')],
  ['envelope', say('Envelope')],
  ['winner', say('Winner')],
  ['commended', say('Commended')],
]

const made = new WeakMap<ShowFile, Sample[]>()

/** Made once for each show file; a kind of which it has no slide is left out. */
export function sampleSlides(file: ShowFile): Sample[] {
  const known = made.get(file) ?? samplesOf(file)
  made.set(file, known)
  return known
}

/** Two hundred categories have ten thousand pictures: only those of the first are made. */
function samplesOf(file: ShowFile): Sample[] {
  const category = file.categories.find(({ entries }) => entries.length > 1) ?? file.categories[0]
  const few = category && { ...category, entries: category.entries.slice(0, 6) }
  const small: ShowFile = {
    ...file,
    levels: file.levels.slice(0, 2),
    categories: few ? [few] : [],
    rundown: few
      ? [{ kind: 'category', id: few.id, category: few.id }]
      : [{ kind: 'opening', id: 'opening' }],
  }
  const slides = everySlide({ ...small, levels: small.levels.length > 0 ? small.levels : [topLevel(file)] })
  return KINDS.flatMap(([kind, name]) => {
    const found = slides.find(({ slide }) => slide.kind === kind)
    return found ? [{ name, slide: found.slide }] : []
  })
}
