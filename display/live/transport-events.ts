/** The second way: server-sent events, for networks that let no WebSocket through. What is missing is asked for over plain HTTP. */
import type { FeedUpdate } from '#shared/feed'
import { type Beat, isOutdated, liveAddress, logHttp } from './log-http.ts'
import { OPEN_WITHIN, type OpenTransport, watch } from './transport.ts'

/** A beat comes every five seconds. */
const SILENCE = 12_000

/** Up with the first word that comes through; the first error is its end: it does not come back by itself. */
export const openEvents: OpenTransport = (address, { hear, tooOld }) => {
  const stream = new EventSource(`${liveAddress(address)}/events`)
  const log = logHttp(address)
  let over = false
  let up = false
  const silence = watch(SILENCE, () => end())
  const late = setTimeout(() => up || end(), OPEN_WITHIN)
  const stop = () => {
    over = true
    clearTimeout(late)
    silence.stop()
    stream.close()
    log.close()
  }
  function end() {
    if (over) return
    stop()
    hear({ kind: 'disconnected' })
  }
  /** Open is not yet up: a proxy may take the answer's head and hold back all that follows. */
  const heard = () => {
    silence.heard()
    if (up) return
    up = true
    hear({ kind: 'connected' })
  }

  const update = ({ data }: MessageEvent<string>) => {
    heard()
    hear({ kind: 'update', update: JSON.parse(data) as FeedUpdate })
  }
  stream.addEventListener('message', update)
  stream.addEventListener('beat', ({ data }) => {
    const beat = JSON.parse(data) as Beat
    if (isOutdated(beat)) {
      stop()
      return tooOld()
    }
    heard()
    hear({ kind: 'beat', cursor: beat })
  })
  stream.onerror = end

  return {
    ask: (question) => void log.ask(question).then((message) => over || hear(message)),
    look: silence.look,
    close: stop,
  }
}
