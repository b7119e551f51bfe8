/** What the desk asks and says while somebody writes: the pieces of a text, and which post is open here. */
import type { Block } from '#shared/post-words'
import { ANSWER_MS } from './courier.ts'
import type { DeskSocket } from './desk-socket.ts'

/** Null while the server cannot be asked. */
export type AskWords = (text: string) => Promise<readonly Block[] | null>

export const askWordsBy =
  (socket: DeskSocket): AskWords =>
  (text) => {
    if (!socket.connected) return Promise.resolve(null)
    return new Promise((settle) => {
      socket.timeout(ANSWER_MS).emit('words', text, (error, reply) => {
        settle(error === null && reply.ok ? reply.value : null)
      })
    })
  }

/** One at a time, the last that was opened. A server that lost the link has forgotten it, and is told again. */
export class Writing {
  private readonly open: string[] = []
  private readonly socket: DeskSocket

  constructor(socket: DeskSocket) {
    this.socket = socket
    socket.on('connect', () => this.tell())
  }

  begin(on: string): void {
    this.forget(on)
    this.open.push(on)
    this.tell()
  }

  end(on: string): void {
    if (this.forget(on)) this.tell()
  }

  private forget(on: string): boolean {
    const at = this.open.indexOf(on)
    if (at >= 0) this.open.splice(at, 1)
    return at >= 0
  }

  private tell(): void {
    if (this.socket.connected) this.socket.emit('writing', this.open.at(-1) ?? null)
  }
}
