/** The ready check of the show itself: results, pictures, when it begins, and whether what will be shown was rehearsed. */
import type { Instant } from './ids.ts'
import { counted, fixAt, line, named, type ReadyLine } from './ready.ts'
import { type Category, type ShowFile, topLevel } from './show-file.ts'
import { isStale, levelState, type ShowState } from './state.ts'

/** A rehearsal of the show: what was rehearsed, and how far it went. */
export interface RehearsalFacts {
  readonly showFile: ShowFile
  readonly began: boolean
  readonly over: boolean
}

export interface ShowFacts {
  readonly state: ShowState
  /** What the house keeps under the names of its pictures is missing for these. */
  readonly missingPictures: readonly string[]
  /** Oldest first. */
  readonly rehearsals: readonly RehearsalFacts[]
  readonly now: Instant
  readonly startsAt: Instant | null
  readonly doorsAt: Instant | null
  readonly onAir: 'this' | 'its-rehearsal' | 'another' | 'nothing'
  /** Where the chain through its log does not fit; null when all is well. */
  readonly brokenAt: number | null
}

/** Lines about the show; none before it is opened. */
export function showLines(facts: ShowFacts): ReadyLine[] {
  const { showFile } = facts.state
  if (showFile === null) return []
  return [
    ...resultLines(facts.state, showFile),
    pictureLine(showFile, facts.missingPictures),
    ...timeLines(facts, showFile),
    rehearsalLine(showFile, facts.rehearsals),
    airLine(facts.onAir),
    chainLine(facts.brokenAt),
  ]
}

const show = (id: string, state: ReadyLine['state'], sentence: string, fix: ReadyLine['fix'] = null) =>
  line('show', id, state, sentence, fix)

function resultLines(state: ShowState, file: ShowFile): ReadyLine[] {
  const top = topLevel(file).id
  const { categories } = file
  if (categories.length === 0)
    return [
      show('results', 'problem', 'The show has no category.', fixAt('categories', 'Set up the categories')),
    ]
  const known = (category: Category) => levelState(state, category.id, top)
  const seal = fixAt('results', 'Open the results')
  const missing = categories.filter((category) => known(category) === undefined && !category.onTheNight)
  const open = categories.filter((category) => known(category) === undefined && category.onTheNight)
  const again = categories.filter((category) => {
    const level = known(category)
    return (
      level?.status === 'retracted' ||
      file.levels.some(({ id }) => isStale(levelState(state, category.id, id)))
    )
  })
  const sealed = categories.length - missing.length - open.length
  const lines = [
    missing.length > 0
      ? show(
          'results',
          'problem',
          `${counted(missing.length, 'category has', 'categories have')} no result and ${missing.length === 1 ? 'is' : 'are'} not marked “on the night”: ${namesOf(missing)}.`,
          seal,
        )
      : show(
          'results',
          'ok',
          `${sealed} of ${counted(categories.length, 'category', 'categories')} sealed${open.length > 0 ? `; decided on the night: ${namesOf(open)}` : ''}.`,
        ),
  ]
  if (again.length > 0)
    lines.push(
      show('reseal', 'problem', `To be sealed again before they can be revealed: ${namesOf(again)}.`, seal),
    )
  return lines
}

const namesOf = (categories: readonly Category[]): string => named(categories.map(({ name }) => name))

function pictureLine({ images = [] }: ShowFile, missing: readonly string[]): ReadyLine {
  const fix = fixAt('pictures', 'Open the pictures')
  if (missing.length > 0)
    return show(
      'pictures',
      'problem',
      `The house has lost ${counted(missing.length, 'picture')}: ${named(missing)}.`,
      fix,
    )
  if (images.length === 0) return show('pictures', 'ok', 'No pictures are set.')
  return show('pictures', 'ok', `${counted(images.length, 'picture')}, all here and whole.`)
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

function timeLines({ now, startsAt, doorsAt }: ShowFacts, { ceremony }: ShowFile): ReadyLine[] {
  const fix = fixAt('ceremony', 'Change the times')
  if (ceremony.startsAt === undefined)
    return [
      show(
        'start',
        'warning',
        'The show does not say when it begins: nobody is warned of a rehearsal that is still on air.',
        fix,
      ),
    ]
  if (startsAt === null) return [show('start', 'problem', `“${ceremony.date}” is no date.`, fix)]
  const late = now - startsAt
  const at = `${ceremony.startsAt} on ${ceremony.date} (${ceremony.timeZone})`
  const start =
    late > 6 * HOUR
      ? show(
          'start',
          'warning',
          `It was planned to begin ${agoWords(late)} ago, at ${at}. Is that the right date?`,
          fix,
        )
      : show('start', 'ok', `Planned to begin at ${at}.`)
  if (doorsAt === null) return [start]
  const before = startsAt - doorsAt
  if (before > 6 * HOUR)
    return [
      start,
      show('doors', 'warning', `Doors open ${agoWords(before)} before it begins. Is that meant?`, fix),
    ]
  return [start, show('doors', 'ok', `Doors open at ${ceremony.doorsAt}.`)]
}

const agoWords = (ms: number): string =>
  ms >= 2 * DAY ? counted(Math.round(ms / DAY), 'day') : counted(Math.round(ms / HOUR), 'hour')

/** What an audience would see of the two is the same. */
function samePlan(a: ShowFile, b: ShowFile): boolean {
  const plain = ({ id: _, rehearsal: __, ...plan }: ShowFile) => JSON.stringify(sorted(plan))
  return plain(a) === plain(b)
}

/** The order of fields says nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, field]) => [name, sorted(field)]),
  )
}

function rehearsalLine(file: ShowFile, rehearsals: readonly RehearsalFacts[]): ReadyLine {
  const fix = fixAt('rehearsal', 'Rehearse')
  const began = rehearsals.filter((rehearsal) => rehearsal.began)
  if (began.length === 0) return show('rehearsal', 'warning', 'This show was never rehearsed.', fix)
  const current = began.filter(({ showFile }) => samePlan(showFile, file))
  if (current.length === 0)
    return show('rehearsal', 'warning', 'The show was changed since it was last rehearsed.', fix)
  if (!current.some(({ over }) => over))
    return show('rehearsal', 'warning', 'No rehearsal of the show as it is now was taken to its end.', fix)
  return show('rehearsal', 'ok', 'Rehearsed to its end, as it is now.')
}

function airLine(onAir: ShowFacts['onAir']): ReadyLine {
  switch (onAir) {
    case 'this':
      return show('on-air', 'ok', 'This show is on air.')
    case 'its-rehearsal':
      return show(
        'on-air',
        'warning',
        'The room is still in rehearsal.',
        fixAt('rehearsal', 'End the rehearsal'),
      )
    case 'another':
      return show('on-air', 'problem', 'Another show is on air.', fixAt('shows', 'Open the shows'))
    case 'nothing':
      return show('on-air', 'problem', 'No show is on air.', fixAt('shows', 'Open the shows'))
  }
}

function chainLine(brokenAt: number | null): ReadyLine {
  if (brokenAt === null) return show('chain', 'ok', 'The chain through its log fits.')
  const fix = fixAt('as-run', 'Open the as-run log')
  return show('chain', 'problem', `Its log is not as it was written: record ${brokenAt} does not fit.`, fix)
}
