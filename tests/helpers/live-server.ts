/** A small edge for browser tests of the live blog: serves the built page and speaks `/live`, and can lose, repeat and cut what a network might. */
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Server } from 'socket.io'
import { type Feed, type FeedUpdate, updateSince } from '#shared/feed'
import type { LivePageInput, RenderLivePage } from '#shared/live-page'
import type { AskSince, LiveDown, LiveUp } from '#shared/protocol'

const DIST = process.env['ENVELOPE_DIST'] ?? fileURLToPath(new URL('../../dist/', import.meta.url))

/** The folder of the built pages. */
export const PAGES = join(DIST, 'pages')

/** What the edge sends with the page: no script or style but the built files. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' ws:"

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' }

interface Chunk {
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
}

/** The addresses of the built files, and what the reader's browser loads altogether. */
export function builtAssets(): LivePageInput['assets'] & { readonly files: readonly string[] } {
  const path = join(PAGES, '.vite/manifest.json')
  if (!existsSync(path)) throw new Error('The pages are not built; run npm run build first.')
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Chunk>
  const found = new Set<Chunk>()
  const collect = (name: string) => {
    const chunk = manifest[name]
    if (!chunk || found.has(chunk)) return
    found.add(chunk)
    chunk.imports?.forEach(collect)
  }
  collect('display/live/live.ts')
  const [entry, ...others] = [...found]
  if (!entry) throw new Error('The build knows no live page.')
  const styles = [...new Set([entry, ...others].flatMap((chunk) => chunk.css ?? []))]
  return {
    script: `/${entry.file}`,
    styles: styles.map((file) => `/${file}`),
    files: [entry, ...others].map((chunk) => join(PAGES, chunk.file)),
  }
}

export interface LiveServer {
  readonly port: number
  /** Makes a feed public: readers who are connected are told what is new. `silently` loses that message. */
  readonly publish: (feed: Feed, how?: { silently?: boolean }) => void
  /** Sends a message as it is, however wrong or late. */
  readonly send: (update: FeedUpdate) => void
  /** Cuts every reader off and answers nobody until `back`. */
  readonly away: () => void
  readonly back: () => void
  /** Goes on listening and says nothing any more, as a frozen server or a dead network does. */
  readonly freeze: () => void
  readonly readers: () => number
  /** How often everything since a cursor was asked for. */
  readonly questions: () => number
  /** The next handshakes are refused with this refusal. */
  readonly refuse: (code: string | null) => void
  readonly close: () => Promise<void>
}

/** `alter` changes the page on its way, as a proxy or an older edge might. */
export async function startLiveServer(
  first: Feed,
  alter: (html: string) => string = (html) => html,
): Promise<LiveServer> {
  const { renderLivePage } = (await import(pathToFileURL(join(DIST, 'renderer/render.js')).href)) as {
    renderLivePage: RenderLivePage
  }
  const assets = builtAssets()
  let feed = first
  let reachable = true
  let frozen = false
  let refusal: string | null = null
  let questions = 0

  const http = createServer((request, response) => answer(request, response))
  function answer(request: IncomingMessage, response: ServerResponse): void {
    const path = new URL(request.url ?? '/', 'http://edge').pathname
    if (path.startsWith('/live/')) {
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': POLICY,
      })
      response.end(alter(renderLivePage({ feed, assets })))
    } else if (path === '/favicon.ico') {
      response.writeHead(204).end()
    } else if (path.startsWith('/assets/') && !path.includes('..')) {
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' })
      response.end(readFileSync(join(PAGES, path)))
    } else {
      response.writeHead(404).end()
    }
  }

  const io = new Server<LiveUp, LiveDown>(http, {
    serveClient: false,
    transports: ['websocket'],
    allowRequest: (_request, done) => done(null, reachable),
  })
  const live = io.of('/live')
  live.use((_socket, next) => {
    if (refusal === null) return next()
    next(Object.assign(new Error(refusal), { data: { code: refusal, sentence: refusal } }))
  })
  live.on('connection', (socket) => {
    socket.on('since', (ask, ack) => {
      questions += 1
      if (!frozen) ack({ ok: true, value: updateSince(feed, (ask as AskSince).cursor) })
    })
  })
  const beat = setInterval(() => {
    if (!frozen) live.emit('beat', feed.cursor)
  }, 250)

  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  return {
    port: (http.address() as AddressInfo).port,
    publish: (next, { silently = false } = {}) => {
      const update = updateSince(next, feed.cursor)
      feed = next
      if (!silently && !frozen) live.emit('update', update)
    },
    send: (update) => void live.emit('update', update),
    away: () => {
      reachable = false
      io.disconnectSockets(true)
      live.disconnectSockets(true)
    },
    back: () => {
      reachable = true
      frozen = false
    },
    freeze: () => {
      frozen = true
    },
    readers: () => live.sockets.size,
    questions: () => questions,
    refuse: (code) => {
      refusal = code
    },
    close: async () => {
      clearInterval(beat)
      await io.close()
    },
  }
}
