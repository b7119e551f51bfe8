/** The evening as this page runs it: where it stands, what is on the glass, and the envelopes it opens on the way. */
import type { CueRef } from '#shared/cues'
import {
  blackout,
  cleared,
  opened,
  type PackShow,
  type Place,
  packState,
  passedBefore,
  type Step,
  stepBack,
  stepOn,
  stepTo,
} from '#shared/emergency-pack'
import { type StageFrame, stageFrame } from '#shared/stage-frame'
import type { ShowState } from '#shared/state'
import type { Opener } from './opener.ts'

export interface Run {
  state(): ShowState
  /** True once somebody has given the passphrase. */
  isOpen(): boolean
  unlock(opener: Opener): void
  next(): Promise<void>
  back(): Promise<void>
  /** `announced`: everything before it counts as told. */
  goTo(to: CueRef, announced: boolean): Promise<void>
  clear(): Promise<void>
  black(): Promise<void>
}

export interface RunWorld {
  readonly pack: PackShow
  readonly now: () => number
  /** Puts a picture up. */
  readonly show: (frame: StageFrame, moving: boolean) => void
  /** Something has changed, or could not be done. */
  readonly changed: (problem: string | null) => void
}

/** Presses are worked off one after the other; a second `next` within the guard time does nothing (T2). */
export function createRun({ pack, now, show, changed }: RunWorld): Run {
  let state = packState(pack)
  let opener: Opener | null = null
  let last = Number.NEGATIVE_INFINITY
  let doing: Promise<void> = Promise.resolve()
  const boxes = new Map(pack.sealed.map(({ category, level, box }) => [`${category} ${level}`, box]))

  async function openOne(from: ShowState, place: Place): Promise<ShowState> {
    const box = boxes.get(`${place.category} ${place.level}`)
    if (!opener || box === undefined) throw new Error('That envelope is not in the pack')
    return opened(from, place, await opener.result(place, box))
  }

  /** Nothing is kept of a step that fails half-way. */
  async function settle(from: ShowState, step: (state: ShowState) => Step): Promise<ShowState | null> {
    let at = from
    for (;;) {
      const taken = step(at)
      if (taken === null || 'state' in taken) return taken?.state ?? null
      at = await openOne(at, taken.open)
    }
  }

  /** One press at a time; what is on the glass stays there if it fails. */
  function act(work: () => Promise<ShowState | null>, moving = true): Promise<void> {
    doing = doing.then(async () => {
      try {
        const next = await work()
        if (next) {
          state = next
          show(stageFrame(state, 'programme'), moving)
        }
        changed(null)
      } catch {
        changed('That envelope does not open: the pack was damaged. Read the card instead.')
      }
    })
    return doing
  }

  /** A finger that slips takes one step, and not two. */
  function guarded(work: () => Promise<ShowState | null>): Promise<void> {
    if (now() - last < pack.file.settings.guardMs) return Promise.resolve()
    last = now()
    return act(work)
  }

  return {
    state: () => state,
    isOpen: () => opener !== null,
    unlock(given) {
      opener = given
      changed(null)
    },
    next: () => guarded(() => settle(state, (at) => stepOn(at, now(), opener === null))),
    back: () => act(async () => stepBack(state, now())),
    goTo: (to, announced) =>
      act(async () => {
        let from = state
        if (announced && opener)
          for (const place of passedBefore(state, to)) from = await openOne(from, place)
        return settle(from, (at) => stepTo(at, to, now(), opener === null))
      }),
    clear: () => act(async () => cleared(state, now())),
    black: () => act(async () => blackout(state), false),
  }
}
