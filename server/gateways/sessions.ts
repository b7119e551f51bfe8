/** Keys that sign in once, and the sessions they begin. Only hashes are kept, so a stolen registry signs nobody in. */
import { timingSafeEqual } from 'node:crypto'
import type { Role } from '#shared/people'
import type { Account } from '../registry/account.ts'
import type { Registry, Session } from '../registry/registry.ts'
import { hashOf, newSecret } from '../secrets.ts'
import type { Person } from './person.ts'

const SESSION_COOKIE = 'envelope_session'
/** Over HTTPS: browsers take a cookie of this name from this very host only, and never from a page on plain HTTP. */
const SECURE_COOKIE = `__Host-${SESSION_COOKIE}`
export const SESSION_COOKIES = [SECURE_COOKIE, SESSION_COOKIE] as const

/** Over plain HTTP no browser would keep the stricter one. */
export const sessionCookie = (secure: boolean): string => (secure ? SECURE_COOKIE : SESSION_COOKIE)

/** The token among a request's cookies; a desk signed in before the room went over to HTTPS stays signed in. */
export const sessionIn = (cookies: Readonly<Record<string, string | undefined>>): string | undefined =>
  SESSION_COOKIES.map((name) => cookies[name]).find((token) => token)

/** One evening, with the afternoon before it. */
export const SESSION_MS = 16 * 3600_000
const KEY_MS = 24 * 3600_000
/** For a link to somebody's account: it is sent ahead of the day. */
const LINK_MS = 7 * 24 * 3600_000

export interface SignedInNow {
  readonly token: string
  readonly person: Person
}

export interface Sessions {
  /** A key for one sign-in within a day; keys of the same name given before no longer work. */
  invite(name: string, role: Role): Promise<string>
  /** How long a link works that is given now. */
  linkUntil(): number
  /** A key that signs in as this person, once; those given to them before no longer work. */
  link(account: Account, until: number): Promise<string>
  /** The keys of somebody that were not used no longer work. */
  dropLinks(name: string): Promise<void>
  /** Trades a key for a session; null if the key is unknown, used or too old, or its person may not come in. */
  signIn(key: string, place: string): Promise<SignedInNow | null>
  /** A session for somebody whose password was right. */
  begin(account: Account, place: string): Promise<SignedInNow | null>
  person(token: string | undefined): Promise<Person | null>
  /** The person of a session that is known by the hash of its token. */
  personOf(tokenHash: string): Promise<Person | null>
  signOut(token: string): Promise<void>
  list(): Promise<Session[]>
  /** When this session last asked for anything; null if not since the server started. */
  seen(session: Session): number | null
  /** Ends the sessions for which this holds, and says which they were; with the registry they are over before it resolves. */
  end(which: (session: Session) => boolean): Promise<Session[]>
}

/** What a session is known by to people; its token cannot be told from it. */
export const sessionId = ({ tokenHash }: Pick<Session, 'tokenHash'>): string => tokenHash.slice(0, 22)

/** Whoever has a password already chooses another by a link soon, or says the old one: a desk may be left unattended. */
const CHOOSE_MS = 30 * 60_000

/** Whoever came by a link may choose a password once. */
function accountOf(
  { byLink, createdAt }: Session,
  account: Account,
  now: number,
): NonNullable<Person['account']> {
  const { id, password } = account
  const isNew = password === null || (createdAt > password.setAt && now < createdAt + CHOOSE_MS)
  return { id, hasPassword: password !== null, choosing: byLink && isNew }
}

/** Every question is put to the registry anew: whoever is shut out is out at the next one. */
export function createSessions(registry: Registry, now: () => number): Sessions {
  const accountNow = async (id: string): Promise<Account | null> => {
    const { accounts } = await registry.roll()
    const found = accounts.find((account) => account.id === id)
    return found && !found.disabled ? found : null
  }

  /** Remembered here, not kept: a desk that only looks on should cost the disk nothing. */
  const seen = new Map<string, number>()

  /** Name and role of an account are those it has now, not those of the evening's beginning. */
  async function personIn(session: Session): Promise<Person | null> {
    const of = { session: session.tokenHash, desk: sessionId(session) }
    if (session.account === null) return { name: session.name, role: session.role, ...of }
    const account = await accountNow(session.account)
    return (
      account && {
        name: account.name,
        role: account.role,
        account: accountOf(session, account, now()),
        ...of,
      }
    )
  }

  async function personOf(tokenHash: string): Promise<Person | null> {
    const session = await registry.session(tokenHash)
    if (!session || session.expiresAt <= now()) return null
    const person = await personIn(session)
    if (person) seen.set(tokenHash, now())
    return person
  }

  async function open(of: Pick<Session, 'name' | 'role' | 'account' | 'place' | 'byLink'>) {
    const token = newSecret()
    const createdAt = now()
    const session = { ...of, tokenHash: hashOf(token), createdAt, expiresAt: createdAt + SESSION_MS }
    await registry.addSession(session)
    return { token, session }
  }

  return {
    async invite(name, role) {
      const key = newSecret()
      await registry.dropKeys(name)
      await registry.addKey({ keyHash: hashOf(key), name, role, expiresAt: now() + KEY_MS, account: null })
      return key
    },
    linkUntil: () => now() + LINK_MS,
    async link({ id, name, role }, until) {
      const key = newSecret()
      await registry.dropKeys(name)
      await registry.addKey({ keyHash: hashOf(key), name, role, expiresAt: until, account: id })
      return key
    },
    dropLinks: (name) => registry.dropKeys(name),
    async signIn(key, place) {
      const found = await registry.useKey(hashOf(key))
      if (!found || found.expiresAt <= now()) return null
      const { name, role, account } = found
      if (account !== null && (await accountNow(account)) === null) return null
      const { token, session } = await open({ name, role, account, place, byLink: true })
      const person = await personIn(session)
      return person && { token, person }
    },
    async begin({ id, name, role, password }, place) {
      const { token, session } = await open({ name, role, account: id, place, byLink: false })
      const current = await accountNow(id)
      const person = await personIn(session)
      if (person && current?.password?.hash === password?.hash) return { token, person }
      // The password was changed while it was looked at: what the old one opened is shut.
      await registry.dropSession(session.tokenHash)
      return null
    },
    person: async (token) => (token ? personOf(hashOf(token)) : null),
    personOf,
    signOut: (token) => registry.dropSession(hashOf(token)),
    async list() {
      const all = await registry.sessions()
      for (const hash of seen.keys()) if (!all.some(({ tokenHash }) => tokenHash === hash)) seen.delete(hash)
      return all
    },
    seen: ({ tokenHash }) => seen.get(tokenHash) ?? null,
    async end(which) {
      const over = (await registry.sessions()).filter(which)
      for (const { tokenHash } of over) await registry.dropSession(tokenHash)
      return over
    },
  }
}

/** Whether a given key is the fixed one, in a time that tells nothing of either. */
export function isKey(given: string, fixed: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(given)), Buffer.from(hashOf(fixed)))
}
