/** The last way, which every network and every cache understands: asking every few seconds where the log stands. */
import { isOutdated, logHttp } from './log-http.ts'
import type { OpenTransport } from './transport.ts'

/** At least; at most half as much again. */
const EVERY = 4000
/** Whoever begins to ask has mostly just been cut off by an edge that ended, perhaps with the core: the first answers may be of before. */
const SOON = 1000
const SOON_TIMES = 5
const EVERY_UNSEEN = 30_000
/** One lost answer is no broken line. */
const FAILURES = 2

/** Up with the first answer; down if that does not come, and later with the second in a row that is lost. */
export const openPolling: OpenTransport = (address, { hear, tooOld }) => {
  const log = logHttp(address)
  let over = false
  let up = false
  let failures = 0
  let soon = SOON_TIMES
  let timer: ReturnType<typeof setTimeout> | undefined

  async function poll() {
    clearTimeout(timer)
    try {
      const beat = await log.head()
      if (over) return
      if (isOutdated(beat)) {
        stop()
        return tooOld()
      }
      failures = 0
      if (!up) {
        up = true
        hear({ kind: 'connected' })
      }
      hear({ kind: 'beat', cursor: beat })
    } catch {
      if (over) return
      failures += 1
      soon = SOON_TIMES
      if (!up || failures >= FAILURES) {
        stop()
        hear({ kind: 'disconnected' })
        return
      }
    }
    clearTimeout(timer)
    const unseen = typeof document === 'object' && document.hidden
    timer = setTimeout(poll, unseen ? EVERY_UNSEEN : (soon-- > 0 ? SOON : EVERY) * (1 + Math.random() / 2))
  }
  function stop() {
    over = true
    clearTimeout(timer)
    log.close()
  }

  void poll()
  return {
    ask: (question) => void log.ask(question).then((message) => over || hear(message)),
    look: () => void (up && !over && poll()),
    close: stop,
  }
}
