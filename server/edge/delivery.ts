/** Some readers are asked to say when they have read what was published: how long it took to reach them, and come back. */
import type { Server, Socket } from 'socket.io'
import type { FeedCursor } from '#shared/ids'
import type { EdgeMetrics } from '../metrics/edge-metrics.ts'
import type { Breath } from './load.ts'

/** One of so many who come is asked, and no more than so many at a time: it costs a packet each. */
const ONE_OF = 50
const MOST = 100
const ANSWER_MS = 10_000

/** While a publication is still being handed out, the question behind it waits in pieces of this. */
const BUSY_MS = 5

export interface DeliverySample {
  /** This edge knows of something that its readers do not know yet. */
  known(show: string): void
  /** Its readers were brought to `cursor`, or are on the way there. */
  published(show: string, cursor: FeedCursor): void
}

/** The beat that follows an update asks for an answer; a page gives it once it has read that far. `busy`: an update is still being handed out. */
export function sampleDelivery(
  io: Server,
  metrics: EdgeMetrics,
  breath: Breath,
  busy: () => boolean = () => false,
): DeliverySample {
  const asked = new Set<Socket>()
  /** Since when this edge knows what it has not published yet. */
  const knownAt = new Map<string, number>()
  let came = 0
  io.of('/live').on('connection', (socket: Socket) => {
    metrics.joined('socket')
    came += 1
    if ((came - 1) % ONE_OF !== 0 || asked.size >= MOST) return
    asked.add(socket)
    socket.once('disconnect', () => asked.delete(socket))
  })

  function ask(show: string, cursor: FeedCursor, since: number): void {
    // Behind the update on every line, never before it.
    if (busy()) return void setTimeout(ask, BUSY_MS, show, cursor, since).unref()
    for (const socket of asked) {
      if ((socket.data as { show?: string }).show !== show) continue
      socket.timeout(ANSWER_MS).emit('beat', cursor, (late: Error | null) => {
        if (!late) metrics.delivered(performance.now() - since)
      })
    }
  }

  return {
    known(show) {
      if (!knownAt.has(show)) knownAt.set(show, performance.now())
    },
    published(show, cursor) {
      const since = knownAt.get(show) ?? performance.now()
      knownAt.delete(show)
      if (asked.size > 0 && !breath.lacks('presence')) ask(show, cursor, since)
    },
  }
}
