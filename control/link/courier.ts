/** Carries commands to the server and brings back one outcome each. Takes are never queued; what somebody wrote is never lost. */
import type { Wish } from '#shared/commands'
import type { Position } from '#shared/ids'
import type { Answer } from '#shared/protocol'
import { type Refusal, type RefusalCode, refusal } from '#shared/refusals'
import type { EntryStanding } from '#shared/state'
import { heard } from '../language/heard.ts'
import { say } from '../language/say.ts'

/** No answer within this many milliseconds is said so, or sent again where that is harmless. */
export const ANSWER_MS = 4000

/** `link-lost` and `no-answer` are the desk's own words: whether the command was accepted is not known. */
export type Outcome =
  | { readonly ok: true; readonly position: Position; readonly entry?: EntryStanding }
  | { readonly ok: false; readonly code: RefusalCode | 'link-lost' | 'no-answer'; readonly sentence: string }

const KEPT: readonly Wish['kind'][] = [
  'write-post',
  'edit-post',
  'keep-draft',
  'set-result',
  'correct-result',
  'edit-entry',
  'edit-category',
  'edit-segment',
  'insert-segment',
  'edit-ceremony',
  'edit-settings',
  'set-levels',
  'set-theme',
  'add-category',
  'add-entry',
  'revise',
]

/** Commands that hold what a person wrote: unanswered, they go out again with the same id, which the server takes once (T2). */
export const isKept = (kind: Wish['kind']): boolean => KEPT.includes(kind)

interface Letter {
  readonly id: string
  readonly wish: Wish
  readonly settle: (outcome: Outcome) => void
  timer: ReturnType<typeof setTimeout> | undefined
}

const NOT_SENT = say('There is no link to the server; nothing was sent.')
const UNSURE = say(
  'The link was lost before the server answered. Look at the programme before you press again.',
)
const NO_ANSWER = say('No answer from the server. Look at the programme before you press again.')

export class Courier {
  private readonly open = new Map<string, Letter>()
  private ready = false
  private readonly emit: (command: unknown, answered: (answer: Answer) => void) => void

  constructor(emit: (command: unknown, answered: (answer: Answer) => void) => void) {
    this.emit = emit
  }

  send(id: string, wish: Wish): Promise<Outcome> {
    if (!this.ready && !isKept(wish.kind)) {
      return Promise.resolve({ ok: false, code: 'link-lost', sentence: NOT_SENT })
    }
    return new Promise((settle) => {
      const letter: Letter = { id, wish, settle, timer: undefined }
      this.open.set(id, letter)
      if (this.ready) this.post(letter)
    })
  }

  /** The link is there (again): what was kept goes out once more. */
  linkUp(): void {
    this.ready = true
    for (const letter of this.open.values()) this.post(letter)
  }

  linkLost(): void {
    this.ready = false
    for (const letter of [...this.open.values()]) {
      clearTimeout(letter.timer)
      if (!isKept(letter.wish.kind)) this.close(letter, { ok: false, code: 'link-lost', sentence: UNSURE })
    }
  }

  /** Another show has gone on air: whatever was on its way was meant for the one before, and never goes out again. */
  recall(): void {
    for (const letter of [...this.open.values()]) this.refuse(letter, refusal('air-moved'))
  }

  private post(letter: Letter): void {
    clearTimeout(letter.timer)
    letter.timer = setTimeout(() => this.unanswered(letter), ANSWER_MS)
    this.emit({ id: letter.id, ...letter.wish }, (answer) => {
      // Another core leads: what was written is brought there, by the same id.
      if (!answer.ok && answer.refusal.code === 'follows' && isKept(letter.wish.kind)) return
      if (answer.ok) this.close(letter, answer)
      else this.refuse(letter, answer.refusal)
    })
  }

  private unanswered(letter: Letter): void {
    if (isKept(letter.wish.kind)) this.post(letter)
    else this.close(letter, { ok: false, code: 'no-answer', sentence: NO_ANSWER })
  }

  private refuse(letter: Letter, { code, sentence }: Refusal): void {
    this.close(letter, { ok: false, code, sentence: heard(sentence) })
  }

  /** Only the first outcome of a letter counts. */
  private close(letter: Letter, outcome: Outcome): void {
    clearTimeout(letter.timer)
    if (this.open.delete(letter.id)) letter.settle(outcome)
  }
}
