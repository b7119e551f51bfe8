/** engine.io's heartbeat for all readers by one timer: each of them would keep two, made anew at every answer. */
import type { Server } from 'socket.io'
import type { EngineBelow } from './below.ts'

/** The library's own timers. What stands for the second is there while an answer to a ping is awaited. */
interface Pinged extends EngineBelow {
  pingIntervalTimer: unknown
  pingTimeoutTimer: unknown
  hasRefreshedPingTimeout: boolean
  sendPacket(type: 'ping'): void
  onClose(reason: string): void
}

/** Looks to the library like a timer that it may put off and clear. */
const AWAITED = { refresh: () => {} }

/** Readers are pinged in so many groups, one after the other: all at once they would hold up a publication. */
const GROUPS = 100

/** As many as are pinged in a few milliseconds. */
const MOST = 400

/** After a while in which nothing else was done, no more than so many groups follow each other at once. */
const AT_ONCE = 5

/** Takes the heartbeat of whoever connects from now on; returns what stops it. */
export function sharedPings(io: Server): () => void {
  const { opts } = io.engine as unknown as { opts: { pingInterval: number; pingTimeout: number } }
  const { pingInterval, pingTimeout } = opts
  const every = pingInterval / GROUPS
  /** So many groups after its own, a group's answers must have come. */
  const patience = Math.max(1, Math.min(GROUPS - 1, Math.ceil(pingTimeout / every) + 1))
  const groups = Array.from({ length: GROUPS }, () => ({ pingedAt: 0, readers: [] as Pinged[] }))
  let turn = 0
  let last = performance.now()

  io.engine.on('connection', (conn: Pinged) => {
    // Where the library keeps its heartbeat in another way, it is left alone.
    if (!('pingIntervalTimer' in conn) || !('pingTimeoutTimer' in conn)) return
    clearTimeout(conn.pingIntervalTimer as NodeJS.Timeout)
    conn.pingIntervalTimer = null
    // Whoever has just come is asked last; when a storm comes, some of it a little earlier.
    const back = groups.findIndex(
      (_, i) => (groups[(turn + GROUPS - i) % GROUPS]?.readers.length ?? 0) < MOST,
    )
    groups[(turn + GROUPS - Math.max(back, 0)) % GROUPS]?.readers.push(conn)
  })

  /** Only those whose time is over: a busy machine comes late to this, too. */
  function letGo(at: number, now: number): void {
    const group = groups[at % GROUPS]
    if (!group || now - group.pingedAt < pingTimeout) return
    for (const conn of group.readers) {
      if (conn.pingTimeoutTimer === AWAITED && !conn.hasRefreshedPingTimeout) conn.onClose('ping timeout')
    }
  }

  function ping(at: number, now: number): void {
    const group = groups[at]
    if (!group) return
    group.readers = group.readers.filter(({ readyState }) => readyState === 'open')
    group.pingedAt = now
    for (const conn of group.readers) {
      conn.hasRefreshedPingTimeout = false
      conn.pingTimeoutTimer = AWAITED
      conn.sendPacket('ping')
    }
  }

  const timer = setInterval(() => {
    const now = performance.now()
    for (let left = AT_ONCE; left > 0 && now - last >= every; left -= 1) {
      last += every
      turn = (turn + 1) % GROUPS
      letGo(turn + GROUPS - patience, now)
      letGo(turn, now)
      ping(turn, now)
    }
    if (now - last > every * GROUPS) last = now
  }, every)
  timer.unref()
  return () => clearInterval(timer)
}
