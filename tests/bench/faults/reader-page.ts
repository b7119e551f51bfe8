/** A reader's page without its posts drawn: the true follower, the true choice of ways, and the three true ways. */

import type { Feed } from '#shared/feed'
import { type Connection, connect } from '../../../display/live/connection.ts'
import { type Follower, follow, hear, type Message } from '../../../display/live/follower.ts'
import { openEvents } from '../../../display/live/transport-events.ts'
import { openPolling } from '../../../display/live/transport-polling.ts'
import { openSocket } from '../../../display/live/transport-socket.ts'
import { SHOW } from './core.ts'
import type { Room } from './night.ts'
import type { Proc } from './world.ts'

export interface ReaderPage {
  readonly proc: Proc
  follower(): Follower
  connection(): Connection
}

/** What a network lets through. */
export type Network = 'all' | 'no-sockets' | 'http-only'

const forbidden = () => {
  throw new Error('This network lets it not through')
}

export function openReader({ truth, bugs }: Room, served: Feed, network: Network, proc: Proc): ReaderPage {
  let follower = follow(served)
  const hears = bugs.readerHears?.() ?? ((message: Message) => message)

  function take(message: Message): void {
    const heard = hears(message)
    if (heard === null) return
    const before = follower.feed
    const { follower: next, ask } = hear(follower, heard)
    follower = next
    if (next.feed !== before) check(before, next.feed)
    if (ask) connection.ask(ask)
  }

  function check(before: Feed, after: Feed): void {
    truth.held(proc.name, after)
    const [was, is] = [before.cursor, after.cursor]
    const isBack =
      is.epoch.generation < was.epoch.generation || (is.epoch.id === was.epoch.id && is.n < was.n)
    if (isBack) truth.broken('F1', `${proc.name} went back from ${was.n} to ${is.n}`)
  }

  const connection = connect(
    { origin: 'http://live', show: SHOW },
    {
      socket: network === 'all' ? openSocket : forbidden,
      events: network === 'http-only' ? forbidden : openEvents,
      polling: openPolling,
    },
    { hear: take, tooOld: () => truth.broken('F1', `${proc.name} was told that it is too old`) },
  )
  return { proc, follower: () => follower, connection: () => connection }
}
