/** The pipe to the edge: socket.io on the page's own origin. It carries messages and notices silence; what they mean is the follower's. */
import { io, type Socket } from 'socket.io-client'
import type { FeedUpdate } from '#shared/feed'
import type { LiveDown, LiveUp } from '#shared/protocol'
import { PROTOCOL_VERSION } from '#shared/version'
import type { Message, Question } from './follower.ts'

/** A beat comes every second or two; after so many milliseconds without one the connection is as good as gone. */
const SILENCE = 5000
const ANSWER_WITHIN = 4000
/** Everybody is cut off at the same moment; they come back spread over this many milliseconds. */
const SPREAD = 2000

interface Listener {
  readonly hear: (message: Message) => void
  /** The server speaks another version; nothing more will be tried. */
  readonly tooOld: () => void
}

export interface Connection {
  readonly ask: (question: Question) => void
}

export function connect(show: string | null, { hear, tooOld }: Listener): Connection {
  const socket: Socket<LiveDown, LiveUp> = io('/live', {
    transports: ['websocket'],
    auth: { protocol: PROTOCOL_VERSION, show },
    timeout: 8000,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
    randomizationFactor: 0.5,
  })
  let heardAt = Date.now()
  let given = false
  const heard = (message: Message) => {
    heardAt = Date.now()
    hear(message)
  }
  const again = () => {
    if (!given) setTimeout(() => socket.connect(), 500 + Math.random() * SPREAD)
  }

  socket.on('connect', () => heard({ kind: 'connected' }))
  socket.on('update', (update) => heard({ kind: 'update', update }))
  socket.on('beat', (cursor) => heard({ kind: 'beat', cursor }))
  socket.on('disconnect', () => {
    hear({ kind: 'disconnected' })
    // Sent away by the server, which socket.io takes for the last word.
    if (!socket.active) again()
  })
  socket.on('connect_error', (error) => {
    hear({ kind: 'disconnected' })
    if (codeOf(error) === 'too-old') {
      given = true
      tooOld()
    } else if (!socket.active) again()
  })

  /** Also after sleep, and when the tab comes back: timers may have stood still meanwhile. */
  const listen = () => {
    if (!socket.connected || Date.now() - heardAt < SILENCE) return
    heardAt = Date.now()
    // Closed here, socket.io would wait to be asked; the handler above asks.
    socket.disconnect()
  }
  setInterval(listen, 1000)
  addEventListener('online', listen)
  document.addEventListener('visibilitychange', listen)

  return {
    ask: ({ question, cursor }) => {
      socket.timeout(ANSWER_WITHIN).emit('since', { cursor }, (error, reply) => {
        hear(
          error || !reply.ok
            ? { kind: 'no-answer', question }
            : { kind: 'answer', question, update: reply.value satisfies FeedUpdate },
        )
      })
    },
  }
}

/** The refusal's code in a refused handshake. */
function codeOf(error: Error): unknown {
  const data = 'data' in error ? error.data : null
  return typeof data === 'object' && data !== null && 'code' in data ? data.code : null
}
