/** Where the ready check sends somebody, and who may go there. Pure. */
import { may, mayMakePack, mayPutOnAir, mayTendScreens, type Role } from '#shared/people'
import { type ReadyGroup, type ReadyLine, type ReadyPlace, type ReadyState, tally } from '#shared/ready'
import { listed, say, sayCount } from './language/say.ts'
import type { SetUpPart } from './setup/set-up-parts.ts'
import type { View } from './views.ts'

/** A page of the desk and the part of it, the dialog of rehearsals, or a page of its own. */
export type Way =
  | { readonly view: View; readonly part?: SetUpPart }
  | { readonly dialog: 'rehearsal' }
  | { readonly href: string }

const PAGES: Partial<Record<ReadyPlace, Way>> = {
  results: { view: 'results' },
  key: { view: 'key' },
  pack: { view: 'pack' },
  ceremony: { view: 'edits', part: 'ceremony' },
  categories: { view: 'edits', part: 'categories' },
  pictures: { view: 'pictures' },
  screens: { view: 'screens' },
  people: { view: 'people' },
  shows: { view: 'shows' },
  'as-run': { view: 'as-run' },
}

/** Whoever could only look there is not sent. */
const MAY: Partial<Record<ReadyPlace, (role: Role) => boolean>> = {
  key: (role) => role === 'producer',
  pack: mayMakePack,
  people: (role) => role === 'producer',
  ceremony: (role) => may(role, 'edit-ceremony'),
  categories: (role) => may(role, 'add-category'),
  pictures: (role) => may(role, 'set-image'),
  screens: mayTendScreens,
  rehearsal: mayPutOnAir,
  shows: mayPutOnAir,
}

/** Null where this role has no way there: somebody else has to. */
export function wayTo(place: ReadyPlace, show: string, role: Role): Way | null {
  if (MAY[place]?.(role) === false) return null
  if (place === 'preflight') return { href: `/preflight?show=${encodeURIComponent(show)}` }
  if (place === 'rehearsal') return { dialog: 'rehearsal' }
  return PAGES[place] ?? null
}

/** A shape and a word for every state: none by colour alone. */
export const STATE_WORDS: Readonly<Record<ReadyState, readonly [shape: string, word: string]>> = {
  problem: ['✕', say('Problem')],
  warning: ['!', say('Look at it')],
  unknown: ['?', say('Not known')],
  ok: ['✓', say('Good')],
}

export const GROUP_WORDS: Readonly<Record<ReadyGroup, string>> = {
  show: say('The show'),
  room: say('The room'),
  house: say('The house'),
}

/** The whole check in one sentence. */
export function verdictSaid(lines: readonly ReadyLine[]): string {
  const { problem, warning, unknown } = tally(lines)
  const parts = [
    problem > 0 ? sayCount(problem, { one: '{n} problem', other: '{n} problems' }) : '',
    warning > 0 ? sayCount(warning, { one: '{n} thing to look at', other: '{n} things to look at' }) : '',
    unknown > 0 ? say('{n} not known yet', { n: unknown }) : '',
  ].filter(Boolean)
  return parts.length === 0 ? say('Ready.') : `${listed(parts)}.`
}
