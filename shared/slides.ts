/** What one slide shows, made of the show file and of what has been revealed: it can show nothing else. */
import { type Cue, type CueRef, entriesOfStep } from './cues.ts'
import type { Instant } from './ids.ts'
import { type ImageId, imageOf, imageOfEntry } from './images.ts'
import { entriesNamed } from './posts.ts'
import { cueIn, cuesIn, levelOf } from './rundown.ts'
import { type Category, type Ceremony, categoryOf, type Entry, type ShowFile, topLevel } from './show-file.ts'
import { type LevelState, levelState, type ShowState } from './state.ts'
import type { Theme } from './theme.ts'

/** The body credited, and its logo. */
export interface Credit {
  readonly name: string
  readonly logo?: ImageId
}

/** The ceremony as slides name it, with its logo. */
export type CeremonyCard = Pick<Ceremony, 'name' | 'date' | 'venue' | 'presentedBy'> & {
  readonly logo?: ImageId
}

/** The category a slide belongs to, and where in the evening it stands. */
export interface CategoryCard {
  readonly name: string
  readonly sponsor: string | null
  readonly logo?: ImageId
  readonly number: number
  readonly of: number
}

/** An entry as the room sees it. */
export type ShownEntry = Pick<Entry, 'entrant' | 'partners' | 'title' | 'person'> & {
  readonly image?: ImageId
}

/** One line of the roll at the end of the evening: who won, as the room is told it. */
export interface RollLine {
  readonly category: string
  readonly entrants: readonly string[]
}

/** `winner` and `commended` without entries of their own are drawn as their layout: `sealed`. */
export type PictureSlide =
  | { readonly kind: 'holding'; readonly ceremony: CeremonyCard | null }
  | { readonly kind: 'opening'; readonly ceremony: CeremonyCard }
  | { readonly kind: 'text'; readonly title: string; readonly body: string }
  /** `until` is when it is planned to be over. */
  | {
      readonly kind: 'interval'
      readonly title: string
      readonly body: string
      readonly until?: Instant
    }
  | { readonly kind: 'sponsors'; readonly title: string; readonly sponsors: readonly Credit[] }
  | { readonly kind: 'end'; readonly ceremony: CeremonyCard; readonly winners: readonly RollLine[] }
  | { readonly kind: 'title'; readonly category: CategoryCard }
  | {
      readonly kind: 'shortlist'
      readonly category: CategoryCard
      readonly entries: readonly ShownEntry[]
      readonly page: number
      readonly pages: number
    }
  | { readonly kind: 'envelope'; readonly category: CategoryCard; readonly level: string }
  | {
      readonly kind: 'commended' | 'winner'
      readonly category: CategoryCard
      readonly level: string
      readonly sealed: boolean
      readonly entries: readonly ShownEntry[]
      readonly citation: string | null
    }

/** The holding slide for null and for a cue the evening does not come to; bare before a show is opened. */
export function slideOf(state: ShowState, on: CueRef | null): PictureSlide {
  const file = state.showFile
  const cue = on ? cueIn(state, on.cue) : undefined
  if (!file || !on || !cue) return { kind: 'holding', ceremony: file ? ceremonyCard(file) : null }
  const category = cue.category === null ? undefined : categoryOf(file, cue.category)
  return category ? categorySlide(state, file, cue, on.step, category) : plainSlide(state, file, cue)
}

function plainSlide(state: ShowState, file: ShowFile, cue: Cue): PictureSlide {
  const segment = file.rundown.find((s) => s.id === cue.segment)
  switch (segment?.kind) {
    case 'opening':
      return { kind: 'opening', ceremony: ceremonyCard(file) }
    case 'end':
      return { kind: 'end', ceremony: ceremonyCard(file), winners: rollOf(state, file) }
    case 'text':
      return { kind: 'text', title: segment.title, body: segment.body }
    case 'interval': {
      const isOn = state.programme.on?.cue === cue.id
      const until = isOn && segment.minutes ? { until: state.segmentSince + segment.minutes * 60_000 } : {}
      return { kind: 'interval', title: segment.title, body: segment.body, ...until }
    }
    case 'sponsors':
      return { kind: 'sponsors', title: segment.title, sponsors: sponsorsOf(file) }
    default:
      return { kind: 'holding', ceremony: ceremonyCard(file) }
  }
}

function categorySlide(
  state: ShowState,
  file: ShowFile,
  cue: Cue,
  step: number,
  from: Category,
): PictureSlide {
  const category = cardOf(state, file, from)
  const shown = (entries: readonly Entry[]) => entries.map((entry) => shownEntry(file, from.id, entry))
  switch (cue.kind) {
    case 'shortlist':
      return {
        kind: 'shortlist',
        category,
        entries: shown(entriesOfStep(from, step)),
        page: step + 1,
        pages: cue.steps,
      }
    case 'envelope':
      return { kind: 'envelope', category, level: topLevel(file).name }
    case 'level':
    case 'winner': {
      const level = levelOf(state, cue)
      const known = level?.status === 'revealed' ? level.result : null
      return {
        kind: cue.kind === 'winner' ? 'winner' : 'commended',
        category,
        level: file.levels.find((l) => l.id === cue.level)?.name ?? '',
        sealed: known === null,
        entries: known ? shown(entriesNamed(from, known.entries)) : [],
        citation: known?.citation ?? null,
      }
    }
    default:
      return { kind: 'title', category }
  }
}

const shownEntry = ({ images }: ShowFile, category: string, entry: Entry): ShownEntry => {
  const { entrant, partners, title, person } = entry
  const image = imageOfEntry(images, category, entry)
  return { entrant, partners, title, person, ...(image && { image }) }
}

/** Without its times and its time zone, which stand on no slide; `logo` is absent where it has none. */
export function ceremonyCard({ ceremony, images }: ShowFile): CeremonyCard {
  const { name, date, venue, presentedBy } = ceremony
  const logo = imageOf(images, { kind: 'ceremony' })
  return { name, date, venue, presentedBy, ...(logo && { logo }) }
}

function credit({ images }: ShowFile, name: string): Credit {
  const logo = imageOf(images, { kind: 'sponsor', name })
  return { name, ...(logo && { logo }) }
}

function cardOf(state: ShowState, file: ShowFile, category: Category): CategoryCard {
  const titles = cuesIn(state).filter((cue) => cue.kind === 'title')
  const { sponsor } = category
  const logo = sponsor === null ? undefined : credit(file, sponsor).logo
  return {
    name: category.name,
    sponsor,
    ...(logo && { logo }),
    number: titles.findIndex((cue) => cue.category === category.id) + 1,
    of: titles.length,
  }
}

/** How a ceremony looks. */
export interface StageDress {
  /** What every show wears, if there is none. */
  readonly theme?: Theme
  /** The picture behind the words. */
  readonly background?: ImageId
}

/** The same on every bus, and the same whoever wins (E1). */
export function dressOf({ theme, images }: ShowFile): StageDress {
  const background = imageOf(images, { kind: 'background' })
  return { ...(theme && { theme }), ...(background && { background }) }
}

/** Everybody who is credited, once each: who presents the evening, then the categories' sponsors in their order. */
export function sponsorsOf(file: ShowFile): Credit[] {
  const names = [file.ceremony.presentedBy, ...file.categories.map((category) => category.sponsor)]
  return [...new Set(names)].flatMap((name) => (name === null ? [] : [credit(file, name)]))
}

export interface Award {
  readonly category: Category
  /** What is known of its highest level. */
  readonly level: LevelState | undefined
}

/** The awards of the evening in the order of the rundown: those of the stage, those announced off it, and what was won before it was skipped. */
export function awardsOf(state: ShowState, file: ShowFile): Award[] {
  const top = topLevel(file).id
  const planned = file.rundown.flatMap((segment): (Award & { on: boolean })[] => {
    const category = segment.kind === 'category' ? categoryOf(file, segment.category) : undefined
    if (!category) return []
    return [{ category, level: levelState(state, category.id, top), on: !segment.skipped }]
  })
  const others = file.categories
    .filter(({ id }) => planned.every(({ category }) => category.id !== id))
    .map((category) => ({ category, level: levelState(state, category.id, top), on: false }))
  return [...planned, ...others].filter(({ on, level }) => on || level?.status === 'revealed')
}

/** Everyone who has won so far; a category without an award has no line. */
export const rollOf = (state: ShowState, file: ShowFile): RollLine[] =>
  awardsOf(state, file).flatMap(({ category, level }) => {
    if (level?.status !== 'revealed' || level.result.entries.length === 0) return []
    const entrants = entriesNamed(category, level.result.entries).map(winnerName)
    return [{ category: category.name, entrants }]
  })

const winnerName = ({ person, entrant }: Entry): string =>
  person === null ? entrant : `${person}, ${entrant}`
