/** Where the ready check sends somebody, and who may go there. Pure. */
import { mayPutOnAir, type Role } from '#shared/people'
import type { ReadyGroup, ReadyPlace, ReadyState } from '#shared/ready'
import type { View } from './views.ts'

/** A page of the desk, the dialog of rehearsals, or a page of its own. */
export type Way = { readonly view: View } | { readonly dialog: 'rehearsal' } | { readonly href: string }

const VIEWS: Partial<Record<ReadyPlace, View>> = {
  results: 'results',
  'set-up': 'edits',
  pictures: 'pictures',
  screens: 'screens',
  people: 'people',
  key: 'key',
  shows: 'shows',
  'as-run': 'as-run',
}

/** Null where this role has no way there: somebody else has to. */
export function wayTo(place: ReadyPlace, show: string, role: Role): Way | null {
  if (place === 'preflight') return { href: `/preflight?show=${encodeURIComponent(show)}` }
  if (place === 'rehearsal') return mayPutOnAir(role) ? { dialog: 'rehearsal' } : null
  if ((place === 'people' || place === 'key') && role !== 'producer') return null
  const view = VIEWS[place]
  return view === undefined ? null : { view }
}

/** A shape and a word for every state: none by colour alone. */
export const STATE_WORDS: Readonly<Record<ReadyState, readonly [shape: string, word: string]>> = {
  problem: ['✕', 'Problem'],
  warning: ['!', 'Look at it'],
  unknown: ['?', 'Not known'],
  ok: ['✓', 'Good'],
}

export const GROUP_WORDS: Readonly<Record<ReadyGroup, string>> = {
  show: 'The show',
  room: 'The room',
  house: 'The house',
}
