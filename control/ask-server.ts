/** One question to the server over HTTP: what was asked for, or the sentence that says why not. */

export type Asked<T> = { readonly value: T } | { readonly sentence: string }

const UNREACHABLE = 'The server cannot be reached. Try again in a moment.'

export async function askServer<T>(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Asked<T>> {
  try {
    const reply = await fetch(path, {
      method,
      cache: 'no-store',
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    const answer = (await reply.json().catch(() => ({}))) as T & { sentence?: string }
    return reply.ok ? { value: answer } : { sentence: answer.sentence ?? 'The server did not do it.' }
  } catch {
    return { sentence: UNREACHABLE }
  }
}
