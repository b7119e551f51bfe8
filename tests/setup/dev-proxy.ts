/** Stands before a port of the house while somebody works on it: the real pages with their real headers, and one script more, which loads them anew. */
import {
  request as ask,
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { Duplex } from 'node:stream'
import { text } from 'node:stream/consumers'

const SCRIPT = '/reload-while-working.js'
const EVENTS = '/reload-while-working'
const TAG = `<script src="${SCRIPT}"></script>`
/** A page that lost its line is loaded once the house is there again. */
const PROGRAM = `const events = new EventSource('${EVENTS}')
let began = null
events.onmessage = ({ data }) => {
  if (began !== null && began !== data) location.reload()
  began = data
}
`

export interface DevProxy {
  readonly server: Server
  /** Every page that is open is loaded anew. */
  reload(): void
  close(): void
}

/** A page somebody opened, not one in a frame of another: that is loaded with it. */
const isPage = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' && headers['sec-fetch-dest'] !== 'iframe' && (headers.accept ?? '').includes('text/html')

/** Leads everything to `port` of this machine, sockets too. */
export function createDevProxy(port: number): DevProxy {
  const listeners = new Set<ServerResponse>()
  let build = 1

  function serve(request: IncomingMessage, response: ServerResponse): void {
    if (request.url === SCRIPT) {
      response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' }).end(PROGRAM)
    } else if (request.url === EVENTS) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      response.write(`retry: 300\ndata: ${build}\n\n`)
      listeners.add(response)
      response.on('close', () => listeners.delete(response))
    } else pass(request, response)
  }

  function pass(request: IncomingMessage, response: ServerResponse): void {
    const page = isPage(request)
    const headers: OutgoingHttpHeaders = { ...request.headers }
    // Whole and as it is: something is put into it.
    if (page)
      for (const name of ['accept-encoding', 'if-none-match', 'if-modified-since']) delete headers[name]
    const { method, url } = request
    const asked = ask({ host: '127.0.0.1', port, method, path: url, headers }, async (answer) => {
      const isHtml = page && (answer.headers['content-type'] ?? '').startsWith('text/html')
      if (!isHtml) {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        return void answer.pipe(response)
      }
      const { 'content-length': _, etag: __, ...kept } = answer.headers
      const whole = (await text(answer)).replace(/<\/head>/i, `${TAG}</head>`)
      response.writeHead(answer.statusCode ?? 502, { ...kept, 'cache-control': 'no-store' }).end(whole)
    })
    asked.on('error', () => {
      if (response.headersSent) return void response.destroy()
      // It is being started again: the page comes back by itself.
      response.writeHead(503, { 'content-type': 'text/html' })
      response.end(`<!doctype html><head>${TAG}</head><p>The house is being started again.`)
    })
    response.on('close', () => asked.destroy())
    request.pipe(asked)
  }

  function lead(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { method, url, headers } = request
    const asked = ask({ host: '127.0.0.1', port, method, path: url, headers })
    const end = () => socket.destroy()
    socket.on('error', () => asked.destroy())
    asked.on('error', end)
    asked.on('response', end)
    asked.on('upgrade', (answer, other, first) => {
      const lines = answer.rawHeaders.flatMap((name, at, all) =>
        at % 2 === 0 ? `${name}: ${all[at + 1]}` : [],
      )
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`)
      other.on('error', end)
      other.on('close', end)
      socket.on('close', () => other.destroy())
      if (first.length > 0) socket.write(first)
      if (head.length > 0) other.write(head)
      other.pipe(socket).pipe(other)
    })
    asked.end()
  }

  const server = createServer(serve)
  server.on('upgrade', lead)
  return {
    server,
    reload() {
      build += 1
      for (const listener of listeners) listener.write(`data: ${build}\n\n`)
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
