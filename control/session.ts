/** Signing in and out. The session itself is a cookie no script can read. */
import type { Role } from '#shared/people'

export interface Session {
  readonly name: string
  readonly role: Role
}

const post = (path: string, body?: unknown): Promise<Response> =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  })

/** Who is signed in; null if nobody is; `unreachable` if the server cannot be asked. */
export async function readSession(): Promise<Session | null | 'unreachable'> {
  try {
    const response = await fetch('/control/session', { cache: 'no-store' })
    if (response.ok) return (await response.json()) as Session
    return response.status === 401 ? null : 'unreachable'
  } catch {
    return 'unreachable'
  }
}

/** The session, or the sentence that says why not. */
export async function signIn(key: string): Promise<Session | string> {
  try {
    const response = await post('/control/sign-in', { key })
    if (response.ok) return (await response.json()) as Session
    if (response.status === 429) return 'Too many tries. Wait a minute, then try again.'
    const answer = (await response.json().catch(() => ({}))) as { sentence?: string }
    return answer.sentence ?? 'This key is not accepted.'
  } catch {
    return 'The server cannot be reached. Try again in a moment.'
  }
}

export async function signOut(): Promise<void> {
  await post('/control/sign-out').catch(() => undefined)
}

/** A link for another desk, or the sentence that says why there is none. */
export async function invite(role: Role): Promise<{ link: string } | { sentence: string }> {
  try {
    const response = await post('/control/invite', { role })
    const answer = (await response.json().catch(() => ({}))) as { link?: string; sentence?: string }
    if (response.ok && answer.link !== undefined) return { link: new URL(answer.link, location.href).href }
    return { sentence: answer.sentence ?? 'The server made no link.' }
  } catch {
    return { sentence: 'The server cannot be reached. Try again in a moment.' }
  }
}

/** The one-time key in `#key=…`, taken out of the address bar so that it is neither seen nor kept in the history. */
export function takeKeyFromAddress(): string | null {
  const key = new URLSearchParams(location.hash.slice(1)).get('key')
  if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search)
  return key
}
