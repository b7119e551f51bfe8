/** The emergency pack: an evening that runs from a folder, with no server. What it holds in the clear, and how it walks its rundown; pure. */
import { labelOfStep, stepLabel } from './cue-labels.ts'
import { type Cue, type CueRef, cueOf, cuesOf, neighbourOf, sameCue } from './cues.ts'
import type { CategoryId, Epoch, Instant, LevelId } from './ids.ts'
import { asPassword } from './passwords.ts'
import type { LevelResult } from './results.ts'
import { cueIn, following, levelOf, nextInOrder, previousTarget } from './rundown.ts'
import { type Category, categoryOf, isOnStage, type ShowFile } from './show-file.ts'
import { type Slide, stageFrame } from './stage-frame.ts'
import { initialState, isStale, type LevelState, levelState, revealedAs, type ShowState } from './state.ts'
import { withoutWriteIns, withWriteIns } from './write-ins.ts'

/** One level of one category. */
export interface Place {
  readonly category: CategoryId
  readonly level: LevelId
}

/** Base64 of `iv ‖ ciphertext ‖ tag`, AES-256-GCM under the key that `lock` makes of the passphrase. All of one size. */
export interface SealedPlace extends Place {
  readonly box: string
}

/** scrypt: guessing at a stick that was found shall be dear. */
export interface PackLock {
  /** Hexadecimal. */
  readonly salt: string
  readonly N: number
  readonly r: number
  readonly p: number
  /** Holds `PACK_CHECK`: opens with the right passphrase, and with no other. */
  readonly check: string
}

export interface PackShow {
  readonly kind: 'envelope-pack'
  readonly format: 1
  readonly madeAt: Instant
  /** Without anything a room does not see. */
  readonly file: ShowFile
  readonly revealed: readonly (Place & { readonly result: LevelResult })[]
  /** Null for a pack without results: its envelopes stay shut, and somebody reads the cards. */
  readonly lock: PackLock | null
  /** In the order of the rundown. */
  readonly sealed: readonly SealedPlace[]
  /** The pages with every result, sealed under the same lock, and padded. */
  readonly pages: string | null
  /** Where the evening stood. */
  readonly on: CueRef | null
}

export const PACK_COST = { N: 2 ** 17, r: 8, p: 1 } as const
export const PACK_CHECK = 'an emergency pack of Envelope'

/** What ties a box to its place: moved to another, it does not open. */
export const placeWords = (show: string, place: Place | null): string =>
  JSON.stringify(place === null ? [show] : [show, place.category, place.level])

/** Made so for the lock and for the key alike: the spaces around it do not count, nor does the keyboard. */
export const passphraseOf = (typed: string): string => asPassword(typed.trim())

const NOWHERE: Epoch = { generation: 1, id: '0'.repeat(16) }

/** The plan as a room sees it: no notes, no summaries, nobody who came out of an envelope. */
export function stageFileOf(whole: ShowFile): ShowFile {
  const file = withoutWriteIns(whole)
  const { cueNotes: _, ...kept } = file
  return {
    ...kept,
    categories: file.categories.map(
      ({ notes: _, entries, ...category }): Category => ({
        ...category,
        entries: entries.map(({ id, entrant, partners, title, person, withdrawn }) => ({
          id,
          entrant,
          partners,
          title,
          person,
          summary: null,
          ...(withdrawn && { withdrawn }),
        })),
      }),
    ),
  }
}

/** The levels whose envelope a pack takes along: sealed, and not waiting to be sealed anew. Off the stage too, for the roll at the end names them. */
export function sealedPlaces({ showFile, results }: Pick<ShowState, 'showFile' | 'results'>): Place[] {
  if (!showFile) return []
  const state = { results } as ShowState
  return showFile.categories.flatMap(({ id: category }) =>
    showFile.levels.flatMap(({ id: level }) => {
      const known = levelState(state, category, level)
      return known?.status === 'sealed' && !isStale(known) ? [{ category, level }] : []
    }),
  )
}

/** Categories on stage that a pack cannot open: nothing is sealed, or what is has to be sealed anew. */
export function openCategories(state: Pick<ShowState, 'showFile' | 'results'>): string[] {
  const { showFile, results } = state
  if (!showFile) return []
  const top = showFile.levels[0]?.id ?? ''
  return showFile.rundown.flatMap((segment) => {
    const category = segment.kind === 'category' ? categoryOf(showFile, segment.category) : undefined
    if (!category || !isOnStage(showFile, segment)) return []
    const known = levelState({ results } as ShowState, category.id, top)
    return known?.status === 'revealed' || (known?.status === 'sealed' && !isStale(known))
      ? []
      : [category.name]
  })
}

/** What was opened already, and lies in a pack in the clear; what was retracted is not among it. */
export function revealedPlaces({ results }: Pick<ShowState, 'results'>): PackShow['revealed'] {
  return Object.entries(results).flatMap(([category, levels]) =>
    Object.entries(levels).flatMap(([level, known]) =>
      known.status === 'revealed' ? [{ category, level, result: known.result }] : [],
    ),
  )
}

const sealedState: LevelState = { status: 'sealed', version: 1, commitment: '', box: '', reason: null }

/** A pack as it is opened: at its beginning, with what the room had seen. */
export function packState({ file, revealed, sealed }: PackShow): ShowState {
  const results: Record<CategoryId, Record<LevelId, LevelState>> = {}
  for (const { category, level } of sealed) results[category] = { ...results[category], [level]: sealedState }
  const state: ShowState = { ...initialState(NOWHERE), showFile: file, results }
  return revealed.reduce<ShowState>((known, { result, ...place }) => opened(known, place, result), state)
}

/** Once an envelope is open: whoever it brought is an entry from now on. */
export function opened(state: ShowState, { category, level }: Place, result: LevelResult): ShowState {
  return {
    ...state,
    showFile: state.showFile && withWriteIns(state.showFile, category, result),
    results: { ...state.results, [category]: { ...state.results[category], [level]: revealedAs(result) } },
    planSeq: state.planSeq + 1,
  }
}

/** What a step leads to: a picture, or an envelope that has to be opened first. Null beyond the end. */
export type Step = { readonly state: ShowState } | { readonly open: Place } | null

/** `locked`: nobody has opened the envelopes, so one stays on screen while the card is read. */
export function stepTo(state: ShowState, to: CueRef | null, now: Instant, locked: boolean): Step {
  let cue = to && cueIn(state, to.cue)
  let step = to?.step ?? 0
  while (cue) {
    const known = levelOf(state, cue)
    const isLower = cue.kind === 'level'
    const empty = known?.status === 'revealed' && known.result.entries.length === 0
    if (cue.category !== null && cue.level !== null && known?.status === 'sealed' && !locked)
      return { open: { category: cue.category, level: cue.level } }
    // Its card is being read: the envelope was on screen for it already.
    const isRead = isShut(state, cue) && sameCue(state.programme.on, envelopeOf(state, cue))
    if (isLower ? known?.status === 'revealed' && !empty : !isRead)
      return { state: shownAt(state, cue, step, now) }
    cue = following(state, cue.id)
    step = 0
  }
  return null
}

function shownAt(state: ShowState, cue: Cue, step: number, now: Instant): ShowState {
  const on = { cue: cue.id, step }
  const before = state.programme.on && cueIn(state, state.programme.on.cue)
  const seen = isShut(state, cue) ? (envelopeOf(state, cue) ?? on) : on
  return {
    ...state,
    programme: { on: seen, black: false, seq: state.programme.seq + 1, showAt: now },
    pointer: on,
    segmentSince: before?.segment === cue.segment ? state.segmentSince : now,
  }
}

const isShut = (state: ShowState, cue: Cue): boolean =>
  cue.kind === 'winner' && levelOf(state, cue)?.status !== 'revealed'

const envelopeOf = ({ showFile }: ShowState, { segment }: Cue): CueRef | null => {
  const cue = showFile && cueOf(showFile, `${segment}:envelope`)
  return cue ? { cue: cue.id, step: 0 } : null
}

/** Opens nothing itself: once what `open` names is open, the step is asked for again. */
export const stepOn = (state: ShowState, now: Instant, locked: boolean): Step =>
  stepTo(state, nextOf(state, locked), now, locked)

/** Shut envelopes would be offered again and again: without the passphrase the rundown is walked as it is written. */
export const nextOf = (state: ShowState, locked: boolean): CueRef | null =>
  locked ? nextWritten(state) : nextInOrder(state)

function nextWritten({ showFile, pointer }: ShowState): CueRef | null {
  const cues = showFile ? cuesOf(showFile) : []
  const [first] = cues
  if (pointer === null) return first ? { cue: first.id, step: 0 } : null
  return neighbourOf(cues, pointer, 1)
}

/** Never un-reveals, and opens nothing. Null at the beginning. */
export function stepBack(state: ShowState, now: Instant): ShowState | null {
  const to = previousTarget(state)
  const cue = to && cueIn(state, to.cue)
  return to && cue ? shownAt(state, cue, to.step, now) : null
}

/** Lifts a blackout too. The pointer stays, so that the next step goes on from there. */
export const cleared = (state: ShowState, now: Instant): ShowState => ({
  ...state,
  programme: { on: null, black: false, seq: state.programme.seq + 1, showAt: now },
})

/** On, or off if it is on. What lies behind it is the same picture as before. */
export const blackout = (state: ShowState): ShowState => ({
  ...state,
  programme: { ...state.programme, black: !state.programme.black },
})

/** The envelopes of what stands before a step: a room that is brought in at the middle has heard of them. */
export function passedBefore(state: ShowState, to: CueRef): Place[] {
  const cues = state.showFile ? cuesOf(state.showFile) : []
  const at = cues.findIndex(({ id }) => id === to.cue)
  return cues.slice(0, Math.max(0, at)).flatMap((cue) => {
    const { category, level } = cue
    return category !== null && level !== null && levelOf(state, cue)?.status === 'sealed'
      ? [{ category, level }]
      : []
  })
}

/** Every step of the evening as the list names it, without the ones that could be empty: a list tells nothing of a result. */
export function stepsOf(state: ShowState): { to: CueRef; label: string; category: string | null }[] {
  const { showFile } = state
  if (!showFile) return []
  return cuesOf(showFile).flatMap((cue) =>
    Array.from({ length: cue.steps }, (_, step) => {
      const to = { cue: cue.id, step }
      const category = cue.category === null ? null : (categoryOf(showFile, cue.category)?.name ?? null)
      return { to, label: stepLabel(state, to), category }
    }),
  )
}

export interface PackPage {
  readonly label: string
  readonly slide: Slide
}

/** Every slide in its order, the holding slide first; with `results` as the room would see it, without them as it would before anybody has won. */
export function pagesOf(pack: PackShow, results: PackShow['revealed'] | null): PackPage[] {
  const page = (state: ShowState): PackPage => ({
    label: state.programme.on ? labelOfStep(state, state.programme.on) : 'Holding slide',
    slide: stageFrame(state, 'programme').slide,
  })
  const first = packState(pack)
  const pages = [page(first)]
  let state = first
  for (;;) {
    const step: Step = stepOn(state, 0, results === null)
    if (step === null) return pages
    if ('open' in step) {
      const { category, level } = step.open
      const found = results?.find((one) => one.category === category && one.level === level)
      if (!found) throw new Error(`Nobody opened the envelope of ${category}`)
      state = opened(state, step.open, found.result)
      continue
    }
    state = step.state
    pages.push(page(state))
  }
}
