/** The live blog's side of the desk's test server: pieces of a text, drafts, and who has what open. */
import type { Namespace, Socket } from 'socket.io'
import { type Actor, may, type Role } from '#shared/people'
import type { ControlDown, ControlUp } from '#shared/protocol'
import { createWriters } from '../../server/gateways/writers.ts'
import { wordsOf } from '../../server/markdown.ts'
import type { TestShow } from '../control/test-show.ts'

type Desk = Socket<ControlUp, ControlDown>
const personOf = (socket: { data: unknown }) => socket.data as Actor & { role: Role }

export function serveBlog(
  control: Namespace<ControlUp, ControlDown>,
  show: TestShow,
  isFrozen: () => boolean,
) {
  const writers = createWriters(() => {
    if (!isFrozen()) control.emit('writers', writers.list(''))
  })
  const mayRead = (socket: { data: unknown }) => may(personOf(socket).role, 'keep-draft')
  let told = show.state().draftsSeq
  return {
    /** What a desk is told as it comes in. */
    tell(socket: Desk): void {
      if (mayRead(socket)) socket.emit('drafts', show.state().drafts)
      socket.emit('writers', writers.list(''))
    },
    attach(socket: Desk): void {
      socket.on('words', (text, respond) => {
        if (!isFrozen()) respond({ ok: true, value: wordsOf(String(text)) })
      })
      socket.on('writing', (on) => {
        const { name, desk } = personOf(socket)
        writers.set(socket.id, '', on === null || desk === null ? null : { on: String(on), name, desk })
      })
      socket.once('disconnect', () => writers.set(socket.id, '', null))
    },
    changed(): void {
      const { drafts, draftsSeq } = show.state()
      if (draftsSeq === told || isFrozen()) return
      told = draftsSeq
      for (const socket of control.sockets.values()) if (mayRead(socket)) socket.emit('drafts', drafts)
    },
  }
}
