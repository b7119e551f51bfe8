/** Goes on on this machine, or comes back. Never sent again by itself: by then things may stand otherwise. */
import type { AloneWish } from '#shared/alone'
import { heard } from '../language/heard.ts'
import { say } from '../language/say.ts'
import type { DeskSocket } from './desk-socket.ts'

/** Null when it was done; otherwise why not. */
export type ActAlone = (wish: AloneWish) => Promise<string | null>

/** Logs are carried from one place to the other, whole. */
const PATIENCE_MS = 30_000

/** Without a link nothing is sent; after half a minute without an answer nobody here knows what was done. */
export const actAloneBy =
  (socket: DeskSocket, isLive: () => boolean): ActAlone =>
  (wish) => {
    if (!isLive()) return Promise.resolve(say('There is no link to the server; nothing was sent.'))
    return new Promise((settle) => {
      socket.timeout(PATIENCE_MS).emit('alone', wish, (error, reply) => {
        if (error) settle(say('No answer from the server. Look at what the desk says before you ask again.'))
        else settle(reply.ok ? null : heard(reply.refusal.sentence))
      })
    })
  }
