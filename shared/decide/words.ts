import type { Cue } from '../cues.ts'
import { categoryOf } from '../show-file.ts'
import type { ShowState } from '../state.ts'

/** The names a refusal's sentence needs. */
export function wordsFor(
  state: ShowState,
  where: Pick<Cue, 'category' | 'level'>,
): { category: string; level: string } {
  const file = state.showFile
  return {
    category: (file && categoryOf(file, where.category ?? '')?.name) ?? where.category ?? 'The slide',
    level: file?.levels.find((level) => level.id === where.level)?.name ?? where.level ?? '',
  }
}
