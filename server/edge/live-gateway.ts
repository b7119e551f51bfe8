/** `/live`: readers ask for everything since their cursor and are told what follows. Nothing they send changes anything. */
import type { Namespace, Server } from 'socket.io'
import { type FeedUpdate, updateSince } from '#shared/feed'
import { parse } from '#shared/parse'
import { AskSince, Hello, type LiveDown, type LiveUp, type Reply } from '#shared/protocol'
import { refusal } from '#shared/refusals'
import { listen, parseHandshake, refusedConnection } from '../gateways/sockets.ts'
import type { Feeds } from './feeds.ts'

interface Reader {
  show: string
}
type Live = Namespace<LiveUp, LiveDown, Record<string, never>, Reader>

const BEAT_MS = 2000

/** Opens the namespace; returns what stops its beat. */
export function openLive(
  io: Server,
  feeds: Feeds,
  warn: (message: string, error: unknown) => void,
): () => void {
  const namespace = io.of('/live') as unknown as Live

  namespace.use((socket, next) => {
    const hello = parseHandshake(Hello, socket.handshake.auth)
    if ('refusal' in hello) return next(refusedConnection(hello.refusal))
    const { show } = hello.value
    if (show === null || !feeds.get(show))
      return next(refusedConnection(refusal('no-such-show', { show: show ?? '' })))
    socket.data.show = show
    next()
  })

  namespace.on('connection', (socket) => {
    const { show } = socket.data
    socket.join(show)
    listen(socket, { since: (payload, respond) => respond(sinceFor(payload, show, feeds)) }, warn)
  })

  feeds.onUpdate((show, update) => namespace.to(show).emit('update', update))

  const beat = setInterval(() => {
    for (const show of feeds.shows()) {
      const cursor = feeds.get(show)?.cursor
      if (cursor) namespace.to(show).emit('beat', cursor)
    }
  }, BEAT_MS)
  return () => clearInterval(beat)
}

function sinceFor(payload: unknown, show: string, feeds: Feeds): Reply<FeedUpdate> {
  const ask = parse(AskSince, payload)
  if ('problem' in ask) return { ok: false, refusal: refusal('malformed', { detail: ask.problem }) }
  const feed = feeds.get(show)
  if (!feed) return { ok: false, refusal: refusal('no-such-show', { show }) }
  return { ok: true, value: updateSince(feed, ask.value.cursor) }
}
