/** Where an import goes: a show that is new, or one that is there; and what is still missing of it. */
import type { CommandOf } from '#shared/commands'
import { Id } from '#shared/ids'
import type { ImportTarget, NewShow } from '#shared/import-view'
import { parse } from '#shared/parse'
import type { Ceremony, Level, Settings, ShowFile } from '#shared/show-file'
import { levelsOf, type ShowState } from '#shared/state'
import { withoutWriteIns } from '#shared/write-ins'
import { USUAL_SETTINGS } from './import-request.ts'
import type { Problems } from './places.ts'
import type { Shortlist } from './shortlist.ts'
import { usualRundown } from './show-from-tables.ts'

/** What is known of the shows of the house. */
export interface House {
  readonly has: (show: string) => boolean
  readonly show: (show: string) => ShowNow | null
  readonly isTimeZone: (zone: string) => boolean
}

export interface ShowNow {
  readonly file: ShowFile
  /** The commit that last changed its plan: an import that was prepared before has to be looked at again. */
  readonly planSeq: number
  /** Categories with a result: sealed only, or revealed at some level. */
  readonly decided: ReadonlyMap<string, 'sealed' | 'revealed'>
}

/** Null before a show is opened; a category is revealed as soon as one of its levels is. */
export function showNow(state: ShowState): ShowNow | null {
  if (!state.showFile) return null
  // Whom an envelope brought was in no table.
  const file = withoutWriteIns(state.showFile)
  const decided = file.categories.flatMap(({ id }): [string, 'sealed' | 'revealed'][] => {
    const levels = Object.values(levelsOf(state, id))
    if (levels.length === 0) return []
    return [[id, levels.some(({ status }) => status === 'revealed') ? 'revealed' : 'sealed']]
  })
  return { file, planSeq: state.planSeq, decided: new Map(decided) }
}

/** By this machine's own list of zones; capitals do not count. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** The ceremony, with fields that were left empty as the show file has them. */
export function ceremonyIn({ ceremony }: NewShow): Ceremony {
  const { venue, presentedBy, startsAt, doorsAt, ...rest } = ceremony
  return {
    ...rest,
    name: rest.name.trim(),
    timeZone: rest.timeZone.trim(),
    venue: venue.trim() || null,
    presentedBy: presentedBy.trim() || null,
    ...(startsAt ? { startsAt } : {}),
    ...(doorsAt ? { doorsAt } : {}),
  }
}

/** Whatever it finds stops the import. Of a show that is there, only that it still is. */
export function checkTarget(target: ImportTarget, house: House, problems: Problems): void {
  if (target.kind === 'show') {
    if (!house.has(target.show)) problems.stop(null, null, 'The show this goes into is not there any more.')
    return
  }
  const { name, date, timeZone } = target.ceremony
  if (name.trim() === '') problems.stop(null, null, 'The show has no name yet.')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date)))
    problems.stop(null, null, 'Say on which day the ceremony is.')
  if (!house.isTimeZone(timeZone))
    problems.stop(null, null, 'The time zone is not one: it is written like Europe/London.')
  const id = parse(Id, target.id)
  if ('problem' in id)
    problems.stop(
      null,
      null,
      'The short name may have small letters, digits and dashes, and stands in addresses.',
    )
  else if (house.has(target.id))
    problems.stop(
      null,
      null,
      'A show of this short name is there already. Choose another name, or import into that show.',
    )
}

/** With the usual rundown. Whether it is without a mistake is asked when the show is opened. */
export function showFileOf(
  target: NewShow,
  { categories }: Shortlist,
  levels: readonly Level[],
  settings: Settings = USUAL_SETTINGS,
): ShowFile {
  const list = categories.map(({ category }) => category)
  return {
    format: 1,
    id: target.id,
    ceremony: ceremonyIn(target),
    levels: [...levels],
    categories: list,
    rundown: usualRundown(list),
    settings,
  }
}

export type ImportWish = Omit<CommandOf<'open-show'>, 'id'> | Omit<CommandOf<'revise'>, 'id'>
