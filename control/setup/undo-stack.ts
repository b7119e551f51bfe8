/** What was edited on this page, to be taken back and made again: pure, newest last. */
import type { EditWish, Wish } from '#shared/commands'

/** A picture is set by a command of its own, and taken back like any edit. */
export type PictureWish = Omit<Extract<Wish, { kind: 'set-image' }>, 'push'>
export type Edits = readonly EditWish[] | readonly [PictureWish]

/** One step: what it was, and what takes it back. */
export interface Step {
  /** "the name of Housing", as it stands after "Undo". */
  readonly words: string
  readonly edits: Edits
  readonly back: Edits
}

export interface UndoStack {
  readonly done: readonly Step[]
  readonly undone: readonly Step[]
}

/** Nobody goes back further than this. */
const MOST = 100

export const NOTHING_DONE: UndoStack = { done: [], undone: [] }

/** Something new was done: what was undone before it cannot be made again. */
export const didStep = ({ done }: UndoStack, step: Step): UndoStack =>
  step.back.length === 0 ? { done, undone: [] } : { done: [...done, step].slice(-MOST), undone: [] }

/** Null where nothing is left to take back. */
export const lastDone = ({ done }: UndoStack): Step | null => done.at(-1) ?? null
/** Null where nothing is left to make again. */
export const lastUndone = ({ undone }: UndoStack): Step | null => undone.at(-1) ?? null

/** What can never be taken back, or made again, does not stand before what can. */
export const without = ({ done, undone }: UndoStack, step: Step): UndoStack => ({
  done: done.filter((one) => one !== step),
  undone: undone.filter((one) => one !== step),
})

/** `step` is turned round: its `back` makes it once more, from the show as it was when it was taken back. */
export const undid = ({ done, undone }: UndoStack, step: Step): UndoStack => ({
  done: done.slice(0, -1),
  undone: [...undone, step],
})

/** `step` is turned round again: its `back` takes it back, from the show as it was before it was made again. */
export const redid = ({ done, undone }: UndoStack, step: Step): UndoStack => ({
  done: [...done, step],
  undone: undone.slice(0, -1),
})
