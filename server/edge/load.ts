/** How an edge fares, looked at once a second, and what it lets go of because of it. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Socket, Server as SocketServer } from 'socket.io'
import { bytesWaiting } from '../flood/connections.ts'
import type { EdgeMetrics } from '../metrics/edge-metrics.ts'
import { CALM, type Load, SHED, type Shed, type Shedding, shed } from './shed.ts'

export interface Breath {
  /** Whether this is let go of now; a yes is counted. */
  lacks(what: Shed): boolean
  /** The same, uncounted. */
  isShort(what: Shed): boolean
}

/** An edge that lets go of nothing. */
export const DEEP_BREATH: Breath = { lacks: () => false, isShort: () => false }

export interface Streams {
  readonly count: number
  readonly waiting: number
}

interface LoadDeps {
  readonly io: SocketServer
  readonly streams: () => Streams
  readonly metrics: EdgeMetrics
  readonly mostReaders: number
  /** How often somebody asked where the log stands, since it was asked last. */
  readonly polls: () => number
  /** How many sockets were cut off so far because they read too slowly. */
  readonly cut?: () => number
}

const LOOK_MS = 1000
const RESOLUTION_MS = 20
/** Delay counts once it has lasted for so many looks: a start, or a neighbour on the same processor, is no crowd. */
const LASTING = 3
/** A page that polls asks every four to six seconds. */
const POLL_S = 5
/** Polls are few and uneven: counted over some looks. */
const SMOOTH = 0.2

/** Looks until `stop`. */
export function watchLoad({
  io,
  streams,
  metrics,
  mostReaders,
  polls,
  cut,
}: LoadDeps): Breath & { stop(): void } {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  let now: Shedding = CALM
  let pollRate = 0
  let dropped = 0
  let delays: readonly number[] = []

  function look(): void {
    const { count, waiting } = streams()
    delays = [...delays, Math.max(0, delay.percentile(90) / 1e6 - RESOLUTION_MS)].slice(-LASTING)
    const sockets = io.of('/live').sockets
    const seen: Load = {
      loopDelayMs: delays.length < LASTING ? 0 : Math.min(...delays),
      bufferedBytes: waiting + waitingIn(sockets.values()),
      readers: sockets.size + count,
      mostReaders,
    }
    delay.reset()
    now = shed(now, seen)
    pollRate += (polls() - pollRate) * SMOOTH
    for (const now = cut?.() ?? 0; dropped < now; dropped += 1) metrics.dropped('socket')
    metrics.readers('socket', sockets.size)
    metrics.readers('stream', count)
    metrics.readers('poll', Math.round(pollRate * POLL_S))
    metrics.looked({ ...seen, level: now.level })
  }
  const timer = setInterval(look, LOOK_MS)

  const isShort = (what: Shed) => SHED.indexOf(what) < now.level
  return {
    isShort,
    lacks(what) {
      const is = isShort(what)
      if (is) metrics.shed(what)
      return is
    },
    stop() {
      clearInterval(timer)
      delay.disable()
    },
  }
}

/** Bytes that wait for readers. */
function waitingIn(sockets: Iterable<Socket>): number {
  let bytes = 0
  for (const { conn } of sockets) bytes += bytesWaiting(conn)
  return bytes
}

/** Seconds after which whoever was turned away may ask again: not all in the same second. */
export const againAfter = (least: number): string => String(Math.round(least * (1 + Math.random())))
