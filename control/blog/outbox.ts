/** What was sent to readers, or to the list of drafts, and is not answered yet: kept over a reload, sent in order, and each once. */
import type { Instant } from '#shared/ids'
import type { Send } from '../desk.ts'
import type { Outcome } from '../link/courier.ts'
import type { WishOf } from '../wishes.ts'
import { type Composing, readComposing } from './composing.ts'

export type Kept = WishOf<'write-post' | 'edit-post' | 'keep-draft'>

export interface Letter {
  /** Of the command: the same however often it goes out, and taken once (T2). */
  readonly id: string
  /** `aside` was never sent, and waits for its writer. */
  readonly state: 'waiting' | 'refused' | 'aside'
  readonly wish: Kept | null
  /** To be written on, should it come back. */
  readonly composing: Composing
  readonly at: Instant
  /** The server may have it already: it cannot be taken back unseen. */
  readonly tried: boolean
  /** Published, and still to be pinned. */
  readonly posted: boolean
  readonly sentence: string
}

export interface Accepted {
  readonly letter: Letter
  /** Null unless it could not be pinned: why. */
  readonly unpinned: string | null
}

export interface OutboxDeps {
  readonly send: Send
  readonly isLive: () => boolean
  readonly read: () => unknown
  readonly keep: (letters: readonly Letter[] | null) => void
  readonly changed: () => void
  readonly accepted: (accepted: Accepted) => void
}

/** What the letter is about: a post or a draft that is there already; null is a new one. */
export const subjectOf = ({ wish }: Letter): string | null => {
  if (wish?.kind === 'edit-post') return wish.post
  if (wish?.kind === 'keep-draft') return wish.draft
  return wish?.kind === 'write-post' ? (wish.draft?.draft ?? null) : null
}

export class Outbox {
  letters: readonly Letter[]
  private readonly deps: OutboxDeps
  private busy = false
  private stopped = false

  constructor(deps: OutboxDeps) {
    this.deps = deps
    this.letters = lettersIn(deps.read())
  }

  /** Some are still to go out, and closing the page would lose them. */
  get isWaiting(): boolean {
    return this.letters.some(({ state }) => state === 'waiting')
  }

  about(subject: string): Letter | null {
    return this.letters.findLast((letter) => subjectOf(letter) === subject) ?? null
  }

  post(letter: Pick<Letter, 'id' | 'wish' | 'composing' | 'at'>): void {
    const state = letter.wish === null ? 'aside' : 'waiting'
    this.set([...this.letters, { ...letter, state, tried: false, posted: false, sentence: '' }])
    this.pump()
  }

  /** Out of the box, whatever it was; null if the server may have it already. */
  takeBack(id: string): Letter | null {
    const letter = this.letters.find((one) => one.id === id)
    if (!letter || (letter.state === 'waiting' && letter.tried)) return null
    this.set(this.letters.filter((one) => one !== letter))
    return letter
  }

  /** Another show, or nobody at the desk: what is here waits where it is kept. */
  stop(): void {
    this.stopped = true
  }

  /** Sends the next one, if there is a link and none is under way: readers get them in the order they were written. */
  pump(): void {
    const next = this.letters.find(({ state }) => state === 'waiting')
    if (this.busy || this.stopped || !next || !this.deps.isLive()) return
    this.busy = true
    void this.carry(this.change(next, { tried: true })).finally(() => {
      this.busy = false
      this.pump()
    })
  }

  private async carry(letter: Letter): Promise<void> {
    const outcome: Outcome =
      letter.posted || letter.wish === null ? ACCEPTED : await this.deps.send(letter.wish, letter.id)
    if (!outcome.ok) return void this.change(letter, { state: 'refused', sentence: outcome.sentence })
    const unpinned = await this.pinned(letter)
    if (unpinned === LATER) return
    this.set(this.letters.filter(({ id }) => id !== letter.id))
    this.deps.accepted({ letter, unpinned })
  }

  /** The second half of a pinned post; it has an id of its own, made of the first one's. */
  private async pinned(letter: Letter): Promise<string | null> {
    if (letter.wish?.kind !== 'write-post' || !letter.composing.pin) return null
    this.change(letter, { posted: true })
    const outcome = await this.deps.send({ kind: 'pin-post', post: postOf(letter) }, `${letter.id}-pin`)
    if (outcome.ok) return null
    return outcome.code === 'link-lost' || outcome.code === 'no-answer' ? LATER : outcome.sentence
  }

  private change(letter: Letter, by: Partial<Letter>): Letter {
    const now = { ...letter, ...by }
    this.set(this.letters.map((one) => (one.id === letter.id ? now : one)))
    return now
  }

  private set(letters: readonly Letter[]): void {
    this.letters = letters
    this.deps.keep(letters.length === 0 ? null : letters)
    this.deps.changed()
  }
}

/** The post a letter publishes: named after its command, or after the draft it was. */
export const postOf = ({ id, wish }: Pick<Letter, 'id' | 'wish'>): string =>
  `post-${(wish?.kind === 'write-post' && wish.draft?.draft) || id}`

const ACCEPTED = { ok: true } as Outcome
const LATER = 'later'

/** As they were kept; what cannot be read was not kept by this page. */
function lettersIn(value: unknown): Letter[] {
  if (!Array.isArray(value)) return []
  return value.filter(
    (one): one is Letter =>
      typeof one === 'object' && one !== null && 'id' in one && readComposing(one.composing) !== null,
  )
}
