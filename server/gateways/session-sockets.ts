/** Sockets that a person's session let in end with it: they were let in once, and a socket may stay open for days. */
import type { IncomingHttpHeaders } from 'node:http'
import type { PersonOf } from './person.ts'

/** As much of a socket as is needed here. */
interface SessionSocket {
  readonly handshake: { readonly headers: IncomingHttpHeaders }
  once(event: 'disconnect', left: () => void): unknown
  disconnect(close: true): unknown
}

export interface SessionSockets {
  add(socket: SessionSocket, session: string): void
  /** Signing out works at once. */
  end(session: string): void
  /** Ends the sockets of sessions that are over, and of nobody else. */
  endExpired(): Promise<void>
}

export function createSessionSockets(personOf: PersonOf): SessionSockets {
  const sessions = new Map<string, Set<SessionSocket>>()

  const end = (session: string) => {
    for (const socket of [...(sessions.get(session) ?? [])]) socket.disconnect(true)
  }

  return {
    add(socket, session) {
      const sockets = sessions.get(session) ?? new Set()
      sessions.set(session, sockets.add(socket))
      socket.once('disconnect', () => {
        sockets.delete(socket)
        if (sockets.size === 0 && sessions.get(session) === sockets) sessions.delete(session)
      })
    },
    end,
    async endExpired() {
      for (const [session, sockets] of [...sessions]) {
        const [any] = sockets
        if (!any) continue
        // A registry that cannot be asked has not said no.
        const person = await personOf(any.handshake.headers).catch(() => undefined)
        if (person === null) end(session)
      }
    },
  }
}
