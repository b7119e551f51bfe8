/** Looks into the envelopes of a category. The look is in the log before anything is seen. */
import type { CategoryId } from '#shared/ids'
import type { Peeked, Reply } from '#shared/protocol'
import { heard } from '../language/heard.ts'
import { say } from '../language/say.ts'
import { newCommandId } from '../wishes.ts'
import { ANSWER_MS } from './courier.ts'
import type { DeskSocket } from './desk-socket.ts'

/** What the envelopes hold, or the sentence that says why not. */
export type Look = (category: CategoryId) => Promise<Peeked | { readonly sentence: string }>

/** Every look is logged by the core, also one whose answer is lost on its way. */
export const lookBy =
  (socket: DeskSocket, isLive: () => boolean): Look =>
  (category) => {
    if (!isLive())
      return Promise.resolve({ sentence: say('There is no link to the server; nothing was asked.') })
    return new Promise((settle) => {
      const answered = (error: Error | null, reply: Reply<Peeked>) => {
        if (error) settle({ sentence: say('No answer from the server.') })
        else settle(reply.ok ? reply.value : { sentence: heard(reply.refusal.sentence) })
      }
      socket.timeout(ANSWER_MS).emit('peek', { id: newCommandId(), kind: 'peek', category }, answered)
    })
  }
