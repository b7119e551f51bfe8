/** Edits of the evening drawn by chance, from the show as it stands. */
import type { Wish } from '#shared/commands'
import type { ShowState } from '#shared/state'

export const EDITS = [
  'respell',
  'sponsor',
  'withdraw',
  'skip',
  'move',
  'insert',
  'rewrite',
  'off-stage',
  'announce',
] as const
export type EditPress = (typeof EDITS)[number]

const nth = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]

/** Two of three are pushed to the screen; undone about as often as done. */
export function editOf(state: ShowState, what: EditPress, which: number): Wish | null {
  const file = state.showFile
  const category = file && nth(file.categories, which)
  const segment = file && nth(file.rundown, which)
  const before = file ? (nth([...file.rundown, null], which >> 2)?.id ?? null) : null
  if (!category || !segment) return null
  const push = which % 3 > 0
  const entry = nth(category.entries, which >> 1)
  const at = { category: category.id, entry: entry?.id ?? '' }
  switch (what) {
    case 'respell':
      return { kind: 'edit-entry', ...at, change: { entrant: `Respelled ${which}` }, push }
    case 'sponsor':
      return {
        kind: 'edit-category',
        category: category.id,
        change: { sponsor: which % 5 === 0 ? null : `Sponsor ${which}` },
        push,
      }
    case 'withdraw':
      return { kind: 'withdraw-entry', ...at, withdrawn: which % 5 > 1, push }
    case 'skip':
      return { kind: 'skip-segment', segment: segment.id, skipped: which % 5 > 1, push }
    case 'move':
      return { kind: 'move-segment', segment: segment.id, before, push }
    case 'insert': {
      const slide = { kind: 'text', id: `text-${which}`, title: `Text ${which}`, body: '' } as const
      return { kind: 'insert-segment', segment: slide, before, push }
    }
    case 'rewrite':
      return { kind: 'edit-segment', segment: segment.id, change: { minutes: which % 60 }, push }
    case 'off-stage':
      return { kind: 'stage-category', category: category.id, onStage: which % 3 === 0, push }
    case 'announce':
      return { kind: 'announce', category: category.id }
  }
}
