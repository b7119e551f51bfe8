/** Lets another core lead. Never sent again by itself: by then a third one may. */
import type { CoreAddress } from '#shared/cores'
import { heard } from '../language/heard.ts'
import { say } from '../language/say.ts'
import { ANSWER_MS } from './courier.ts'
import type { DeskSocket } from './desk-socket.ts'

/** Null when it was handed over; otherwise why not. */
export type HandOver = (to: CoreAddress) => Promise<string | null>

/** Without a link nothing is sent. Whoever leads from then on is told to this desk by the core itself. */
export const handOverBy =
  (socket: DeskSocket, isLive: () => boolean): HandOver =>
  (to) => {
    if (!isLive()) return Promise.resolve(say('There is no link to the server; nothing was sent.'))
    return new Promise((settle) => {
      socket.timeout(ANSWER_MS).emit('handover', { to }, (error, reply) => {
        if (error) settle(say('No answer from the server. Look at who leads before you ask again.'))
        else settle(reply.ok ? null : heard(reply.refusal.sentence))
      })
    })
  }
