/** One post or draft open to be changed: what was typed is kept over a reload, others see who has it open, and a newer one is not overwritten unseen. */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import Type, { type Static } from 'typebox'
import { parse } from '#shared/parse'
import type { Keeping } from '../drafts.ts'
import type { AtBlog } from './at-blog.ts'
import { Composing } from './composing.ts'
import type { Kept, Letter } from './outbox.ts'

const Editing = Type.Object(
  {
    composing: Composing,
    /** The revision the writer began from. */
    rev: Type.Integer({ minimum: 0 }),
    /** Sent, and not answered when this was kept. */
    letter: Type.Union([Type.String(), Type.Null()]),
  },
  { additionalProperties: false },
)
type Editing = Static<typeof Editing>

const PREFIX = 'edit.'
/** Begins the name of what is not there yet. */
export const NEW = 'new_'

/** Null where nothing is kept of it, or nothing this page can read. */
export function keptEditing(keeping: Keeping, subject: string): Editing | null {
  const parsed = parse(Editing, keeping.read(PREFIX + subject))
  return 'value' in parsed ? parsed.value : null
}

/** Everything that was open and neither saved nor given up. */
export const keptSubjects = (keeping: Keeping): readonly string[] =>
  keeping.names(PREFIX).map((name) => name.slice(PREFIX.length))

/** What was typed goes; the post or draft itself stays as it is. */
export const forgetEditing = (keeping: Keeping, subject: string): void => keeping.keep(PREFIX + subject, null)

interface Host extends ReactiveControllerHost {
  at: AtBlog
}

export class EditingHere implements ReactiveController {
  editing: Editing | null = null
  private readonly host: Host
  private readonly subject: () => string
  /** What is open here; the same until it is closed, whatever it is called by then. */
  private on: string | null = null

  /** `subject` is the id of the post or the draft. */
  constructor(host: Host, subject: () => string) {
    this.host = host
    this.subject = subject
    host.addController(this)
  }

  get letter(): Letter | null {
    const { editing, host } = this
    return host.at.outbox.letters.find(({ id }) => id === editing?.letter) ?? null
  }

  /** On its way, or waiting for the link. */
  get isSent(): boolean {
    return this.letter?.state === 'waiting'
  }

  /** Why it was not taken. */
  get refused(): string {
    return this.letter?.state === 'refused' ? this.letter.sentence : ''
  }

  /** Taken up again where it was left; call once what it is about is known. */
  resume(): void {
    const kept = keptEditing(this.host.at.keeping, this.subject())
    if (kept) this.hold(kept)
  }

  open(composing: Composing, rev: number): void {
    this.hold({ composing, rev, letter: null })
  }

  type(composing: Composing): void {
    if (!this.editing) return
    // A refusal is about what was sent, not about what is written since.
    if (this.letter?.state === 'refused') this.host.at.outbox.takeBack(this.letter.id)
    this.hold({ ...this.editing, composing, letter: null })
  }

  /** The newer one was looked at: what is written here may replace it. */
  rebase(rev: number): void {
    if (this.editing) this.hold({ ...this.editing, rev })
  }

  save(wish: Kept): void {
    const { editing, host } = this
    if (!editing || this.isSent) return
    if (this.letter) host.at.outbox.takeBack(this.letter.id)
    this.hold({ ...editing, letter: host.at.post(wish, editing.composing) })
  }

  close(): void {
    if (this.letter) this.host.at.outbox.takeBack(this.letter.id)
    this.hold(null)
  }

  /** What it is about is gone: its words are put aside by whoever noticed. */
  giveUp(): void {
    this.hold(null)
  }

  hostUpdate(): void {
    // Answered yes: the letter is gone.
    if (this.editing?.letter && !this.letter) this.hold(null)
  }

  hostDisconnected(): void {
    this.leave()
    this.editing = null
  }

  private hold(editing: Editing | null): void {
    const { keeping, writing } = this.host.at
    this.editing = editing
    if (editing && this.on === null) {
      this.on = this.subject()
      writing.begin(this.on)
    }
    if (this.on !== null) keeping.keep(PREFIX + this.on, editing)
    if (!editing) this.leave()
    this.host.requestUpdate()
  }

  private leave(): void {
    if (this.on !== null) this.host.at.writing.end(this.on)
    this.on = null
  }
}
