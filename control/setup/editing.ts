/** Sends the edits of a page and remembers what takes them back. Each show has a memory of its own, for as long as the page lives. */

import type { Wish } from '#shared/commands'
import { EDITS, type EditWish } from '#shared/commands'
import type { DeskPlan } from '#shared/desk-view'
import type { ShowId } from '#shared/ids'
import { imageOf } from '#shared/images'
import type { ShowFile } from '#shared/show-file'
import { undoOf } from '#shared/undo'
import type { Send } from '../desk.ts'
import { whenForgotten } from '../drafts.ts'
import { say } from '../language/say.ts'
import type { Outcome } from '../link/courier.ts'
import { wordsOfEdits } from './edit-words.ts'
import {
  didStep,
  type Edits,
  lastDone,
  lastUndone,
  NOTHING_DONE,
  redid,
  type Step,
  type UndoStack,
  undid,
  without,
} from './undo-stack.ts'

const KINDS = new Set<string>(EDITS.map(({ properties }) => properties.kind.const))

const remembered = new Map<ShowId, UndoStack>()
// The next at this machine takes back nothing in their own name that somebody else has done.
whenForgotten(() => remembered.clear())

/** The edits of a wish, as a `revise` would hold them; null for what is no edit, and for what cannot be taken back whole. */
export function editsIn(wish: Wish): Edits | null {
  if (wish.kind === 'set-image') return [{ kind: 'set-image', of: wish.of, image: wish.image }]
  if (wish.kind === 'revise') return wish.results.length === 0 ? wish.edits : null
  if (!KINDS.has(wish.kind)) return null
  const { push: _, ...edit } = wish as EditWish & { push: boolean }
  return [edit as EditWish]
}

/** The command that makes these: the one itself, or all of them at once. */
export function wishOf(edits: Edits, push = false): Wish {
  const [first] = edits
  if (edits.length === 1 && first) return { ...first, push } as Wish
  return { kind: 'revise', edits: [...(edits as readonly EditWish[])], results: [], reason: null, push }
}

/** What somebody wrote, in a field or in something new: another's words are neither overwritten nor removed unseen by an undo. */
const holdsWords = ({ kind }: Edits[number]): boolean => /^(edit|set|add|insert)-/.test(kind)

/** The place of a thing is nobody's words: others may have come to stand beside it. */
const wordsIn = (edits: Edits): string =>
  JSON.stringify(
    edits.map((edit) => ('before' in edit && holdsWords(edit) ? { ...edit, before: null } : edit)),
  )

const MOVED_ON: Outcome = {
  ok: false,
  code: 'target-changed',
  sentence: say('Somebody else changed this since. Nothing was undone.'),
}

/** Of what is not as it was, or not there any more, nothing will come later either. */
const FOR_EVER = /^(target-changed|no-such-.*)$/

/** An edit whose picture has not come after so many milliseconds holds up no other. */
const PATIENCE = 2000

export class Editing {
  private readonly post: Send
  private readonly plan: () => DeskPlan
  private readonly changed: () => void
  /** One edit after the other, each on the show as the one before left it. */
  private turn: Promise<unknown> = Promise.resolve()
  /** The last edit of this page, and who waits for its picture. */
  private until = 0
  private seen = (): void => undefined

  constructor(send: Send, plan: () => DeskPlan, changed: () => void) {
    this.post = send
    this.plan = plan
    this.changed = changed
  }

  private file(): ShowFile {
    return this.plan().show
  }

  /** The plan is another one. */
  look(): void {
    if (this.plan().revision >= this.until) this.seen()
  }

  private pictured(): Promise<void> {
    if (this.plan().revision >= this.until) return Promise.resolve()
    return new Promise((resolve) => {
      this.seen = resolve
      setTimeout(resolve, PATIENCE)
    })
  }

  get undoes(): string | null {
    return lastDone(this.stack)?.words ?? null
  }

  get redoes(): string | null {
    return lastUndone(this.stack)?.words ?? null
  }

  /** Sends as the desk does, and remembers. */
  readonly send: Send = (wish, id) => (editsIn(wish) ? this.edit(() => wish, id) : this.post(wish, id))

  /** The same for an edit that says all of a list: made only when it is its turn, of what then stands there. */
  readonly edit = (make: (show: ShowFile) => Wish, id?: string): Promise<Outcome> =>
    this.next(async () => {
      const before = this.file()
      const wish = make(before)
      const edits = editsIn(wish)
      const outcome = await this.post(wish, id)
      if (outcome.ok && edits) {
        this.until = outcome.position.seq
        this.keep(before.id, didStep(stackOf(before.id), stepOf(before, edits)))
      }
      return outcome
    })

  undo(push = false): Promise<Outcome | null> {
    return this.next(() => this.go(lastDone(this.stack), push, undid))
  }

  redo(push = false): Promise<Outcome | null> {
    return this.next(() => this.go(lastUndone(this.stack), push, redid))
  }

  private next<T>(go: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(() => this.pictured()).then(go)
    this.turn = mine.catch(() => undefined)
    return mine
  }

  /** A step is sent, and turned round: what takes it back makes it, and the other way. */
  private async go(
    step: Step | null,
    push: boolean,
    turn: (stack: UndoStack, step: Step) => UndoStack,
  ): Promise<Outcome | null> {
    if (step === null) return null
    const file = this.file()
    const again = backOf(file, step.back)
    const isMoved = step.edits.some(holdsWords) && wordsIn(again) !== wordsIn(step.edits)
    const outcome = isMoved ? MOVED_ON : await this.post(wishOf(step.back, push))
    if (!outcome.ok && FOR_EVER.test(outcome.code)) this.keep(file.id, without(stackOf(file.id), step))
    if (outcome.ok) {
      this.until = outcome.position.seq
      this.keep(file.id, turn(stackOf(file.id), { words: step.words, edits: step.back, back: again }))
    }
    return outcome
  }

  private get stack(): UndoStack {
    return stackOf(this.file().id)
  }

  private keep(show: ShowId, stack: UndoStack): void {
    remembered.set(show, stack)
    this.changed()
  }
}

const stackOf = (show: ShowId): UndoStack => remembered.get(show) ?? NOTHING_DONE

const stepOf = (file: ShowFile, edits: Edits): Step => ({
  words: wordsOfEdits(file, edits),
  edits,
  back: backOf(file, edits),
})

/** What takes these back, from the show as it was before them. */
function backOf(file: ShowFile, edits: Edits): Edits {
  const [first] = edits
  return first?.kind === 'set-image'
    ? [{ ...first, image: imageOf(file.images, first.of) }]
    : undoOf(file, edits as readonly EditWish[])
}
