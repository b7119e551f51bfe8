/** Rules of pictures: each belongs to something the show has. */
import type { CommandOf } from '../commands.ts'
import { type ImageOf, imageOf } from '../images.ts'
import { categoryOf, entryOf, type ShowFile } from '../show-file.ts'
import type { ShowState } from '../state.ts'
import { accept, type Decision, refuse } from './decision.ts'

export function decideSetImage(state: ShowState, { of, image }: CommandOf<'set-image'>): Decision {
  const file = state.showFile
  if (!file) return refuse('no-such-show', { show: '' })
  const wrong = unknownSubject(file, of)
  if (wrong) return wrong
  return imageOf(file.images, of) === image ? accept() : accept({ kind: 'image-set', of, image })
}

function unknownSubject(file: ShowFile, of: ImageOf): Decision | null {
  switch (of.kind) {
    case 'ceremony':
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
