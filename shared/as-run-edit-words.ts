/** What each change of the show on the night is called in the as-run log: which thing, and what of it became what. */
import { wordsFor } from './decide/words.ts'
import type { EventOf } from './events.ts'
import type { Edit } from './evolve-edits.ts'
import { categoryOf, type Entry, entryOf, type Segment, type ShowFile, segmentOf } from './show-file.ts'
import type { ShowState } from './state.ts'

export interface SaidOfEdit {
  readonly act: string
  readonly what: string
  readonly detail: string
}

/** "Wigan MBC — Love is not abuse": whatever tells an entry from its neighbours. */
export const entryLine = ({ entrant, title, person }: Entry): string =>
  [entrant, title, person].filter((part) => part !== null).join(' — ')

/** Things are called what they were called before; what they are called now is in the detail. */
export function saidOfEdit(before: ShowState, event: Edit): SaidOfEdit {
  const file = before.showFile
  const category = (id: string) => wordsFor(before, { category: id, level: null }).category
  const entry = (where: { category: string; entry: string }) => {
    const found = file && categoryOf(file, where.category)
    const known = found && entryOf(found, where.entry)
    return `${category(where.category)} — ${known ? entryLine(known) : where.entry}`
  }
  const segment = (id: string) => segmentName(file, id)
  const place = (id: string | null) => (id === null ? 'to the end' : `before ${segment(id)}`)
  switch (event.kind) {
    case 'entry-edited': {
      const found = file && categoryOf(file, event.category)
      const known = found && entryOf(found, event.entry)
      return { act: 'Entry edited', what: entry(event), detail: changes(known, event.change) }
    }
    case 'category-edited': {
      const known = file ? categoryOf(file, event.category) : undefined
      return { act: 'Category edited', what: category(event.category), detail: changes(known, event.change) }
    }
    case 'entry-withdrawn': {
      const act = event.withdrawn ? 'Entry withdrawn' : 'Entry brought back'
      return { act, what: entry(event), detail: '' }
    }
    case 'segment-moved':
      return { act: 'Moved in the rundown', what: segment(event.segment), detail: place(event.before) }
    case 'segment-inserted':
      return {
        act: 'Put into the rundown',
        what: nameOfSegment(file, event.segment),
        detail: place(event.before),
      }
    case 'segment-edited': {
      const known = file ? segmentOf(file, event.segment) : undefined
      return { act: 'Slide edited', what: segment(event.segment), detail: changes(known, event.change) }
    }
    case 'segment-skipped': {
      const act = event.skipped ? 'Skipped in the rundown' : 'Not skipped any more'
      return { act, what: segment(event.segment), detail: '' }
    }
    case 'category-staged': {
      const act = event.onStage ? 'On stage again' : 'Not on stage'
      return { act, what: category(event.category), detail: '' }
    }
    case 'ceremony-edited':
      return { act: 'Ceremony edited', what: '', detail: changes(file?.ceremony, event.change) }
    case 'settings-edited':
      return { act: 'Settings edited', what: '', detail: changes(file?.settings, event.change) }
    case 'levels-set':
      return { act: 'Levels set', what: '', detail: event.levels.map(({ name }) => name).join(', ') }
    case 'theme-set':
      return { act: event.theme ? 'Look set' : 'Look of the house', what: '', detail: themeWords(event) }
    case 'category-added':
      return { act: 'Category added', what: event.category.name, detail: '' }
    case 'category-removed':
      return { act: 'Category removed', what: category(event.category), detail: '' }
    case 'entry-added': {
      const what = `${category(event.category)} — ${entryLine(event.entry)}`
      return { act: 'Entry added', what, detail: '' }
    }
    case 'entry-removed':
      return { act: 'Entry removed', what: entry(event), detail: '' }
    case 'entry-moved':
      return { act: 'Entry moved', what: entry(event), detail: '' }
    case 'segment-removed':
      return { act: 'Removed from the rundown', what: segment(event.segment), detail: '' }
  }
}

const themeWords = ({ theme }: EventOf<'theme-set'>): string =>
  theme ? `${theme.ground}, ${theme.ink}, ${theme.accent}, ${theme.letters}` : ''

const segmentName = (file: ShowFile | null, id: string): string => {
  const found = file ? segmentOf(file, id) : undefined
  return found ? nameOfSegment(file, found) : id
}

const nameOfSegment = (file: ShowFile | null, segment: Segment): string => {
  if (segment.kind === 'category')
    return (file && categoryOf(file, segment.category)?.name) ?? segment.category
  if ('title' in segment) return segment.title
  return segment.kind === 'opening' ? 'Opening' : 'End'
}

/** `name: “Housng” became “Housing”` */
function changes(before: object | null | undefined, change: object): string {
  const was = Object.fromEntries(Object.entries(before ?? {}))
  return Object.entries(change)
    .filter(([field, now]) => field !== 'keepsLogo' && now !== undefined)
    .map(([field, now]) => `${FIELDS[field] ?? field}: ${quoted(was[field])} became ${quoted(now)}`)
    .join('; ')
}

const FIELDS: Readonly<Record<string, string>> = {
  say: 'how it is said',
  ref: 'the organisers’ id',
  picture: 'the file of its picture',
  onTheNight: 'decided on the night',
  presentedBy: 'presented by',
  timeZone: 'time zone',
  startsAt: 'begins',
  doorsAt: 'doors',
  language: 'language of the live blog',
  publicHoldSeconds: 'seconds readers are behind',
  guardMs: 'guard time (ms)',
  twoPerson: 'two people reveal',
  twoPersonSealing: 'two people seal',
}

function quoted(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing'
  if (typeof value === 'boolean') return value ? '“yes”' : '“no”'
  return `“${Array.isArray(value) ? value.join(', ') : String(value)}”`
}
