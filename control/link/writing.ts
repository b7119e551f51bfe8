/** The live blog's side of the link: what is not published yet, who has what open, and the pieces of a text. */
import type { PostDraft } from '#shared/post-drafts'
import type { Block } from '#shared/post-words'
import type { Writer } from '#shared/protocol'
import { ANSWER_MS } from './courier.ts'
import type { DeskSocket } from './desk-socket.ts'

/** Null while the server cannot be asked. */
export type AskWords = (text: string) => Promise<readonly Block[] | null>

export class Writing {
  /** Posts that are not published yet; told to desks that may write, null until then. */
  drafts: readonly PostDraft[] | null = null
  /** Who has which post or draft open, this desk among them. */
  writers: readonly Writer[] = []
  private readonly open: string[] = []
  private readonly socket: DeskSocket

  constructor(socket: DeskSocket, changed: () => void) {
    this.socket = socket
    socket.on('drafts', (drafts) => {
      this.drafts = drafts
      changed()
    })
    socket.on('writers', (writers) => {
      this.writers = writers
      changed()
    })
    // A server that lost the link has forgotten what is open here.
    socket.on('connect', () => this.tell())
  }

  /** Another show: nothing that was told of the one before is true of it. */
  forget(): void {
    this.drafts = null
    this.writers = []
  }

  /** The pieces of a text, as readers will see it. */
  readonly ask: AskWords = (text) => {
    if (!this.socket.connected) return Promise.resolve(null)
    return new Promise((settle) => {
      this.socket.timeout(ANSWER_MS).emit('words', text, (error, reply) => {
        settle(error === null && reply.ok ? reply.value : null)
      })
    })
  }

  /** Others see one thing at a time: the last that was opened. */
  begin(on: string): void {
    this.close(on)
    this.open.push(on)
    this.tell()
  }

  end(on: string): void {
    if (this.close(on)) this.tell()
  }

  private close(on: string): boolean {
    const at = this.open.indexOf(on)
    if (at >= 0) this.open.splice(at, 1)
    return at >= 0
  }

  private tell(): void {
    if (this.socket.connected) this.socket.emit('writing', this.open.at(-1) ?? null)
  }
}
