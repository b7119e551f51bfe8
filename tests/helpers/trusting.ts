/** A `fetch` that trusts one authority and no other; Node's own cannot be told. */
import { request } from 'node:https'

interface Ask {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

/** Without an authority it believes whoever answers: only to ask for the authority itself. */
export const fetchTrusting =
  (authority: string | undefined) =>
  (url: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<Response> =>
    new Promise((resolve, reject) => {
      const trust = authority === undefined ? { rejectUnauthorized: false } : { ca: authority }
      const asked = request(url, { method, headers, agent: false, ...trust }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => {
          const status = answer.statusCode ?? 500
          const said = Object.entries(answer.headers).flatMap(([name, values]) =>
            [values ?? []].flat().map((value): [string, string] => [name, value]),
          )
          resolve(
            new Response([204, 304].includes(status) ? null : Buffer.concat(parts), {
              status,
              headers: said,
            }),
          )
        })
      })
      asked.on('error', reject)
      asked.end(body)
    })
