/** Rules of pictures: each belongs to something the show has. */
import type { CommandOf } from '../commands.ts'
import { evolve } from '../evolve.ts'
import type { SegmentId } from '../ids.ts'
import { type ImageOf, imageOf } from '../images.ts'
import { cueIn } from '../rundown.ts'
import { categoryOf, entryOf, type ShowFile } from '../show-file.ts'
import type { ShowState } from '../state.ts'
import { accept, type Context, type Decision, refuse } from './decision.ts'
import { frozenBy } from './edits.ts'

/** Only for what the show file names; the picture that is there already is accepted, and changes nothing. */
export function decideSetImage(
  state: ShowState,
  { of, image, push = false }: CommandOf<'set-image'>,
  context: Context,
): Decision {
  const file = state.showFile
  if (!file) return refuse('no-such-show', { show: '' })
  const wrong = unknownSubject(file, of)
  if (wrong) return wrong
  if (imageOf(file.images, of) === image) return accept()
  const event = { kind: 'image-set', of, image } as const
  return (
    frozenBy(
      state,
      evolve(state, event),
      isOfArmed(state, file, of) ? armedSegment(state) : [],
      push,
      context,
    ) ?? accept(event)
  )
}

const armedSegment = (state: ShowState): SegmentId[] => {
  const armed = state.armed && cueIn(state, state.armed.cue)
  return armed ? [armed.segment] : []
}

/** Whether it would be on the slide of the reveal that is armed. */
function isOfArmed(state: ShowState, file: ShowFile, of: ImageOf): boolean {
  const id = state.armed && cueIn(state, state.armed.cue)?.category
  const category = id ? categoryOf(file, id) : undefined
  if (!category) return false
  if (of.kind === 'entry') return of.category === category.id
  if (of.kind === 'sponsor') return of.name === category.sponsor
  return of.kind === 'entrant' && category.entries.some(({ entrant }) => entrant === of.name)
}

function unknownSubject(file: ShowFile, of: ImageOf): Decision | null {
  switch (of.kind) {
    case 'ceremony':
    case 'background':
      return null
    case 'sponsor':
      return isSponsor(file, of.name) ? null : refuse('nothing-of-that-name', { name: of.name })
    case 'entrant': {
      const known = file.categories.some((category) => category.entries.some((e) => e.entrant === of.name))
      return known ? null : refuse('nothing-of-that-name', { name: of.name })
    }
    case 'entry': {
      const category = categoryOf(file, of.category)
      if (!category) return refuse('no-such-category', { category: of.category })
      if (entryOf(category, of.entry)) return null
      return refuse('no-such-entry', { category: category.name, entry: of.entry })
    }
  }
}

const isSponsor = ({ ceremony, categories }: ShowFile, name: string): boolean =>
  ceremony.presentedBy === name || categories.some((category) => category.sponsor === name)
