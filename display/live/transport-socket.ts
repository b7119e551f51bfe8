/**
 * The best way: the server's socket.io over a WebSocket, spoken here directly (Engine.IO 4, Socket.IO protocol 5).
 * Its own client weighs three times as much as this whole page may, for ways of coming back that are decided elsewhere here.
 */
import type { FeedUpdate } from '#shared/feed'
import type { FeedCursor } from '#shared/ids'
import type { Reply } from '#shared/protocol'
import { PROTOCOL_VERSION } from '#shared/version'
import { OPEN_WITHIN, type OpenTransport, watch } from './transport.ts'

/** A beat comes every second or two; after so many milliseconds without one the connection is as good as gone. */
const SILENCE = 5000
const ANSWER_WITHIN = 4000

/** A packet's kind, in the protocol's digits: Engine.IO's, and with a message Socket.IO's. */
const OPENED = '0'
const PING = '2'
const PONG = '3'
const CONNECT = '40'
const EVENT = '42'
const ACK = '43'
const REFUSED = '44'

/** A packet of our namespace: its kind, the number of what it answers, and the rest in JSON. */
const PACKET = /^(4\d)\/live,(\d*)(.*)$/s

/** Up when the server has let the page in, and not with the open line; silence or a refusal is its end. */
export const openSocket: OpenTransport = ({ origin, show }, { hear, tooOld }) => {
  const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`)
  let over = false
  let up = false
  const silence = watch(SILENCE, () => end())
  const late = setTimeout(() => up || end(), OPEN_WITHIN)
  const stop = () => {
    over = true
    clearTimeout(late)
    silence.stop()
    socket.close()
  }
  function end() {
    if (over) return
    stop()
    hear({ kind: 'disconnected' })
  }
  const send = (kind: string, content: unknown) => socket.send(`${kind}${JSON.stringify(content)}`)

  function take(kind: string, number: string, content: string) {
    if (kind === CONNECT) {
      up = true
      hear({ kind: 'connected' })
    } else if (kind === EVENT) {
      const [name, told] = JSON.parse(content) as ['update', FeedUpdate] | ['beat', FeedCursor]
      // Some readers are asked to say that they have read so far.
      if (number !== '') socket.send(`${ACK}/live,${number}[]`)
      hear(name === 'update' ? { kind: name, update: told } : { kind: name, cursor: told })
    } else if (kind === ACK) {
      const question = Number(number)
      const [reply] = JSON.parse(content) as [Reply<FeedUpdate>]
      hear(reply.ok ? { kind: 'answer', question, update: reply.value } : { kind: 'no-answer', question })
    } else if (kind === REFUSED && (JSON.parse(content) as Refused).data?.code === 'too-old') {
      stop()
      tooOld()
    } else end()
  }

  socket.onmessage = ({ data }: MessageEvent<string>) => {
    if (over) return
    silence.heard()
    const [, kind, number, content] = PACKET.exec(data) ?? []
    if (data === PING) socket.send(PONG)
    else if (data[0] === OPENED) send(`${CONNECT}/live,`, { protocol: PROTOCOL_VERSION, show })
    else if (kind !== undefined) take(kind, number ?? '', content ?? '')
  }
  socket.onclose = end
  // Before a close, in every browser; some other programs that run this say nothing else of a door that is shut.
  socket.onerror = end

  return {
    ask: ({ question, cursor }) => {
      if (socket.readyState !== WebSocket.OPEN) return
      send(`${EVENT}/live,${question}`, ['since', { cursor }])
      setTimeout(() => over || hear({ kind: 'no-answer', question }), ANSWER_WITHIN)
    },
    look: silence.look,
    close: stop,
  }
}

interface Refused {
  readonly data?: { readonly code?: unknown }
}
