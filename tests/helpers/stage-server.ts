/** A server for one stage screen: serves the built page as the core does, sends what a test gives it, and counts what the screen says. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type Server as HttpServer, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket as NetSocket } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { Server, type Socket } from 'socket.io'
import type { Assignment, Painted, ScreenHello, StageDown } from '#shared/protocol'
import type { Slide, StageFrame } from '#shared/stage-frame'

const PAGES = join(import.meta.dirname, '../../dist/pages')

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

/** How a picture is answered: its bytes, or as badly as a test wants. */
type Answering = Buffer | ((response: ServerResponse) => void)

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self' ws: wss:; frame-src 'self'; base-uri 'none'",
  'cache-control': 'no-store',
}

const IMMUTABLE = { ...HEADERS, 'cache-control': 'private, max-age=31536000, immutable' }

export const EPOCH = { generation: 1, id: '0123456789abcdef' }

/** A programme frame; its key follows its number unless a test says otherwise. */
export const frameOf = (seq: number, slide: Slide, change: Partial<StageFrame> = {}): StageFrame => ({
  show: 'gala',
  bus: 'programme',
  position: { epoch: EPOCH, seq },
  showAt: 0,
  key: `1.${EPOCH.id}.${seq}`,
  black: false,
  slide,
  ahead: { images: [], letters: '' },
  ...change,
})

/** The code that waits for somebody to type it. */
export const CODE = 'HK7MTX'

/** What a screen is when a test does not say otherwise. */
const PLAIN: Assignment = {
  screen: 'screen-0001',
  name: 'Main wall',
  show: null,
  layout: 'full',
  background: 'stage',
  raise: 0,
}

export interface StageServer {
  readonly url: string
  /** What screens have reported, oldest first. */
  readonly painted: Painted[]
  /** The handshakes of screens, oldest first. */
  readonly hellos: ScreenHello[]
  /** Requests for the page itself. */
  readonly pageLoads: () => number
  /** Sends to every screen; anything, so that a test can send nonsense. A screen that connects later is sent the last frame too. */
  send(frame: unknown): void
  /** Sends without remembering it for those who come later. */
  sendOnce(frame: unknown): void
  /** Whether a page without a token is made a screen at once; else it is shown a code, as in a real house. */
  pairing: boolean
  /** What every screen is told it is. */
  assignment: Assignment
  /** Changes it, and tells them. */
  assign(change: Partial<Assignment>): void
  /** Makes screens of the pages that show a code. */
  pair(): void
  /** Knows no token any more, and says so. */
  revoke(): void
  /** Says anything else to every screen. */
  say(event: keyof StageDown, message?: unknown): void
  /** What lies under `/images/`, by id. */
  readonly images: Map<string, Answering>
  /** Paths of pictures and letters that were asked for, oldest first. */
  readonly asked: string[]
  /** While false no beat is sent, as from a server that has frozen. */
  beating: boolean
  /** Refuses every handshake with this code until it is null again. */
  refuseWith: string | null
  /** Answers with the report of exactly this position. Rejects after half a minute. */
  paintedAt(seq: number): Promise<Painted>
  /** Answers when so many handshakes have been made. Rejects after half a minute. */
  connections(count: number): Promise<void>
  /** Goes away as a killed process does: every connection is cut, the port is closed. */
  kill(): Promise<void>
  /** Comes back on the same port. */
  revive(): Promise<void>
  close(): Promise<void>
}

/** `pages` is a folder of built pages, read anew for every request. */
export async function startStageServer(pages = PAGES): Promise<StageServer> {
  const painted: Painted[] = []
  const hellos: ScreenHello[] = []
  const images = new Map<string, Answering>()
  const asked: string[] = []
  const tokens = new Set<string>()
  const tokenOf = new WeakMap<object, string>()
  const watchers = new Set<() => void>()
  let loads = 0
  let last: unknown = null
  let position = { epoch: EPOCH, seq: 0 }
  let live = await open(0)
  const port = (live.http.address() as AddressInfo).port

  const notice = () => {
    for (const watcher of [...watchers]) watcher()
  }

  async function open(onPort: number) {
    const sockets = new Set<NetSocket>()
    const http = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://stage').pathname
      const isPage = path === '/stage'
      if (isPage) loads += 1
      if (/^\/images\/|\.woff2$/.test(path)) asked.push(path)
      if (path.startsWith('/images/')) {
        const image = images.get(path.slice('/images/'.length))
        if (image === undefined) response.writeHead(404).end()
        else if (typeof image === 'function') image(response)
        else response.writeHead(200, { ...IMMUTABLE, 'content-type': 'image/webp' }).end(image)
        return
      }
      const file = isPage ? 'display/stage.html' : normalize(path).replace(/^[/\\.]+/, '')
      readFile(join(pages, file)).then(
        (body) =>
          response.writeHead(200, { ...HEADERS, 'content-type': TYPES[extname(file)] ?? '' }).end(body),
        () => response.writeHead(404).end(),
      )
    })
    http.on('connection', (socket: NetSocket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    })
    const io = new Server(http, { transports: ['websocket'], serveClient: false })
    const stage = io.of('/stage')
    stage.use((socket, next) => {
      hellos.push(socket.handshake.auth as ScreenHello)
      const code = server.refuseWith
      next(code === null ? undefined : Object.assign(new Error(code), { data: { code, sentence: '' } }))
      notice()
    })
    stage.on('connection', (socket) => {
      const { token, monitor } = socket.handshake.auth as ScreenHello
      if (monitor) {
        if (last !== null) socket.emit('frame', last)
      } else if (token !== null && (server.pairing || tokens.has(token))) welcome(socket, token)
      else if (server.pairing) become(socket)
      else socket.emit('pairing', { code: CODE, seconds: 300 })
      socket.on('clock', (_ask: unknown, answer: (reply: unknown) => void) => {
        if (server.beating) answer({ ok: true, value: Date.now() })
      })
      socket.on('painted', (report: Painted) => {
        painted.push(report)
        notice()
      })
    })
    function welcome(socket: Socket, token: string) {
      tokens.add(token)
      tokenOf.set(socket, token)
      socket.emit('assigned', server.assignment)
      if (last !== null) socket.emit('frame', last)
    }
    function become(socket: Socket) {
      const token = `token-${randomBytes(12).toString('hex')}`
      socket.emit('paired', token)
      welcome(socket, token)
    }
    const beats = setInterval(() => {
      if (!server.beating || last === null) return
      // As the room does it: whoever waits for a code hears none.
      for (const socket of stage.sockets.values())
        if ((socket.handshake.auth as ScreenHello).monitor || tokens.has(tokenOf.get(socket) ?? ''))
          socket.emit('beat', { position, now: Date.now() })
    }, 1000)
    await new Promise<void>((resolve) => http.listen(onPort, '127.0.0.1', resolve))
    const each = (act: (socket: Socket) => void) => {
      for (const socket of stage.sockets.values()) act(socket)
    }
    return { http, io, sockets, beats, become, each }
  }

  async function shut({ http, io, sockets, beats }: typeof live) {
    clearInterval(beats)
    for (const socket of sockets) socket.destroy()
    await io.close()
    if (http.listening) await new Promise((resolve) => (http as HttpServer).close(resolve))
  }

  /** Resolves as soon as `seen` gives something; looks again at every message of a screen. */
  const until = <T>(what: string, seen: () => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      const done = (settle: () => void) => {
        watchers.delete(look)
        clearTimeout(limit)
        settle()
      }
      const look = () => {
        const found = seen()
        if (found !== undefined) done(() => resolve(found))
      }
      const limit = setTimeout(() => done(() => reject(new Error(`Waited in vain for ${what}`))), 30_000)
      watchers.add(look)
      look()
    })

  const server: StageServer = {
    url: `http://127.0.0.1:${port}/stage`,
    painted,
    hellos,
    pageLoads: () => loads,
    send(frame) {
      last = frame
      server.sendOnce(frame)
    },
    sendOnce(frame) {
      if (isFrame(frame)) position = frame.position
      live.io.of('/stage').emit('frame', frame)
    },
    pairing: true,
    assignment: PLAIN,
    assign(change) {
      server.assignment = { ...server.assignment, ...change }
      server.say('assigned', server.assignment)
    },
    pair() {
      live.each((socket) => {
        if (!tokens.has(tokenOf.get(socket) ?? '')) live.become(socket)
      })
    },
    revoke() {
      tokens.clear()
      server.pairing = false
      server.say('pairing', { code: CODE, seconds: 300 })
    },
    say(event, message) {
      live.io.of('/stage').emit(event, message)
    },
    images,
    asked,
    beating: true,
    refuseWith: null,
    paintedAt: (seq) =>
      until(`the report of ${seq}`, () => painted.find((report) => report.position.seq === seq)),
    connections: (count) =>
      until(`${count} handshakes`, () => (hellos.length >= count ? true : undefined)).then(() => undefined),
    kill: () => shut(live),
    async revive() {
      live = await open(port)
    },
    close: () => shut(live),
  }
  return server
}

const isFrame = (value: unknown): value is StageFrame =>
  typeof value === 'object' && value !== null && 'position' in value
