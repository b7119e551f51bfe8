/** A reader as a program, which folds what it is told as the page does. */
import type { Socket } from 'socket.io-client'
import { applyFeed, type Feed, type FeedUpdate, isGap } from '#shared/feed'

/** Folds what it is told and asks for what it lacks. */
export function follow(socket: Socket): { feed(): Feed | null } {
  let feed: Feed | null = null
  const fold = (update: FeedUpdate) => {
    const next = applyFeed(feed, update)
    if (isGap(next)) void ask()
    else feed = next
  }
  const ask = async () => {
    const reply = await socket.timeout(2000).emitWithAck('since', { cursor: feed?.cursor ?? null })
    if (reply.ok) fold(reply.value)
  }
  socket.on('connect', () => void ask())
  socket.on('update', fold)
  // Refused by an edge that is still starting: socket.io takes that for the last word, a reader does not.
  socket.on('connect_error', () => {
    if (!socket.active) setTimeout(() => socket.connect(), 100)
  })
  return { feed: () => feed }
}
