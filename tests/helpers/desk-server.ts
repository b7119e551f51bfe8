/** A server for the desk's tests: the real core functions on a list of commits, with a link that can be cut, frozen and mended. */
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import type { AloneView } from '#shared/alone'
import type { BackupTrouble } from '#shared/backup'
import type { Command, Wish } from '#shared/commands'
import type { Crowd } from '#shared/crowd'
import { deskView } from '#shared/desk-view'
import type { Disk } from '#shared/disk'
import { feedSince } from '#shared/feed'
import type { Actor, Role } from '#shared/people'
import type { AskSince, ControlDown, ControlUp, ScreenReport, ScreensView } from '#shared/protocol'
import { refusal } from '#shared/refusals'
import type { ShowFile } from '#shared/show-file'
import { createTestShow, type TestShow } from '../control/test-show.ts'
import { serveBlog } from './desk-blog.ts'
import { sendPage, stagePage } from './desk-pages.ts'
import { createPapers, type Papers } from './desk-papers.ts'
import { createFixtureScreens, type FixtureScreens } from './desk-screens.ts'

export interface DeskServer {
  readonly origin: string
  readonly show: TestShow
  /** Every command that arrived, in order, repeats included. */
  readonly arrived: Command[]
  /** A new one-time key. */
  key(role?: Role, name?: string): string
  /** What the edges have let go of by now. */
  setCrowd(crowd: Crowd): void
  setBackup(trouble: BackupTrouble | null): void
  setDisk(disk: Disk): void
  setAlone(view: AloneView | null): void
  /** What was asked about Redis, in order. */
  readonly aloneWishes: unknown[]
  setScreens(screens: readonly ScreenReport[], waiting?: ScreensView['waiting']): void
  /** What was asked of the screens, and the means to refuse it. */
  readonly screens: FixtureScreens
  /** The pictures that were sent, by the id each was given. */
  readonly pictures: ReadonlyMap<string, { readonly kind: string; readonly bytes: Buffer }>
  /** The as-run log and the results, as they are given out. */
  readonly papers: Papers
  /** Ends every connection and refuses new ones until `mend`. */
  cut(): void
  mend(): void
  /** Keeps the connections but sends and answers nothing until `thaw`: a frozen server. */
  freeze(): void
  thaw(): void
  /** Beats once more. */
  beat(): void
  /** The next command is decided but its answer is lost. */
  loseNextAnswer(): void
  /** The next command is neither decided nor answered before the returned function is called. */
  holdNextCommand(): () => void
  /** Forgets everybody who is signed in. */
  forgetSessions(): void
  close(): Promise<void>
}

/** `pages` is a folder of built pages; `showFile` null is a server without a show. */
export async function startDeskServer(
  pages: string,
  { showFile, results = [] }: { showFile: ShowFile | null; results?: Parameters<TestShow['open']>[1] },
): Promise<DeskServer> {
  const show = createTestShow()
  const keys = new Map<string, Actor>()
  const sessions = new Map<string, Actor>()
  const arrived: Command[] = []
  const aloneWishes: unknown[] = []
  const screens = createFixtureScreens()
  const papers = createPapers(show)
  const pictures = new Map<string, { kind: string; bytes: Buffer }>()
  let [isCut, isFrozen, losesAnswer] = [false, false, false]
  let held: Promise<void> | null = null

  if (showFile) show.open(showFile, results)

  const personOf = (cookie: string | undefined): Actor | undefined =>
    sessions.get(/desk=([\w-]+)/.exec(cookie ?? '')?.[1] ?? '')
  const http = createServer((request, response) => {
    if (isCut) return void request.socket.destroy()
    void answer(request, response)
  })
  const io = new Server<ControlUp, ControlDown>(http, {
    transports: ['websocket'],
    pingInterval: 2000,
    pingTimeout: 2000,
    serveClient: false,
  })
  const control = io.of('/control')

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://desk')
    const person = personOf(request.headers.cookie)
    const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    const body = async () => {
      let text = ''
      for await (const chunk of request) text += chunk
      return JSON.parse(text || '{}')
    }
    switch (`${request.method} ${path}`) {
      case 'GET /control/session':
        return void (person ? json(200, person) : json(401, refusal('not-signed-in')))
      case 'POST /control/sign-in': {
        const { key } = (await body()) as { key: string }
        const found = keys.get(key)
        keys.delete(key)
        if (!found) return void json(401, { code: 'wrong-key', sentence: 'This key is not accepted.' })
        const token = randomBytes(9).toString('base64url')
        sessions.set(token, found)
        return void json(200, found, { 'set-cookie': `desk=${token}; HttpOnly; SameSite=Strict; Path=/` })
      }
      case 'POST /control/sign-out':
        return void json(200, {}, { 'set-cookie': 'desk=; Path=/; Max-Age=0' })
      case 'POST /control/invite': {
        const { role } = (await body()) as { role: Role }
        return void json(200, { link: `${origin()}/control#key=${key(role, 'Second desk')}` })
      }
      case 'GET /control':
        return page(response, 'control/index.html')
      case 'GET /control/sheet':
        return page(response, 'control/sheet.html')
      case 'GET /help/en':
        return page(response, 'control/help/index.html')
      case 'GET /help/de':
        return page(response, 'control/help/de.html')
      case 'GET /preflight/fit':
      case 'GET /preflight/frame':
        return page(response, `display${path}.html`)
      case 'POST /control/paper': {
        const told =
          person && papers.ofEnvelopes(person, ((await body()) as { category: string | null }).category)
        return void (told ? json(told.status, told.body) : json(401, refusal('not-signed-in')))
      }
      case 'GET /stage':
        // A desk's own monitors stay as empty as they come: there are two on every desk.
        if (!searchParams.has('layout')) return void response.writeHead(204).end()
        return void response.writeHead(200, { 'content-type': 'text/html' }).end(stagePage(searchParams))
      case 'POST /control/images': {
        const chunks: Buffer[] = []
        for await (const chunk of request) chunks.push(chunk)
        const bytes = Buffer.concat(chunks)
        if (bytes.subarray(0, 6).toString() === 'broken')
          return void json(400, refusal('bad-image', { detail: 'it is not a picture.' }))
        const image = randomBytes(16).toString('base64url')
        pictures.set(image, { kind: request.headers['content-type'] ?? '', bytes })
        return void json(200, { image, width: 1, height: 1 })
      }
      default: {
        const paper = papers.answer(path, searchParams)
        if (paper) return void json(paper.status, paper.body)
        const picture = pictures.get(path.replace('/images/', ''))
        if (picture) return void response.writeHead(200, { 'content-type': picture.kind }).end(picture.bytes)
        return path.startsWith('/assets/') ? page(response, path) : void response.writeHead(404).end()
      }
    }
  }

  const page = (response: ServerResponse, path: string) => sendPage(response, pages, path)

  control.use((socket, next) => {
    const person = personOf(socket.handshake.headers.cookie)
    if (!person) return next(Object.assign(new Error('no'), { data: refusal('not-signed-in') }))
    socket.data = { ...person, desk: (socket.handshake.auth as { desk?: string }).desk ?? null }
    next()
  })

  const blog = serveBlog(control, show, () => isFrozen)

  control.on('connection', (socket) => {
    const person = socket.data as Actor & { role: Role }
    const view = deskView(show.state(), person.role)
    if (view && !isFrozen) {
      socket.emit('plan', view.plan)
      socket.emit('live', view.live)
      socket.emit('feed', feedSince(show.state(), null))
      blog.tell(socket)
    }
    if (!isFrozen) socket.emit('screens', screens.view)
    blog.attach(socket)
    socket.on('command', (command, respond) => void receive(command as Command, person, respond))
    socket.on('alone', (wish, respond) => {
      aloneWishes.push(wish)
      respond({ ok: true, value: null })
    })
    socket.on('peek', (command, respond) => respond(show.peek(command as Command, person)))
    socket.on('screens', (wish, respond) => {
      if (isFrozen) return
      respond(screens.done(wish, person.role))
      control.emit('screens', screens.view)
    })
    socket.on('feed', (ask, respond) => {
      respond({ ok: true, value: feedSince(show.state(), (ask as AskSince).cursor) })
    })
  })

  async function receive(command: Command, by: Actor, respond: Parameters<ControlUp['command']>[1]) {
    if (isFrozen) return
    arrived.push(command)
    const wait = held
    held = null
    await wait
    const lost = losesAnswer
    losesAnswer = false
    const answered = show.submit(command, by)
    if (!lost) respond(answered)
  }

  let told = show.state().feed.cursor
  const plannedAt = () => deskView(show.state(), 'producer')?.plan.revision
  let planned = plannedAt()
  show.onChange(() => {
    for (const socket of control.sockets.values()) {
      const view = deskView(show.state(), (socket.data as { role: Role }).role)
      if (view && !isFrozen && view.plan.revision !== planned) socket.emit('plan', view.plan)
      if (view && !isFrozen) socket.emit('live', view.live)
    }
    blog.changed()
    planned = plannedAt()
    if (show.state().feed.cursor.n !== told.n && !isFrozen)
      control.emit('feed', feedSince(show.state(), told))
    told = show.state().feed.cursor
  })

  const beat = () => {
    if (!isFrozen) control.emit('beat', { position: show.state().position, now: Date.now() })
  }
  const beating = setInterval(beat, 1000)

  const key = (role: Role = 'producer', name = 'Ada'): string => {
    const made = randomBytes(12).toString('base64url')
    keys.set(made, { name, role, desk: null })
    return made
  }
  const origin = () => `http://127.0.0.1:${(http.address() as AddressInfo).port}`

  await new Promise<void>((ready) => http.listen(0, '127.0.0.1', ready))
  return {
    origin: origin(),
    show,
    arrived,
    key,
    screens,
    pictures,
    papers,
    beat,
    setBackup: (trouble) => void control.emit('backup', trouble),
    setCrowd: (crowd) => void control.emit('crowd', crowd),
    setDisk: (disk) => void control.emit('disk', disk),
    setAlone: (view) => void control.emit('alone', view),
    aloneWishes,
    setScreens(list, waiting = []) {
      screens.view = { screens: list, waiting }
      control.emit('screens', screens.view)
    },
    cut() {
      isCut = true
      io.engine.opts.allowRequest = (_request, allow) => allow('cut', false)
      for (const socket of control.sockets.values()) socket.conn.close()
    },
    mend() {
      isCut = false
      io.engine.opts.allowRequest = (_request, allow) => allow(null, true)
    },
    freeze() {
      isFrozen = true
    },
    thaw() {
      isFrozen = false
    },
    loseNextAnswer() {
      losesAnswer = true
    },
    holdNextCommand() {
      let release: () => void = () => undefined
      held = new Promise((resolve) => {
        release = resolve
      })
      return () => release()
    },
    forgetSessions() {
      sessions.clear()
      for (const socket of control.sockets.values()) socket.disconnect(true)
    },
    async close() {
      clearInterval(beating)
      await io.close()
    },
  }
}

/** What somebody else does meanwhile, from another desk. */
export const asAnother = (server: DeskServer, wish: Wish) =>
  server.show.submit({ id: randomBytes(16).toString('base64url'), ...wish } as Command, {
    name: 'Grace',
    role: 'producer',
    desk: null,
  })
