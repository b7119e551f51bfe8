/** Edits of a show that is being prepared, drawn by chance from the show file as it stands. */
import fc from 'fast-check'
import type { EditWish } from '#shared/commands'
import type { ShowFile } from '#shared/show-file'
import { DEFAULT_THEME } from '#shared/theme'
import { category, entries, entry } from './show.ts'

export interface Pick {
  readonly what: EditWish['kind']
  readonly which: number
}

const KINDS: readonly EditWish['kind'][] = [
  'edit-entry',
  'edit-category',
  'withdraw-entry',
  'move-segment',
  'insert-segment',
  'edit-segment',
  'skip-segment',
  'stage-category',
  'edit-ceremony',
  'edit-settings',
  'set-levels',
  'set-theme',
  'add-category',
  'remove-category',
  'add-entry',
  'remove-entry',
  'move-entry',
  'remove-segment',
]

export const picks: fc.Arbitrary<Pick[]> = fc.array(
  fc.record({ what: fc.constantFrom(...KINDS), which: fc.integer({ min: 0, max: 9999 }) }),
  { minLength: 1, maxLength: 25 },
)

const nth = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]

/** The edit a pick means now; null where there is nothing to edit. */
export function editOf(file: ShowFile, { what, which }: Pick): EditWish | null {
  const at = nth(file.categories, which)
  const segment = nth(file.rundown, which >> 3)
  const one = at && nth(at.entries, which >> 2)
  const before = <T extends { id: string }>(list: readonly T[]) =>
    nth([...list, null], which >> 1)?.id ?? null
  const word = which % 4 === 0 ? null : `Word ${which}`
  const where = { category: at?.id ?? '', entry: one?.id ?? '' }
  switch (what) {
    case 'edit-entry':
      return { kind: what, ...where, change: { entrant: `E ${which}`, say: word, notes: word, ref: word } }
    case 'edit-category':
      return at
        ? { kind: what, category: at.id, change: { sponsor: word, notes: word, onTheNight: which % 2 === 0 } }
        : null
    case 'withdraw-entry':
      return { kind: what, ...where, withdrawn: which % 3 > 0 }
    case 'move-segment':
      return segment ? { kind: what, segment: segment.id, before: before(file.rundown) } : null
    case 'insert-segment': {
      const slide = { kind: 'text', id: `text-${which}`, title: `T ${which}`, body: '' } as const
      return { kind: what, segment: slide, before: before(file.rundown) }
    }
    case 'edit-segment':
      return segment ? { kind: what, segment: segment.id, change: { minutes: which % 60 } } : null
    case 'skip-segment':
      return segment ? { kind: what, segment: segment.id, skipped: which % 3 > 0 } : null
    case 'stage-category':
      return at ? { kind: what, category: at.id, onStage: which % 3 === 0 } : null
    case 'edit-ceremony':
      return { kind: what, change: { venue: word, startsAt: which % 2 === 0 ? '19:30' : null } }
    case 'edit-settings':
      return { kind: what, change: { guardMs: which, twoPerson: which % 2 === 0 } }
    case 'set-levels':
      return { kind: what, levels: [{ id: `l-${which}`, name: 'Level' }, ...file.levels.slice(0, which % 3)] }
    case 'set-theme':
      return { kind: what, theme: which % 3 === 0 ? null : { ...DEFAULT_THEME, letters: 'sans' } }
    case 'add-category': {
      const added = category(`new-${which}`, `New ${which}`, entries('n', which % 4))
      return { kind: what, category: added, before: before(file.categories) }
    }
    case 'remove-category':
      return at ? { kind: what, category: at.id } : null
    case 'add-entry':
      return at
        ? { kind: what, category: at.id, entry: entry(`added-${which}`), before: before(at.entries) }
        : null
    case 'remove-entry':
      return { kind: what, ...where }
    case 'move-entry':
      return { kind: what, ...where, before: before(at?.entries ?? []) }
    case 'remove-segment':
      return segment ? { kind: what, segment: segment.id } : null
  }
}
