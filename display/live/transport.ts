/** What every way of following looks like from outside: one attempt, which comes up or not, and once it is down stays down. */
import type { Message, Question } from './follower.ts'

export interface Address {
  /** Of the edge: the page's own, or another where the feed is embedded. */
  readonly origin: string
  readonly show: string
}

export interface Listener {
  /** The first `connected` says that something truly came through; `disconnected` comes once and is the last word. */
  readonly hear: (message: Message) => void
  /** The server speaks another version; nothing more should be tried. */
  readonly tooOld: () => void
}

export interface Transport {
  readonly ask: (question: Question) => void
  /** Is anybody still there? Timers may have stood still: after sleep, or when the tab comes back. */
  readonly look: () => void
  /** Says nothing more. */
  readonly close: () => void
}

export type OpenTransport = (address: Address, listener: Listener) => Transport

/** Whatever is to be open has come through after so many milliseconds, or will not. */
export const OPEN_WITHIN = 6000

/** By two clocks: one may be set back by an hour, the other stands still while some machines sleep. */
const clocks = () => ({ wall: Date.now(), running: performance.now() })

/** Says `onSilence` once nothing was heard for so many milliseconds; `look` looks at once. */
export function watch(silence: number, onSilence: () => void) {
  let heard = clocks()
  const look = () => {
    const now = clocks()
    if (Math.max(now.wall - heard.wall, now.running - heard.running) >= silence) onSilence()
  }
  const timer = setInterval(look, 1000)
  return {
    look,
    heard: () => {
      heard = clocks()
    },
    stop: () => clearInterval(timer),
  }
}
