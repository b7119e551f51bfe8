/** The press room's side of the wire: signs in with the link it came by, and hears what the room has seen. */
import { io, type Socket } from 'socket.io-client'
import { PAGE_HEADER } from '#shared/page-header'
import type { PressView } from '#shared/press-view'
import type { PressDown } from '#shared/protocol'
import { PROTOCOL_VERSION } from '#shared/version'
import { CoreSocket } from '../stage/core-socket.ts'
import { goOn, keepPass, passKept, toldOf } from '../stage/roam.ts'

/** Longer without a beat, and the page says that it may be behind. */
const SILENCE_MS = 4000
const AGAIN_MS = 3000

export type Standing = 'joining' | 'live' | 'lost' | 'stranger' | 'too-old'

export interface PressRoom {
  readonly standing: Standing
  readonly view: PressView | null
  /** When the server was last heard, by its own clock; null before. */
  readonly heardAt: number | null
}

/** The one-time key of the link, taken out of the address bar so that it is neither seen nor kept in the history. */
function keyFromAddress(): string | null {
  const key = new URLSearchParams(location.hash.slice(1)).get('key')
  if (location.hash !== '') history.replaceState(null, '', location.pathname)
  return key
}

async function signIn(key: string): Promise<void> {
  await fetch('/control/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...PAGE_HEADER },
    body: JSON.stringify({ key }),
  }).catch(() => undefined)
}

/** For the time when its own core is gone. One that cannot be asked now is asked by nobody else. */
async function fetchPass(): Promise<void> {
  const reply = await fetch('/control/session', { cache: 'no-store' }).catch(() => null)
  const session = reply?.ok ? ((await reply.json()) as { pass?: string }) : null
  if (session) keepPass(session.pass ?? null)
}

/** Calls `changed` with all there is to draw, after every change. */
export async function enterPressRoom(changed: (room: PressRoom) => void): Promise<void> {
  let room: PressRoom = { standing: 'joining', view: null, heardAt: null }
  let heard = performance.now()
  const become = (next: Partial<PressRoom>) => {
    room = { ...room, ...next }
    changed(room)
  }
  become({})
  // A link that is opened where this page stands already.
  addEventListener('hashchange', () => {
    if (location.hash.includes('key=')) location.reload()
  })
  const key = keyFromAddress()
  if (key !== null) await signIn(key)
  void fetchPass().catch(() => undefined)

  const socket: Socket<PressDown> = io('/press', {
    transports: [CoreSocket],
    auth: (answer) => answer({ protocol: PROTOCOL_VERSION, show: null, ...passKept() }),
    reconnectionDelay: 500,
    reconnectionDelayMax: 3000,
  })
  socket.on('cores', toldOf)
  socket.on('view', (view) => {
    heard = performance.now()
    become({ standing: 'live', view })
  })
  socket.on('beat', (heardAt) => {
    heard = performance.now()
    become({ heardAt, standing: 'live' })
  })
  socket.on('disconnect', () => {
    become({ standing: 'lost' })
    // Sent away by the server: it may let this person in again, or say that it does not.
    if (!socket.active) setTimeout(() => socket.connect(), 500)
  })
  socket.on('connect_error', (error) => {
    goOn(error)
    const code = 'data' in error ? (error.data as { code?: string } | undefined)?.code : undefined
    become({ standing: code === 'not-signed-in' ? 'stranger' : code === 'too-old' ? 'too-old' : 'lost' })
    // Turned away by the server, socket.io takes it for the last word; whoever is signed in meanwhile is let in.
    if (!socket.active && code !== 'too-old') setTimeout(() => socket.connect(), AGAIN_MS)
  })
  setInterval(() => {
    if (!socket.connected || performance.now() - heard < SILENCE_MS) return
    heard = performance.now()
    goOn()
    socket.disconnect().connect()
  }, 1000)
}
