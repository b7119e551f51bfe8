/** Who is at the other end of a request or a connection. */
import type { IncomingHttpHeaders } from 'node:http'
import { type Actor, may, type Role } from '#shared/people'
import type { AccountId } from '#shared/people-view'

/** Somebody who is signed in, or automation. Requests without a page of their own count as one desk per session. */
export interface Person extends Actor {
  readonly role: Role
  /** Names the session, so that its sockets end with it. */
  readonly session: string
  /** Missing for automation, and for whoever was signed in by a key that names nobody. */
  readonly account?: {
    readonly id: AccountId
    readonly hasPassword: boolean
    /** Came by a link, and may choose a password without the old one. */
    readonly choosing: boolean
  }
}

/** Whoever carries the key of the API, and not a session. */
export const isAutomation = ({ session }: Pick<Person, 'session'>): boolean => session === 'automation'

/** What a refusal calls them: automation acts as a producer, and is none. */
export const roleSaid = (person: Pick<Person, 'role' | 'session'>): string =>
  isAutomation(person) ? person.session : person.role

/** Automation is nobody's eyes: its key lies on machines all over the room (E1). */
export const mayLook = (person: Person): boolean => may(person.role, 'peek') && !isAutomation(person)

/** The person to whom the headers of a request or handshake belong; null for nobody. Rejects where nobody can say. */
export type PersonOf = (headers: IncomingHttpHeaders) => Promise<Person | null>
