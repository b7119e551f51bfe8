/** The best way: socket.io over a WebSocket. When to try again is decided elsewhere, so socket.io's own way of coming back is off. */
import { io, type Socket } from 'socket.io-client'
import type { LiveDown, LiveUp } from '#shared/protocol'
import { PROTOCOL_VERSION } from '#shared/version'
import { OPEN_WITHIN, type OpenTransport, watch } from './transport.ts'

/** A beat comes every second or two; after so many milliseconds without one the connection is as good as gone. */
const SILENCE = 5000
const ANSWER_WITHIN = 4000

export const openSocket: OpenTransport = ({ origin, show }, { hear, tooOld }) => {
  const socket: Socket<LiveDown, LiveUp> = io(`${origin}/live`, {
    transports: ['websocket'],
    auth: { protocol: PROTOCOL_VERSION, show },
    timeout: OPEN_WITHIN,
    reconnection: false,
    // One attempt is one connection: a cached one would come back with what it had not sent.
    forceNew: true,
  })
  let over = false
  const silence = watch(SILENCE, () => end())
  const late = setTimeout(() => socket.connected || end(), OPEN_WITHIN)
  const stop = () => {
    over = true
    clearTimeout(late)
    silence.stop()
    socket.off()
    socket.disconnect()
  }
  function end() {
    if (over) return
    stop()
    hear({ kind: 'disconnected' })
  }

  socket.on('connect', () => {
    silence.heard()
    hear({ kind: 'connected' })
  })
  socket.on('update', (update) => {
    silence.heard()
    hear({ kind: 'update', update })
  })
  socket.on('beat', (cursor) => {
    silence.heard()
    hear({ kind: 'beat', cursor })
  })
  socket.on('disconnect', end)
  socket.on('connect_error', (error) => {
    if (codeOf(error) === 'too-old') {
      stop()
      tooOld()
    } else end()
  })

  return {
    ask: ({ question, cursor }) => {
      socket.timeout(ANSWER_WITHIN).emit('since', { cursor }, (error, reply) => {
        if (over) return
        hear(
          error || !reply.ok
            ? { kind: 'no-answer', question }
            : { kind: 'answer', question, update: reply.value },
        )
      })
    },
    look: silence.look,
    close: stop,
  }
}

/** The refusal's code in a refused handshake. */
function codeOf(error: Error): unknown {
  const data = 'data' in error ? error.data : null
  return typeof data === 'object' && data !== null && 'code' in data ? data.code : null
}
