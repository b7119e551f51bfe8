/** What has to be measured of a result before it is sealed: words that preflight cannot have seen. */
import { slidesOfResult } from '#shared/every-slide'
import type { FitAsk } from '#shared/fit'
import { categoryOf, type ShowFile } from '#shared/show-file'
import { dressOf } from '#shared/slides'
import type { WishOf } from './wishes.ts'

type Level = WishOf<'set-result'>['levels'][number]

/** One of the shortlist, alone and without a citation, was measured by preflight. */
const isNew = ({ entries, citation, writeIns = [] }: Level): boolean =>
  citation !== null || entries.length > 1 || writeIns.length > 0

const levelsOf = (wish: WishOf<'set-result'> | WishOf<'correct-result'>): readonly Level[] => {
  if (wish.kind === 'set-result') return wish.levels
  const { level, entries, citation, writeIns } = wish
  return [{ level, entries, citation, ...(writeIns && { writeIns }) }]
}

/** Null where there is nothing that the room would see for the first time. */
export function fitAskOf(
  file: ShowFile,
  wish: WishOf<'set-result'> | WishOf<'correct-result'>,
): FitAsk | null {
  const category = categoryOf(file, wish.category)
  const levels = levelsOf(wish).filter(isNew)
  if (!category || levels.length === 0) return null
  const pictures = slidesOfResult(file, category, levels).map(({ label, slide }) => ({ label, slide }))
  return pictures.length === 0 ? null : { pictures, dress: dressOf(file) }
}
