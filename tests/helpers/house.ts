/** A whole Envelope as people start it: the real supervisor with its core and edge, in a folder of its own, on loopback. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { io, type Socket } from 'socket.io-client'
import type { Wish } from '#shared/commands'
import type { DeskView } from '#shared/desk-view'
import { type Answer, PROTOCOL_VERSION } from '#shared/protocol'
import { plainSetup, type ScreenSetup } from '#shared/screens'
import type { Bus } from '#shared/stage-frame'
import { armSeen, takeSeen } from './taking.ts'
import { fetchTrusting } from './trusting.ts'

/** The built product: what `npm start` becomes. */
export const SUPERVISOR = fileURLToPath(new URL('../../dist/server/supervisor.js', import.meta.url))
export const API_KEY = 'a-key-for-the-tests-only'
export const SAMPLE = 'lgc-awards-2022'

export interface House {
  readonly folder: string
  readonly room: string
  readonly readers: string
  /** PEM of the authority that vouches for a room on HTTPS. */
  readonly authority: string | undefined
  /** The one-time link the operator opens first. */
  readonly controlLink: string
  /** The link of the screen that the first start printed; opened twice it is one screen twice. */
  readonly stage: string
  readonly supervisor: ChildProcess
  /** Everything the processes printed. */
  output(): string
  /** Process ids of the core and the edge that run now. */
  children(): { core: number; edge: number }
  /** Ends the core at this moment of its next commit. */
  armFailpoint(moment: 'before-append' | 'after-append' | 'after-ack'): void
  api(path: string, init?: { method?: string; body?: unknown; key?: string }): Promise<Response>
  view(show?: string): Promise<DeskView>
  command(wish: Wish, id?: string): Promise<Answer>
  /** The link of a screen that was not there before. */
  newScreen(setup?: Partial<ScreenSetup>): Promise<string>
  /** Arms, if need be, and takes whatever comes next, as a person would who looks at the desk first. */
  takeNext(): Promise<Answer>
  stop(): Promise<void>
}

export interface HouseOptions {
  readonly environment?: Record<string, string>
  readonly folder?: string
  readonly nodeArguments?: string[]
}

export const newCommandId = (): string => randomBytes(16).toString('base64url')

/** Starts a house and resolves when its links are printed; rejects with what it printed if it ends before. */
export async function startHouse({
  environment = {},
  folder,
  nodeArguments = [],
}: HouseOptions = {}): Promise<House> {
  const data = folder ?? mkdtempSync(join(tmpdir(), 'envelope-house-'))
  let output = ''
  const supervisor = spawn(process.execPath, [...nodeArguments, SUPERVISOR], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOST: '127.0.0.1',
      ROOM_PORT: '0',
      PUBLIC_PORT: '0',
      ENVELOPE_DATA: data,
      ENVELOPE_KEY: API_KEY,
      ENVELOPE_FAILPOINTS: 'on',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const links = await new Promise<Record<'control' | 'stage' | 'live', string>>((resolve, reject) => {
    let isUp = false
    const hear = (chunk: Buffer) => {
      output += chunk.toString()
      // From then on it may say much, and is only kept.
      if (isUp) return
      const link = (name: string) => new RegExp(`${name}\\s+(https?://\\S+)`).exec(output)?.[1]
      const control = link('Control panel')
      const live = link('Live blog')
      const stage = link('Stage screen')
      if (!(control && stage && live && output.includes('invite others'))) return
      isUp = true
      resolve({ control, stage, live })
    }
    supervisor.stdout.on('data', hear)
    supervisor.stderr.on('data', hear)
    supervisor.once('exit', (code) => reject(new Error(`The house ended with ${code}:\n${output}`)))
  })
  const room = new URL(links.control).origin
  const readers = new URL(links.live).origin

  const authority = room.startsWith('https:')
    ? await (await fetchTrusting(undefined)(`${room}/ca.crt`)).text()
    : undefined
  const ask = authority === undefined ? fetch : fetchTrusting(authority)

  const api: House['api'] = (path, { method = 'GET', body, key = API_KEY } = {}) =>
    ask(`${room}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const view: House['view'] = async (show = SAMPLE) =>
    (await (await api(`/api/v1/shows/${show}`)).json()) as DeskView
  const command: House['command'] = async (wish, id = newCommandId()) => {
    const reply = await api(`/api/v1/shows/${SAMPLE}/commands`, { method: 'POST', body: { id, ...wish } })
    const said = (await reply.json()) as Answer & { code?: string; sentence?: string }
    return said.code ? ({ ok: false, refusal: said } as unknown as Answer) : said
  }

  return {
    folder: data,
    room,
    readers,
    authority,
    controlLink: links.control,
    stage: links.stage,
    supervisor,
    output: () => output,
    children: () => childrenOf(supervisor.pid as number),
    armFailpoint: (moment) => writeFileSync(join(data, 'failpoint'), moment),
    api,
    view,
    command,
    async newScreen(setup = {}) {
      const body = { kind: 'link', setup: { ...plainSetup('A new screen'), ...setup } }
      const reply = await api('/api/v1/screens', { method: 'POST', body })
      if (!reply.ok) throw new Error(`No screen was made: ${await reply.text()}`)
      return ((await reply.json()) as { link: string }).link
    },
    async takeNext() {
      const { live } = await view()
      const armed = await armSeen(live, command)
      return armed?.ok === false ? armed : command(takeSeen(live))
    },
    async stop() {
      const ended = new Promise((resolve) => supervisor.once('exit', resolve))
      if (supervisor.exitCode === null && supervisor.signalCode === null) {
        supervisor.kill('SIGTERM')
        await ended
      }
      if (!folder) rmSync(data, { recursive: true, force: true })
    },
  }
}

/** Linux's own list of processes; the two children are told apart by their script. */
function childrenOf(parent: number): { core: number; edge: number } {
  const found = { core: 0, edge: 0 }
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) !== parent) continue
      const line = readFileSync(`/proc/${name}/cmdline`, 'utf8')
      if (line.includes('core.js')) found.core = Number(name)
      if (line.includes('edge.js')) found.edge = Number(name)
    } catch {
      // It ended while we looked.
    }
  }
  return found
}

/** A desk as a program: a socket on `/control` that carries the API key. */
export const deskSocket = (
  house: Pick<House, 'room'> & Partial<Pick<House, 'authority'>>,
  show: string | null = null,
  signedIn: Readonly<Record<string, string>> = { authorization: `Bearer ${API_KEY}` },
): Socket =>
  io(`${house.room}/control`, {
    ...(house.authority === undefined ? {} : { ca: house.authority }),
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: signedIn,
    auth: { protocol: PROTOCOL_VERSION, show },
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
  })

/** A screen as a program: paired by a link of its own, or a desk's monitor for any other bus than the programme. */
export function screenSocket(
  house: Pick<House, 'room' | 'newScreen'>,
  bus: Bus = 'programme',
  show: string | null = null,
): Socket {
  const isScreen = bus === 'programme'
  const token = isScreen
    ? house.newScreen({ name: `screen-${bus}`, show }).then(tokenIn)
    : Promise.resolve(null)
  const hello = { protocol: PROTOCOL_VERSION, width: 1920, height: 1080, lacks: [] }
  const monitor = isScreen ? null : { bus, show }
  return io(`${house.room}/stage`, {
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: isScreen ? { origin: house.room } : { authorization: `Bearer ${API_KEY}` },
    auth: (answer) => void token.then((given) => answer({ ...hello, token: given, monitor })),
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
  })
}

/** The secret part of a screen's link. */
export const tokenIn = (link: string): string => link.split('#screen=')[1] ?? ''

/** A reader as a program. */
export const readerSocket = (house: Pick<House, 'readers'>, show: string = SAMPLE): Socket =>
  io(`${house.readers}/live`, {
    transports: ['websocket'],
    forceNew: true,
    auth: { protocol: PROTOCOL_VERSION, show },
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
  })

/** Resolves with the first value of the probe; asks again every 25 ms, or more rarely where asking is work: that is done at what is waited for. */
export async function until<T>(
  what: string,
  probe: () => T | Promise<T>,
  ms = 30_000,
): Promise<NonNullable<T>> {
  const deadline = performance.now() + ms
  for (;;) {
    const asked = performance.now()
    const value = await Promise.resolve()
      .then(probe)
      .catch(() => undefined)
    if (value) return value as NonNullable<T>
    const now = performance.now()
    if (now > deadline) throw new Error(`Waited ${ms} ms in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, Math.min(100, Math.max(25, 2 * (now - asked)))))
  }
}
