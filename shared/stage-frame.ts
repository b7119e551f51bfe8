/** The stage's view: the whole picture of one bus, complete in itself. A screen needs only the newest. */
import { type Ahead, aheadOf } from './ahead.ts'
import type { CueRef } from './cues.ts'
import type { Instant, Position, ShowId } from './ids.ts'
import { type PresenterCard, presenterCard } from './presenter.ts'
import { isRehearsal } from './rehearsal.ts'
import { cueIn, levelOf, nextTarget } from './rundown.ts'
import type { ShowFile } from './show-file.ts'
import {
  awardsOf,
  type CeremonyCard,
  ceremonyCard,
  dressOf,
  type PictureSlide,
  type RollLine,
  rollOf,
  type StageDress,
  slideOf,
} from './slides.ts'
import type { ShowState } from './state.ts'

export type { Ahead } from './ahead.ts'
export type { CategoryCard } from './slides.ts'

/** `programme` is what the room sees, `preview` what the next take will show, `presenter` the confidence monitor, `lobby` who has won so far. */
export const BUSES = ['programme', 'preview', 'presenter', 'lobby'] as const
export type Bus = (typeof BUSES)[number]

/** What one screen shows. */
export type Slide =
  | PictureSlide
  | ({ readonly kind: 'presenter' } & PresenterCard)
  | {
      readonly kind: 'lobby'
      readonly ceremony: CeremonyCard
      readonly winners: readonly RollLine[]
      /** Categories decided in the room so far, and all there are. */
      readonly awarded: number
      readonly of: number
    }

export interface StageFrame extends StageDress {
  readonly show: ShowId
  readonly bus: Bus
  readonly position: Position
  /** When to paint it, on the server's clock; a time that has passed means now (S2). */
  readonly showAt: Instant
  /** Names the picture: two frames with the same key look the same, and nothing moves between them. */
  readonly key: string
  readonly black: boolean
  /** Only there in a rehearsal: every screen says so, over whatever it shows. */
  readonly rehearsal?: true
  /** Only there in a demonstration: likewise. */
  readonly demonstration?: true
  readonly slide: Slide
  readonly ahead: Ahead
}

/** The picture of one bus. Reads nothing but what has been revealed, so it can show nothing else. */
export function stageFrame(state: ShowState, bus: Bus): StageFrame {
  const { programme, showFile, position } = state
  const on = bus === 'preview' ? nextTarget(state) : programme.on
  const black = bus === 'programme' && programme.black
  return {
    show: showFile?.id ?? '',
    bus,
    position,
    showAt: bus === 'preview' ? 0 : programme.showAt,
    key: keyOf(state, bus, on, black),
    black,
    ...(showFile && isRehearsal(showFile) ? { rehearsal: true } : {}),
    ...(showFile?.demonstration ? { demonstration: true } : {}),
    ...(showFile ? dressOf(showFile) : {}),
    slide:
      showFile && bus !== 'programme' && bus !== 'preview'
        ? boardOf(state, showFile, bus)
        : slideOf(state, on),
    ahead: showFile ? aheadOf(state, showFile) : { images: [], letters: '' },
  }
}

function boardOf(state: ShowState, file: ShowFile, bus: 'presenter' | 'lobby'): Slide {
  if (bus === 'presenter') {
    return { kind: 'presenter', ...presenterCard(state, file) }
  }
  const awards = awardsOf(state, file)
  const awarded = awards.filter(({ level }) => level?.status === 'revealed').length
  return {
    kind: 'lobby',
    ceremony: ceremonyCard(file),
    winners: rollOf(state, file),
    awarded,
    of: awards.length,
  }
}

/** Made of what the picture shows, not of when it was taken: the same picture taken twice stands still. */
function keyOf(state: ShowState, bus: Bus, on: CueRef | null, black: boolean): string {
  const { generation, id } = state.pictured ?? state.position.epoch
  const parts = [generation, id, state.planSeq, bus === 'preview' ? 'programme' : bus]
  if (bus === 'lobby') return [...parts, rollVersion(state)].join('.')
  const cue = on && cueIn(state, on.cue)
  const level = cue ? levelOf(state, cue) : undefined
  const version = level?.status === 'revealed' ? level.version : 0
  const roll = cue?.kind === 'end' ? rollVersion(state) : ''
  const counts = bus === 'presenter' || (bus === 'programme' && cue?.kind === 'interval')
  const since = counts ? state.segmentSince : ''
  const next = bus === 'presenter' ? nextTarget(state) : null
  parts.push(on?.cue ?? '', on?.step ?? 0, version, roll, since, black ? 'black' : '')
  const waits = bus === 'presenter' && on === null && state.retracted
  parts.push(...(waits ? ['retracted', waits.category, waits.level] : []))
  if (bus === 'presenter' && state.notesSeq > 0) parts.push(`notes-${state.notesSeq}`)
  return [...parts, ...(next ? [next.cue, next.step] : [])].join('.')
}

/** What is revealed of every award of the evening, so that a correction makes the roll a new picture. */
const rollVersion = (state: ShowState): string =>
  (state.showFile ? awardsOf(state, state.showFile) : [])
    .map(({ level }) => (level?.status === 'revealed' ? level.version : 0))
    .join('-')
