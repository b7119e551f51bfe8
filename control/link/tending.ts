/** Carries what an operator asks of the screens. Never sent again by itself: a second link would be a second key. */
import type { Refusal } from '#shared/refusals'
import type { ScreenDone, ScreenWish } from '#shared/screens'
import { heard } from '../language/heard.ts'
import { say } from '../language/say.ts'
import { ANSWER_MS } from './courier.ts'
import type { DeskSocket } from './desk-socket.ts'

export type Tended =
  | { readonly ok: true; readonly value: ScreenDone }
  | { readonly ok: false; readonly sentence: Refusal['sentence'] }
export type Tend = (wish: ScreenWish) => Promise<Tended>

const NOT_SENT = say('There is no link to the server; nothing was sent.')
const NO_ANSWER = say('No answer from the server. Look at the list of screens before you ask again.')

/** Without a link nothing is sent; a wish that was not answered may have been granted all the same. */
export const tendBy =
  (socket: DeskSocket, isLive: () => boolean): Tend =>
  (wish) => {
    if (!isLive()) return Promise.resolve({ ok: false, sentence: NOT_SENT })
    return new Promise((settle) => {
      socket.timeout(ANSWER_MS).emit('screens', wish, (error, reply) => {
        if (error) settle({ ok: false, sentence: NO_ANSWER })
        else settle(reply.ok ? reply : { ok: false, sentence: heard(reply.refusal.sentence) })
      })
    })
  }
