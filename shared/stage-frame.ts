/** The stage's view: the whole picture of one bus, complete in itself. A screen needs only the newest. */
import { type Cue, type CueRef, entriesOfStep } from './cues.ts'
import type { Instant, Position } from './ids.ts'
import { entriesNamed } from './posts.ts'
import { cueIn, cuesIn, levelOf, nextTarget } from './rundown.ts'
import { type Category, type Ceremony, categoryOf, type Entry, type ShowFile, topLevel } from './show-file.ts'
import type { ShowState } from './state.ts'

export const BUSES = ['programme', 'preview'] as const
export type Bus = (typeof BUSES)[number]

/** The category a slide belongs to, and where in the evening it stands. */
export interface CategoryCard {
  readonly name: string
  readonly sponsor: string | null
  readonly number: number
  readonly of: number
}

/** One line of the roll at the end of the evening: who won, as the room is told it. */
export interface RollLine {
  readonly category: string
  readonly entrants: readonly string[]
}

/** What one slide shows. `winner` and `commended` without entries of their own are drawn as their layout: `sealed`. */
export type Slide =
  | { readonly kind: 'holding'; readonly ceremony: Ceremony | null }
  | { readonly kind: 'opening'; readonly ceremony: Ceremony }
  | { readonly kind: 'text'; readonly title: string; readonly body: string }
  | { readonly kind: 'interval'; readonly title: string; readonly body: string }
  | { readonly kind: 'end'; readonly ceremony: Ceremony; readonly winners: readonly RollLine[] }
  | { readonly kind: 'title'; readonly category: CategoryCard }
  | {
      readonly kind: 'shortlist'
      readonly category: CategoryCard
      readonly entries: readonly Entry[]
      readonly page: number
      readonly pages: number
    }
  | { readonly kind: 'envelope'; readonly category: CategoryCard; readonly level: string }
  | {
      readonly kind: 'commended' | 'winner'
      readonly category: CategoryCard
      readonly level: string
      readonly sealed: boolean
      readonly entries: readonly Entry[]
      readonly citation: string | null
    }

export interface StageFrame {
  readonly bus: Bus
  readonly position: Position
  /** When to paint it, on the server's clock; a time that has passed means now (S2). */
  readonly showAt: Instant
  /** Names the picture: two frames with the same key look the same, and nothing moves between them. */
  readonly key: string
  readonly black: boolean
  readonly slide: Slide
}

/** The picture of one bus. Reads nothing but what has been revealed, so it can show nothing else. */
export function stageFrame(state: ShowState, bus: Bus): StageFrame {
  const on = bus === 'programme' ? state.programme.on : nextTarget(state)
  const slide = slideOf(state, on)
  const black = bus === 'programme' && state.programme.black
  return {
    bus,
    position: state.position,
    showAt: bus === 'programme' ? state.programme.showAt : 0,
    key: keyOf(state, on, black),
    black,
    slide,
  }
}

/** Made of what the picture shows, not of when it was taken: the same picture taken twice stands still. */
function keyOf(state: ShowState, on: CueRef | null, black: boolean): string {
  const { generation, id } = state.position.epoch
  const cue = on && cueIn(state, on.cue)
  const level = cue ? levelOf(state, cue) : undefined
  const version = level?.status === 'revealed' ? level.version : 0
  const roll = cue?.kind === 'end' ? rollVersion(state) : ''
  return [generation, id, on?.cue ?? '', on?.step ?? 0, version, roll, black ? 'black' : ''].join('.')
}

/** What is revealed of every category on the rundown's way, so that a correction makes the roll a new picture. */
const rollVersion = (state: ShowState): string =>
  winnerCues(state)
    .map((cue) => {
      const level = levelOf(state, cue)
      return level?.status === 'revealed' ? level.version : 0
    })
    .join('-')

const winnerCues = (state: ShowState): Cue[] => cuesIn(state).filter((cue) => cue.kind === 'winner')

/** Everyone who has won so far, in the order of the rundown; a category without an award has no line. */
const rollOf = (state: ShowState, file: ShowFile): RollLine[] =>
  winnerCues(state).flatMap((cue) => {
    const category = categoryOf(file, cue.category ?? '')
    const level = levelOf(state, cue)
    if (!category || level?.status !== 'revealed' || level.result.entries.length === 0) return []
    const entrants = entriesNamed(category, level.result.entries).map(winnerName)
    return [{ category: category.name, entrants }]
  })

const winnerName = ({ person, entrant }: Entry): string =>
  person === null ? entrant : `${person}, ${entrant}`

function slideOf(state: ShowState, on: CueRef | null): Slide {
  const file = state.showFile
  const cue = on ? cueIn(state, on.cue) : undefined
  if (!file || !on || !cue) return { kind: 'holding', ceremony: file?.ceremony ?? null }
  const category = cue.category === null ? undefined : categoryOf(file, cue.category)
  return category ? categorySlide(state, file, cue, on.step, category) : plainSlide(state, file, cue)
}

function plainSlide(state: ShowState, file: ShowFile, cue: Cue): Slide {
  const segment = file.rundown.find((s) => s.id === cue.segment)
  switch (segment?.kind) {
    case 'opening':
      return { kind: 'opening', ceremony: file.ceremony }
    case 'end':
      return { kind: 'end', ceremony: file.ceremony, winners: rollOf(state, file) }
    case 'text':
    case 'interval':
      return { kind: segment.kind, title: segment.title, body: segment.body }
    default:
      return { kind: 'holding', ceremony: file.ceremony }
  }
}

function categorySlide(state: ShowState, file: ShowFile, cue: Cue, step: number, from: Category): Slide {
  const category = cardOf(state, from)
  switch (cue.kind) {
    case 'shortlist':
      return {
        kind: 'shortlist',
        category,
        entries: entriesOfStep(from, step),
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
        entries: known ? entriesNamed(from, known.entries) : [],
        citation: known?.citation ?? null,
      }
    }
    default:
      return { kind: 'title', category }
  }
}

function cardOf(state: ShowState, category: Category): CategoryCard {
  const titles = cuesIn(state).filter((cue) => cue.kind === 'title')
  return {
    name: category.name,
    sponsor: category.sponsor,
    number: titles.findIndex((cue) => cue.category === category.id) + 1,
    of: titles.length,
  }
}
