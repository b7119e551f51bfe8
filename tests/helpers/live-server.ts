/** A small edge for browser tests of the live blog: serves the built page and speaks `/live`, and can lose, repeat and cut what a network might. */
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import sharp from 'sharp'
import { Server } from 'socket.io'
import { type Feed, type FeedUpdate, updateSince } from '#shared/feed'
import type { LivePageInput, RenderLivePage } from '#shared/live-page'
import { type AskSince, type LiveDown, type LiveUp, PROTOCOL_VERSION } from '#shared/protocol'
import { policyLine } from '../../server/security-headers.ts'
import { liveLog } from './live-log.ts'

const DIST = process.env['ENVELOPE_DIST'] ?? fileURLToPath(new URL('../../dist/', import.meta.url))

/** The folder of the built pages. */
export const PAGES = join(DIST, 'pages')

/** What the edge sends with the page: no script or style but the built files. */
export const POLICY = policyLine('readers')

/** A grey picture of 800 × 450. */
const PICTURE = await sharp({ create: { width: 800, height: 450, channels: 3, background: '#889' } })
  .png()
  .toBuffer()

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' }

interface Chunk {
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}

/** The addresses of the built files, and what the reader's browser loads: before the first paint, and altogether. */
export function builtAssets(script = 'display/live/live.ts'): LivePageInput['assets'] & {
  readonly first: readonly string[]
  readonly files: readonly string[]
} {
  const path = join(PAGES, '.vite/manifest.json')
  if (!existsSync(path)) throw new Error('The pages are not built; run npm run build first.')
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Chunk>
  const collect = (name: string, later: boolean, found = new Set<Chunk>()): Set<Chunk> => {
    const chunk = manifest[name]
    if (!chunk || found.has(chunk)) return found
    found.add(chunk)
    const others = [...(chunk.imports ?? []), ...((later && chunk.dynamicImports) || [])]
    for (const other of others) collect(other, later, found)
    return found
  }
  const filesOf = (chunks: Set<Chunk>) => [...chunks].map((chunk) => join(PAGES, chunk.file))
  const all = collect(script, true)
  const [entry] = all
  if (!entry) throw new Error('The build knows no live page.')
  const styles = [...new Set([...all].flatMap((chunk) => chunk.css ?? []))]
  return {
    script: `/${entry.file}`,
    styles: styles.map((file) => `/${file}`),
    first: filesOf(collect(script, false)),
    files: filesOf(all),
  }
}

/** `stream` takes the request and holds back every byte of the answer, as some proxies do. */
export type Blocked = 'socket' | 'events' | 'stream' | 'polling'

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
  /** Beats once more, and has had the time for it. */
  readonly beat: () => Promise<void>
  /** How many follow by which way, and how often the log's head was asked for. */
  readonly followers: () => { readonly socket: number; readonly events: number; readonly polls: number }
  /** The network lets these ways through no more, and ends what is open on them; an empty list lets all through. */
  readonly block: (ways: readonly Blocked[]) => void
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
  let blocked: readonly Blocked[] = []

  const log = liveLog({
    feed: () => feed,
    open: (way) => reachable && !blocked.includes(way),
    held: () => frozen || blocked.includes('stream'),
    asked: () => {
      questions += 1
    },
    protocol: () => (refusal === 'too-old' ? PROTOCOL_VERSION + 1 : PROTOCOL_VERSION),
  })
  const http = createServer((request, response) => answer(request, response))
  function answer(request: IncomingMessage, response: ServerResponse): void {
    const path = new URL(request.url ?? '/', 'http://edge').pathname
    if (log.answer(path, response)) return
    if (path.startsWith('/images/')) {
      // Pictures take their time, as they do on a phone.
      setTimeout(() => response.writeHead(200, { 'content-type': 'image/png' }).end(PICTURE), 150)
    } else if (path.startsWith('/live/')) {
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
    allowRequest: (_request, done) => done(null, reachable && !blocked.includes('socket')),
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
  const beat = () => {
    if (frozen) return
    live.emit('beat', feed.cursor)
    log.beat()
  }
  const beats = setInterval(beat, 250)

  const tell = (update: FeedUpdate) => {
    live.emit('update', update)
    log.tell(update)
  }
  const cut = () => {
    io.disconnectSockets(true)
    live.disconnectSockets(true)
  }

  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  return {
    port: (http.address() as AddressInfo).port,
    publish: (next, { silently = false } = {}) => {
      const update = updateSince(next, feed.cursor)
      feed = next
      if (!silently && !frozen) tell(update)
    },
    send: tell,
    away: () => {
      reachable = false
      cut()
      log.cut()
    },
    back: () => {
      reachable = true
      frozen = false
    },
    freeze: () => {
      frozen = true
    },
    readers: () => live.sockets.size,
    beat: async () => {
      beat()
      await new Promise((done) => setTimeout(done, 100))
    },
    followers: () => ({ socket: live.sockets.size, events: log.streams(), polls: log.polls() }),
    block: (ways) => {
      blocked = ways
      if (ways.includes('socket')) cut()
      if (ways.includes('events') || ways.includes('stream')) log.cut()
    },
    questions: () => questions,
    refuse: (code) => {
      refusal = code
    },
    close: async () => {
      clearInterval(beats)
      log.cut()
      await io.close()
    },
  }
}
