/** Signing in and out. The session itself is a cookie no script can read. */
import type { Role } from '#shared/people'
import type { SessionView } from '#shared/people-view'
import { type Asked, askServer } from './ask-server.ts'
import { keepPass } from './link/roam.ts'

export type Session = Pick<SessionView, 'name' | 'role'> & Partial<SessionView>

/** Who is signed in; null if nobody is; `unreachable` if the server cannot be asked. */
export async function readSession(): Promise<Session | null | 'unreachable'> {
  const answer = await askServer<Session>('GET', '/control/session')
  if ('value' in answer) return known(answer.value)
  if (answer.code === 'not-signed-in') keepPass(null)
  return answer.code === 'not-signed-in' ? null : 'unreachable'
}

/** Whether anybody could sign in by name. */
export async function readDoor(): Promise<boolean> {
  const answer = await askServer<{ accounts?: boolean }>('GET', '/control/door')
  return 'value' in answer && answer.value.accounts === true
}

export type SignInBy = { readonly key: string } | { readonly name: string; readonly password: string }

/** The session, or the sentence that says why not. */
export async function signIn(by: SignInBy): Promise<Session | string> {
  const answer = await askServer<Session>('POST', '/control/sign-in', by)
  return 'value' in answer ? known(answer.value) : answer.sentence
}

function known(session: Session): Session {
  keepPass(session.pass ?? null)
  return session
}

/** Does not say how it went: the pass is gone, and the page shut, also where the server cannot be reached. */
export async function signOut(): Promise<void> {
  keepPass(null)
  await askServer('POST', '/control/sign-out', {})
}

/** This desk too; whoever has no account is signed out here alone. */
export async function signOutEverywhere(): Promise<Asked<object>> {
  return askServer('POST', '/control/sign-out-everywhere', {})
}

/** `current` is null for whoever may choose without it; all their other desks and links end with the old one. */
export async function choosePassword(current: string | null, password: string): Promise<Asked<object>> {
  return askServer('POST', '/control/password', { current, password })
}

/** A link that lends a desk, or the sentence that says why there is none. */
export async function lend(role: Role, name: string): Promise<{ link: string } | { sentence: string }> {
  const wish = { role, ...(name === '' ? {} : { name }) }
  const answer = await askServer<{ link: string }>('POST', '/control/invite', wish)
  return 'value' in answer ? { link: new URL(answer.value.link, location.href).href } : answer
}

/** The one-time key in `#key=…`, taken out of the address bar so that it is neither seen nor kept in the history. */
export function takeKeyFromAddress(): string | null {
  const key = new URLSearchParams(location.hash.slice(1)).get('key')
  if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search)
  return key
}

const LATER = 'envelope.password-later'

/** Whoever came by a link and goes on without a password is not asked again in this tab. */
export function isPasswordForLater(): boolean {
  try {
    return sessionStorage.getItem(LATER) === 'yes'
  } catch {
    return false
  }
}

/** For this tab, over its reloads. */
export function choosePasswordLater(): void {
  try {
    sessionStorage.setItem(LATER, 'yes')
  } catch {
    // A browser that keeps nothing asks again when the page is loaded anew.
  }
}
