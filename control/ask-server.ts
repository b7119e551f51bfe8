/** One question to the server over HTTP: what was asked for, or the sentence that says why not. */
import { PAGE_HEADER } from '#shared/page-header'
import type { RefusalCode } from '#shared/refusals'
import { heard } from './language/heard.ts'
import { say } from './language/say.ts'

export interface NotGiven {
  readonly sentence: string
  /** `unreachable` is the desk's own word: whether the server heard it is not known. Null where the server gave none. */
  readonly code: RefusalCode | 'unreachable' | null
}

export type Asked<T> = { readonly value: T } | NotGiven

/** `body` goes out as JSON; a file as it is, with the headers that say what it is. */
export async function askServer<T>(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Asked<T>> {
  try {
    const reply = await fetch(path, { method, cache: 'no-store', ...sent(body, headers) })
    // An answer that is cut short on its way is none.
    if (reply.ok) return { value: (await reply.json()) as T }
    const said = (await reply.json().catch(() => ({}))) as Partial<NotGiven>
    return { code: said.code ?? null, sentence: heard(said.sentence ?? say('The server did not do it.')) }
  } catch {
    // What is only read is read again by whoever waits for it.
    const sentence =
      method === 'GET'
        ? say('The server cannot be reached.')
        : say('The server cannot be reached. Try again in a moment.')
    return { code: 'unreachable', sentence }
  }
}

function sent(body: unknown, headers: Readonly<Record<string, string>>): RequestInit {
  if (body === undefined) return { headers: PAGE_HEADER }
  if (body instanceof Blob) return { headers: { ...headers, ...PAGE_HEADER }, body }
  return { headers: { 'content-type': 'application/json', ...PAGE_HEADER }, body: JSON.stringify(body) }
}
