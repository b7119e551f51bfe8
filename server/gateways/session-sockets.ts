/** Sockets that a person's session let in end with it: they were let in once, and a socket may stay open for days. */
import type { IncomingHttpHeaders } from 'node:http'
import type { AccountId } from '#shared/people-view'
import type { Person, PersonOf } from './person.ts'

/** As much of a socket as is needed here. */
interface SessionSocket {
  readonly handshake: { readonly headers: IncomingHttpHeaders }
  once(event: 'disconnect', left: () => void): unknown
  disconnect(close: true): unknown
}

export interface SessionSockets {
  /** Whose handshake it is. Rejects where nobody can say. */
  who(socket: SessionSocket): Promise<Person | null>
  /** False, and the socket is ended, if its session ended since `who` was asked: nothing may be sent to it. */
  add(socket: SessionSocket, session: string): boolean
  /** Signing out works at once. Somebody who may still come in connects anew, as who they are now. */
  end(session: string): void
  /** The same for every desk of a person. */
  endAll(account: AccountId): void
  /** Ends the sockets of sessions that are over or have another role, and of nobody else. */
  endExpired(): Promise<void>
  isOpen(session: string): boolean
}

/** What was known of a socket's person, and when. */
interface Known {
  readonly person: Person | null
  readonly turn: number
}

const ofAccount = (account: AccountId): string => `account ${account}`

/** A session that runs out ends its sockets with the next `endExpired`: whoever makes this calls that. */
export function createSessionSockets(personOf: PersonOf): SessionSockets {
  const sessions = new Map<string, Set<SessionSocket>>()
  const known = new WeakMap<SessionSocket, Known>()
  /** Counts the ends, so that each handshake knows which came after it began. */
  let turn = 0
  /** Handshakes take seconds at most: ends are remembered for one to two rounds of `endExpired`. */
  let ended = new Map<string, number>()
  let endedBefore = new Map<string, number>()

  const over = (who: string) => {
    turn += 1
    ended.set(who, turn)
  }
  const end = (session: string) => {
    over(session)
    for (const socket of [...(sessions.get(session) ?? [])]) socket.disconnect(true)
  }
  const endedAt = (who: string) => ended.get(who) ?? endedBefore.get(who) ?? 0

  return {
    async who(socket) {
      const asked = turn
      const person = await personOf(socket.handshake.headers)
      known.set(socket, { person, turn: asked })
      return person
    },
    add(socket, session) {
      const { person, turn: asked } = known.get(socket) ?? { person: null, turn }
      const account = person?.account ? endedAt(ofAccount(person.account.id)) : 0
      if (Math.max(endedAt(session), account) > asked) {
        socket.disconnect(true)
        return false
      }
      const sockets = sessions.get(session) ?? new Set()
      sessions.set(session, sockets.add(socket))
      socket.once('disconnect', () => {
        sockets.delete(socket)
        if (sockets.size === 0 && sessions.get(session) === sockets) sessions.delete(session)
      })
      return true
    },
    end,
    endAll(account) {
      over(ofAccount(account))
      for (const sockets of [...sessions.values()]) {
        for (const socket of [...sockets]) {
          if (known.get(socket)?.person?.account?.id === account) socket.disconnect(true)
        }
      }
    },
    async endExpired() {
      endedBefore = ended
      ended = new Map()
      for (const [session, sockets] of [...sessions]) {
        const [any] = sockets
        if (!any) continue
        // A registry that cannot be asked has not said no.
        const person = await personOf(any.handshake.headers).catch(() => undefined)
        if (person === undefined) continue
        const before = known.get(any)?.person
        if (person === null || (before && before.role !== person.role)) end(session)
      }
    },
    isOpen: (session) => sessions.has(session),
  }
}
