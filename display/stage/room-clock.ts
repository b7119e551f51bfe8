/** The clock of the room, on this page: kept by questions and beats, and the page's own until the first answer. */
import type { AskClock } from '#shared/protocol'
import { readBeat, readClock } from './read-frame.ts'
import {
  type ClockSamples,
  pauseBeforeAsking,
  reading,
  roundTrip,
  serverTime,
  withAnswer,
  withBeat,
} from './server-clock.ts'

/** Milliseconds since 1970 on a clock that never jumps. */
export const pageTime = (): number => performance.timeOrigin + performance.now()

export interface RoomClock {
  /** The server's clock when the page's shows `at`, by default now; null while this page is not synchronised. */
  server(at?: number): number | null
  /** The server's clock, or the page's own as long as nothing better is known. */
  now(): number
  /** How the link and the clock are, as the server is told. */
  fares(): Pick<AskClock, 'roundTrip' | 'error'>
  heardBeat(message: unknown): void
  heardAnswer(message: unknown, asked: number, heard: number): void
  /** Milliseconds until the next question. */
  pause(): number
}

/** `synchronised` is called once the page first knows the server's clock. */
export function createRoomClock(synchronised: () => void): RoomClock {
  let samples: ClockSamples = []
  const server = (at = pageTime()) => serverTime(samples, at)
  return {
    server,
    now: () => server() ?? pageTime(),
    fares: () => ({ roundTrip: roundTrip(samples), error: reading(samples, pageTime())?.error ?? null }),
    heardBeat(message) {
      const beat = readBeat(message)
      if (beat) samples = withBeat(samples, beat.now, pageTime())
    },
    heardAnswer(message, asked, heard) {
      const serverNow = readClock(message)
      if (serverNow === null) return
      const knew = server() !== null
      samples = withAnswer(samples, serverNow, asked, heard)
      if (!knew && server() !== null) synchronised()
    },
    pause: () => pauseBeforeAsking(samples, pageTime()),
  }
}
