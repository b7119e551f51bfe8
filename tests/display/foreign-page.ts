/** Somebody else's page, on another origin: a little server that says what the page is, and the live blog in it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ForeignPage {
  readonly origin: string
  /** What the page at this address says; HTML as a newsroom writes it. */
  say(path: string, html: string, headers?: Record<string, string>): string
  close(): Promise<void>
}

/** `localhost` is another origin than the edge's 127.0.0.1, and another site. */
export async function startForeignPage(): Promise<ForeignPage> {
  const pages = new Map<string, { html: string; headers: Record<string, string> }>()
  const server = createServer((request, response) => {
    const page = pages.get(request.url ?? '')
    if (!page) return response.writeHead(404).end()
    return response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers })
      .end(page.html)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    origin,
    say(path, html, headers = {}) {
      pages.set(path, {
        html: `<!doctype html><html lang="en"><title>The Daily</title>${html}</html>`,
        headers,
      })
      return `${origin}${path}`
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}
