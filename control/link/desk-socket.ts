/** The socket of one desk: connects by itself for as long as somebody is signed in. */
import { io, type Socket } from 'socket.io-client'
import type { DeskId } from '#shared/ids'
import { type ControlDown, type ControlUp, PROTOCOL_VERSION } from '#shared/protocol'
import { CoreSocket } from './core-socket.ts'
import { canRoam, goOn, passKept, toldOf } from './roam.ts'

export type DeskSocket = Socket<ControlDown, ControlUp>

/** A server that refuses the connection is asked again after so many milliseconds. */
const AGAIN_MS = 1000
/** Where there is another core to ask, none is waited for so long. */
const OPENED_OR_NEXT_MS = 2000
const NEXT_MS = 300

/** How the link comes back: soon, for desks are few. */
export const COMES_BACK = {
  reconnectionDelay: 200,
  reconnectionDelayMax: 500,
  randomizationFactor: 0.4,
  timeout: 4000,
}

/** Why the server refuses this desk: `signed-out` and `too-old` end the attempts. */
export type Closed = 'signed-out' | 'too-old'

/**
 * Opens the socket. `closed` is told when trying on is no use; any other refusal and every cut is tried again for ever.
 * `signedIn` is asked after a refusal, because a browser does not say why a handshake failed.
 */
export function openDeskSocket(
  desk: DeskId,
  signedIn: () => Promise<boolean | 'unreachable'>,
  closed: (why: Closed) => void,
): DeskSocket {
  // A show that is not on air is worked on at /control?show=<id>.
  const hello = { protocol: PROTOCOL_VERSION, show: new URLSearchParams(location.search).get('show'), desk }
  const socket: DeskSocket = io('/control', {
    transports: [CoreSocket],
    auth: (answer) => answer({ ...hello, ...passKept() }),
    autoConnect: false,
    ...COMES_BACK,
  })
  const hurry = () => {
    if (!canRoam()) return
    socket.io.timeout(OPENED_OR_NEXT_MS)
    socket.io.reconnectionDelayMax(NEXT_MS)
  }
  hurry()
  socket.on('cores', (view) => {
    toldOf(view)
    hurry()
  })
  let asking = false
  const tryOn = async () => {
    if (asking) return
    asking = true
    const answer = await signedIn()
    asking = false
    if (answer === false) {
      socket.disconnect()
      closed('signed-out')
    } else if (!socket.active) {
      setTimeout(() => socket.connect(), canRoam() ? NEXT_MS : AGAIN_MS)
    }
  }
  socket.on('connect_error', (error) => {
    goOn(error)
    if (codeOf(error) !== 'too-old') return void tryOn()
    socket.disconnect()
    closed('too-old')
  })
  socket.on('disconnect', (reason) => {
    // The desk itself gives a link up that says nothing.
    if (reason === 'io client disconnect') goOn()
    if (reason === 'io server disconnect') void tryOn()
  })
  return socket
}

/** The refusal's code, where the server sent one with its no. */
function codeOf(error: Error & { data?: unknown }): string {
  const { data } = error
  return typeof data === 'object' && data !== null && 'code' in data ? String(data.code) : error.message
}
