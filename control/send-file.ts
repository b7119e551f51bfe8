/** Sends a file and says how much of it has left: `fetch` cannot tell, and a show may have half a gigabyte. */
import { PAGE_HEADER } from '#shared/page-header'
import type { Asked, NotGiven } from './ask-server.ts'
import { heard } from './language/heard.ts'
import { say } from './language/say.ts'

/** Bytes that have left this browser, of all there are. */
export interface Sent {
  readonly bytes: number
  readonly of: number
}

/** Answers as `askServer` does. `told` is called as bytes leave, and once with all of them. */
export function sendFile<T>(
  path: string,
  file: Blob,
  headers: Readonly<Record<string, string>>,
  told: (sent: Sent) => void,
): Promise<Asked<T>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const unreachable = () =>
      resolve({ code: 'unreachable', sentence: say('The server cannot be reached. Try again in a moment.') })
    request.open('POST', path)
    for (const [name, value] of Object.entries({ ...headers, ...PAGE_HEADER }))
      request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', ({ loaded }) =>
      told({ bytes: Math.min(loaded, file.size), of: file.size }),
    )
    // The server may answer before it has read all: then nothing more leaves.
    request.upload.addEventListener('load', () => told({ bytes: file.size, of: file.size }))
    request.addEventListener('error', unreachable)
    request.addEventListener('abort', unreachable)
    request.addEventListener('load', () => {
      const said = read(request.responseText)
      if (request.status >= 200 && request.status < 300)
        return said === undefined ? unreachable() : resolve({ value: said as T })
      const { code, sentence } = Object(said) as Partial<NotGiven>
      resolve({
        code: code ?? null,
        sentence: sentence !== undefined ? heard(sentence) : say('The server did not do it.'),
      })
    })
    request.send(file)
  })
}

/** Undefined for an answer that is none. */
function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
