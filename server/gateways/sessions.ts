/** Keys that sign in once, and the sessions they begin. Only hashes are kept, so a stolen registry signs nobody in. */
import { timingSafeEqual } from 'node:crypto'
import type { Role } from '#shared/people'
import type { Registry, Session } from '../registry/registry.ts'
import { hashOf, newSecret } from '../secrets.ts'
import type { Person } from './person.ts'

const SESSION_COOKIE = 'envelope_session'
/** Over HTTPS: browsers take a cookie of this name from this very host only, and never from a page on plain HTTP. */
const SECURE_COOKIE = `__Host-${SESSION_COOKIE}`
export const SESSION_COOKIES = [SECURE_COOKIE, SESSION_COOKIE] as const

export const sessionCookie = (secure: boolean): string => (secure ? SECURE_COOKIE : SESSION_COOKIE)

/** The token among a request's cookies; a desk signed in before the room went over to HTTPS stays signed in. */
export const sessionIn = (cookies: Readonly<Record<string, string | undefined>>): string | undefined =>
  SESSION_COOKIES.map((name) => cookies[name]).find((token) => token)

/** One evening, with the afternoon before it. */
export const SESSION_MS = 16 * 3600_000
const KEY_MS = 24 * 3600_000

export interface Sessions {
  /** A key for one sign-in within a day; keys of the same name given before no longer work. */
  invite(name: string, role: Role): Promise<string>
  /** Trades a key for a session token; null if the key is unknown, used or too old. */
  signIn(key: string): Promise<{ token: string; person: Person } | null>
  person(token: string | undefined): Promise<Person | null>
  signOut(token: string): Promise<void>
}

const personIn = ({ name, role, tokenHash }: Pick<Session, 'name' | 'role' | 'tokenHash'>): Person => ({
  name,
  role,
  session: tokenHash,
  desk: tokenHash.slice(0, 22),
})

export function createSessions(registry: Registry, now: () => number): Sessions {
  return {
    async invite(name, role) {
      const key = newSecret()
      await registry.dropKeys(name)
      await registry.addKey({ keyHash: hashOf(key), name, role, expiresAt: now() + KEY_MS })
      return key
    },
    async signIn(key) {
      const found = await registry.useKey(hashOf(key))
      if (!found || found.expiresAt <= now()) return null
      const token = newSecret()
      const tokenHash = hashOf(token)
      const { name, role } = found
      await registry.addSession({ tokenHash, name, role, createdAt: now(), expiresAt: now() + SESSION_MS })
      return { token, person: personIn({ name, role, tokenHash }) }
    },
    async person(token) {
      if (!token) return null
      const session = await registry.session(hashOf(token))
      if (!session || session.expiresAt <= now()) return null
      return personIn(session)
    },
    signOut: (token) => registry.dropSession(hashOf(token)),
  }
}

/** Whether a given key is the fixed one, in a time that tells nothing of either. */
export function isKey(given: string, fixed: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(given)), Buffer.from(hashOf(fixed)))
}
